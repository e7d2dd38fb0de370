//! Entering a report, as long as it is a draft; and what patients type in from an outside laboratory.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use domain::identity::Permission;
use domain::lab::{CreateLabReport, LabReportState, LabReportView, LabSource};
use domain::{FieldCode, FieldErrors};
use uuid::Uuid;

use super::bench::Bench;
use super::care::{self, Carers};
use super::refusal::{LabError, Obstacle};
use super::sight::Sight;
use super::values::{self, Sample};
use super::{notices, numbers, reports, typed};
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::contacts::people::{self, People};
use crate::error::PersistenceError;
use crate::schema::{appointments, lab_reports, observations};

/// Clocks that are ahead.
pub(super) const AHEAD: Duration = Duration::minutes(10);

/// Adds a report: a draft of the laboratory, or with an own scope what a patient typed in, which is released at once and which
/// nobody has verified. Whoever enters it and the doctor who asked for it have the patient in care from the first result on.
pub fn create(tx: &mut PgConnection, bench: &Bench<'_>, form: &CreateLabReport) -> Result<LabReportView, LabError> {
    let own = bench.scope.is_own();
    let patient = if own { own_patient(tx, bench, form)? } else { patient(tx, bench, form.patient_id)? };
    if !own && Sight::of(tx, bench.scope)?.is_patient(patient) {
        return Err(LabError::Obstacle(Obstacle::OwnReport));
    }
    references(tx, bench, patient, form)?;
    let (id, now) = (Uuid::now_v7(), bench.now());
    let number = numbers::next(tx, form.location_id, now)?;
    let (source, state) = if own { (LabSource::Patient, LabReportState::Released) } else { (LabSource::Clinic, LabReportState::Draft) };
    diesel::insert_into(lab_reports::table)
        .values((
            lab_reports::id.eq(id),
            lab_reports::number.eq(number),
            lab_reports::contact_id.eq(patient),
            written(form),
            lab_reports::source.eq(source.code()),
            lab_reports::state.eq(state.code()),
            lab_reports::released_at.eq(own.then_some(now)),
            lab_reports::seen_at.eq(own.then_some(now)),
            lab_reports::entered_by.eq(bench.user_id()),
            lab_reports::created_at.eq(now),
            lab_reports::updated_at.eq(now),
        ))
        .execute(tx)?;
    let sample = Sample::of(tx, id, patient, form.location_id, form.collected_at)?;
    let entered = typed::read(tx, &form.observations)?;
    if own && let Some(at) = entered.iter().position(|value| !value.is_there()) {
        return Err(LabError::field(format!("/observations/{at}/value"), FieldCode::Required));
    }
    values::insert(tx, bench, &sample, &entered, own.then_some(now))?;
    if !own {
        carers(bench, id, patient, form).settle(tx, form.location_id, now)?;
    }
    changes::record(tx, bench.actor(), reports::RESOURCE, id, "created", 1, &[])?;
    audit::record(tx, bench.scope, AuditAction::Create, reports::RESOURCE, &[patient])?;
    notices::told(tx, id)?;
    Ok(reports::shown_to(tx, bench.scope, id)?)
}

/// Changes a draft, or what is left of one of which a part was verified: the values are replaced as a whole, those that were
/// verified stay as they are.
pub fn update(tx: &mut PgConnection, bench: &Bench<'_>, before: &LabReportView, form: &CreateLabReport) -> Result<LabReportView, LabError> {
    let verified = before.observations.iter().any(|o| o.verified_at.is_some());
    let open = before.observations.iter().any(|o| o.verified_at.is_none());
    if before.source == LabSource::Patient || (verified && !open) {
        return Err(LabError::Obstacle(Obstacle::NotDraft));
    }
    fixed(before, form, verified)?;
    references(tx, bench, before.patient_id, form)?;
    let left = typed::left_to_enter(before, &form.observations)?;
    let now = bench.now();
    diesel::update(lab_reports::table.find(before.id))
        .set((written(form), lab_reports::updated_at.eq(now), lab_reports::version.eq(lab_reports::version + 1)))
        .execute(tx)?;
    diesel::delete(observations::table.filter(observations::report_id.eq(before.id)).filter(observations::verified_at.is_null()))
        .execute(tx)?;
    let sample = Sample::of(tx, before.id, before.patient_id, form.location_id, form.collected_at)?;
    let entered = typed::read_at(tx, &left)?;
    values::insert(tx, bench, &sample, &entered, None)?;
    carers(bench, before.id, before.patient_id, form).settle(tx, form.location_id, now)?;
    let after = reports::shown_to(tx, bench.scope, before.id)?;
    history(tx, bench, before, &after)?;
    notices::told(tx, before.id)?;
    Ok(after)
}

/// Archives a draft; its number stays taken. Whoever has the patient in care because of it only, has not any more.
pub fn archive(tx: &mut PgConnection, bench: &Bench<'_>, report: &LabReportView) -> Result<(), LabError> {
    let verified = report.observations.iter().any(|o| o.verified_at.is_some());
    if report.state != LabReportState::Draft || verified {
        return Err(LabError::Obstacle(Obstacle::NotDraft));
    }
    let now = bench.now();
    diesel::update(lab_reports::table.find(report.id))
        .set((lab_reports::archived_at.eq(now), lab_reports::updated_at.eq(now), lab_reports::version.eq(lab_reports::version + 1)))
        .execute(tx)?;
    care::let_go(tx, report.patient_id)?;
    changes::record(tx, bench.actor(), reports::RESOURCE, report.id, "archived", report.version + 1, &[])?;
    audit::record(tx, bench.scope, AuditAction::Archive, reports::RESOURCE, &[report.patient_id])?;
    Ok(notices::told(tx, report.id)?)
}

/// Any patient whom the caller may identify: results are what makes the care relation.
fn patient(tx: &mut PgConnection, bench: &Bench<'_>, wanted: Uuid) -> Result<Uuid, LabError> {
    let actor = bench.actor();
    let is_nobody = bench.scope.care_of().is_none() && bench.scope.locations().is_empty() && !bench.scope.is_everyone();
    if is_nobody {
        return Err(LabError::Obstacle(Obstacle::NoPractitioner));
    }
    let identified = actor.scope_of_any(&[Permission::IdentifyPatients, Permission::WriteLab]);
    let found = people::resolve(tx, &identified, People::Patients, wanted);
    in_use(tx, found)
}

fn own_patient(tx: &mut PgConnection, bench: &Bench<'_>, form: &CreateLabReport) -> Result<Uuid, LabError> {
    let mut errors = FieldErrors::default();
    let unwanted = [
        (form.practitioner_id.is_some(), "/practitioner_id"),
        (form.appointment_id.is_some(), "/appointment_id"),
        (form.instrument.is_some(), "/instrument"),
        (form.expected_on.is_some(), "/expected_on"),
        (form.with_comment, "/with_comment"),
    ];
    for (_, pointer) in unwanted.into_iter().filter(|(given, _)| *given) {
        errors.add(pointer, FieldCode::NotWanted);
    }
    if form.laboratory.is_none() {
        errors.add("/laboratory", FieldCode::Required);
    }
    if form.observations.is_empty() {
        errors.add("/observations", FieldCode::Required);
    }
    errors.into_result()?;
    let found = people::resolve(tx, bench.scope, People::Contacts, form.patient_id);
    in_use(tx, found)
}

fn in_use(tx: &mut PgConnection, found: Result<Uuid, PersistenceError>) -> Result<Uuid, LabError> {
    let id = match found {
        Ok(id) => id,
        Err(PersistenceError::NotFound | PersistenceError::OutsideCare) => {
            return Err(LabError::field("/patient_id", FieldCode::NotThere));
        }
        Err(error) => return Err(error.into()),
    };
    if people::is_archived(tx, id)? { Err(LabError::field("/patient_id", FieldCode::Archived)) } else { Ok(id) }
}

/// Refuses a place where the caller does not work, a visit of somebody else, and samples of tomorrow.
fn references(tx: &mut PgConnection, bench: &Bench<'_>, patient: Uuid, form: &CreateLabReport) -> Result<(), LabError> {
    let mut errors = FieldErrors::default();
    if !bench.scope.is_own() && !bench.actor().may_at(Permission::WriteLab, form.location_id) {
        errors.add("/location_id", FieldCode::NotThere);
    }
    if let Some(appointment) = form.appointment_id {
        let found: i64 = appointments::table
            .filter(appointments::id.eq(appointment))
            .filter(appointments::contact_id.eq(patient))
            .count()
            .get_result(tx)?;
        if found == 0 {
            errors.add("/appointment_id", FieldCode::NotThere);
        }
    }
    if form.collected_at > bench.now() + AHEAD {
        errors.add("/collected_at", FieldCode::BadDate);
    }
    Ok(errors.into_result()?)
}

/// Whose report it is stays; where and when the sample was taken stays once a value of it was verified.
fn fixed(before: &LabReportView, form: &CreateLabReport, verified: bool) -> Result<(), LabError> {
    let mut errors = FieldErrors::default();
    if form.patient_id != before.patient_id {
        errors.add("/patient_id", FieldCode::UnknownField);
    }
    if verified && form.location_id != before.location_id {
        errors.add("/location_id", FieldCode::Verified);
    }
    if verified && form.collected_at != before.collected_at {
        errors.add("/collected_at", FieldCode::Verified);
    }
    Ok(errors.into_result()?)
}

fn carers(bench: &Bench<'_>, report: Uuid, patient: Uuid, form: &CreateLabReport) -> Carers {
    Carers { report, patient, practitioners: [bench.actor().principal().practitioner_id, form.practitioner_id] }
}

/// What was changed; of values only that they were, since they are kept where only who may read them finds them.
fn history(tx: &mut PgConnection, bench: &Bench<'_>, before: &LabReportView, after: &LabReportView) -> Result<(), PersistenceError> {
    let json = |view: &LabReportView| {
        let mut form = serde_json::to_value(view.writable()).unwrap_or_default();
        if let Some(form) = form.as_object_mut() {
            form.remove("observations");
        }
        form
    };
    let fields = changes::difference(&json(before), &json(after));
    changes::record(tx, bench.actor(), reports::RESOURCE, before.id, "updated", after.version, &fields)?;
    let mut names: Vec<String> = fields.into_iter().map(|field| field.field).collect();
    if before.observations != after.observations {
        names.push("observations".to_owned());
    }
    audit::record_fields(tx, bench.actor(), AuditAction::Update, reports::RESOURCE, &[before.patient_id], &names)
}

#[diesel::dsl::auto_type(no_type_alias)]
fn written<'a>(form: &'a CreateLabReport) -> _ {
    let location: Uuid = form.location_id;
    let practitioner: Option<Uuid> = form.practitioner_id;
    let appointment: Option<Uuid> = form.appointment_id;
    let laboratory: Option<&'a str> = form.laboratory.as_deref();
    let instrument: Option<&'a str> = form.instrument.as_deref();
    let collected_at: DateTime<Utc> = form.collected_at;
    let expected_on: Option<chrono::NaiveDate> = form.expected_on;
    let with_comment: bool = form.with_comment;
    (
        lab_reports::location_id.eq(location),
        lab_reports::practitioner_id.eq(practitioner),
        lab_reports::appointment_id.eq(appointment),
        lab_reports::laboratory.eq(laboratory),
        lab_reports::instrument.eq(instrument),
        lab_reports::collected_at.eq(collected_at),
        lab_reports::expected_on.eq(expected_on),
        lab_reports::with_comment.eq(with_comment),
    )
}
