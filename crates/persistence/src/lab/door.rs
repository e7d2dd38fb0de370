//! The door to the files of a report, such as a photo of an outside laboratory's sheet.

use diesel::PgConnection;
use domain::documents::RecordKind;
use domain::identity::Permission;
use domain::lab::LabSource;
use uuid::Uuid;

use super::reports;
use super::sight::Viewer;
use crate::documents::access::{Owner, Wish};
use crate::error::PersistenceError;
use crate::scope::Scope;

/// Whoever sees the report sees its files, a patient once all of it was released. Laboratory staff add some to any report;
/// patients to those that they have entered themselves.
pub fn door(conn: &mut PgConnection, scope: &Scope, id: Uuid, wish: Wish) -> Result<Owner, PersistenceError> {
    let actor = scope.actor();
    let results = actor.scope(Permission::ReadLab);
    let (row, viewer) = match reports::visible(conn, &results, id) {
        Err(PersistenceError::OutsideCare) => return Err(PersistenceError::NotFound),
        other => other?,
    };
    // a sheet says what was found, so patients get it when nothing on the report waits any more
    let patient = viewer == Viewer::Patient;
    if patient && row.source() != LabSource::Patient && row.facts()?.unreleased > 0 {
        return Err(PersistenceError::NotFound);
    }
    let own = || actor.may(Permission::EnterOwnLab) && row.source() == LabSource::Patient;
    let staff = !patient && actor.may(Permission::WriteLab);
    if wish == Wish::Write && !staff && !own() {
        return Err(PersistenceError::NotFound);
    }
    Ok(Owner { kind: RecordKind::LabReport, record_id: row.id, contact_id: Some(row.contact_id) })
}
