//! Finding, listing and asking.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Nullable, Uuid as SqlUuid};
use domain::FieldCode;
use domain::consultations::{
    ConsultationField, ConsultationRole, ConsultationSort, ConsultationState, ConsultationView, CreateConsultation, MAX_WAITING, emergency,
};
use uuid::Uuid;

use super::error::{ConsultationError, Unfit};
use super::messages::{self, Draft, Written};
use super::readers::Reader;
use super::rows::{self, ConsultationRow};
use super::{audience, clock, doctors, settings, thread};
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::contacts::care;
use crate::contacts::people::{self, People};
use crate::error::PersistenceError;
use crate::listing::{ListRequest, Listed};
use crate::schema::{consultation_doctors, consultations};

/// The resource in audit, history and messages.
pub const RESOURCE: &str = "consultations";

/// One page of the consultations in which the reader takes part.
pub fn list(
    conn: &mut PgConnection,
    reader: &Reader<'_>,
    request: &ListRequest<ConsultationField, ConsultationSort>,
) -> Result<Listed<ConsultationView>, PersistenceError> {
    let mut listed = rows::page(conn, request, &|| vec![reader.sees()])?;
    let page = std::mem::take(&mut listed.rows);
    let mut people: Vec<Uuid> = page.iter().map(|row| row.contact_id).collect();
    people.sort_unstable();
    people.dedup();
    audit::record(conn, reader.scope, AuditAction::List, RESOURCE, &people)?;
    let unread = unread(conn, reader, &page)?;
    let view = |row: ConsultationRow| {
        let (role, overseers) = (reader.role(&row), reader.offices.shown(row.speciality_id));
        let unread = unread.get(&row.id).map_or(0, |counts| counts.of(role));
        row.view(role, overseers, unread)
    };
    let data = page.into_iter().map(view).collect::<Result<_, _>>()?;
    Ok(Listed { rows: data, next: listed.next, previous: listed.previous, count: listed.count })
}

/// A consultation in which the reader takes part, with everything that was written.
pub fn find(conn: &mut PgConnection, reader: &Reader<'_>, id: Uuid) -> Result<ConsultationView, PersistenceError> {
    let (row, role) = reader.find(conn, id)?;
    audit::record(conn, reader.scope, AuditAction::Read, RESOURCE, &[row.contact_id])?;
    whole(conn, reader, row, role)
}

/// As [`find`] after a step, which has left its own audit row.
pub fn shown(conn: &mut PgConnection, reader: &Reader<'_>, id: Uuid) -> Result<ConsultationView, PersistenceError> {
    let (row, role) = reader.find(conn, id)?;
    whole(conn, reader, row, role)
}

fn whole(
    conn: &mut PgConnection,
    reader: &Reader<'_>,
    row: ConsultationRow,
    role: ConsultationRole,
) -> Result<ConsultationView, PersistenceError> {
    let unread = unread(conn, reader, std::slice::from_ref(&row))?.get(&row.id).map_or(0, |counts| counts.of(role));
    let view = row.view(role, Vec::new(), unread)?;
    let overseers = reader.offices.shown(view.speciality_id);
    let messages = thread::messages(conn, reader.scope.actor(), &view)?;
    let (doctors, outcomes) = (thread::doctors(conn, &view)?, thread::outcomes(conn, &view)?);
    Ok(ConsultationView { overseers, messages, doctors, outcomes, ..view })
}

#[derive(QueryableByName)]
struct Unread {
    #[diesel(sql_type = SqlUuid)]
    consultation_id: Uuid,
    #[diesel(sql_type = BigInt)]
    patient: i64,
    #[diesel(sql_type = BigInt)]
    practitioner: i64,
}

impl Unread {
    fn of(&self, role: ConsultationRole) -> i64 {
        if role == ConsultationRole::Patient { self.patient } else { self.practitioner }
    }
}

fn unread(conn: &mut PgConnection, reader: &Reader<'_>, page: &[ConsultationRow]) -> Result<HashMap<Uuid, Unread>, PersistenceError> {
    let ids: Vec<Uuid> = page.iter().map(|row| row.id).collect();
    let counts: Vec<Unread> = diesel::sql_query(include_str!("sql/unread.sql"))
        .bind::<Array<SqlUuid>, _>(ids)
        .bind::<Nullable<SqlUuid>, _>(reader.practitioner)
        .load(conn)?;
    Ok(counts.into_iter().map(|row| (row.consultation_id, row)).collect())
}

/// Asks a doctor. The doctor has the patient in their care from now on.
pub fn ask(tx: &mut PgConnection, reader: &Reader<'_>, form: &CreateConsultation) -> Result<Written, ConsultationError> {
    let (actor, now, id) = (reader.scope.actor(), reader.scope.actor().now(), Uuid::now_v7());
    let contact = whom(tx, reader, form.contact_id)?;
    let waiting = consultations::table.filter(consultations::contact_id.eq(contact)).filter(consultations::answer_due_at.is_not_null());
    if waiting.count().get_result::<i64>(tx)? >= MAX_WAITING {
        return Err(Unfit::TooManyWaiting.into());
    }
    let speciality = doctors::placed(tx, &reader.offices, form.practitioner_id, form.speciality_id)?;
    let rules = settings::find(tx)?.writable();
    let emergency = [&form.subject, &form.text].iter().any(|text| emergency::is_found(text, &rules.emergency_words));
    let due = clock::due(tx, &rules, now)?;
    diesel::insert_into(consultations::table)
        .values((
            consultations::id.eq(id),
            consultations::contact_id.eq(contact),
            (consultations::practitioner_id.eq(form.practitioner_id), consultations::speciality_id.eq(speciality)),
            consultations::subject.eq(&form.subject),
            (consultations::state.eq(ConsultationState::Open.code()), consultations::urgent.eq(emergency)),
            (consultations::waiting_since_at.eq(now), consultations::answer_due_at.eq(due)),
            consultations::last_message_at.eq(now),
            (consultations::created_by.eq(actor.user_id()), consultations::created_at.eq(now), consultations::updated_at.eq(now)),
        ))
        .execute(tx)?;
    diesel::insert_into(consultation_doctors::table)
        .values((
            consultation_doctors::id.eq(Uuid::now_v7()),
            consultation_doctors::consultation_id.eq(id),
            consultation_doctors::practitioner_id.eq(form.practitioner_id),
            consultation_doctors::since_at.eq(now),
        ))
        .execute(tx)?;
    care::begin(tx, form.practitioner_id, contact, now)?;
    let (row, _) = reader.find(tx, id)?;
    let draft = Draft { text: &form.text, files: &form.file_ids, emergency };
    let message = messages::write(tx, reader, &row, ConsultationRole::Patient, &draft)?;
    changes::record(tx, actor, RESOURCE, id, "created", 1, &[])?;
    audit::record(tx, reader.scope, AuditAction::Create, RESOURCE, &[contact])?;
    audience::tell(tx, &reader.offices, &row)?;
    Ok(Written { consultation: id, message, author: ConsultationRole::Patient, practitioner: None, asked_by: actor.user_id(), emergency })
}

/// About whom somebody asks: themselves, or somebody they are guardian of.
fn whom(tx: &mut PgConnection, reader: &Reader<'_>, wanted: Option<Uuid>) -> Result<Uuid, ConsultationError> {
    let (_, _, own) = reader.scope.reaches();
    let own = own.ok_or(ConsultationError::NotYours)?;
    let refused = || ConsultationError::Refused("/contact_id", FieldCode::NotThere);
    let found = match people::resolve(tx, reader.scope, People::Contacts, wanted.unwrap_or(own)) {
        Err(PersistenceError::NotFound | PersistenceError::OutsideCare) => return Err(refused()),
        other => other?,
    };
    let there = reader.people.contains(&found) && !people::is_archived(tx, found)?;
    if there { Ok(found) } else { Err(refused()) }
}

/// History, audit and news of a step. The row is read as it is: whoever took the step may be no reader of it any more.
pub(super) fn written(
    tx: &mut PgConnection,
    reader: &Reader<'_>,
    before: &ConsultationRow,
    word: &str,
) -> Result<ConsultationRow, PersistenceError> {
    let actor = reader.scope.actor();
    let after: ConsultationRow = consultations::table.find(before.id).select(ConsultationRow::as_select()).first(tx)?;
    let fields = changes::difference(&before.history(), &after.history());
    changes::record(tx, actor, RESOURCE, after.id, word, after.version, &fields)?;
    let names: Vec<String> = fields.into_iter().map(|field| field.field).collect();
    audit::record_fields(tx, actor, AuditAction::Update, RESOURCE, &[after.contact_id], &names)?;
    audience::tell(tx, &reader.offices, &after)?;
    Ok(after)
}
