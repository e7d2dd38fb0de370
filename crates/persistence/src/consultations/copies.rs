//! Copies of messages for those who are to read them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Timestamptz, Uuid as SqlUuid};
use domain::consultations::ConsultationRole;
use uuid::Uuid;

use super::offices::Offices;
use super::rows::ConsultationRow;
use crate::error::PersistenceError;
use crate::schema::consultation_copies;

/// Somebody who writes.
#[derive(Clone, Copy, Debug)]
pub struct Author {
    pub role: ConsultationRole,
    /// Absent for the patient.
    pub practitioner: Option<Uuid>,
}

/// Copies a message to the patient, the doctor, and whoever watches over the answers at this moment; not to its author.
pub fn write(
    tx: &mut PgConnection,
    offices: &Offices,
    row: &ConsultationRow,
    message: Uuid,
    author: Author,
    now: DateTime<Utc>,
) -> Result<(), PersistenceError> {
    let doctor = (ConsultationRole::Doctor, Some(row.practitioner_id));
    let overseer = offices.acting(row.speciality_id).map(|office| (office.kind.role(), Some(office.practitioner)));
    let readers = [(ConsultationRole::Patient, None), doctor].into_iter().chain(overseer);
    let is_author = |reader: Option<Uuid>| reader == author.practitioner;
    let copies: Vec<_> = readers
        .filter(|(_, practitioner)| !is_author(*practitioner))
        .map(|(role, practitioner)| {
            (
                consultation_copies::id.eq(Uuid::now_v7()),
                consultation_copies::message_id.eq(message),
                consultation_copies::reader.eq(role.code()),
                consultation_copies::practitioner_id.eq(practitioner),
                consultation_copies::copied_at.eq(now),
            )
        })
        .collect();
    diesel::insert_into(consultation_copies::table).values(copies).execute(tx)?;
    Ok(())
}

/// Gives a doctor to whom a consultation was handed over copies of what was written so far.
pub fn hand_over(tx: &mut PgConnection, consultation: Uuid, practitioner: Uuid, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::sql_query(include_str!("sql/hand_over.sql"))
        .bind::<SqlUuid, _>(consultation)
        .bind::<SqlUuid, _>(practitioner)
        .bind::<Timestamptz, _>(now)
        .execute(tx)?;
    Ok(())
}
