//! Calendar feeds: who has made which, and the visits that one shows.

use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use domain::Lang;
use domain::identity::Permission;
use domain::scheduling::{AppointmentState, AppointmentView, CalendarFeedView, CreateCalendarFeed, LinkPurpose};
use uuid::Uuid;

use super::appointments::{self, AppointmentRow};
use super::links::{self, LinkRow, Target};
use crate::audit::{self, AuditAction};
use crate::contacts::people;
use crate::error::PersistenceError;
use crate::identity::grants;
use crate::limited::limited;
use crate::schema::{appointments as visits, contacts, practitioners, public_links, users};
use crate::scope::{Actor, Principal, Scope, Trace};

const RESOURCE: &str = "calendar_feeds";

/// Makes a feed of a practitioner's own visits, or of a person in scope; gives its view and the secret.
pub fn insert(tx: &mut PgConnection, scope: &Scope, form: &CreateCalendarFeed) -> Result<(CalendarFeedView, String), PersistenceError> {
    let (user, now) = (scope.actor().user_id(), scope.actor().now());
    let target = match (form.practitioner_id, form.contact_id) {
        (Some(practitioner), None) => {
            covered(tx, scope, practitioner)?;
            Target::Practitioner(practitioner)
        }
        (_, contact) => {
            let contact = contact.ok_or(PersistenceError::NotFound)?;
            let contact = people::resolve(tx, scope, people::People::Contacts, contact)?;
            audit::record(tx, scope, AuditAction::Disclose, RESOURCE, &[contact])?;
            Target::Contact(contact)
        }
    };
    let (id, secret) = links::issue_by(tx, LinkPurpose::Calendar, target, None, Some(user), now)?;
    let view = list(tx, scope)?.into_iter().find(|feed| feed.id == id).ok_or(PersistenceError::NotFound)?;
    Ok((view, secret))
}

/// A feed shows all of a practitioner's visits, so it is for the practitioner and for those who see everybody.
fn covered(conn: &mut PgConnection, scope: &Scope, practitioner: Uuid) -> Result<(), PersistenceError> {
    practitioners::table.find(practitioner).filter(practitioners::archived_at.is_null()).select(practitioners::id).first::<Uuid>(conn)?;
    if scope.is_everyone() || scope.care_of() == Some(practitioner) { Ok(()) } else { Err(PersistenceError::NotFound) }
}

/// The feeds that the caller has made and not revoked, the latest first.
pub fn list(conn: &mut PgConnection, scope: &Scope) -> Result<Vec<CalendarFeedView>, PersistenceError> {
    type Row = (LinkRow, Option<String>, Option<String>);
    let rows: Vec<Row> = public_links::table
        .left_join(practitioners::table.on(practitioners::id.nullable().eq(public_links::practitioner_id)))
        .left_join(contacts::table.on(contacts::id.nullable().eq(public_links::contact_id)))
        .filter(public_links::created_by.eq(scope.actor().user_id()))
        .filter(public_links::purpose.eq(LinkPurpose::Calendar.code()))
        .filter(public_links::revoked_at.is_null())
        .order(public_links::created_at.desc())
        .limit(100)
        .select((LinkRow::as_select(), practitioners::name.nullable(), contacts::name.nullable()))
        .load(conn)?;
    let view = |(link, practitioner, contact): Row| CalendarFeedView {
        id: link.id,
        practitioner_id: link.practitioner_id,
        contact_id: link.contact_id,
        name: practitioner.or(contact).unwrap_or_default(),
        url: None,
        created_at: link.created_at,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Revokes one of the caller's own feeds: its address stops working at once.
pub fn revoke(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<(), PersistenceError> {
    let revoked = diesel::update(
        public_links::table
            .find(id)
            .filter(public_links::created_by.eq(scope.actor().user_id()))
            .filter(public_links::purpose.eq(LinkPurpose::Calendar.code()))
            .filter(public_links::revoked_at.is_null()),
    )
    .set(public_links::revoked_at.eq(scope.actor().now()))
    .execute(tx)?;
    if revoked == 0 { Err(PersistenceError::NotFound) } else { Ok(()) }
}

/// Asks anew whether whoever made a feed may see what it shows: they may have left, have lost a role, or be guardian no
/// longer. Gives the language in which they read.
fn still_covered(conn: &mut PgConnection, link: &LinkRow, trace: &Trace) -> Result<Lang, PersistenceError> {
    type Maker = (String, Option<Uuid>, Option<Uuid>);
    let user_id = link.created_by.ok_or(PersistenceError::NotFound)?;
    let (language, practitioner_id, contact_id): Maker = users::table
        .find(user_id)
        .filter(users::state.eq("active"))
        .select((users::language, users::practitioner_id, users::contact_id))
        .first(conn)?;
    let language = Lang::from_code(&language).unwrap_or_default();
    let grants = grants::of_user(conn, user_id)?;
    // a feed shows what comes again and again, so what is open for an hour is no part of it
    let glass = Vec::new();
    let principal = Principal { user_id, session_id: link.id, name: String::new(), language, practitioner_id, contact_id, grants, glass };
    let scope = Actor::new(Arc::new(principal), trace.clone()).scope(Permission::ReadAppointments);
    let covered = match (link.practitioner_id, link.contact_id) {
        (Some(practitioner), _) => covered(conn, &scope, practitioner),
        (None, Some(contact)) => people::resolve(conn, &scope, people::People::Contacts, contact).map(|_| ()),
        (None, None) => Err(PersistenceError::NotFound),
    };
    match covered {
        Ok(()) => Ok(language),
        Err(PersistenceError::OutsideCare) => Err(PersistenceError::NotFound),
        Err(error) => Err(error),
    }
}

/// The visits of a feed, from 30 days ago to a year ahead, with the language of its maker. A feed whose maker may no longer
/// sign in, or no longer see what it shows, is not there.
pub fn visits(conn: &mut PgConnection, secret: &str, trace: &Trace) -> Result<(LinkRow, Vec<AppointmentView>, Lang), PersistenceError> {
    let now: DateTime<Utc> = trace.now;
    let link = links::resolve(conn, secret, &[LinkPurpose::Calendar], now)?;
    let language = still_covered(conn, &link, trace)?;
    let mut query = visits::table
        .filter(visits::starts_at.between(now - Duration::days(30), now + Duration::days(366)))
        .filter(visits::state.ne(AppointmentState::NoShow.code()))
        .order((visits::starts_at, visits::id))
        .select(AppointmentRow::as_select())
        .into_boxed();
    query = match (link.practitioner_id, link.contact_id) {
        (Some(practitioner), _) => query.filter(visits::practitioner_id.eq(practitioner)),
        (None, Some(contact)) => query.filter(visits::contact_id.eq(contact)),
        (None, None) => return Err(PersistenceError::NotFound),
    };
    let rows = appointments::views(limited(query, 2_000).load(conn)?)?;
    let mut people: Vec<Uuid> = rows.iter().map(|r| r.contact_id).collect();
    people.sort_unstable();
    people.dedup();
    audit::record_unsigned(conn, trace, AuditAction::List, RESOURCE, &people)?;
    Ok((link, rows, language))
}
