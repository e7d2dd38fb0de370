//! Referrals as they are shown.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::*;
use super::form::CreateReferral;
use crate::contacts::Sex;

/// A patient sent to somebody, or by somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct ReferralView {
    pub id: Uuid,
    /// Year, month, and a number of that month.
    #[cfg_attr(feature = "server", schema(example = "RJ-2611-0042"))]
    pub number: String,
    pub direction: ReferralDirection,
    pub patient_id: Uuid,
    pub patient_name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patient_mrn: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patient_birth_date: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patient_sex: Option<Sex>,
    pub location_id: Uuid,
    pub location_name: String,
    /// The zone in which its times are read.
    pub time_zone: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_practitioner_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_practitioner_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_doctor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_facility_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_facility_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_practitioner_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_practitioner_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_doctor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_facility_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_facility_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_facility_city: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speciality_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speciality_name_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speciality_name_en: Option<String>,
    /// Whether the caller sees what is clinical: service, reason, remarks and results. Else these are absent.
    pub clinical: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    pub urgency: ReferralUrgency,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outside_number: Option<String>,
    pub state: ReferralState,
    /// The last day on which it is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment_id: Option<Uuid>,
    /// When the patient is expected: the start of the appointment, or what the other facility has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<DateTime<Utc>>,
    /// Whether there is a letter to be printed.
    pub has_letter: bool,
    /// What was sent back, the latest first; not in lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<ReferralResultView>,
    /// What became of it, the latest first; not in lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<ReferralEventView>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// What was sent back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct ReferralResultView {
    pub id: Uuid,
    pub text: String,
    pub resulted_on: NaiveDate,
    /// Who has written it, when it is somebody outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doctor: Option<String>,
    /// Files of the referral that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub file_ids: Vec<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_by_name: Option<String>,
    pub recorded_at: DateTime<Utc>,
}

/// A state into which it came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct ReferralEventView {
    pub state: ReferralState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    pub at: DateTime<Utc>,
}

impl ReferralView {
    /// The writable form of this referral, for who sees what is clinical.
    pub fn writable(&self) -> CreateReferral {
        CreateReferral {
            direction: self.direction,
            patient_id: self.patient_id,
            location_id: self.location_id,
            from_practitioner_id: self.from_practitioner_id,
            from_doctor: self.from_doctor.clone(),
            from_facility_id: self.from_facility_id,
            to_practitioner_id: self.to_practitioner_id,
            to_doctor: self.to_doctor.clone(),
            to_facility_id: self.to_facility_id,
            speciality_id: self.speciality_id,
            service: self.service.clone(),
            reason: self.reason.clone().unwrap_or_default(),
            urgency: self.urgency,
            outside_number: self.outside_number.clone(),
            valid_until: self.valid_until,
        }
    }

    /// Who sends the patient, in words.
    pub fn sender(&self) -> String {
        joined([&self.from_practitioner_name, &self.from_doctor, &self.from_facility_name])
    }

    /// Who is to see the patient, in words.
    pub fn receiver(&self) -> String {
        joined([&self.to_practitioner_name, &self.to_doctor, &self.to_facility_name])
    }
}

fn joined(parts: [&Option<String>; 3]) -> String {
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
}

crate::filter_fields! {
    /// Filters of referrals.
    ReferralField {
        PatientId "patient_id" Uuid;
        LocationId "location_id" Uuid;
        Direction "direction" Choice(ReferralDirection::CODES);
        State "state" Choice(ReferralState::CODES);
        Urgency "urgency" Choice(ReferralUrgency::CODES);
        Number "number" Text;
        OutsideNumber "outside_number" Text;
        FromPractitionerId "from_practitioner_id" Uuid;
        ToPractitionerId "to_practitioner_id" Uuid;
        FromFacilityId "from_facility_id" Uuid;
        ToFacilityId "to_facility_id" Uuid;
        SpecialityId "speciality_id" Uuid;
        AppointmentId "appointment_id" Uuid;
        ValidUntil "valid_until" Date;
        SentAt "sent_at" Timestamp;
        AnsweredAt "answered_at" Timestamp;
        CreatedAt "created_at" Timestamp;
        UpdatedAt "updated_at" Timestamp;
    }
}
crate::sort_fields! {
    /// Orders of referrals.
    ReferralSort default "-created_at" { CreatedAt "created_at"; UpdatedAt "updated_at"; Number "number"; }
}
