//! Rows of referrals with the names that their views need, and who finds them.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::Json;
use domain::contacts::Sex;
use domain::referrals::{ReferralDirection, ReferralField, ReferralSort, ReferralState, ReferralUrgency, ReferralView};
use serde::Deserialize;
use uuid::Uuid;

use crate::contacts::people::{self, People};
use crate::error::PersistenceError;
use crate::own::Own;
use crate::schema::referrals;
use crate::scope::Scope;
use crate::sees_person;

/// A row of `referrals`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = referrals)]
pub struct ReferralRow {
    pub id: Uuid,
    pub number: String,
    pub direction: String,
    pub contact_id: Uuid,
    pub location_id: Uuid,
    pub from_practitioner_id: Option<Uuid>,
    pub from_doctor: Option<String>,
    pub from_facility_id: Option<Uuid>,
    pub to_practitioner_id: Option<Uuid>,
    pub to_doctor: Option<String>,
    pub to_facility_id: Option<Uuid>,
    pub speciality_id: Option<Uuid>,
    pub service: Option<String>,
    pub reason: String,
    pub urgency: String,
    pub outside_number: Option<String>,
    pub state: String,
    pub valid_until: Option<NaiveDate>,
    pub appointment_id: Option<Uuid>,
    pub planned_at: Option<DateTime<Utc>>,
    pub sent_at: Option<DateTime<Utc>>,
    pub answered_at: Option<DateTime<Utc>>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
    #[diesel(select_expression = sql(FACTS), select_expression_type = SqlLiteral<Json>)]
    facts: serde_json::Value,
}

const FACTS: &str = include_str!("sql/facts.sql");

/// The names behind the ids.
#[derive(Clone, Debug, Deserialize)]
struct Facts {
    patient: String,
    mrn: Option<String>,
    birth_date: Option<NaiveDate>,
    sex: Option<Sex>,
    location: String,
    time_zone: String,
    from_practitioner: Option<String>,
    from_facility: Option<String>,
    to_practitioner: Option<String>,
    to_facility: Option<String>,
    to_facility_city: Option<String>,
    speciality_id: Option<String>,
    speciality_en: Option<String>,
    starts_at: Option<DateTime<Utc>>,
}

crate::listing! {
    table referrals, row ReferralRow, fields ReferralField, sorts ReferralSort;
    filter {
        PatientId => uuid(referrals::contact_id);
        LocationId => uuid(referrals::location_id);
        Direction => text(referrals::direction);
        State => text(referrals::state);
        Urgency => text(referrals::urgency);
        Number => text(referrals::number);
        OutsideNumber => text(referrals::outside_number);
        FromPractitionerId => uuid(referrals::from_practitioner_id);
        ToPractitionerId => uuid(referrals::to_practitioner_id);
        FromFacilityId => uuid(referrals::from_facility_id);
        ToFacilityId => uuid(referrals::to_facility_id);
        SpecialityId => uuid(referrals::speciality_id);
        AppointmentId => uuid(referrals::appointment_id);
        ValidUntil => date(referrals::valid_until);
        SentAt => timestamp(referrals::sent_at);
        AnsweredAt => timestamp(referrals::answered_at);
        CreatedAt => timestamp(referrals::created_at);
        UpdatedAt => timestamp(referrals::updated_at);
    }
    sort {
        CreatedAt => referrals::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
        UpdatedAt => referrals::updated_at, DateTime<Utc>, |row| row.updated_at.to_rfc3339();
        Number => referrals::number, String, |row| row.number;
    }
}

impl ReferralRow {
    pub(super) fn state(&self) -> ReferralState {
        ReferralState::from_code(&self.state).unwrap_or(ReferralState::Draft)
    }

    pub(super) fn direction(&self) -> ReferralDirection {
        ReferralDirection::from_code(&self.direction).unwrap_or(ReferralDirection::Out)
    }

    /// A patient does not see what was never sent.
    pub(super) fn is_announced(&self) -> bool {
        self.sent_at.is_some() || self.direction() == ReferralDirection::In
    }

    /// Whether something was sent, or to a letter from outside sent back, and not withdrawn.
    pub(super) fn has_letter(&self) -> bool {
        let written = match self.direction() {
            ReferralDirection::In => self.answered_at.is_some(),
            _ => self.sent_at.is_some(),
        };
        written && !matches!(self.state(), ReferralState::Declined | ReferralState::Cancelled)
    }

    /// Without what became of it; and for whom that is not, without what is clinical.
    pub(super) fn view(self, clinical: bool) -> Result<ReferralView, PersistenceError> {
        let facts: Facts = serde_json::from_value(self.facts.clone()).map_err(|_| PersistenceError::Unreadable("referral"))?;
        let (direction, state, has_letter) = (self.direction(), self.state(), self.has_letter());
        Ok(ReferralView {
            id: self.id,
            number: self.number,
            direction,
            patient_id: self.contact_id,
            patient_name: facts.patient,
            patient_mrn: facts.mrn,
            patient_birth_date: facts.birth_date,
            patient_sex: facts.sex,
            location_id: self.location_id,
            location_name: facts.location,
            time_zone: facts.time_zone,
            from_practitioner_id: self.from_practitioner_id,
            from_practitioner_name: facts.from_practitioner,
            from_doctor: self.from_doctor,
            from_facility_id: self.from_facility_id,
            from_facility_name: facts.from_facility,
            to_practitioner_id: self.to_practitioner_id,
            to_practitioner_name: facts.to_practitioner,
            to_doctor: self.to_doctor,
            to_facility_id: self.to_facility_id,
            to_facility_name: facts.to_facility,
            to_facility_city: facts.to_facility_city,
            speciality_id: self.speciality_id,
            speciality_name_id: facts.speciality_id,
            speciality_name_en: facts.speciality_en,
            clinical,
            service: self.service.filter(|_| clinical),
            reason: clinical.then_some(self.reason),
            urgency: ReferralUrgency::from_code(&self.urgency).unwrap_or(ReferralUrgency::Routine),
            outside_number: self.outside_number,
            state,
            valid_until: self.valid_until,
            appointment_id: self.appointment_id,
            planned_at: facts.starts_at.or(self.planned_at),
            sent_at: self.sent_at,
            answered_at: self.answered_at,
            has_letter: clinical && has_letter,
            results: Vec::new(),
            events: Vec::new(),
            archived_at: self.archived_at,
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.version,
        })
    }
}

/// What is part of every list: the people in scope, and of those whom the caller sees as patients do what was sent.
pub(super) fn seen(scope: &Scope, own: &Own) -> Vec<Condition<referrals::table>> {
    let announced = referrals::sent_at.is_not_null().or(referrals::direction.eq(ReferralDirection::In.code())).nullable();
    let mut all = vec![sees_person!(scope, referrals, referrals::contact_id)];
    if scope.is_own() {
        all.push(Box::new(announced));
    } else if !own.among_others().is_empty() {
        all.push(Box::new(referrals::contact_id.ne_all(own.among_others().to_vec()).nullable().or(announced)));
    }
    all
}

/// The row, when its patient is in scope.
///
/// A clinical role without a care relation gets [`PersistenceError::OutsideCare`].
pub(super) fn visible(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<ReferralRow, PersistenceError> {
    let row: ReferralRow = referrals::table.find(id).select(ReferralRow::as_select()).first(conn)?;
    people::resolve(conn, scope, People::Contacts, row.contact_id)?;
    if row.archived_at.is_some() || (!row.is_announced() && Own::of(conn, scope)?.includes(row.contact_id)) {
        return Err(PersistenceError::NotFound);
    }
    Ok(row)
}

/// As [`visible`], locked until the transaction ends.
pub(super) fn lock(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<ReferralRow, PersistenceError> {
    referrals::table.find(id).select(referrals::id).for_update().first::<Uuid>(tx)?;
    visible(tx, scope, id)
}
