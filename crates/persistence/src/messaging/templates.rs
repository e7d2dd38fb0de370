//! The texts of messages, by version: a change is a new version, so that what was sent can be read again.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::messaging::{MessageTemplateForm, MessageTemplateView, TemplateCode, TemplateVariable};
use uuid::Uuid;

use super::stored::TextsInForce;
use crate::error::PersistenceError;
use crate::schema::message_templates;

/// A row of `message_templates`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = message_templates)]
struct TemplateRow {
    id: Uuid,
    code: String,
    number: i32,
    subject_id: String,
    subject_en: String,
    inbox_id: String,
    inbox_en: String,
    body_id: String,
    body_en: String,
    created_by: Option<Uuid>,
    created_at: DateTime<Utc>,
}

/// The id of the newest texts of a template.
pub fn in_force(conn: &mut PgConnection, template: TemplateCode) -> Result<Uuid, PersistenceError> {
    let newest = message_templates::table
        .filter(message_templates::code.eq(template.code()))
        .order(message_templates::number.desc())
        .select(message_templates::id);
    let found: Option<Uuid> = newest.first(conn).optional()?;
    found.ok_or_else(|| PersistenceError::Unexpected(format!("no texts of the template {}", template.code())))
}

/// Brings the texts of the program into the database: where there are none, and where the newest came with an earlier
/// release. Texts that the clinic has written stay.
pub fn ship(tx: &mut PgConnection, template: TemplateCode, form: &MessageTemplateForm, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    match newest(tx, template)? {
        Some(row) if row.created_by.is_some() || texts(&row) == *form => Ok(()),
        Some(row) => insert(tx, template, row.number + 1, form, None, now),
        None => insert(tx, template, 1, form, None, now),
    }
}

/// All templates with their texts in force, in the order of the codes.
pub fn list(conn: &mut PgConnection) -> Result<Vec<MessageTemplateView>, PersistenceError> {
    let rows: Vec<TemplateRow> =
        message_templates::table.order((message_templates::code, message_templates::number)).select(TemplateRow::as_select()).load(conn)?;
    let mut by_code: HashMap<String, Vec<TemplateRow>> = HashMap::new();
    for row in rows {
        by_code.entry(row.code.clone()).or_default().push(row);
    }
    let views = TemplateCode::ALL.iter().filter_map(|template| view(*template, by_code.get(template.code())?));
    Ok(views.collect())
}

/// A template by the id of its first texts.
pub fn find(conn: &mut PgConnection, id: Uuid) -> Result<MessageTemplateView, PersistenceError> {
    let code: String = message_templates::table
        .filter(message_templates::id.eq(id))
        .filter(message_templates::number.eq(1))
        .select(message_templates::code)
        .first(conn)?;
    let template = TemplateCode::from_code(&code).ok_or(PersistenceError::NotFound)?;
    let rows: Vec<TemplateRow> = message_templates::table
        .filter(message_templates::code.eq(&code))
        .order(message_templates::number)
        .select(TemplateRow::as_select())
        .load(conn)?;
    view(template, &rows).ok_or(PersistenceError::NotFound)
}

/// As [`find`], and nobody else changes the template until this transaction ends.
pub fn lock(tx: &mut PgConnection, id: Uuid) -> Result<MessageTemplateView, PersistenceError> {
    message_templates::table.find(id).select(message_templates::id).for_update().first::<Uuid>(tx)?;
    find(tx, id)
}

/// Puts new texts in force.
pub fn update(
    tx: &mut PgConnection,
    current: &MessageTemplateView,
    form: &MessageTemplateForm,
    user: Uuid,
    now: DateTime<Utc>,
) -> Result<(), PersistenceError> {
    let number = i32::try_from(current.version).unwrap_or(i32::MAX - 1) + 1;
    insert(tx, current.code, number, form, Some(user), now)
}

/// The texts with these ids, in both languages.
pub(super) fn by_ids(conn: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<Uuid, TextsInForce>, PersistenceError> {
    let rows: Vec<TemplateRow> =
        message_templates::table.filter(message_templates::id.eq_any(ids)).select(TemplateRow::as_select()).load(conn)?;
    Ok(rows.into_iter().map(|row| (row.id, TextsInForce(texts(&row)))).collect())
}

fn newest(conn: &mut PgConnection, template: TemplateCode) -> Result<Option<TemplateRow>, PersistenceError> {
    Ok(message_templates::table
        .filter(message_templates::code.eq(template.code()))
        .order(message_templates::number.desc())
        .select(TemplateRow::as_select())
        .first(conn)
        .optional()?)
}

fn insert(
    tx: &mut PgConnection,
    template: TemplateCode,
    number: i32,
    form: &MessageTemplateForm,
    user: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<(), PersistenceError> {
    diesel::insert_into(message_templates::table)
        .values((
            message_templates::id.eq(Uuid::now_v7()),
            message_templates::code.eq(template.code()),
            message_templates::number.eq(number),
            message_templates::subject_id.eq(&form.subject_id),
            message_templates::subject_en.eq(&form.subject_en),
            message_templates::inbox_id.eq(&form.inbox_id),
            message_templates::inbox_en.eq(&form.inbox_en),
            message_templates::body_id.eq(&form.body_id),
            message_templates::body_en.eq(&form.body_en),
            message_templates::created_by.eq(user),
            message_templates::created_at.eq(now),
        ))
        .on_conflict((message_templates::code, message_templates::number))
        .do_nothing()
        .execute(tx)?;
    Ok(())
}

/// Rows of one template, the oldest first.
fn view(template: TemplateCode, rows: &[TemplateRow]) -> Option<MessageTemplateView> {
    let (first, newest) = (rows.first()?, rows.last()?);
    let form = texts(newest);
    Some(MessageTemplateView {
        id: first.id,
        code: template,
        purpose: template.purpose(),
        variables: TemplateVariable::of(template),
        subject_id: form.subject_id,
        subject_en: form.subject_en,
        inbox_id: form.inbox_id,
        inbox_en: form.inbox_en,
        body_id: form.body_id,
        body_en: form.body_en,
        shipped: newest.created_by.is_none(),
        created_at: first.created_at,
        updated_at: newest.created_at,
        version: i64::from(newest.number),
    })
}

fn texts(row: &TemplateRow) -> MessageTemplateForm {
    MessageTemplateForm {
        subject_id: row.subject_id.clone(),
        subject_en: row.subject_en.clone(),
        inbox_id: row.inbox_id.clone(),
        inbox_en: row.inbox_en.clone(),
        body_id: row.body_id.clone(),
        body_en: row.body_en.clone(),
    }
}
