//! Corrections: a row of its own takes the place of the value that was wrong, which is kept and shown.

use diesel::prelude::*;
use domain::FieldCode;
use domain::lab::{CreateLabCorrection, LabReportView, LabSource, ObservationView};
use domain::messaging::TemplateCode;
use uuid::Uuid;

use super::bench::Bench;
use super::refusal::LabError;
use super::reports;
use super::sight::Viewer;
use super::values::{self, Sample};
use super::{critical, notices, printing, typed};
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::error::PersistenceError;
use crate::schema::{lab_reports, observations};

/// Corrects a verified value, or as its patient one that was typed in and that nobody has verified yet. The patient is told when
/// the value was released.
pub fn correct(tx: &mut PgConnection, bench: &Bench<'_>, id: Uuid, form: &CreateLabCorrection) -> Result<LabReportView, LabError> {
    let (row, viewer) = reports::lock_visible(tx, bench.scope, id)?;
    let own = viewer == Viewer::Patient;
    if own && row.source() != LabSource::Patient {
        return Err(PersistenceError::NotFound.into());
    }
    let before = reports::read(tx, id)?;
    let wrong = wrong_value(&before, form, own)?;
    let entered = typed::read_one(tx, &form.observation)?;
    let now = bench.now();
    let sample = Sample::of(tx, id, row.contact_id, row.location_id, row.collected_at)?;
    diesel::update(observations::table.find(wrong.id)).set(observations::corrected_at.eq(now)).execute(tx)?;
    let released = wrong.released_at.map(|_| now);
    let (new, alarming) = values::replace(tx, bench, &sample, wrong, &entered, &form.reason, (!own, released))?;
    let seen_at = if own { row.seen_at } else { row.seen_at.filter(|_| released.is_none()) };
    diesel::update(lab_reports::table.find(id))
        .set((lab_reports::seen_at.eq(seen_at), lab_reports::updated_at.eq(now), lab_reports::version.eq(lab_reports::version + 1)))
        .execute(tx)?;
    if released.is_some() {
        printing::supersede(tx, id, now)?;
    }
    critical::withdraw(tx, bench, wrong.id)?;
    if alarming && !own {
        critical::raise(tx, bench, &row, &[new])?;
    }
    changes::record(tx, bench.actor(), reports::RESOURCE, id, "corrected", row.version + 1, &[])?;
    audit::record(tx, bench.scope, AuditAction::Update, reports::RESOURCE, &[row.contact_id])?;
    if released.is_some() && !own {
        notices::released(tx, bench.keys, bench.link, TemplateCode::LabCorrected, id, Some(bench.user_id()), now)?;
    }
    notices::told(tx, id)?;
    Ok(reports::shown_to(tx, bench.scope, id)?)
}

/// The value that counts now. What is not verified is changed, not corrected; only patients correct what nobody has verified.
fn wrong_value<'a>(before: &'a LabReportView, form: &CreateLabCorrection, own: bool) -> Result<&'a ObservationView, LabError> {
    let found = before.observations.iter().find(|o| o.analyte_id == form.observation.analyte_id);
    match found {
        Some(value) if own && value.verified_at.is_some() => Err(LabError::field("/observation/analyte_id", FieldCode::Verified)),
        Some(value) if own || value.verified_at.is_some() || before.source == LabSource::Patient => Ok(value),
        Some(_) => Err(LabError::field("/observation/analyte_id", FieldCode::NotVerified)),
        None => Err(LabError::field("/observation/analyte_id", FieldCode::NotThere)),
    }
}
