//! What a message is about, in no language yet: the words are made at the moment of sending.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The values behind the variables of a template. Names and times, nothing secret; see [`Secrets`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Who comes, when that is not the recipient: the name of a ward.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patient: Option<String>,
    /// The name of a recipient who is no contact yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<DateTime<Utc>>,
    /// The clinic's IANA zone, in which all times of the message are written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_en: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub practitioner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preparation_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preparation_en: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub booking_code: Option<String>,
    /// How late, or how long a code works.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<i32>,
    /// Until when an answer counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_on: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Whom to call in an emergency, as the settings of consultations say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emergency_phone: Option<String>,
    /// Counts the changes of what it is about, for the calendar file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sequence: Option<i64>,
}

/// What only the recipient may read. Sealed in the database until the message is sent, then removed.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Secrets {
    /// A full address with a token after `#`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

impl Secrets {
    pub fn link(url: impl Into<String>) -> Secrets {
        Secrets { link: Some(url.into()), code: None }
    }

    pub fn code(code: impl Into<String>) -> Secrets {
        Secrets { link: None, code: Some(code.into()) }
    }

    pub fn is_empty(&self) -> bool {
        self.link.is_none() && self.code.is_none()
    }
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(…)")
    }
}
