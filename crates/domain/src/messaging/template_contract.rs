//! Templates as they travel.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::MessagePurpose;
use super::template::{TemplateCode, Variable};
use crate::Lang;
use crate::document::{Document, tidy_text};
use crate::field_error::FieldErrors;

/// A template with its texts in force.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct MessageTemplateView {
    pub id: Uuid,
    pub code: TemplateCode,
    pub purpose: MessagePurpose,
    /// What its texts may use, written as `{{ date }}`.
    pub variables: Vec<TemplateVariable>,
    pub subject_id: String,
    pub subject_en: String,
    /// The short text for the portal's inbox, notifications and SMS.
    pub inbox_id: String,
    pub inbox_en: String,
    /// The text of the e-mail.
    pub body_id: String,
    pub body_en: String,
    /// Whether these texts came with the program.
    pub shipped: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    /// The number of these texts: each change makes a new one, and the earlier ones are kept.
    pub version: i64,
}

/// A variable of a template.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct TemplateVariable {
    pub name: Variable,
    pub label_id: String,
    pub label_en: String,
    /// Whether it may stand in the subject.
    pub in_subject: bool,
}

/// The writable form of a template: its texts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MessageTemplateForm {
    #[cfg_attr(feature = "server", schema(max_length = 200, example = "Pengingat kunjungan, {{ date }}"))]
    pub subject_id: String,
    #[cfg_attr(feature = "server", schema(max_length = 200, example = "Your visit on {{ date }}"))]
    pub subject_en: String,
    #[cfg_attr(feature = "server", schema(max_length = 500, example = "Kunjungan Anda {{ date }} pukul {{ time }}."))]
    pub inbox_id: String,
    #[cfg_attr(feature = "server", schema(max_length = 500, example = "Your visit is on {{ date }} at {{ time }}."))]
    pub inbox_en: String,
    #[cfg_attr(feature = "server", schema(max_length = 5000, example = "Halo {{ name }},\n\nsampai jumpa pada {{ date }}."))]
    pub body_id: String,
    #[cfg_attr(feature = "server", schema(max_length = 5000, example = "Hello {{ name }},\n\nsee you on {{ date }}."))]
    pub body_en: String,
}

impl Document for MessageTemplateForm {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.subject_id, "/subject_id", 200, errors);
        tidy_text(&mut self.subject_en, "/subject_en", 200, errors);
        tidy_text(&mut self.inbox_id, "/inbox_id", 500, errors);
        tidy_text(&mut self.inbox_en, "/inbox_en", 500, errors);
        tidy_text(&mut self.body_id, "/body_id", 5_000, errors);
        tidy_text(&mut self.body_en, "/body_en", 5_000, errors);
    }
}

/// Texts to be tried with example values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePreview {
    pub language: Lang,
    #[cfg_attr(feature = "server", schema(max_length = 200, example = "Pengingat kunjungan, {{ date }}"))]
    pub subject: String,
    #[cfg_attr(feature = "server", schema(max_length = 500, example = "Kunjungan Anda {{ date }} pukul {{ time }}."))]
    pub inbox: String,
    #[cfg_attr(feature = "server", schema(max_length = 5000, example = "Halo {{ name }},\n\nsampai jumpa pada {{ date }}."))]
    pub body: String,
}

impl Document for CreatePreview {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.subject, "/subject", 200, errors);
        tidy_text(&mut self.inbox, "/inbox", 500, errors);
        tidy_text(&mut self.body, "/body", 5_000, errors);
    }
}

/// How a message would read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct MessagePreview {
    pub subject: String,
    pub inbox: String,
    pub body: String,
}

impl MessageTemplateView {
    /// The writable form of this template.
    pub fn writable(&self) -> MessageTemplateForm {
        MessageTemplateForm {
            subject_id: self.subject_id.clone(),
            subject_en: self.subject_en.clone(),
            inbox_id: self.inbox_id.clone(),
            inbox_en: self.inbox_en.clone(),
            body_id: self.body_id.clone(),
            body_en: self.body_en.clone(),
        }
    }
}

impl TemplateVariable {
    /// The variables of a template, with their labels.
    pub fn of(template: TemplateCode) -> Vec<TemplateVariable> {
        let described = |variable: &Variable| TemplateVariable {
            name: *variable,
            label_id: variable.label(Lang::Id).to_owned(),
            label_en: variable.label(Lang::En).to_owned(),
            in_subject: variable.is_for_subjects(),
        };
        template.variables().iter().map(described).collect()
    }
}
