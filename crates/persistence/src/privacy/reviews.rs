//! What managers say about break-glass, and who has to.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use diesel::sql_types::Uuid as SqlUuid;
use domain::messaging::TemplateCode;
use domain::privacy::{BreakGlassVerdict, BreakGlassView, CreateBreakGlassReview, REVIEW_DAYS};
use uuid::Uuid;

use super::break_glass::{self, GRANTS, GrantRow, RESOURCE};
use crate::audit::{self, AuditAction};
use crate::error::PersistenceError;
use crate::schema::break_glass_grants as grants;
use crate::schema::{break_glass_grants, messages};
use crate::scope::Scope;
use crate::sees_person;

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
    break_glass::own(tx, grant.id)
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
