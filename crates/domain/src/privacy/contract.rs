//! What travels over HTTP about consents.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::*;
use crate::document::{Document, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};
use crate::lang::Lang;

/// A version of the text that people agree to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct ConsentTextView {
    pub id: Uuid,
    pub purpose: Purpose,
    /// Grows with every version of the purpose.
    pub number: i32,
    pub text_id: String,
    pub text_en: String,
    /// Whether this is the version that is asked for today.
    pub current: bool,
    pub created_at: DateTime<Utc>,
}

impl ConsentTextView {
    /// The text in a language.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.text_id,
            Lang::En => &self.text_en,
        }
    }
}

/// A new version of a text; what people agreed to before stays readable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateConsentText {
    pub purpose: Purpose,
    #[cfg_attr(feature = "server", schema(max_length = 5000))]
    pub text_id: String,
    #[cfg_attr(feature = "server", schema(max_length = 5000))]
    pub text_en: String,
}

impl Document for CreateConsentText {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.text_id, "/text_id", 5_000, errors);
        tidy_text(&mut self.text_en, "/text_en", 5_000, errors);
    }
}

/// One switch of a form: a purpose, and whether the person agrees to the text they saw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsentChoice {
    pub purpose: Purpose,
    /// Absent: whatever the channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<ConsentChannel>,
    pub granted: bool,
    /// The version of the text that was shown.
    pub text_id: Uuid,
}

/// Refuses lists of switches that are too long, or that say two things about one purpose and channel.
pub fn tidy_choices(choices: &[ConsentChoice], pointer: &str, errors: &mut FieldErrors) {
    if choices.len() > Purpose::ALL.len() * (ConsentChannel::ALL.len() + 1) {
        errors.add(pointer, FieldCode::TooMany);
    }
    let same = |a: &ConsentChoice, b: &ConsentChoice| (a.purpose, a.channel) == (b.purpose, b.channel);
    for (at, choice) in choices.iter().enumerate() {
        if choices[..at].iter().any(|other| same(other, choice)) {
            errors.add(format!("{pointer}/{at}"), FieldCode::Duplicate);
        }
    }
}

/// Refuses a form without consent to care, which nobody can be treated without.
pub fn require_care(choices: &[ConsentChoice], pointer: &str, errors: &mut FieldErrors) {
    if !choices.iter().any(|c| c.purpose == Purpose::Care && c.channel.is_none() && c.granted) {
        errors.add(pointer, FieldCode::ConsentRequired);
    }
}

/// One decision of a person, with its proof.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct ConsentView {
    pub id: Uuid,
    pub contact_id: Uuid,
    pub purpose: Purpose,
    /// Absent: whatever the channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<ConsentChannel>,
    pub granted: bool,
    /// Whether this is the newest decision of its purpose and channel.
    pub current: bool,
    pub text_id: Uuid,
    pub text_number: i32,
    /// The text as it was shown, in `language`.
    pub text: String,
    pub language: Lang,
    pub source: ConsentSource,
    /// Who pressed the button: the person themselves, a guardian, a member of staff. Absent for guests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    /// The request in which it was recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    pub decided_at: DateTime<Utc>,
}

/// Whose decisions are asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "server", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ConsentQuery {
    /// A person in the caller's scope.
    pub contact_id: Uuid,
}

impl Document for ConsentQuery {
    fn tidy(&mut self, _errors: &mut FieldErrors) {}
}

/// Records a decision of a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateConsent {
    /// A person in the caller's scope.
    pub contact_id: Uuid,
    pub purpose: Purpose,
    /// Absent: whatever the channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<ConsentChannel>,
    pub granted: bool,
    /// The version of the text that was shown; a consent needs today's, a withdrawal any.
    pub text_id: Uuid,
    /// The language in which it was shown; the person's own when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Lang>,
}

impl Document for CreateConsent {
    fn tidy(&mut self, _errors: &mut FieldErrors) {}
}

impl CreateConsent {
    /// The switch in this form.
    pub fn choice(&self) -> ConsentChoice {
        ConsentChoice { purpose: self.purpose, channel: self.channel, granted: self.granted, text_id: self.text_id }
    }
}

/// Records decisions on the portal, for oneself or somebody one is guardian of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateOwnConsents {
    #[cfg_attr(feature = "server", schema(min_items = 1, max_items = 30))]
    pub consents: Vec<ConsentChoice>,
    pub language: Lang,
}

impl Document for CreateOwnConsents {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        if self.consents.is_empty() {
            errors.add("/consents", FieldCode::Required);
        }
        tidy_choices(&self.consents, "/consents", errors);
    }
}
