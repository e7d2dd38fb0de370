//! Booking the visit of a referral.

use domain::referrals::CreateReferralAppointment;
use domain::scheduling::CreateAppointment;
use uuid::Uuid;

use crate::api::referrals::create_referral_appointment;
use crate::api::{Failure, Key, scheduling as api};

/// Gives a referral its visit. One beside others at the same time is booked first, and named then.
pub(super) async fn book_of(id: Uuid, visit: CreateAppointment, key: Key) -> Result<(), Failure> {
    let form = match visit.overbook_reason {
        Some(_) => {
            let made = api::create_appointment(&visit, &key).await?;
            CreateReferralAppointment { appointment_id: Some(made.id), ..CreateReferralAppointment::default() }
        }
        None => CreateReferralAppointment {
            service_id: visit.service_id,
            practitioner_id: visit.practitioner_id,
            location_id: visit.location_id,
            starts_at: visit.starts_at,
            local_time: visit.local_time,
            reason: visit.reason,
            ..CreateReferralAppointment::default()
        },
    };
    // The key of the dialog is that of the step that books.
    let key = if form.appointment_id.is_some() { Key::new() } else { key };
    create_referral_appointment(id, &form, &key).await.map(drop)
}
