//! The door to the files of a referral, such as the scan of a letter or a finding that was sent back.

use diesel::PgConnection;
use domain::documents::RecordKind;
use domain::identity::Permission;
use domain::referrals::ReferralState;
use uuid::Uuid;

use super::rows;
use crate::documents::access::{Owner, Wish};
use crate::error::PersistenceError;
use crate::own::Own;
use crate::scope::Scope;

/// Whoever sees why a patient was referred sees the files; those who may write referrals add some, unless it was
/// cancelled or is about themselves.
pub fn door(conn: &mut PgConnection, scope: &Scope, id: Uuid, wish: Wish) -> Result<Owner, PersistenceError> {
    let needed = match wish {
        Wish::Read(_) => Permission::ReadReferralReasons,
        Wish::Write => Permission::WriteReferrals,
    };
    let row = match rows::visible(conn, &scope.actor().scope(needed), id) {
        Err(PersistenceError::OutsideCare) => return Err(PersistenceError::NotFound),
        other => other?,
    };
    if wish == Wish::Write && (row.state() == ReferralState::Cancelled || Own::of(conn, scope)?.includes(row.contact_id)) {
        return Err(PersistenceError::NotFound);
    }
    Ok(Owner { kind: RecordKind::Referral, record_id: row.id, contact_id: Some(row.contact_id) })
}
