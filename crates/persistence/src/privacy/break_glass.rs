//! Break-glass: a clinical role opens one record outside its care, and a manager looks at it afterwards.

use chrono::{DateTime, Duration, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{Json, Uuid as SqlUuid};
use domain::messaging::TemplateCode;
use domain::privacy::{
    BreakGlassField, BreakGlassReason, BreakGlassSort, BreakGlassVerdict, BreakGlassView, CreateBreakGlass, CreateBreakGlassReview,
    REVIEW_DAYS,
};
use serde::Deserialize;
use uuid::Uuid;

use crate::audit::{self, AuditAction};
use crate::contacts::people::{self, People};
use crate::error::PersistenceError;
use crate::schema::break_glass_grants as grants;
use crate::schema::{break_glass_grants, contacts, messages};
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
    fn view(self) -> Result<BreakGlassView, PersistenceError> {
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

/// An opening of somebody in scope, locked until the transaction ends.
pub fn lock(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<BreakGlassView, PersistenceError> {
    grants::table.find(id).select(grants::id).for_update().first::<Uuid>(tx).optional()?;
    let seen = grants::table.filter(grants::id.eq(id)).filter(sees_person!(scope, break_glass_grants, break_glass_grants::contact_id));
    seen.select(GrantRow::as_select()).first(tx)?.view()
}

/// Writes what the manager says; an opening that was not justified ends with it.
pub fn review(
    tx: &mut PgConnection,
    scope: &Scope,
    grant: &BreakGlassView,
    form: &CreateBreakGlassReview,
) -> Result<BreakGlassView, PersistenceError> {
    let (actor, now) = (scope.actor(), scope.actor().now());
    let ends_at = if form.verdict == BreakGlassVerdict::NotJustified { grant.ends_at.min(now) } else { grant.ends_at };
    diesel::update(grants::table.find(grant.id))
        .set((
            grants::verdict.eq(form.verdict.code()),
            grants::note.eq(form.note.as_deref()),
            grants::reviewed_by.eq(actor.user_id()),
            grants::reviewed_at.eq(now),
            grants::ends_at.eq(ends_at),
            grants::updated_at.eq(now),
            grants::version.eq(grants::version + 1),
        ))
        .execute(tx)?;
    audit::record_grant(tx, actor, AuditAction::Review, RESOURCE, grant.contact_id, grant.id)?;
    own(tx, grant.id)
}

/// Who is told about openings of a person's record: active users who review them where the person belongs.
pub fn reviewers(conn: &mut PgConnection, person: Uuid) -> Result<Vec<Uuid>, PersistenceError> {
    #[derive(QueryableByName)]
    struct Reviewer {
        #[diesel(sql_type = SqlUuid)]
        id: Uuid,
    }
    let found: Vec<Reviewer> = diesel::sql_query(include_str!("sql/reviewers.sql")).bind::<SqlUuid, _>(person).load(conn)?;
    Ok(found.into_iter().map(|reviewer| reviewer.id).collect())
}

/// Openings that nobody has looked at a day before they should have, and of which nobody was reminded.
pub fn unreviewed(conn: &mut PgConnection, now: DateTime<Utc>, limit: i64) -> Result<Vec<BreakGlassView>, PersistenceError> {
    let told = messages::table
        .filter(messages::resource.eq(GRANTS))
        .filter(messages::record_id.eq(grants::id))
        .filter(messages::template.eq(TemplateCode::BreakGlassReminder.code()));
    let rows: Vec<GrantRow> = grants::table
        .filter(grants::reviewed_at.is_null())
        .filter(grants::created_at.lt(now - Duration::days(REVIEW_DAYS - 1)))
        .filter(diesel::dsl::not(diesel::dsl::exists(told)))
        .order(grants::created_at)
        .limit(limit)
        .select(GrantRow::as_select())
        .load(conn)?;
    rows.into_iter().map(GrantRow::view).collect()
}

/// The zone in which a person's own place reads the time.
pub fn time_zone(conn: &mut PgConnection, person: Uuid) -> Result<String, PersistenceError> {
    #[derive(QueryableByName)]
    struct Zone {
        #[diesel(sql_type = diesel::sql_types::Text)]
        time_zone: String,
    }
    let sql = "select coalesce(l.time_zone, o.time_zone) as time_zone from contacts c cross join organisations o \
               left join locations l on l.id = c.location_id where c.id = $1";
    let zone: Zone = diesel::sql_query(sql).bind::<SqlUuid, _>(person).get_result(conn)?;
    Ok(zone.time_zone)
}
