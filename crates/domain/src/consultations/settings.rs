//! The rules of consultations.

use chrono::{DateTime, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use super::clock::Opening;
use super::emergency;
use crate::document::{Document, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};

/// The rules as they are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct ConsultationSettingsView {
    pub answer_hours: i32,
    pub weekdays: Vec<i16>,
    pub opens: String,
    pub closes: String,
    pub reopen_days: i32,
    pub emergency_phone: String,
    pub emergency_words: Vec<String>,
    /// The clinic's zone, in which the hours are read.
    pub time_zone: String,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of the rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsultationSettings {
    /// A question is answered within so many hours of business.
    #[cfg_attr(feature = "server", schema(minimum = 1, maximum = 240))]
    pub answer_hours: i32,
    /// On which days questions are answered; 1 is Monday. Holidays of the clinic do not count.
    #[cfg_attr(feature = "server", schema(min_items = 1, max_items = 7))]
    pub weekdays: Vec<i16>,
    /// From when, by the clinic's clock.
    #[cfg_attr(feature = "server", schema(max_length = 5, example = "08:00"))]
    pub opens: String,
    /// Until when.
    #[cfg_attr(feature = "server", schema(max_length = 5, example = "17:00"))]
    pub closes: String,
    /// A patient may open a closed consultation again for so many days.
    #[cfg_attr(feature = "server", schema(minimum = 0, maximum = 365))]
    pub reopen_days: i32,
    /// The number that patients are told to call in an emergency.
    #[cfg_attr(feature = "server", schema(max_length = 20, example = "119"))]
    pub emergency_phone: String,
    /// Words and phrases that mean an emergency, besides those that the program knows.
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 200))]
    pub emergency_words: Vec<String>,
}

impl Document for ConsultationSettings {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        if !(1..=240).contains(&self.answer_hours) {
            errors.add("/answer_hours", FieldCode::OutOfRange);
        }
        if !(0..=365).contains(&self.reopen_days) {
            errors.add("/reopen_days", FieldCode::OutOfRange);
        }
        self.weekdays.sort_unstable();
        self.weekdays.dedup();
        if self.weekdays.is_empty() {
            errors.add("/weekdays", FieldCode::Required);
        } else if !self.weekdays.iter().all(|day| (1..=7).contains(day)) {
            errors.add("/weekdays", FieldCode::OutOfRange);
        }
        match (wall(&self.opens), wall(&self.closes)) {
            (None, _) => errors.add("/opens", FieldCode::BadTime),
            (_, None) => errors.add("/closes", FieldCode::BadTime),
            (Some(opens), Some(closes)) if opens >= closes => errors.add("/closes", FieldCode::OutOfRange),
            _ => {}
        }
        tidy_text(&mut self.emergency_phone, "/emergency_phone", 20, errors);
        if !self.emergency_phone.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-')) {
            errors.add("/emergency_phone", FieldCode::BadPhone);
        }
        self.tidy_words(errors);
    }
}

impl ConsultationSettings {
    fn tidy_words(&mut self, errors: &mut FieldErrors) {
        for (at, word) in self.emergency_words.iter_mut().enumerate() {
            tidy_text(word, &format!("/emergency_words/{at}"), 60, errors);
            *word = emergency::normalised(word);
        }
        self.emergency_words.retain(|word| !word.is_empty());
        self.emergency_words.sort_unstable();
        self.emergency_words.dedup();
        if self.emergency_words.len() > 200 {
            errors.add("/emergency_words", FieldCode::TooMany);
        }
    }

    /// When the clinic answers.
    pub fn opening(&self) -> Opening {
        Opening {
            weekdays: self.weekdays.clone(),
            opens: wall(&self.opens).unwrap_or_default(),
            closes: wall(&self.closes).unwrap_or_default(),
        }
    }
}

fn wall(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok().filter(|_| text.len() == 5)
}

impl ConsultationSettingsView {
    /// The writable form of the rules.
    pub fn writable(&self) -> ConsultationSettings {
        ConsultationSettings {
            answer_hours: self.answer_hours,
            weekdays: self.weekdays.clone(),
            opens: self.opens.clone(),
            closes: self.closes.clone(),
            reopen_days: self.reopen_days,
            emergency_phone: self.emergency_phone.clone(),
            emergency_words: self.emergency_words.clone(),
        }
    }
}
