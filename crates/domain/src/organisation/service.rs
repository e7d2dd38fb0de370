//! Services: what can be booked or bought, and by which rules.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Money;
use super::contract::tidy_ids;
use crate::document::{Document, tidy_optional, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};
use crate::identity::tidy_code;

/// Something that can be booked or bought.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct ServiceView {
    pub id: Uuid,
    pub code: String,
    pub name_id: String,
    pub name_en: String,
    pub duration_minutes: i32,
    pub price: Money,
    /// Kept free before and after each visit, in minutes.
    pub buffer_before_minutes: i32,
    pub buffer_after_minutes: i32,
    /// Distance of the starts that are offered; absent: the length of the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot_minutes: Option<i32>,
    /// Whether patients book it by themselves.
    pub online: bool,
    /// Whether the clinic confirms each booking first.
    pub needs_approval: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preparation_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preparation_en: Option<String>,
    /// Minutes before a visit at which the patient is reminded.
    pub reminder_minutes: Vec<i32>,
    /// Days before a recall is due at which the patient is reminded.
    pub recall_reminder_days: Vec<i32>,
    /// Months after a visit when the next is due; absent: no recall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recall_months: Option<i32>,
    /// Rooms and devices of which a visit takes one of each kind.
    pub resource_ids: Vec<Uuid>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateService {
    #[cfg_attr(feature = "server", schema(max_length = 40, example = "general-consultation"))]
    pub code: String,
    #[cfg_attr(feature = "server", schema(max_length = 100, example = "Konsultasi umum"))]
    pub name_id: String,
    #[cfg_attr(feature = "server", schema(max_length = 100, example = "General consultation"))]
    pub name_en: String,
    /// Minutes: 5 to 1,440.
    #[cfg_attr(feature = "server", schema(minimum = 5, maximum = 1440, example = 20))]
    pub duration_minutes: i32,
    pub price: Money,
    /// Kept free before each visit, in minutes.
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(minimum = 0, maximum = 240))]
    pub buffer_before_minutes: i32,
    /// Kept free after each visit, in minutes.
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(minimum = 0, maximum = 240))]
    pub buffer_after_minutes: i32,
    /// Distance of the starts that are offered, in minutes; absent: the length of the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(minimum = 5, maximum = 1440))]
    pub slot_minutes: Option<i32>,
    /// Whether patients book it by themselves.
    #[serde(default = "yes")]
    pub online: bool,
    /// Whether the clinic confirms each booking first.
    #[serde(default)]
    pub needs_approval: bool,
    /// How to prepare and what to bring, in Indonesian.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 1000))]
    pub preparation_id: Option<String>,
    /// The same in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 1000))]
    pub preparation_en: Option<String>,
    /// Minutes before a visit at which the patient is reminded; five at most.
    #[serde(default = "reminders")]
    #[cfg_attr(feature = "server", schema(max_items = 5))]
    pub reminder_minutes: Vec<i32>,
    /// Days before a recall is due at which the patient is reminded; five at most.
    #[serde(default = "recall_reminders")]
    #[cfg_attr(feature = "server", schema(max_items = 5))]
    pub recall_reminder_days: Vec<i32>,
    /// Months after a visit when the next is due; absent: no recall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(minimum = 1, maximum = 60))]
    pub recall_months: Option<i32>,
    /// Rooms and devices of which a visit takes one of each kind.
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 100))]
    pub resource_ids: Vec<Uuid>,
}

fn yes() -> bool {
    true
}

fn reminders() -> Vec<i32> {
    vec![1440, 120]
}

fn recall_reminders() -> Vec<i32> {
    vec![14, 3]
}

impl Default for CreateService {
    /// A blank form with the usual rules.
    fn default() -> Self {
        CreateService {
            code: String::new(),
            name_id: String::new(),
            name_en: String::new(),
            duration_minutes: 20,
            price: Money { amount: 0, currency: "IDR".to_owned() },
            buffer_before_minutes: 0,
            buffer_after_minutes: 0,
            slot_minutes: None,
            online: true,
            needs_approval: false,
            preparation_id: None,
            preparation_en: None,
            reminder_minutes: reminders(),
            recall_reminder_days: recall_reminders(),
            recall_months: None,
            resource_ids: Vec::new(),
        }
    }
}

impl Document for CreateService {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_code(&mut self.code, "/code", errors);
        tidy_text(&mut self.name_id, "/name_id", 100, errors);
        tidy_text(&mut self.name_en, "/name_en", 100, errors);
        if !(5..=1440).contains(&self.duration_minutes) {
            errors.add("/duration_minutes", FieldCode::OutOfRange);
        }
        if !self.price.is_plausible() {
            errors.add("/price", FieldCode::OutOfRange);
        }
        let within = [
            (Some(self.buffer_before_minutes), 0..=240, "/buffer_before_minutes"),
            (Some(self.buffer_after_minutes), 0..=240, "/buffer_after_minutes"),
            (self.slot_minutes, 5..=1440, "/slot_minutes"),
            (self.recall_months, 1..=60, "/recall_months"),
        ];
        for (value, range, pointer) in within {
            if value.is_some_and(|v| !range.contains(&v)) {
                errors.add(pointer, FieldCode::OutOfRange);
            }
        }
        tidy_optional(&mut self.preparation_id, "/preparation_id", 1000, errors);
        tidy_optional(&mut self.preparation_en, "/preparation_en", 1000, errors);
        let lists = [
            (&mut self.reminder_minutes, 5..=43_200, "/reminder_minutes"),
            (&mut self.recall_reminder_days, 0..=90, "/recall_reminder_days"),
        ];
        for (list, range, pointer) in lists {
            list.sort_unstable_by(|a, b| b.cmp(a));
            list.dedup();
            if list.len() > 5 {
                errors.add(pointer, FieldCode::TooMany);
            } else if list.iter().any(|v| !range.contains(v)) {
                errors.add(pointer, FieldCode::OutOfRange);
            }
        }
        tidy_ids(&mut self.resource_ids, "/resource_ids", 100, errors);
    }
}

crate::filter_fields! {
    /// Filters of services.
    ServiceField { NameId "name_id" Text; NameEn "name_en" Text; Code "code" Text; DurationMinutes "duration_minutes" Number; Price "price" Number; Online "online" Bool; }
}
crate::sort_fields! {
    /// Orders of services.
    ServiceSort default "name_id" { NameId "name_id"; NameEn "name_en"; Price "price"; DurationMinutes "duration_minutes"; CreatedAt "created_at"; }
}

impl ServiceView {
    /// The writable form of this record.
    pub fn writable(&self) -> CreateService {
        CreateService {
            code: self.code.clone(),
            name_id: self.name_id.clone(),
            name_en: self.name_en.clone(),
            duration_minutes: self.duration_minutes,
            price: self.price.clone(),
            buffer_before_minutes: self.buffer_before_minutes,
            buffer_after_minutes: self.buffer_after_minutes,
            slot_minutes: self.slot_minutes,
            online: self.online,
            needs_approval: self.needs_approval,
            preparation_id: self.preparation_id.clone(),
            preparation_en: self.preparation_en.clone(),
            reminder_minutes: self.reminder_minutes.clone(),
            recall_reminder_days: self.recall_reminder_days.clone(),
            recall_months: self.recall_months,
            resource_ids: self.resource_ids.clone(),
        }
    }
}
