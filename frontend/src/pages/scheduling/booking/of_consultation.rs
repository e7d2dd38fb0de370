//! Booking the visit that a question of a patient becomes.

use domain::consultations::CreateConsultationAppointment;
use domain::scheduling::CreateAppointment;
use uuid::Uuid;

use crate::api::consultations::create_consultation_appointment;
use crate::api::{Failure, Key, scheduling as api};

/// Makes a visit of a question. One beside others at the same time is booked first, and named then.
pub(super) async fn book_of(id: Uuid, visit: CreateAppointment, key: Key) -> Result<(), Failure> {
    let form = match visit.overbook_reason {
        Some(_) => {
            let made = api::create_appointment(&visit, &key).await?;
            CreateConsultationAppointment { appointment_id: Some(made.id), ..CreateConsultationAppointment::default() }
        }
        None => CreateConsultationAppointment {
            service_id: visit.service_id,
            practitioner_id: visit.practitioner_id,
            location_id: visit.location_id,
            starts_at: visit.starts_at,
            local_time: visit.local_time,
            reason: visit.reason,
            ..CreateConsultationAppointment::default()
        },
    };
    // The key of the dialog is that of the step that books.
    let key = if form.appointment_id.is_some() { Key::new() } else { key };
    create_consultation_appointment(id, &form, &key).await.map(drop)
}
