//! Who may be the same person: candidates by NIK, phone, e-mail, birth date and words of the name, then scored.

use chrono::NaiveDate;
use diesel::prelude::*;
use domain::contacts::{CreateContact, DuplicateMatch, Likeness, Sex, score};
use domain::value::{Phone, fold};
use uuid::Uuid;

use super::people::People;
use super::rows::ContactRow;
use crate::audit::{self, AuditAction};
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::schema::{contact_identifiers, contacts};
use crate::scope::Scope;

/// Candidates of each kind at most.
const CANDIDATES: i64 = 100;
/// Matches that are shown.
const SHOWN: usize = 10;
/// Below this score nobody is mentioned.
const MENTION: u8 = 40;

/// What is known about the person in question.
pub struct Person {
    pub id: Option<Uuid>,
    pub name: String,
    pub birth_date: Option<NaiveDate>,
    pub sex: Option<Sex>,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// In the open, or already as a blind index.
    pub nik: Option<Vec<u8>>,
}

impl Person {
    /// Of a form that was checked.
    pub fn of(form: &CreateContact, keys: &FieldKeys) -> Person {
        Person {
            id: None,
            name: form.name.clone(),
            birth_date: form.birth_date,
            sex: form.sex,
            phone: form.phone.clone(),
            email: form.email.clone(),
            nik: form.nik().map(|nik| keys.blind_index("nik", nik)),
        }
    }
}

/// The people who may be the same, best first; those outside the scope as a stub. Writes one audit row.
pub fn find(conn: &mut PgConnection, scope: &Scope, person: &Person) -> Result<Vec<DuplicateMatch>, PersistenceError> {
    let same_nik = with_nik(conn, person)?;
    let rows = candidates(conn, person, &same_nik)?;
    let own = Likeness {
        name: &person.name,
        birth_date: person.birth_date,
        sex: person.sex,
        phone: person.phone.as_deref(),
        email: person.email.as_deref(),
    };
    let mut matches: Vec<DuplicateMatch> = rows.into_iter().filter_map(|row| compare(&own, row, &same_nik)).collect();
    matches.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.name.cmp(&b.name)).then_with(|| a.id.cmp(&b.id)));
    matches.truncate(SHOWN);
    let ids: Vec<Uuid> = matches.iter().map(|m| m.id).collect();
    let visible: Vec<Uuid> = contacts::table.filter(contacts::id.eq_any(&ids)).filter(scope.sees()).select(contacts::id).load(conn)?;
    for found in &mut matches {
        found.in_scope = visible.contains(&found.id);
        if !found.in_scope {
            found.phone = None;
        }
    }
    if scope.is_own() {
        // patients are told of nobody but themselves and those they are guardian of
        matches.retain(|found| found.in_scope);
    }
    let ids: Vec<Uuid> = matches.iter().map(|m| m.id).collect();
    if !ids.is_empty() {
        audit::record(conn, scope, AuditAction::Search, People::Contacts.resource(), &ids)?;
    }
    Ok(matches)
}

/// The person of a record that is in scope.
pub fn of_record(conn: &mut PgConnection, scope: &Scope, people: People, id: Uuid) -> Result<Person, PersistenceError> {
    let id = super::people::resolve(conn, scope, people, id)?;
    let row: ContactRow = contacts::table.find(id).select(ContactRow::as_select()).first(conn)?;
    let nik: Option<Option<Vec<u8>>> = contact_identifiers::table
        .filter(contact_identifiers::contact_id.eq(id))
        .filter(contact_identifiers::kind.eq("nik"))
        .select(contact_identifiers::blind_index)
        .first(conn)
        .optional()?;
    Ok(Person {
        id: Some(id),
        name: row.name,
        birth_date: row.birth_date,
        sex: row.sex.as_deref().and_then(Sex::from_code),
        phone: row.phone,
        email: row.email,
        nik: nik.flatten(),
    })
}

fn with_nik(conn: &mut PgConnection, person: &Person) -> Result<Vec<Uuid>, PersistenceError> {
    let Some(nik) = &person.nik else { return Ok(Vec::new()) };
    let ids = contact_identifiers::table
        .filter(contact_identifiers::kind.eq("nik"))
        .filter(contact_identifiers::blind_index.eq(nik))
        .select(contact_identifiers::contact_id)
        .limit(CANDIDATES)
        .load(conn)?;
    Ok(ids)
}

/// One query a fact, each with an index of its own.
fn candidates(conn: &mut PgConnection, person: &Person, same_nik: &[Uuid]) -> Result<Vec<ContactRow>, PersistenceError> {
    let words: Vec<String> = fold(&person.name).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect();
    let base = || contacts::table.select(ContactRow::as_select()).filter(contacts::archived_at.is_null()).limit(CANDIDATES).into_boxed();
    let mut queries = vec![base().filter(contacts::id.eq_any(same_nik.to_vec()))];
    if let Some(phone) = &person.phone {
        queries.push(base().filter(contacts::phone.eq(phone.clone())));
    }
    if let Some(email) = &person.email {
        queries.push(base().filter(contacts::email.eq(email.clone())));
    }
    if let Some(date) = person.birth_date {
        queries.push(base().filter(contacts::birth_date.eq(date)).filter(contacts::name_words.overlaps_with(words.clone())));
        // a misspelt name is still born on the same day, and starts with the same letter more often than not
        let initial = person.name.chars().next().unwrap_or_default();
        queries.push(base().filter(contacts::birth_date.eq(date)).filter(contacts::name.ilike(format!("{initial}%"))));
    }
    if !words.is_empty() {
        queries.push(base().filter(contacts::name_words.contains(words)));
    }
    let mut rows: Vec<ContactRow> = Vec::new();
    for query in queries {
        for row in query.load::<ContactRow>(conn)? {
            if Some(row.id) != person.id && !rows.iter().any(|r| r.id == row.id) {
                rows.push(row);
            }
        }
    }
    Ok(rows)
}

fn compare(own: &Likeness<'_>, row: ContactRow, same_nik: &[Uuid]) -> Option<DuplicateMatch> {
    let sex = row.sex.as_deref().and_then(Sex::from_code);
    let other = Likeness { name: &row.name, birth_date: row.birth_date, sex, phone: row.phone.as_deref(), email: row.email.as_deref() };
    let (score, reasons) = score(own, &other, same_nik.contains(&row.id));
    (score >= MENTION).then(|| DuplicateMatch {
        id: row.id,
        birth_date: row.birth_date,
        sex,
        phone: row.phone.as_deref().map(Phone::masked),
        score,
        reasons: reasons.into_iter().map(str::to_owned).collect(),
        in_scope: false,
        name: row.name,
        mrn: row.mrn,
    })
}
