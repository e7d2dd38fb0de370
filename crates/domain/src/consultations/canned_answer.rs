//! Answers that fit many questions.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::steps::MESSAGE_LENGTH;
use crate::document::{Document, tidy_text};
use crate::field_error::FieldErrors;

/// An answer that fits many questions, in both languages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct CannedAnswerView {
    pub id: Uuid,
    /// For all doctors; else for who wrote it.
    pub shared: bool,
    pub title_id: String,
    pub title_en: String,
    pub text_id: String,
    pub text_en: String,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of a canned answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateCannedAnswer {
    /// For all doctors: only head doctors and their deputies write these.
    #[serde(default)]
    pub shared: bool,
    #[cfg_attr(feature = "server", schema(max_length = 120, example = "Perlu diperiksa langsung"))]
    pub title_id: String,
    #[cfg_attr(feature = "server", schema(max_length = 120, example = "This needs an examination"))]
    pub title_en: String,
    #[cfg_attr(feature = "server", schema(max_length = 5000))]
    pub text_id: String,
    #[cfg_attr(feature = "server", schema(max_length = 5000))]
    pub text_en: String,
}

impl Document for CreateCannedAnswer {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.title_id, "/title_id", 120, errors);
        tidy_text(&mut self.title_en, "/title_en", 120, errors);
        tidy_text(&mut self.text_id, "/text_id", MESSAGE_LENGTH, errors);
        tidy_text(&mut self.text_en, "/text_en", MESSAGE_LENGTH, errors);
    }
}

impl CannedAnswerView {
    /// The writable form of this answer.
    pub fn writable(&self) -> CreateCannedAnswer {
        CreateCannedAnswer {
            shared: self.shared,
            title_id: self.title_id.clone(),
            title_en: self.title_en.clone(),
            text_id: self.text_id.clone(),
            text_en: self.text_en.clone(),
        }
    }
}

crate::filter_fields! {
    /// Filters of canned answers.
    CannedAnswerField {
        Shared "shared" Bool; TitleId "title_id" Text; TitleEn "title_en" Text; TextId "text_id" Text; TextEn "text_en" Text;
    }
}
crate::sort_fields! {
    /// Orders of canned answers.
    CannedAnswerSort default "title_id" { TitleId "title_id"; TitleEn "title_en"; CreatedAt "created_at"; }
}
