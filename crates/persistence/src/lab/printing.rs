//! What is printed of a report: exactly what its patient may see.

use diesel::prelude::*;
use domain::documents::DocumentKind;
use domain::lab::{AnalyteView, LabReportView};
use uuid::Uuid;

use super::refusal::{LabError, Obstacle};
use super::{analytes, reports};
use crate::audit::{self, AuditAction};
use crate::documents::seals;
use crate::error::PersistenceError;
use crate::schema::{lab_comments, observations};
use crate::scope::Scope;

/// A report for printing.
#[derive(Clone, Debug)]
pub struct PrintedReport {
    pub report: LabReportView,
    pub analytes: Vec<AnalyteView>,
    /// Rises with everything that is printed: values, their verification, and comments.
    pub version: i64,
}

/// A report in scope of which something was released.
pub fn find(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<PrintedReport, LabError> {
    let (row, _) = reports::visible(tx, scope, id)?;
    audit::record(tx, scope, AuditAction::Read, reports::RESOURCE, &[row.contact_id])?;
    if row.released_at.is_none() {
        return Err(LabError::Obstacle(Obstacle::NotReleased));
    }
    let report = reports::shown_to_patient(tx, row)?;
    let used: Vec<Uuid> = report.observations.iter().map(|o| o.analyte_id).collect();
    Ok(PrintedReport { analytes: analytes::by_ids(tx, &used)?, version: version(tx, id)?, report })
}

/// What was printed before is no longer what counts.
pub(super) fn supersede(tx: &mut PgConnection, id: Uuid, now: chrono::DateTime<chrono::Utc>) -> Result<(), PersistenceError> {
    let version = version(tx, id)?;
    seals::supersede(tx, DocumentKind::LabReport, id, version, now)?;
    Ok(())
}

fn version(conn: &mut PgConnection, id: Uuid) -> Result<i64, PersistenceError> {
    let released = observations::table.filter(observations::report_id.eq(id)).filter(observations::released_at.is_not_null());
    let verified: i64 = released.filter(observations::verified_at.is_not_null()).count().get_result(conn)?;
    let released: i64 = released.count().get_result(conn)?;
    let comments: i64 = lab_comments::table.filter(lab_comments::report_id.eq(id)).count().get_result(conn)?;
    Ok(released + verified + comments)
}
