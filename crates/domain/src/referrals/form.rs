//! Referrals as they are written.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::*;
use crate::document::{Document, PLANNED_YEARS, check_optional_year, tidy_optional, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};

/// The writable form of a referral.
///
/// `out` is from a practitioner of the clinic (absent: the caller) to a facility or doctor outside; `in` from those to the clinic, with the
/// practitioner who is to see the patient when known; `internal` from one practitioner to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateReferral {
    pub direction: ReferralDirection,
    pub patient_id: Uuid,
    pub location_id: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_practitioner_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 200))]
    pub from_doctor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_facility_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_practitioner_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 200, example = "dr. Sekar Ayu, Sp.JP"))]
    pub to_doctor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_facility_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speciality_id: Option<Uuid>,
    /// What is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 200, example = "Ekokardiografi"))]
    pub service: Option<String>,
    /// Why. Shown to those who treat the patient and to the patient, and printed on the letter.
    #[cfg_attr(feature = "server", schema(max_length = 5000))]
    pub reason: String,
    #[serde(default = "routine")]
    pub urgency: ReferralUrgency,
    /// The number that the other side gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 60))]
    pub outside_number: Option<String>,
    /// The last day on which it is taken; today at the earliest, unless it comes from outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
}

fn routine() -> ReferralUrgency {
    ReferralUrgency::Routine
}

impl Document for CreateReferral {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_optional(&mut self.from_doctor, "/from_doctor", 200, errors);
        tidy_optional(&mut self.to_doctor, "/to_doctor", 200, errors);
        tidy_optional(&mut self.service, "/service", 200, errors);
        tidy_text(&mut self.reason, "/reason", 5_000, errors);
        tidy_optional(&mut self.outside_number, "/outside_number", 60, errors);
        check_optional_year(self.valid_until.as_ref(), "/valid_until", PLANNED_YEARS, errors);
        self.tidy_parties(errors);
    }
}

impl CreateReferral {
    /// Who sends and who receives has to fit the direction.
    fn tidy_parties(&self, errors: &mut FieldErrors) {
        let (outward, inward) = (self.direction != ReferralDirection::In, self.direction != ReferralDirection::Out);
        let unwanted = [
            (!outward && self.from_practitioner_id.is_some(), "/from_practitioner_id"),
            (outward && self.from_doctor.is_some(), "/from_doctor"),
            (outward && self.from_facility_id.is_some(), "/from_facility_id"),
            (!inward && self.to_practitioner_id.is_some(), "/to_practitioner_id"),
            (inward && self.to_doctor.is_some(), "/to_doctor"),
            (inward && self.to_facility_id.is_some(), "/to_facility_id"),
        ];
        for (_, pointer) in unwanted.into_iter().filter(|(given, _)| *given) {
            errors.add(pointer, FieldCode::NotWanted);
        }
        let missing = match self.direction {
            ReferralDirection::Out => self.to_facility_id.is_none() && self.to_doctor.is_none(),
            ReferralDirection::In => self.from_facility_id.is_none() && self.from_doctor.is_none(),
            ReferralDirection::Internal => self.to_practitioner_id.is_none(),
        };
        if missing {
            let pointer = match self.direction {
                ReferralDirection::Out => "/to_facility_id",
                ReferralDirection::In => "/from_facility_id",
                ReferralDirection::Internal => "/to_practitioner_id",
            };
            errors.add(pointer, FieldCode::Required);
        }
        if self.from_practitioner_id.is_some() && self.from_practitioner_id == self.to_practitioner_id {
            errors.add("/to_practitioner_id", FieldCode::SelfReference);
        }
    }
}
