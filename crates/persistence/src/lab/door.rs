//! The door to the files of a report, such as a photo of an outside laboratory's sheet.

use diesel::PgConnection;
use domain::documents::RecordKind;
use domain::identity::Permission;
use domain::lab::LabSource;
use uuid::Uuid;

use super::reports;
use crate::documents::access::{Owner, Wish};
use crate::error::PersistenceError;
use crate::scope::Scope;

/// Whoever sees the report sees its files. Laboratory staff add some to any report; patients to those that they have entered
/// themselves.
pub fn door(conn: &mut PgConnection, scope: &Scope, id: Uuid, wish: Wish) -> Result<Owner, PersistenceError> {
    let actor = scope.actor();
    let row = match reports::visible(conn, &actor.scope(Permission::ReadLab), id) {
        Err(PersistenceError::OutsideCare) => return Err(PersistenceError::NotFound),
        other => other?,
    };
    let own = || actor.may(Permission::EnterOwnLab) && row.source() == LabSource::Patient;
    if wish == Wish::Write && !actor.may(Permission::WriteLab) && !own() {
        return Err(PersistenceError::NotFound);
    }
    Ok(Owner { kind: RecordKind::LabReport, record_id: row.id, contact_id: Some(row.contact_id) })
}
