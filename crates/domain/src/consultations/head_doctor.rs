//! Head doctors and their deputies.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::OfficeKind;
use crate::document::{Document, PLANNED_YEARS, check_year};
use crate::field_error::{FieldCode, FieldErrors};

/// An office: head doctor, or deputy on the days of a leave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct HeadDoctorView {
    pub id: Uuid,
    /// Absent: of the whole clinic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speciality_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speciality_name_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speciality_name_en: Option<String>,
    pub practitioner_id: Uuid,
    pub practitioner_name: String,
    pub kind: OfficeKind,
    pub starts_on: NaiveDate,
    /// The last day; absent: until further notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<NaiveDate>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of an office.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateHeadDoctor {
    /// Absent: of the whole clinic, for specialities without a head doctor of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speciality_id: Option<Uuid>,
    pub practitioner_id: Uuid,
    #[serde(default = "head")]
    pub kind: OfficeKind,
    pub starts_on: NaiveDate,
    /// The last day; deputies need one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<NaiveDate>,
}

fn head() -> OfficeKind {
    OfficeKind::Head
}

impl Document for CreateHeadDoctor {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        check_year(&self.starts_on, "/starts_on", PLANNED_YEARS, errors);
        match self.ends_on {
            Some(last) if last < self.starts_on => errors.add("/ends_on", FieldCode::OutOfRange),
            Some(last) => check_year(&last, "/ends_on", PLANNED_YEARS, errors),
            None if self.kind == OfficeKind::Deputy => errors.add("/ends_on", FieldCode::Required),
            None => {}
        }
    }
}

impl HeadDoctorView {
    /// The writable form of this office.
    pub fn writable(&self) -> CreateHeadDoctor {
        CreateHeadDoctor {
            speciality_id: self.speciality_id,
            practitioner_id: self.practitioner_id,
            kind: self.kind,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
        }
    }
}

crate::filter_fields! {
    /// Filters of head doctors.
    HeadDoctorField {
        SpecialityId "speciality_id" Uuid;
        PractitionerId "practitioner_id" Uuid;
        Kind "kind" Choice(OfficeKind::CODES);
        StartsOn "starts_on" Date;
        EndsOn "ends_on" Date;
    }
}
crate::sort_fields! {
    /// Orders of head doctors.
    HeadDoctorSort default "-starts_on" { StartsOn "starts_on"; CreatedAt "created_at"; }
}
