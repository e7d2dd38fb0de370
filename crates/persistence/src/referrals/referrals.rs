//! Finding and listing referrals.

use std::collections::HashSet;

use diesel::prelude::*;
use domain::identity::Permission;
use domain::referrals::{ReferralField, ReferralSort, ReferralView};
use uuid::Uuid;

use super::rows::{self, ReferralRow};
use super::thread;
use crate::audit::{self, AuditAction};
use crate::error::PersistenceError;
use crate::listing::{ListRequest, Listed};
use crate::own::Own;
use crate::schema::contacts;
use crate::scope::{Actor, Scope};

/// The resource in the audit, the history and messages.
pub const RESOURCE: &str = "referrals";

/// One page of the referrals in scope, without what became of them.
pub fn list(
    conn: &mut PgConnection,
    scope: &Scope,
    request: &ListRequest<ReferralField, ReferralSort>,
) -> Result<Listed<ReferralView>, PersistenceError> {
    let own = Own::of(conn, scope)?;
    let listed = rows::page(conn, request, &|| rows::seen(scope, &own))?;
    let mut shown: Vec<Uuid> = listed.rows.iter().map(|row| row.contact_id).collect();
    shown.sort_unstable();
    shown.dedup();
    audit::record(conn, scope, AuditAction::List, RESOURCE, &shown)?;
    let clinical = clinical(conn, scope.actor(), &shown)?;
    let Listed { rows, next, previous, count } = listed;
    let view = |row: ReferralRow| {
        let may = clinical.contains(&row.contact_id);
        row.view(may)
    };
    Ok(Listed { rows: rows.into_iter().map(view).collect::<Result<_, _>>()?, next, previous, count })
}

/// A referral in scope, with what became of it.
///
/// A clinical role without a care relation gets [`PersistenceError::OutsideCare`].
pub fn find(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<ReferralView, PersistenceError> {
    let row = rows::visible(conn, scope, id)?;
    audit::record(conn, scope, AuditAction::Read, RESOURCE, &[row.contact_id])?;
    complete(conn, scope.actor(), row)
}

/// As [`find`], locked until the transaction ends, without an audit row: the change writes its own.
pub fn lock(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<ReferralView, PersistenceError> {
    let row = rows::lock(tx, scope, id)?;
    complete(tx, scope.actor(), row)
}

/// The referral as it is now, for whoever has just changed it.
pub fn shown(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<ReferralView, PersistenceError> {
    let row = rows::visible(conn, scope, id)?;
    complete(conn, scope.actor(), row)
}

pub(super) fn complete(conn: &mut PgConnection, actor: &Actor, row: ReferralRow) -> Result<ReferralView, PersistenceError> {
    let clinical = !clinical(conn, actor, &[row.contact_id])?.is_empty();
    let events = thread::events(conn, row.id, clinical)?;
    let results = if clinical { thread::results(conn, row.id)? } else { Vec::new() };
    Ok(ReferralView { events, results, ..row.view(clinical)? })
}

/// Of whom the caller sees what is clinical.
fn clinical(conn: &mut PgConnection, actor: &Actor, people: &[Uuid]) -> Result<HashSet<Uuid>, PersistenceError> {
    if !actor.may(Permission::ReadReferralReasons) {
        return Ok(HashSet::new());
    }
    let scope = actor.scope(Permission::ReadReferralReasons);
    let found: Vec<Uuid> = contacts::table.filter(contacts::id.eq_any(people)).filter(scope.sees()).select(contacts::id).load(conn)?;
    Ok(found.into_iter().collect())
}
