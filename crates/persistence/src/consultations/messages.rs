//! Writing in a consultation: asking on, answering, stepping in.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::FieldCode;
use domain::consultations::{ConsultationRole, ConsultationState, CreateConsultationMessage, MAX_MESSAGES, emergency};
use uuid::Uuid;

use super::copies::{self, Author};
use super::error::{ConsultationError, Unfit};
use super::readers::Reader;
use super::rows::ConsultationRow;
use super::{attachments, clock, consultations, settings};
use crate::contacts::care;
use crate::schema::{consultation_messages, consultations as rows};

/// What was written, for whoever is told of it.
#[derive(Clone, Debug)]
pub struct Written {
    pub consultation: Uuid,
    pub message: Uuid,
    pub author: ConsultationRole,
    /// Who wrote it; absent for patients and guardians.
    pub practitioner: Option<Uuid>,
    /// The account that asked first: the patient's, or a guardian's.
    pub asked_by: Uuid,
    /// It has words that mean an emergency.
    pub emergency: bool,
}

/// A message before it is written.
pub(super) struct Draft<'a> {
    pub text: &'a str,
    pub files: &'a [Uuid],
    pub emergency: bool,
}

/// Writes one more message as what the reader takes part.
pub fn add(tx: &mut PgConnection, reader: &Reader<'_>, id: Uuid, form: &CreateConsultationMessage) -> Result<Written, ConsultationError> {
    let (row, role) = reader.lock(tx, id)?;
    if role.only_reads() {
        return Err(ConsultationError::NotYours);
    }
    let written = consultation_messages::table.filter(consultation_messages::consultation_id.eq(id));
    if written.count().get_result::<i64>(tx)? >= MAX_MESSAGES {
        return Err(Unfit::Full.into());
    }
    let emergency = if role == ConsultationRole::Patient { ask_on(tx, reader, &row, form)? } else { answer(tx, reader, &row)? };
    let draft = Draft { text: &form.text, files: &form.file_ids, emergency };
    let message = write(tx, reader, &row, role, &draft)?;
    consultations::written(tx, reader, &row, "updated")?;
    let practitioner = reader.practitioner.filter(|_| role != ConsultationRole::Patient);
    Ok(Written { consultation: id, message, author: role, practitioner, asked_by: row.created_by, emergency })
}

/// The patient writes: what waits goes on waiting since it was asked, what was answered waits anew, what was closed is opened.
fn ask_on(
    tx: &mut PgConnection,
    reader: &Reader<'_>,
    row: &ConsultationRow,
    form: &CreateConsultationMessage,
) -> Result<bool, ConsultationError> {
    let now = reader.scope.actor().now();
    if reader.offices.acting(row.speciality_id).is_none() {
        return Err(ConsultationError::Refused("/text", FieldCode::NoHeadDoctor));
    }
    if row.reopen_until()?.is_some_and(|until| now > until) {
        return Err(Unfit::ClosedLongAgo.into());
    }
    let rules = settings::find(tx)?.writable();
    let emergency = emergency::is_found(&form.text, &rules.emergency_words);
    let (since, due) = match (row.waiting_since_at, row.answer_due_at) {
        (Some(since), Some(due)) => (since, due),
        _ => (now, clock::due(tx, &rules, now)?),
    };
    diesel::update(rows::table.find(row.id))
        .set((
            rows::state.eq(ConsultationState::Open.code()),
            rows::urgent.eq(row.urgent || emergency),
            (rows::waiting_since_at.eq(since), rows::answer_due_at.eq(due)),
            (rows::closed_at.eq(None::<DateTime<Utc>>), rows::closed_by.eq(None::<Uuid>)),
            (rows::last_message_at.eq(now), rows::updated_at.eq(now), rows::version.eq(rows::version + 1)),
        ))
        .execute(tx)?;
    Ok(emergency)
}

/// A doctor writes: nothing waits any more, and the patient is in their care.
fn answer(tx: &mut PgConnection, reader: &Reader<'_>, row: &ConsultationRow) -> Result<bool, ConsultationError> {
    let now = reader.scope.actor().now();
    if row.state() == ConsultationState::Closed {
        return Err(Unfit::Closed.into());
    }
    diesel::update(rows::table.find(row.id))
        .set((
            rows::state.eq(ConsultationState::Answered.code()),
            (rows::waiting_since_at.eq(None::<DateTime<Utc>>), rows::answer_due_at.eq(None::<DateTime<Utc>>)),
            rows::first_answered_at.eq(row.first_answered_at.or(Some(now))),
            (rows::last_message_at.eq(now), rows::updated_at.eq(now), rows::version.eq(rows::version + 1)),
        ))
        .execute(tx)?;
    if let Some(practitioner) = reader.practitioner {
        care::begin(tx, practitioner, row.contact_id, now)?;
    }
    Ok(false)
}

/// Writes the message itself, its files and its copies.
pub(super) fn write(
    tx: &mut PgConnection,
    reader: &Reader<'_>,
    row: &ConsultationRow,
    role: ConsultationRole,
    draft: &Draft<'_>,
) -> Result<Uuid, ConsultationError> {
    let (actor, now, id) = (reader.scope.actor(), reader.scope.actor().now(), Uuid::now_v7());
    let author = Author { role, practitioner: if role == ConsultationRole::Patient { None } else { reader.practitioner } };
    diesel::insert_into(consultation_messages::table)
        .values((
            consultation_messages::id.eq(id),
            consultation_messages::consultation_id.eq(row.id),
            consultation_messages::author.eq(author.role.code()),
            consultation_messages::user_id.eq(actor.user_id()),
            consultation_messages::practitioner_id.eq(author.practitioner),
            consultation_messages::body.eq(draft.text),
            consultation_messages::emergency.eq(draft.emergency),
            consultation_messages::sent_at.eq(now),
        ))
        .execute(tx)?;
    attachments::take(tx, actor, row.contact_id, row.id, id, draft.files)?;
    copies::write(tx, &reader.offices, row, id, author, now)?;
    Ok(id)
}

impl From<Unfit> for ConsultationError {
    fn from(unfit: Unfit) -> Self {
        ConsultationError::Unfit(unfit)
    }
}
