//! The history of records: who changed which field from what to what.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::contacts::{ChangeView, FieldChange};
use serde_json::Value;
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::{changes, users};
use crate::scope::Actor;

#[derive(Insertable)]
#[diesel(table_name = changes)]
struct NewChange<'a> {
    id: Uuid,
    resource: &'a str,
    record_id: Uuid,
    action: &'a str,
    version: i64,
    user_id: Option<Uuid>,
    at: DateTime<Utc>,
    fields: Value,
}

/// The fields in which two writable forms differ; pass forms whose secrets are masked.
pub fn difference(before: &Value, after: &Value) -> Vec<FieldChange> {
    let empty = serde_json::Map::new();
    let (old, new) = (before.as_object().unwrap_or(&empty), after.as_object().unwrap_or(&empty));
    let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
    names.sort();
    names.dedup();
    let value = |map: &serde_json::Map<String, Value>, name: &str| map.get(name).cloned().unwrap_or(Value::Null);
    names
        .into_iter()
        .map(|name| FieldChange { field: name.clone(), before: value(old, name), after: value(new, name) })
        .filter(|change| change.before != change.after)
        .collect()
}

/// Writes a row of history.
pub fn record(
    conn: &mut PgConnection,
    actor: &Actor,
    resource: &str,
    record_id: Uuid,
    action: &str,
    version: i64,
    fields: &[FieldChange],
) -> Result<(), PersistenceError> {
    record_by(conn, Some(actor.user_id()), actor.now(), resource, record_id, action, version, fields)
}

/// As [`record`], also for changes that nobody who is signed in has made.
#[allow(clippy::too_many_arguments, reason = "the columns of a row")]
pub fn record_by(
    conn: &mut PgConnection,
    user_id: Option<Uuid>,
    at: DateTime<Utc>,
    resource: &str,
    record_id: Uuid,
    action: &str,
    version: i64,
    fields: &[FieldChange],
) -> Result<(), PersistenceError> {
    let fields = serde_json::to_value(fields).map_err(|_| PersistenceError::Unreadable("change"))?;
    let change = NewChange { id: Uuid::now_v7(), resource, record_id, action, version, user_id, at, fields };
    diesel::insert_into(changes::table).values(change).execute(conn)?;
    Ok(())
}

/// The history of a record, newest first; the caller has checked that the record is in scope.
pub fn list(conn: &mut PgConnection, record_id: Uuid, limit: i64) -> Result<Vec<ChangeView>, PersistenceError> {
    type Row = (Uuid, DateTime<Utc>, Option<Uuid>, Option<String>, String, i64, Value);
    let rows: Vec<Row> = changes::table
        .left_join(users::table.on(users::id.nullable().eq(changes::user_id)))
        .filter(changes::record_id.eq(record_id))
        .order((changes::at.desc(), changes::id.desc()))
        .limit(limit)
        .select((changes::id, changes::at, changes::user_id, users::name.nullable(), changes::action, changes::version, changes::fields))
        .load(conn)?;
    let view = |(id, at, user_id, user_name, action, version, fields): Row| ChangeView {
        id,
        at,
        user_id,
        user_name,
        action,
        version,
        fields: serde_json::from_value(fields).unwrap_or_default(),
    };
    Ok(rows.into_iter().map(view).collect())
}
