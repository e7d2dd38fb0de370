//! Handing over, closing, rating.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::FieldCode;
use domain::consultations::{ConsultationRole, ConsultationState, CreateConsultationHandover, CreateConsultationRating};
use uuid::Uuid;

use super::error::{ConsultationError, Unfit};
use super::readers::Reader;
use super::{consultations, copies, doctors};
use crate::contacts::care;
use crate::schema::{consultation_doctors, consultations as rows};

/// What was handed over, for whoever is told of it.
#[derive(Clone, Copy, Debug)]
pub struct HandedOver {
    pub practitioner: Uuid,
    pub answer_due_at: Option<DateTime<Utc>>,
    pub version: i64,
}

/// Gives a consultation to another doctor, who sees everything that was written. The head doctor of the new speciality watches
/// over it from now on.
pub fn hand_over(
    tx: &mut PgConnection,
    reader: &Reader<'_>,
    id: Uuid,
    form: &CreateConsultationHandover,
) -> Result<HandedOver, ConsultationError> {
    let (row, role) = reader.lock(tx, id)?;
    if !role.answers() {
        return Err(ConsultationError::NotYours);
    }
    if row.state() == ConsultationState::Closed {
        return Err(Unfit::Closed.into());
    }
    if form.practitioner_id == row.practitioner_id {
        return Err(ConsultationError::Refused("/practitioner_id", FieldCode::UnknownValue));
    }
    let speciality = doctors::placed(tx, &reader.offices, form.practitioner_id, form.speciality_id)?;
    let (actor, now) = (reader.scope.actor(), reader.scope.actor().now());
    diesel::update(rows::table.find(id))
        .set((
            (rows::practitioner_id.eq(form.practitioner_id), rows::speciality_id.eq(speciality)),
            (rows::updated_at.eq(now), rows::version.eq(rows::version + 1)),
        ))
        .execute(tx)?;
    diesel::insert_into(consultation_doctors::table)
        .values((
            consultation_doctors::id.eq(Uuid::now_v7()),
            consultation_doctors::consultation_id.eq(id),
            consultation_doctors::practitioner_id.eq(form.practitioner_id),
            consultation_doctors::since_at.eq(now),
            consultation_doctors::reason.eq(form.reason.as_deref()),
            consultation_doctors::handed_by.eq(actor.user_id()),
        ))
        .execute(tx)?;
    copies::hand_over(tx, id, form.practitioner_id, now)?;
    care::begin(tx, form.practitioner_id, row.contact_id, now)?;
    let after = consultations::written(tx, reader, &row, "updated")?;
    Ok(HandedOver { practitioner: form.practitioner_id, answer_due_at: after.answer_due_at, version: after.version })
}

/// Closes a consultation. Doctors answer what waits first; patients may withdraw their question.
pub fn close(tx: &mut PgConnection, reader: &Reader<'_>, id: Uuid) -> Result<(), ConsultationError> {
    let (row, role) = reader.lock(tx, id)?;
    if role.only_reads() {
        return Err(ConsultationError::NotYours);
    }
    match row.state() {
        ConsultationState::Closed => return Err(Unfit::Closed.into()),
        ConsultationState::Open if role.answers() => return Err(Unfit::Unanswered.into()),
        _ => {}
    }
    let (actor, now) = (reader.scope.actor(), reader.scope.actor().now());
    diesel::update(rows::table.find(id))
        .set((
            rows::state.eq(ConsultationState::Closed.code()),
            (rows::waiting_since_at.eq(None::<DateTime<Utc>>), rows::answer_due_at.eq(None::<DateTime<Utc>>)),
            (rows::closed_at.eq(now), rows::closed_by.eq(actor.user_id())),
            (rows::updated_at.eq(now), rows::version.eq(rows::version + 1)),
        ))
        .execute(tx)?;
    consultations::written(tx, reader, &row, "updated")?;
    Ok(())
}

/// The patient says how they were served: once after each closing.
pub fn rate(tx: &mut PgConnection, reader: &Reader<'_>, id: Uuid, form: &CreateConsultationRating) -> Result<(), ConsultationError> {
    let (row, role) = reader.lock(tx, id)?;
    if role != ConsultationRole::Patient {
        return Err(ConsultationError::NotYours);
    }
    let Some(closed_at) = row.closed_at else { return Err(Unfit::NotClosed.into()) };
    if row.rated_at.is_some_and(|at| at >= closed_at) {
        return Err(Unfit::Rated.into());
    }
    let now = reader.scope.actor().now();
    diesel::update(rows::table.find(id))
        .set((
            (rows::rating.eq(form.rating), rows::rating_comment.eq(form.comment.as_deref()), rows::rated_at.eq(now)),
            (rows::updated_at.eq(now), rows::version.eq(rows::version + 1)),
        ))
        .execute(tx)?;
    consultations::written(tx, reader, &row, "updated")?;
    Ok(())
}
