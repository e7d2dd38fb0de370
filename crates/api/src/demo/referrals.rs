//! Facilities outside, and patients whom the demo doctor has sent or was sent.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use domain::identity::RoleCode;
use domain::referrals::{ReferralDirection, ReferralState};
use persistence::PersistenceError;
use persistence::bulk::*;
use persistence::diesel::PgConnection;
use uuid::Uuid;

use super::clinic::{Branch, Clinic};
use super::clinic_list::DEMO_DOCTOR;
use super::plan::Plan;
use super::random::{Part, Random};
use super::referrals_list::{FACILITIES, STORIES, Story};
use super::staff::Staff;

/// Rows to be written.
#[derive(Default)]
struct Rows {
    referrals: Vec<NewReferral>,
    events: Vec<NewReferralEvent>,
    results: Vec<NewReferralResult>,
    care: Vec<NewCareRelation>,
}

/// Those whose ids stand in a referral.
struct Cast<'a> {
    clinic: &'a Clinic,
    facilities: Vec<Uuid>,
    doctor: Uuid,
    user: Option<Uuid>,
    now: DateTime<Utc>,
}

/// Writes everything; people and staff are there.
pub fn write(tx: &mut PgConnection, plan: &Plan, clinic: &Clinic, staff: &Staff) -> Result<(), PersistenceError> {
    let (now, opened) = (plan.story.now, plan.story.opened_at());
    let mut random = Random::of(Part::Referral, 0);
    let facility = |(name, kind, city, phone): &(&str, domain::referrals::FacilityKind, &str, &str), random: &mut Random| NewFacility {
        id: random.id(opened),
        name: (*name).to_owned(),
        kind: kind.code().to_owned(),
        city: Some((*city).to_owned()),
        phone: Some((*phone).to_owned()),
        email: None,
        created_at: opened,
        updated_at: opened,
    };
    let facilities: Vec<NewFacility> = FACILITIES.iter().map(|listed| facility(listed, &mut random)).collect();
    let cast = Cast {
        clinic,
        facilities: facilities.iter().map(|facility| facility.id).collect(),
        doctor: clinic.practitioners[DEMO_DOCTOR].id,
        user: staff.user(RoleCode::Doctor),
        now,
    };
    NewFacility::copy(tx, facilities)?;
    let mut rows = Rows::default();
    let mut last: BTreeMap<String, u32> = BTreeMap::new();
    // the earliest first, as numbers are given
    for (number, story) in (1_u32..).zip(&STORIES) {
        if let Some(household) = plan.households.get(story.household) {
            tell(&mut rows, story, household.contact_id(0), &cast, &mut Random::of(Part::Referral, number), &mut last);
        }
    }
    note_visits(tx, &[], &rows.care, &[], now)?;
    NewReferral::copy(tx, rows.referrals)?;
    NewReferralEvent::copy(tx, rows.events)?;
    NewReferralResult::copy(tx, rows.results)?;
    set_referral_numbers(tx)
}

fn tell(rows: &mut Rows, story: &Story, contact: Uuid, cast: &Cast<'_>, random: &mut Random, last: &mut BTreeMap<String, u32>) {
    let at = |hours: i64| cast.now - Duration::hours(hours);
    let written = at(story.steps.first().map_or(0, |step| step.1));
    let id = random.id(written);
    let when = |state: ReferralState| story.steps.iter().find(|step| step.0 == state).map(|step| at(step.1));
    let (state, changed) = story.steps.last().map_or((ReferralState::Draft, written), |step| (step.0, at(step.1)));
    let colleague = story.colleague.map(|place| cast.clinic.practitioners[place].id);
    let (out, incoming) = (story.direction == ReferralDirection::Out, story.direction == ReferralDirection::In);
    let facility = story.facility.map(|place| cast.facilities[place]);
    let to_practitioner_id = if incoming { Some(cast.doctor) } else { colleague };
    rows.referrals.push(NewReferral {
        id,
        number: number(written, last),
        direction: story.direction.code().to_owned(),
        contact_id: contact,
        location_id: cast.clinic.location(Branch::Kemang),
        from_practitioner_id: (!incoming).then_some(cast.doctor),
        from_doctor: story.doctor.filter(|_| incoming).map(str::to_owned),
        from_facility_id: facility.filter(|_| incoming),
        to_practitioner_id,
        to_doctor: story.doctor.filter(|_| out).map(str::to_owned),
        to_facility_id: facility.filter(|_| out),
        speciality_id: Some(cast.clinic.speciality(story.field)),
        service: story.service.map(str::to_owned),
        reason: story.reason.to_owned(),
        urgency: story.urgency.code().to_owned(),
        outside_number: story.outside_number.map(str::to_owned),
        state: state.code().to_owned(),
        valid_until: (!incoming).then(|| (written + Duration::days(90)).date_naive()),
        sent_at: when(ReferralState::Sent),
        answered_at: when(ReferralState::Answered),
        created_by: cast.user,
        created_at: written,
        updated_at: changed,
    });
    let carers = [Some(cast.doctor), to_practitioner_id.filter(|_| state != ReferralState::Draft)];
    rows.care.extend(carers.into_iter().flatten().map(|practitioner_id| NewCareRelation {
        practitioner_id,
        contact_id: contact,
        since: written,
    }));
    for (state, hours, note) in story.steps {
        rows.events.push(NewReferralEvent {
            id: random.id(at(*hours)),
            referral_id: id,
            state: state.code().to_owned(),
            note: note.map(str::to_owned),
            user_id: cast.user,
            at: at(*hours),
        });
    }
    if let (Some(text), Some(answered)) = (story.result, when(ReferralState::Answered)) {
        rows.results.push(NewReferralResult {
            id: random.id(answered),
            referral_id: id,
            body: text.to_owned(),
            resulted_on: answered.with_timezone(&Branch::Kemang.zone()).date_naive(),
            doctor: story.doctor.filter(|_| out).map(str::to_owned),
            recorded_by: cast.user,
            recorded_at: answered,
        });
    }
}

/// The next of its month, by the clock of the branch.
fn number(at: DateTime<Utc>, last: &mut BTreeMap<String, u32>) -> String {
    let month = at.with_timezone(&Branch::Kemang.zone()).format("%y%m").to_string();
    let count = last.entry(month.clone()).or_default();
    *count += 1;
    format!("RJ-{month}-{count:04}")
}
