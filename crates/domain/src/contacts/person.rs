//! The parts of a person's record.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::*;
use crate::document::{tidy_optional, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};
use crate::lang::Lang;
use crate::organisation::Address;
use crate::value::Nik;

/// A number by which a person is known somewhere.
///
/// Values of kind `nik`, `bpjs` and `insurance` are encrypted in the database and masked in every answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Identifier {
    /// Given by the server; an entry with `id` and without `value` stays as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    pub kind: IdentifierKind,
    /// Required for a new entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 60))]
    pub value: Option<String>,
    /// Who gave it, for example the insurer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub issuer: Option<String>,
}

impl IdentifierKind {
    /// Whether values of this kind are encrypted and masked.
    pub fn is_secret(self) -> bool {
        matches!(self, IdentifierKind::Nik | IdentifierKind::Bpjs | IdentifierKind::Insurance)
    }
}

impl Identifier {
    pub(super) fn tidy(&mut self, at: &str, errors: &mut FieldErrors) {
        tidy_optional(&mut self.issuer, &format!("{at}/issuer"), 100, errors);
        let pointer = format!("{at}/value");
        match &mut self.value {
            None if self.id.is_some() => {}
            None => errors.add(pointer, FieldCode::Required),
            Some(value) => {
                tidy_text(value, &pointer, 60, errors);
                if self.kind == IdentifierKind::Nik {
                    match Nik::parse(value) {
                        Some(nik) => *value = nik.as_str().to_owned(),
                        None => errors.add(pointer, FieldCode::BadNik),
                    }
                }
            }
        }
    }

    /// An identifier value with its middle hidden: four characters stay at each end of a long one.
    pub fn masked(value: &str) -> String {
        let chars: Vec<char> = value.chars().collect();
        if chars.len() < 9 {
            return "•".repeat(chars.len().max(4));
        }
        let (head, tail): (String, String) = (chars[..4].iter().collect(), chars[chars.len() - 4..].iter().collect());
        format!("{head}{}{tail}", "•".repeat(chars.len() - 8))
    }
}

/// An address of a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ContactAddress {
    pub kind: AddressKind,
    pub address: Address,
}

/// A link to another person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ContactLink {
    pub related_id: Uuid,
    /// What the related person is to this one.
    pub kind: LinkKind,
}

/// What a person prefers; it never widens what consent allows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ContactPreferences {
    #[serde(default)]
    pub language: Lang,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 10))]
    pub topics_wanted: Vec<Topic>,
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 10))]
    pub topics_unwanted: Vec<Topic>,
    /// Start of the hours without messages, `HH:MM` in the location's zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 5, example = "21:00"))]
    pub quiet_from: Option<String>,
    /// End of the hours without messages, `HH:MM`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 5, example = "07:00"))]
    pub quiet_until: Option<String>,
}

impl ContactPreferences {
    /// Checks the whole; pointers start with `/preferences`.
    pub fn tidy(&mut self, errors: &mut FieldErrors) {
        for (time, name) in [(&self.quiet_from, "quiet_from"), (&self.quiet_until, "quiet_until")] {
            let fine = |t: &String| t.len() == 5 && chrono::NaiveTime::parse_from_str(t, "%H:%M").is_ok();
            if time.as_ref().is_some_and(|t| !fine(t)) {
                errors.add(format!("/preferences/{name}"), FieldCode::BadTime);
            }
        }
        if self.quiet_from.is_some() != self.quiet_until.is_some() {
            errors.add("/preferences/quiet_until", FieldCode::Required);
        }
        for (topics, name) in [(&mut self.topics_wanted, "topics_wanted"), (&mut self.topics_unwanted, "topics_unwanted")] {
            let mut seen = Vec::new();
            topics.retain(|t| {
                !seen.contains(t) && {
                    seen.push(*t);
                    true
                }
            });
            if topics.len() > Topic::ALL.len() {
                errors.add(format!("/preferences/{name}"), FieldCode::TooMany);
            }
        }
        if self.topics_wanted.iter().any(|t| self.topics_unwanted.contains(t)) {
            errors.add("/preferences/topics_unwanted", FieldCode::Duplicate);
        }
    }
}

/// A date on which a living person can have been born; the server also refuses days to come.
pub fn is_birth_date(date: NaiveDate) -> bool {
    use chrono::Datelike;
    (1850..=2200).contains(&date.year())
}

/// Age in completed years and months on a day: `(42, 8)`.
pub fn age(born: NaiveDate, on: NaiveDate) -> (u32, u32) {
    use chrono::Datelike;
    let mut months = (on.year() - born.year()) * 12 + on.month() as i32 - born.month() as i32;
    if on.day() < born.day() {
        months -= 1;
    }
    let months = months.max(0) as u32;
    (months / 12, months % 12)
}
