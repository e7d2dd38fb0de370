//! The rules of booking and of the queue.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::field_error::{FieldCode, FieldErrors};

/// The rules as they are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct SchedulingSettingsView {
    pub hold_minutes: i32,
    pub change_until_minutes: i32,
    pub cancel_until_minutes: i32,
    pub book_from_minutes: i32,
    pub book_ahead_days: i32,
    pub open_bookings: i32,
    pub offer_minutes: i32,
    pub late_minutes: i32,
    pub walk_in_every: i32,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The writable form of the rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SchedulingSettings {
    /// Minutes for which a chosen time is held: 5 to 10.
    #[cfg_attr(feature = "server", schema(minimum = 5, maximum = 10))]
    pub hold_minutes: i32,
    /// Patients move a visit by themselves until so many minutes before it.
    #[cfg_attr(feature = "server", schema(minimum = 0, maximum = 20160))]
    pub change_until_minutes: i32,
    /// Patients cancel by themselves until so many minutes before it.
    #[cfg_attr(feature = "server", schema(minimum = 0, maximum = 20160))]
    pub cancel_until_minutes: i32,
    /// Patients book from so many minutes before.
    #[cfg_attr(feature = "server", schema(minimum = 0, maximum = 20160))]
    pub book_from_minutes: i32,
    /// Patients book so many days ahead at most.
    #[cfg_attr(feature = "server", schema(minimum = 1, maximum = 730))]
    pub book_ahead_days: i32,
    /// Visits to come that a patient may have at a time.
    #[cfg_attr(feature = "server", schema(minimum = 1, maximum = 100))]
    pub open_bookings: i32,
    /// Minutes for which the offer of a freed time stands.
    #[cfg_attr(feature = "server", schema(minimum = 5, maximum = 1440))]
    pub offer_minutes: i32,
    /// Who is later than this comes behind the next booked.
    #[cfg_attr(feature = "server", schema(minimum = 0, maximum = 240))]
    pub late_minutes: i32,
    /// At least every so many-th call is a walk-in.
    #[cfg_attr(feature = "server", schema(minimum = 2, maximum = 20))]
    pub walk_in_every: i32,
}

impl Document for SchedulingSettings {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        let bounds = [
            (self.hold_minutes, 5..=10, "/hold_minutes"),
            (self.change_until_minutes, 0..=20160, "/change_until_minutes"),
            (self.cancel_until_minutes, 0..=20160, "/cancel_until_minutes"),
            (self.book_from_minutes, 0..=20160, "/book_from_minutes"),
            (self.book_ahead_days, 1..=730, "/book_ahead_days"),
            (self.open_bookings, 1..=100, "/open_bookings"),
            (self.offer_minutes, 5..=1440, "/offer_minutes"),
            (self.late_minutes, 0..=240, "/late_minutes"),
            (self.walk_in_every, 2..=20, "/walk_in_every"),
        ];
        for (value, range, pointer) in bounds {
            if !range.contains(&value) {
                errors.add(pointer, FieldCode::OutOfRange);
            }
        }
    }
}

impl SchedulingSettingsView {
    /// The writable form of the rules.
    pub fn writable(&self) -> SchedulingSettings {
        SchedulingSettings {
            hold_minutes: self.hold_minutes,
            change_until_minutes: self.change_until_minutes,
            cancel_until_minutes: self.cancel_until_minutes,
            book_from_minutes: self.book_from_minutes,
            book_ahead_days: self.book_ahead_days,
            open_bookings: self.open_bookings,
            offer_minutes: self.offer_minutes,
            late_minutes: self.late_minutes,
            walk_in_every: self.walk_in_every,
        }
    }
}
