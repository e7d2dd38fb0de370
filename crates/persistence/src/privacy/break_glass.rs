//! Break-glass: a clinical role opens one record outside its care. What a manager says about it afterwards is in `reviews`.

use chrono::{DateTime, Duration, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::Json;
use domain::privacy::{
    BreakGlassField, BreakGlassReason, BreakGlassSort, BreakGlassVerdict, BreakGlassView, CreateBreakGlass, REVIEW_DAYS,
};
use serde::Deserialize;
use uuid::Uuid;

use crate::audit::{self, AuditAction};
use crate::contacts::people::{self, People};
use crate::error::PersistenceError;
use crate::schema::break_glass_grants as grants;
use crate::schema::{break_glass_grants, contacts};
use crate::scope::{Actor, Glass, Scope};
use crate::sees_person;

/// The resource in the audit.
pub const RESOURCE: &str = "break_glass";
/// The table, for messages about its rows.
pub const GRANTS: &str = "break_glass_grants";
/// Grants of a user that may still be open; nobody opens so many in an hour.
const OPEN: i64 = 50;

/// A row of `break_glass_grants` with its names.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = break_glass_grants)]
pub struct GrantRow {
    pub id: Uuid,
    pub contact_id: Uuid,
    pub user_id: Uuid,
    pub roles: Vec<String>,
    pub reason: String,
    pub details: String,
    pub created_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub verdict: Option<String>,
    pub note: Option<String>,
    pub reviewed_by: Option<Uuid>,
    pub reviewed_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
    #[diesel(select_expression = sql(NAMES), select_expression_type = SqlLiteral<Json>)]
    names: serde_json::Value,
}

const NAMES: &str = include_str!("sql/break_glass_names.sql");

#[derive(Deserialize)]
struct Names {
    contact: String,
    mrn: Option<String>,
    user: String,
    reviewer: Option<String>,
    accesses: i64,
}

crate::listing! {
    table break_glass_grants, row GrantRow, fields BreakGlassField, sorts BreakGlassSort, never archived;
    filter {
        ContactId => uuid(break_glass_grants::contact_id);
        UserId => uuid(break_glass_grants::user_id);
        Reason => text(break_glass_grants::reason);
        Verdict => text(break_glass_grants::verdict);
        CreatedAt => timestamp(break_glass_grants::created_at);
        EndsAt => timestamp(break_glass_grants::ends_at);
        ReviewedAt => timestamp(break_glass_grants::reviewed_at);
    }
    sort {
        CreatedAt => break_glass_grants::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
        EndsAt => break_glass_grants::ends_at, DateTime<Utc>, |row| row.ends_at.to_rfc3339();
    }
}

impl GrantRow {
    pub(super) fn view(self) -> Result<BreakGlassView, PersistenceError> {
        let names: Names = serde_json::from_value(self.names).map_err(|_| PersistenceError::Unreadable("break-glass"))?;
        Ok(BreakGlassView {
            id: self.id,
            contact_id: self.contact_id,
            contact_name: names.contact,
            contact_mrn: names.mrn,
            user_id: self.user_id,
            user_name: names.user,
            roles: self.roles,
            reason: BreakGlassReason::from_code(&self.reason).unwrap_or(BreakGlassReason::Other),
            details: self.details,
            created_at: self.created_at,
            ends_at: self.ends_at,
            accesses: names.accesses,
            review_due_at: self.created_at + Duration::days(REVIEW_DAYS),
            verdict: self.verdict.as_deref().and_then(BreakGlassVerdict::from_code),
            note: self.note,
            reviewed_by: self.reviewed_by,
            reviewed_by_name: names.reviewer,
            reviewed_at: self.reviewed_at,
            updated_at: self.updated_at,
            version: self.version,
        })
    }
}

/// The latest grants of a user; which of them are open is asked of each request's own time.
pub fn open_for(conn: &mut PgConnection, user_id: Uuid) -> Result<Vec<Glass>, PersistenceError> {
    let rows: Vec<(Uuid, Uuid, DateTime<Utc>)> = grants::table
        .filter(grants::user_id.eq(user_id))
        .order(grants::ends_at.desc())
        .limit(OPEN)
        .select((grants::id, grants::contact_id, grants::ends_at))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, contact_id, ends_at)| Glass { id, contact_id, ends_at }).collect())
}

/// What stands in the way of opening a record, if anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// The record that answers for the one asked for may be opened.
    Possible(Uuid),
    /// It is in the caller's care.
    InCare,
    /// The caller has opened it already.
    Open(Uuid),
}

/// Finds the patient among those whom the caller may identify. Two requests of one user wait for each other here.
pub fn opening(tx: &mut PgConnection, scope: &Scope, identify: &Scope, patient: Uuid) -> Result<Opening, PersistenceError> {
    let actor = scope.actor();
    let person = people::resolve(tx, identify, People::Patients, patient)?;
    if people::is_archived(tx, person)? {
        return Err(PersistenceError::NotFound);
    }
    crate::identity::users::lock_account(tx, actor.user_id())?;
    let open: Option<Uuid> = grants::table
        .filter(grants::user_id.eq(actor.user_id()))
        .filter(grants::contact_id.eq(person))
        .filter(grants::ends_at.gt(actor.now()))
        .select(grants::id)
        .first(tx)
        .optional()?;
    if let Some(grant) = open {
        return Ok(Opening::Open(grant));
    }
    let seen: i64 = contacts::table.filter(contacts::id.eq(person)).filter(scope.sees()).count().get_result(tx)?;
    Ok(if seen > 0 { Opening::InCare } else { Opening::Possible(person) })
}

/// Opens the record for so many minutes, and gives the grant.
pub fn insert(
    tx: &mut PgConnection,
    actor: &Actor,
    person: Uuid,
    form: &CreateBreakGlass,
    minutes: i32,
) -> Result<BreakGlassView, PersistenceError> {
    let (id, now) = (Uuid::now_v7(), actor.now());
    diesel::insert_into(grants::table)
        .values((
            grants::id.eq(id),
            grants::contact_id.eq(person),
            grants::user_id.eq(actor.user_id()),
            grants::roles.eq(actor.roles()),
            grants::reason.eq(form.reason.code()),
            grants::details.eq(&form.details),
            grants::created_at.eq(now),
            grants::ends_at.eq(now + Duration::minutes(i64::from(minutes))),
            grants::updated_at.eq(now),
        ))
        .execute(tx)?;
    audit::record_grant(tx, actor, AuditAction::BreakGlass, People::Patients.resource(), person, id)?;
    own(tx, id)
}

/// A grant of the caller.
pub fn own(conn: &mut PgConnection, id: Uuid) -> Result<BreakGlassView, PersistenceError> {
    grants::table.find(id).select(GrantRow::as_select()).first(conn)?.view()
}

/// One page of the openings of people in scope.
pub fn list(
    conn: &mut PgConnection,
    scope: &Scope,
    request: &ListRequest<BreakGlassField, BreakGlassSort>,
) -> Result<Listed<BreakGlassView>, PersistenceError> {
    let mut listed = page(conn, request, &|| vec![sees_person!(scope, break_glass_grants, break_glass_grants::contact_id)])?;
    let rows = std::mem::take(&mut listed.rows);
    let shown: Vec<Uuid> = rows.iter().map(|row| row.contact_id).collect();
    audit::record(conn, scope, AuditAction::List, RESOURCE, &shown)?;
    let rows = rows.into_iter().map(GrantRow::view).collect::<Result<_, _>>()?;
    Ok(Listed { rows, next: listed.next, previous: listed.previous, count: listed.count })
}
