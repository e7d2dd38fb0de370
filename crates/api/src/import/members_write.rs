//! Writes members: who is new is added, who is there stays as they are.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::contacts::{AddressKind, IdentifierKind};
use persistence::bulk::{self, *};
use persistence::diesel::PgConnection;
use persistence::{FieldKeys, PersistenceError};
use uuid::Uuid;

use super::members::{Member, Members};
use super::table::Problems;
use super::write::{Count, json};

/// People in one round of `COPY`.
const ROUND: usize = 5_000;

/// Why nothing was written.
#[derive(Debug)]
pub enum Refused {
    /// The rows do not fit what is there.
    Problems(Problems),
    Failed(PersistenceError),
}

impl From<PersistenceError> for Refused {
    fn from(error: PersistenceError) -> Refused {
        Refused::Failed(error)
    }
}

/// Writes the members within the caller's transaction. `location` is the code of the branch of rows that name none; it may
/// be left out where there is one branch only.
pub fn members(
    tx: &mut PgConnection,
    members: &Members,
    location: Option<&str>,
    keys: &FieldKeys,
    now: DateTime<Utc>,
) -> Result<Count, Refused> {
    let mut problems = Problems::default();
    let branches = bulk::locations_by_code(tx)?;
    let otherwise = default_branch(&branches, location, &mut problems);
    let numbers: Vec<&str> = members.rows.iter().map(|row| row.mrn.as_str()).collect();
    let known = bulk::patients_by_mrn(tx, &numbers)?;
    let mut fresh: Vec<(&Member, Uuid)> = Vec::new();
    for row in &members.rows {
        let branch = match &row.location {
            Some(code) => branches.get(code).copied(),
            None => otherwise,
        };
        match (known.get(&row.mrn), branch) {
            (Some(Some(here)), _) if row.birth_date.is_some_and(|date| date != *here) => {
                problems.add(format!("{} line {}: the mrn belongs to somebody with another birth date here", members.file, row.line));
            }
            (Some(_), _) => {}
            (None, Some(branch)) => fresh.push((row, branch)),
            (None, None) => {
                let named = row
                    .location
                    .as_deref()
                    .map_or_else(|| "; name one with --location".to_owned(), |code| format!(" with the code {code}"));
                problems.add(format!("{} line {}: there is no branch{named}", members.file, row.line));
            }
        }
    }
    if !problems.is_empty() {
        return Err(Refused::Problems(problems));
    }
    let mut written = Vec::with_capacity(fresh.len());
    for round in fresh.chunks(ROUND) {
        let mut batch = Batch::default();
        for (row, branch) in round {
            written.push(add(&mut batch, row, *branch, keys, now)?);
        }
        batch.copy(tx)?;
    }
    bulk::record_import(tx, "patients", &written, now)?;
    Ok(Count { new: fresh.len(), unchanged: members.rows.len() - fresh.len() })
}

fn default_branch(branches: &HashMap<String, Uuid>, wanted: Option<&str>, problems: &mut Problems) -> Option<Uuid> {
    match wanted {
        Some(code) => {
            let found = branches.get(code).copied();
            if found.is_none() {
                let mut known: Vec<&str> = branches.keys().map(String::as_str).collect();
                known.sort_unstable();
                problems.add(format!("there is no branch with the code {code}; there are {}", known.join(", ")));
            }
            found
        }
        None if branches.len() == 1 => branches.values().next().copied(),
        None => None,
    }
}

fn add(batch: &mut Batch, row: &Member, branch: Uuid, keys: &FieldKeys, now: DateTime<Utc>) -> Result<Uuid, PersistenceError> {
    let id = Uuid::now_v7();
    batch.contacts.push(NewContact {
        id,
        mrn: Some(row.mrn.clone()),
        name: row.name.clone(),
        honorific: None,
        birth_date: row.birth_date,
        sex: row.sex.map(|sex| sex.code().to_owned()),
        phone: row.phone.clone(),
        email: row.email.clone(),
        location_id: Some(branch),
        deceased_on: None,
        language: row.language.code().to_owned(),
        channel: None,
        topics_wanted: Vec::new(),
        topics_unwanted: Vec::new(),
        quiet_from: None,
        quiet_until: None,
        custom: serde_json::json!({}),
        last_visit_at: None,
        created_at: now,
        created_by: None,
        updated_at: now,
    });
    batch.locations.push(NewContactLocation { contact_id: id, location_id: branch });
    for (kind, value) in [(IdentifierKind::Nik, &row.nik), (IdentifierKind::Bpjs, &row.bpjs)] {
        if let Some(value) = value {
            batch.identifiers.push(bulk::seal(keys, Uuid::now_v7(), id, kind, value, None, now)?);
        }
    }
    if !row.address.is_empty() {
        let kind = AddressKind::Home.code().to_owned();
        batch.addresses.push(NewAddress { id: Uuid::now_v7(), contact_id: id, kind, address: json(&row.address)?, position: 0 });
    }
    Ok(id)
}
