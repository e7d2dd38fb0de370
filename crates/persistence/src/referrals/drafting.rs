//! Writing a referral, as long as it can be changed.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use domain::identity::Permission;
use domain::referrals::{CreateReferral, ReferralDirection, ReferralState, ReferralView, is_editable};
use domain::{FieldCode, FieldErrors};
use uuid::Uuid;

use super::desk::Desk;
use super::referrals::{self as finding, RESOURCE};
use super::refusal::{Obstacle, ReferralError};
use super::{notices, numbers, steps};
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::contacts::care;
use crate::contacts::people::{self, People};
use crate::error::PersistenceError;
use crate::schema::{facilities, referrals};

/// Adds a referral: a draft, or what came from outside, which is received with that. Whoever of the clinic is to see the patient has
/// them in care from then on.
pub fn create(tx: &mut PgConnection, desk: &Desk<'_>, form: &CreateReferral) -> Result<ReferralView, ReferralError> {
    let patient = whom(tx, desk, form.patient_id)?;
    desk.must_be_of_others(tx, patient)?;
    let form = signed(desk, form)?;
    references(tx, desk, &form, None)?;
    let (id, now) = (Uuid::now_v7(), desk.now());
    let number = numbers::next(tx, form.location_id, now)?;
    let state = if form.direction == ReferralDirection::In { ReferralState::Received } else { ReferralState::Draft };
    diesel::insert_into(referrals::table)
        .values((
            referrals::id.eq(id),
            referrals::number.eq(number),
            referrals::contact_id.eq(patient),
            referrals::direction.eq(form.direction.code()),
            written(&form),
            referrals::state.eq(state.code()),
            referrals::created_by.eq(desk.user_id()),
            referrals::created_at.eq(now),
            referrals::updated_at.eq(now),
        ))
        .execute(tx)?;
    steps::remember(tx, desk.actor(), id, state, None)?;
    if form.direction == ReferralDirection::In {
        take_into_care(tx, patient, form.to_practitioner_id, now)?;
    }
    changes::record(tx, desk.actor(), RESOURCE, id, "created", 1, &[])?;
    audit::record(tx, desk.scope, AuditAction::Create, RESOURCE, &[patient])?;
    notices::told(tx, id)?;
    Ok(finding::shown(tx, desk.scope, id)?)
}

/// Changes a locked referral that is a draft, or came from outside and has not been answered to.
pub fn update(tx: &mut PgConnection, desk: &Desk<'_>, before: &ReferralView, form: &CreateReferral) -> Result<ReferralView, ReferralError> {
    desk.must_be_of_others(tx, before.patient_id)?;
    if !is_editable(before.direction, before.state) {
        return Err(ReferralError::Obstacle(Obstacle::NotEditable));
    }
    fixed(before, form)?;
    let form = signed(desk, form)?;
    references(tx, desk, &form, Some(before))?;
    let now = desk.now();
    diesel::update(referrals::table.find(before.id))
        .set((written(&form), referrals::updated_at.eq(now), referrals::version.eq(referrals::version + 1)))
        .execute(tx)?;
    if form.direction == ReferralDirection::In {
        take_into_care(tx, before.patient_id, form.to_practitioner_id, now)?;
    }
    history(tx, desk, before, &form)?;
    notices::told(tx, before.id)?;
    Ok(finding::shown(tx, desk.scope, before.id)?)
}

/// Whoever sees a patient because of a referral has them in care.
pub(super) fn take_into_care(
    tx: &mut PgConnection,
    patient: Uuid,
    practitioner: Option<Uuid>,
    since: DateTime<Utc>,
) -> Result<(), PersistenceError> {
    let Some(practitioner) = practitioner else { return Ok(()) };
    care::begin(tx, practitioner, patient, since)
}

fn whom(tx: &mut PgConnection, desk: &Desk<'_>, wanted: Uuid) -> Result<Uuid, ReferralError> {
    let id = match people::resolve(tx, desk.scope, People::Patients, wanted) {
        Err(PersistenceError::NotFound) => return Err(ReferralError::field("/patient_id", FieldCode::NotThere)),
        other => other?,
    };
    if people::is_archived(tx, id)? { Err(ReferralError::field("/patient_id", FieldCode::Archived)) } else { Ok(id) }
}

/// With who signs it: whoever writes it, unless somebody else was named for whom the caller may sign.
fn signed(desk: &Desk<'_>, form: &CreateReferral) -> Result<CreateReferral, ReferralError> {
    let mut form = form.clone();
    if form.direction == ReferralDirection::In {
        return Ok(form);
    }
    form.from_practitioner_id = form.from_practitioner_id.or(desk.actor().principal().practitioner_id);
    let refusal = match form.from_practitioner_id {
        None => Some(("/from_practitioner_id", FieldCode::Required)),
        from if from == form.to_practitioner_id => Some(("/to_practitioner_id", FieldCode::SelfReference)),
        from if !desk.may_sign_for(from) => Some(("/from_practitioner_id", FieldCode::UnknownValue)),
        Some(_) => None,
    };
    refusal.map_or(Ok(form), |(pointer, code)| Err(ReferralError::field(pointer, code)))
}

/// Refuses a place where the caller does not work, facilities that are archived, unless they stood there before, and a day that is
/// over.
fn references(tx: &mut PgConnection, desk: &Desk<'_>, form: &CreateReferral, before: Option<&ReferralView>) -> Result<(), ReferralError> {
    let mut errors = FieldErrors::default();
    if !desk.actor().may_at(Permission::WriteReferrals, form.location_id) {
        errors.add("/location_id", FieldCode::NotThere);
    }
    let (from, to) = (before.and_then(|b| b.from_facility_id), before.and_then(|b| b.to_facility_id));
    let facilities = [("/from_facility_id", form.from_facility_id, from), ("/to_facility_id", form.to_facility_id, to)];
    for (pointer, wanted, known) in facilities {
        if let Some(id) = wanted.filter(|_| wanted != known)
            && !is_in_use(tx, id)?
        {
            errors.add(pointer, FieldCode::NotThere);
        }
    }
    errors.into_result()?;
    if form.direction == ReferralDirection::In { Ok(()) } else { valid(tx, form.location_id, form.valid_until, desk.now()) }
}

/// Refuses a letter that nobody would take any more.
pub(super) fn valid(tx: &mut PgConnection, location: Uuid, until: Option<NaiveDate>, now: DateTime<Utc>) -> Result<(), ReferralError> {
    let Some(until) = until else { return Ok(()) };
    let today = numbers::day(tx, location, now)?;
    if until < today { Err(ReferralError::field("/valid_until", FieldCode::InThePast)) } else { Ok(()) }
}

fn is_in_use(tx: &mut PgConnection, facility: Uuid) -> Result<bool, PersistenceError> {
    let found = facilities::table.find(facility).filter(facilities::archived_at.is_null()).count().get_result::<i64>(tx)?;
    Ok(found > 0)
}

/// Whose referral it is, and from where to where, stays.
fn fixed(before: &ReferralView, form: &CreateReferral) -> Result<(), ReferralError> {
    let mut errors = FieldErrors::default();
    if form.patient_id != before.patient_id {
        errors.add("/patient_id", FieldCode::UnknownField);
    }
    if form.direction != before.direction {
        errors.add("/direction", FieldCode::UnknownField);
    }
    Ok(errors.into_result()?)
}

/// What was changed; of what is clinical only that it was.
fn history(tx: &mut PgConnection, desk: &Desk<'_>, before: &ReferralView, form: &CreateReferral) -> Result<(), PersistenceError> {
    let json = |form: &CreateReferral| {
        let mut form = serde_json::to_value(form).unwrap_or_default();
        if let Some(form) = form.as_object_mut() {
            form.remove("reason");
            form.remove("service");
        }
        form
    };
    let earlier = before.writable();
    let fields = changes::difference(&json(&earlier), &json(form));
    changes::record(tx, desk.actor(), RESOURCE, before.id, "updated", before.version + 1, &fields)?;
    let mut names: Vec<String> = fields.into_iter().map(|field| field.field).collect();
    let clinical = [("reason", earlier.reason != form.reason), ("service", earlier.service != form.service)];
    names.extend(clinical.into_iter().filter(|(_, changed)| *changed).map(|(name, _)| name.to_owned()));
    audit::record_fields(tx, desk.actor(), AuditAction::Update, RESOURCE, &[before.patient_id], &names)
}

#[diesel::dsl::auto_type(no_type_alias)]
fn written<'a>(form: &'a CreateReferral) -> _ {
    let location: Uuid = form.location_id;
    let from_practitioner: Option<Uuid> = form.from_practitioner_id;
    let from_doctor: Option<&'a str> = form.from_doctor.as_deref();
    let from_facility: Option<Uuid> = form.from_facility_id;
    let to_practitioner: Option<Uuid> = form.to_practitioner_id;
    let to_doctor: Option<&'a str> = form.to_doctor.as_deref();
    let to_facility: Option<Uuid> = form.to_facility_id;
    let speciality: Option<Uuid> = form.speciality_id;
    let service: Option<&'a str> = form.service.as_deref();
    let reason: &'a str = form.reason.as_str();
    let urgency: &'static str = form.urgency.code();
    let outside_number: Option<&'a str> = form.outside_number.as_deref();
    let valid_until: Option<NaiveDate> = form.valid_until;
    (
        referrals::location_id.eq(location),
        referrals::from_practitioner_id.eq(from_practitioner),
        referrals::from_doctor.eq(from_doctor),
        referrals::from_facility_id.eq(from_facility),
        referrals::to_practitioner_id.eq(to_practitioner),
        referrals::to_doctor.eq(to_doctor),
        referrals::to_facility_id.eq(to_facility),
        referrals::speciality_id.eq(speciality),
        referrals::service.eq(service),
        referrals::reason.eq(reason),
        referrals::urgency.eq(urgency),
        referrals::outside_number.eq(outside_number),
        referrals::valid_until.eq(valid_until),
    )
}
