//! What makes bulk rows of people equal to those written one by one.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Timestamptz, Uuid as SqlUuid};
use domain::contacts::IdentifierKind;
use uuid::Uuid;

use super::rows::{BulkRow, NewCareRelation, NewContactLocation, NewIdentifier, NewImportAudit};
use crate::audit::AuditAction;
use crate::contacts::SEALED_COLUMN;
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::schema::{care_relations, contact_locations};

/// An identifier, encrypted and indexed when its kind is secret.
pub fn seal(
    keys: &FieldKeys,
    id: Uuid,
    contact_id: Uuid,
    kind: IdentifierKind,
    value: &str,
    issuer: Option<&str>,
    created_at: DateTime<Utc>,
) -> Result<NewIdentifier, PersistenceError> {
    let secret = kind.is_secret();
    Ok(NewIdentifier {
        id,
        contact_id,
        kind: kind.code().to_owned(),
        value: (!secret).then(|| value.to_owned()),
        sealed: secret.then(|| keys.seal(SEALED_COLUMN, id, value)).transpose()?,
        blind_index: secret.then(|| keys.blind_index(kind.code(), value)),
        issuer: issuer.map(str::to_owned),
        created_at,
    })
}

/// Visits of people who were there before: care, location and last visit.
pub fn note_visits(
    tx: &mut PgConnection,
    visits: &[(Uuid, DateTime<Utc>)],
    care: &[NewCareRelation],
    places: &[NewContactLocation],
    now: DateTime<Utc>,
) -> Result<(), PersistenceError> {
    // 65,535 parameters at most in one statement
    for part in care.chunks(10_000) {
        diesel::insert_into(care_relations::table).values(part).on_conflict_do_nothing().execute(tx)?;
    }
    for part in places.chunks(10_000) {
        diesel::insert_into(contact_locations::table).values(part).on_conflict_do_nothing().execute(tx)?;
    }
    let (ids, times): (Vec<Uuid>, Vec<DateTime<Utc>>) = visits.iter().copied().unzip();
    diesel::sql_query(include_str!("sql/last_visits.sql"))
        .bind::<Array<SqlUuid>, _>(ids)
        .bind::<Array<Timestamptz>, _>(times)
        .bind::<Timestamptz, _>(now)
        .execute(tx)?;
    Ok(())
}

/// One audit row a batch of people; an import has no user.
pub fn record_import(tx: &mut PgConnection, resource: &str, contact_ids: &[Uuid], now: DateTime<Utc>) -> Result<(), PersistenceError> {
    let entry = |ids: &[Uuid]| NewImportAudit {
        id: Uuid::now_v7(),
        at: now,
        action: AuditAction::Import.code().to_owned(),
        resource: resource.to_owned(),
        contact_ids: ids.to_vec(),
        request_id: "akrab import".to_owned(),
    };
    NewImportAudit::copy(tx, contact_ids.chunks(500).map(entry).collect())?;
    Ok(())
}
