//! What a consultation becomes besides an answer: a visit, or something to be done.

use diesel::prelude::*;
use domain::FieldCode;
use domain::consultations::ConsultationRole;
use domain::identity::Permission;
use uuid::Uuid;

use super::consultations;
use super::error::ConsultationError;
use super::readers::Reader;
use super::rows::ConsultationRow;
use crate::scheduling::appointments as visits;
use crate::schema::{appointments, consultation_outcomes};

/// What came of a consultation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Appointment(Uuid),
    Task(Uuid),
}

/// Locks a consultation for a step by who may write in it, and gives its patient with the role of the reader.
pub fn begin(tx: &mut PgConnection, reader: &Reader<'_>, id: Uuid) -> Result<(ConsultationRow, ConsultationRole), ConsultationError> {
    let (row, role) = reader.lock(tx, id)?;
    if role.only_reads() { Err(ConsultationError::NotYours) } else { Ok((row, role)) }
}

/// Refuses a visit that is not there for the reader, or is somebody else's.
pub fn visit(tx: &mut PgConnection, reader: &Reader<'_>, row: &ConsultationRow, appointment: Uuid) -> Result<(), ConsultationError> {
    let scope = reader.scope.actor().scope(Permission::ReadAppointments);
    let found = appointments::table
        .filter(appointments::id.eq(appointment))
        .filter(appointments::contact_id.eq(row.contact_id))
        .filter(visits::seen(&scope));
    if found.count().get_result::<i64>(tx)? == 0 {
        return Err(ConsultationError::Refused("/appointment_id", FieldCode::NotThere));
    }
    Ok(())
}

/// Writes down what came of it; the same visit counts once.
pub fn record(tx: &mut PgConnection, reader: &Reader<'_>, row: &ConsultationRow, outcome: Outcome) -> Result<(), ConsultationError> {
    let (actor, now) = (reader.scope.actor(), reader.scope.actor().now());
    let (appointment, task) = match outcome {
        Outcome::Appointment(id) => (Some(id), None),
        Outcome::Task(id) => (None, Some(id)),
    };
    diesel::insert_into(consultation_outcomes::table)
        .values((
            consultation_outcomes::id.eq(Uuid::now_v7()),
            consultation_outcomes::consultation_id.eq(row.id),
            consultation_outcomes::appointment_id.eq(appointment),
            consultation_outcomes::task_id.eq(task),
            consultation_outcomes::created_by.eq(actor.user_id()),
            consultation_outcomes::created_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(tx)?;
    consultations::written(tx, reader, row, "updated")?;
    Ok(())
}
