//! What an earlier import has written already.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::{accounts, contact_identifiers, contacts, interactions, locations, practitioners, specialities};

/// The contacts by their number in another system.
pub fn contacts_of(tx: &mut PgConnection, issuer: &str) -> Result<HashMap<String, Uuid>, PersistenceError> {
    let rows: Vec<(Option<String>, Uuid)> = contact_identifiers::table
        .filter(contact_identifiers::kind.eq("external"))
        .filter(contact_identifiers::issuer.eq(issuer))
        .select((contact_identifiers::value, contact_identifiers::contact_id))
        .load(tx)?;
    Ok(rows.into_iter().filter_map(|(value, id)| Some((value?, id))).collect())
}

/// The accounts by their id in another system.
pub fn accounts_of(tx: &mut PgConnection, source: &str) -> Result<HashMap<String, Uuid>, PersistenceError> {
    let rows: Vec<(Option<String>, Uuid)> =
        accounts::table.filter(accounts::source.eq(source)).select((accounts::external_id, accounts::id)).load(tx)?;
    Ok(rows.into_iter().filter_map(|(value, id)| Some((value?, id))).collect())
}

/// The ids of touchpoints in another system.
pub fn interactions_of(tx: &mut PgConnection, source: &str) -> Result<HashSet<String>, PersistenceError> {
    let rows: Vec<Option<String>> =
        interactions::table.filter(interactions::source.eq(source)).select(interactions::external_id).load(tx)?;
    Ok(rows.into_iter().flatten().collect())
}

/// Those of the practitioners that are there.
pub fn existing_practitioners(tx: &mut PgConnection, ids: &[Uuid]) -> Result<HashSet<Uuid>, PersistenceError> {
    let rows: Vec<Uuid> = practitioners::table.filter(practitioners::id.eq_any(ids)).select(practitioners::id).load(tx)?;
    Ok(rows.into_iter().collect())
}

/// Id and zone of a location.
pub fn location_by_code(tx: &mut PgConnection, code: &str) -> Result<Option<(Uuid, String)>, PersistenceError> {
    let row = locations::table.filter(locations::code.eq(code)).select((locations::id, locations::time_zone)).first(tx);
    Ok(row.optional()?)
}

/// The branches by their code.
pub fn locations_by_code(tx: &mut PgConnection) -> Result<HashMap<String, Uuid>, PersistenceError> {
    let rows: Vec<(String, Uuid)> =
        locations::table.filter(locations::archived_at.is_null()).select((locations::code, locations::id)).load(tx)?;
    Ok(rows.into_iter().collect())
}

/// Those of the medical record numbers that are given, with the birth date of the patient.
pub fn patients_by_mrn(tx: &mut PgConnection, numbers: &[&str]) -> Result<HashMap<String, Option<NaiveDate>>, PersistenceError> {
    let rows: Vec<(Option<String>, Option<NaiveDate>)> =
        contacts::table.filter(contacts::mrn.eq_any(numbers)).select((contacts::mrn, contacts::birth_date)).load(tx)?;
    Ok(rows.into_iter().filter_map(|(mrn, date)| Some((mrn?, date))).collect())
}

/// The specialities by their code.
pub fn specialities_by_code(tx: &mut PgConnection) -> Result<HashMap<String, Uuid>, PersistenceError> {
    let rows: Vec<(String, Uuid)> = specialities::table.select((specialities::code, specialities::id)).load(tx)?;
    Ok(rows.into_iter().collect())
}
