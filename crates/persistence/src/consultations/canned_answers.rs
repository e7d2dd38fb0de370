//! Answers that fit many questions: one's own, and those for all doctors.

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use domain::consultations::{CannedAnswerField, CannedAnswerSort, CannedAnswerView, CreateCannedAnswer};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::canned_answers;
use crate::scope::Actor;

/// A row of `canned_answers`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = canned_answers)]
pub struct CannedAnswerRow {
    pub id: Uuid,
    pub user_id: Option<Uuid>,
    pub title_id: String,
    pub title_en: String,
    pub text_id: String,
    pub text_en: String,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

const SHARED: &str = "(canned_answers.user_id is null)";

crate::listing! {
    table canned_answers, row CannedAnswerRow, fields CannedAnswerField, sorts CannedAnswerSort;
    filter {
        Shared => boolean(sql::<Bool>(SHARED));
        TitleId => text(canned_answers::title_id);
        TitleEn => text(canned_answers::title_en);
        TextId => text(canned_answers::text_id);
        TextEn => text(canned_answers::text_en);
    }
    sort {
        TitleId => canned_answers::title_id, String, |row| row.title_id;
        TitleEn => canned_answers::title_en, String, |row| row.title_en;
        CreatedAt => canned_answers::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}

impl From<CannedAnswerRow> for CannedAnswerView {
    fn from(row: CannedAnswerRow) -> Self {
        CannedAnswerView {
            id: row.id,
            shared: row.user_id.is_none(),
            title_id: row.title_id,
            title_en: row.title_en,
            text_id: row.text_id,
            text_en: row.text_en,
            archived_at: row.archived_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

/// Those for all doctors, and the user's own.
fn seen_by(user: Uuid) -> Condition<canned_answers::table> {
    Box::new(canned_answers::user_id.is_null().nullable().or(canned_answers::user_id.eq(user)))
}

pub fn list(
    conn: &mut PgConnection,
    actor: &Actor,
    request: &ListRequest<CannedAnswerField, CannedAnswerSort>,
) -> Result<Listed<CannedAnswerView>, PersistenceError> {
    let user = actor.user_id();
    Ok(page(conn, request, &|| vec![seen_by(user)])?.map(CannedAnswerView::from))
}

/// One that the actor sees; an archived one only when it is asked for.
pub fn find(conn: &mut PgConnection, actor: &Actor, id: Uuid, archived: Archived) -> Result<CannedAnswerView, PersistenceError> {
    let found = canned_answers::table.filter(canned_answers::id.eq(id)).filter(seen_by(actor.user_id()));
    let row: CannedAnswerRow = found.select(CannedAnswerRow::as_select()).first(conn)?;
    archived.admits(row.archived_at)?;
    Ok(row.into())
}

/// As [`find`], and nobody else changes the row until this transaction ends.
pub fn lock(tx: &mut PgConnection, actor: &Actor, id: Uuid) -> Result<CannedAnswerView, PersistenceError> {
    canned_answers::table.find(id).select(canned_answers::id).for_update().first::<Uuid>(tx).optional()?;
    find(tx, actor, id, Archived::Hidden)
}

pub fn insert(tx: &mut PgConnection, actor: &Actor, id: Uuid, form: &CreateCannedAnswer) -> Result<(), PersistenceError> {
    let now = actor.now();
    diesel::insert_into(canned_answers::table)
        .values((
            canned_answers::id.eq(id),
            values(form, actor.user_id()),
            canned_answers::created_at.eq(now),
            canned_answers::updated_at.eq(now),
        ))
        .execute(tx)?;
    Ok(())
}

/// Writes the new form of a locked answer and raises the version. One that is no longer shared is the actor's own.
pub fn update(tx: &mut PgConnection, actor: &Actor, id: Uuid, form: &CreateCannedAnswer) -> Result<(), PersistenceError> {
    diesel::update(canned_answers::table.find(id))
        .set((
            values(form, actor.user_id()),
            canned_answers::updated_at.eq(actor.now()),
            canned_answers::version.eq(canned_answers::version + 1),
        ))
        .execute(tx)?;
    Ok(())
}

crate::archivable! { table canned_answers }

#[diesel::dsl::auto_type(no_type_alias)]
fn values<'a>(form: &'a CreateCannedAnswer, user: Uuid) -> _ {
    let owner: Option<Uuid> = (!form.shared).then_some(user);
    let title_id: &'a str = form.title_id.as_str();
    let title_en: &'a str = form.title_en.as_str();
    let text_id: &'a str = form.text_id.as_str();
    let text_en: &'a str = form.text_en.as_str();
    (
        canned_answers::user_id.eq(owner),
        canned_answers::title_id.eq(title_id),
        canned_answers::title_en.eq(title_en),
        canned_answers::text_id.eq(text_id),
        canned_answers::text_en.eq(text_en),
    )
}
