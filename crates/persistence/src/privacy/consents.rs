//! What people decided. Rows are only ever added; the newest of a purpose and channel holds.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::Lang;
use domain::privacy::{
    ConsentChannel, ConsentChoice, ConsentSource, ConsentTextView, ConsentVerdict, ConsentView, Decision, Purpose, verdict,
};
use domain::{FieldCode, FieldErrors};
use serde_json::{Value, json};
use uuid::Uuid;

use super::texts;
use crate::audit::{self, AuditAction};
use crate::contacts::people::{self, People};
use crate::error::PersistenceError;
use crate::schema::{consents, users};
use crate::scope::{Scope, Trace};

/// The resource in the audit.
pub const RESOURCE: &str = "consents";
/// Decisions shown of one person at most.
const SHOWN: i64 = 500;

/// How and where somebody decided.
pub struct Occasion<'a> {
    pub contact_id: Uuid,
    pub source: ConsentSource,
    /// The language in which the text was shown.
    pub language: Lang,
    /// Who pressed the button; absent for guests.
    pub user_id: Option<Uuid>,
    pub trace: &'a Trace,
}

/// A row of `consents`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = consents)]
struct ConsentRow {
    id: Uuid,
    contact_id: Uuid,
    purpose: String,
    channel: Option<String>,
    granted: bool,
    text_id: Uuid,
    language: String,
    source: String,
    user_id: Option<Uuid>,
    proof: Value,
    decided_at: DateTime<Utc>,
}

/// What is wrong with switches that were sent: texts that are not there, of another purpose, or out of date.
///
/// A consent needs today's text; a withdrawal may name any that the person has seen.
pub fn faults(conn: &mut PgConnection, choices: &[ConsentChoice], pointer: &str) -> Result<FieldErrors, PersistenceError> {
    let known: HashMap<Uuid, ConsentTextView> = texts::list(conn)?.into_iter().map(|text| (text.id, text)).collect();
    let mut errors = FieldErrors::default();
    for (at, choice) in choices.iter().enumerate() {
        let wrong = match known.get(&choice.text_id) {
            Some(text) if text.purpose != choice.purpose => Some(FieldCode::NotThere),
            Some(text) if choice.granted && !text.current => Some(FieldCode::OldText),
            Some(_) => None,
            None => Some(FieldCode::NotThere),
        };
        if let Some(code) = wrong {
            errors.add(format!("{pointer}/{at}/text_id"), code);
        }
    }
    Ok(errors)
}

/// Writes decisions whose texts have been checked with [`faults`]; the person is known to be in the caller's reach.
pub fn record(tx: &mut PgConnection, occasion: &Occasion<'_>, choices: &[ConsentChoice]) -> Result<Vec<Uuid>, PersistenceError> {
    let proof = json!({"request_id": occasion.trace.request_id, "address": occasion.trace.address});
    let ids: Vec<Uuid> = choices.iter().map(|_| Uuid::now_v7()).collect();
    let row = |(choice, id): (&ConsentChoice, &Uuid)| {
        (
            consents::id.eq(*id),
            consents::contact_id.eq(occasion.contact_id),
            consents::purpose.eq(choice.purpose.code()),
            consents::channel.eq(choice.channel.map(ConsentChannel::code)),
            consents::granted.eq(choice.granted),
            consents::text_id.eq(choice.text_id),
            consents::language.eq(occasion.language.code()),
            consents::source.eq(occasion.source.code()),
            consents::user_id.eq(occasion.user_id),
            consents::proof.eq(proof.clone()),
            consents::decided_at.eq(occasion.trace.now),
        )
    };
    let rows: Vec<_> = choices.iter().zip(&ids).map(row).collect();
    diesel::insert_into(consents::table).values(rows).execute(tx)?;
    Ok(ids)
}

/// The newest decision of each purpose and channel.
pub fn current(conn: &mut PgConnection, contact: Uuid) -> Result<Vec<Decision>, PersistenceError> {
    let rows: Vec<(String, Option<String>, bool)> = consents::table
        .filter(consents::contact_id.eq(contact))
        .distinct_on((consents::purpose, consents::channel))
        .order((consents::purpose, consents::channel, consents::decided_at.desc(), consents::id.desc()))
        .select((consents::purpose, consents::channel, consents::granted))
        .load(conn)?;
    let decision = |(purpose, channel, granted): (String, Option<String>, bool)| {
        let channel = match channel {
            Some(code) => Some(ConsentChannel::from_code(&code)?),
            None => None,
        };
        Some(Decision { purpose: Purpose::from_code(&purpose)?, channel, granted })
    };
    Ok(rows.into_iter().filter_map(decision).collect())
}

/// Whether something may be sent to a person for a purpose on a channel. Ask it at the moment of sending: a withdrawal that
/// was committed before holds.
pub fn gate(conn: &mut PgConnection, contact: Uuid, purpose: Purpose, channel: ConsentChannel) -> Result<ConsentVerdict, PersistenceError> {
    Ok(verdict(&current(conn, contact)?, purpose, channel))
}

/// All decisions of a person in scope, newest first.
pub fn list(conn: &mut PgConnection, scope: &Scope, contact: Uuid) -> Result<Vec<ConsentView>, PersistenceError> {
    let contact = people::resolve(conn, scope, People::Contacts, contact)?;
    audit::record(conn, scope, AuditAction::List, RESOURCE, &[contact])?;
    views(conn, contact)
}

/// Records decisions of a person in scope and gives them as they are shown.
pub fn decide(
    tx: &mut PgConnection,
    scope: &Scope,
    occasion: &Occasion<'_>,
    choices: &[ConsentChoice],
) -> Result<Vec<ConsentView>, PersistenceError> {
    let ids = record(tx, occasion, choices)?;
    let purposes: Vec<String> = choices.iter().map(|c| c.purpose.code().to_owned()).collect();
    audit::record_fields(tx, scope.actor(), AuditAction::Create, RESOURCE, &[occasion.contact_id], &purposes)?;
    Ok(views(tx, occasion.contact_id)?.into_iter().filter(|view| ids.contains(&view.id)).collect())
}

fn views(conn: &mut PgConnection, contact: Uuid) -> Result<Vec<ConsentView>, PersistenceError> {
    let rows: Vec<ConsentRow> = consents::table
        .filter(consents::contact_id.eq(contact))
        .order((consents::decided_at.desc(), consents::id.desc()))
        .limit(SHOWN)
        .select(ConsentRow::as_select())
        .load(conn)?;
    let known: HashMap<Uuid, ConsentTextView> = texts::list(conn)?.into_iter().map(|text| (text.id, text)).collect();
    let deciders: Vec<Uuid> = rows.iter().filter_map(|row| row.user_id).collect();
    let names: HashMap<Uuid, String> = users::table
        .filter(users::id.eq_any(deciders))
        .select((users::id, users::name))
        .load::<(Uuid, String)>(conn)?
        .into_iter()
        .collect();
    let mut seen: Vec<(String, Option<String>)> = Vec::new();
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let about = (row.purpose.clone(), row.channel.clone());
        let current = !seen.contains(&about);
        if current {
            seen.push(about);
        }
        views.extend(view(row, current, &known, &names));
    }
    Ok(views)
}

fn view(row: ConsentRow, current: bool, known: &HashMap<Uuid, ConsentTextView>, names: &HashMap<Uuid, String>) -> Option<ConsentView> {
    let (text, language) = (known.get(&row.text_id)?, Lang::from_code(&row.language)?);
    Some(ConsentView {
        id: row.id,
        contact_id: row.contact_id,
        purpose: Purpose::from_code(&row.purpose)?,
        channel: row.channel.as_deref().and_then(ConsentChannel::from_code),
        granted: row.granted,
        current,
        text_id: row.text_id,
        text_number: text.number,
        text: text.text(language).to_owned(),
        language,
        source: ConsentSource::from_code(&row.source)?,
        user_id: row.user_id,
        user_name: row.user_id.and_then(|id| names.get(&id).cloned()),
        request_id: row.proof["request_id"].as_str().map(str::to_owned),
        decided_at: row.decided_at,
    })
}
