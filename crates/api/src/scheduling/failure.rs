//! Refused bookings as problem documents, each with the next possible step.

use chrono::{Datelike, Timelike};
use chrono_tz::Tz;
use domain::organisation::zone_label;
use domain::scheduling::SlotView;
use domain::{ErrorCode, FieldCode, FieldErrors};
use persistence::scheduling::BookingError;

use crate::http::ApiError;

impl From<BookingError> for ApiError {
    fn from(error: BookingError) -> Self {
        match error {
            BookingError::Taken(slots) => with_slots(ApiError::new(ErrorCode::SlotTaken), slots, true),
            BookingError::Refused { pointer, code, slots } => {
                with_slots(ApiError::invalid(FieldErrors::one(pointer, code)), slots, is_about_time(code))
            }
            BookingError::Conflicts(conflicts) => {
                let mut refused = ApiError::field("/starts_at", FieldCode::SeriesConflict);
                refused.conflicts = conflicts;
                refused
            }
            BookingError::WrongState => ApiError::new(ErrorCode::WrongState)
                .saying("Muat ulang kunjungan ini untuk melihat keadaannya sekarang.", "Load the visit again to see where it stands now."),
            BookingError::Persistence(error) => error.into(),
        }
    }
}

/// Refusals for which another time is the next step.
fn is_about_time(code: FieldCode) -> bool {
    use FieldCode as F;
    matches!(
        code,
        F::InThePast
            | F::OutsideHours
            | F::OffGrid
            | F::OnHoliday
            | F::PractitionerAway
            | F::DayFull
            | F::TooSoon
            | F::TooFarAhead
            | F::NotOffered
            | F::HoldExpired
    )
}

fn with_slots(mut error: ApiError, slots: Vec<SlotView>, about_time: bool) -> ApiError {
    if !about_time {
        return error;
    }
    let first: Vec<&SlotView> = slots.iter().take(3).collect();
    error = if first.is_empty() {
        error.saying(
            "Pilih waktu lain, atau masuk daftar tunggu agar kami menawarkan waktu yang kosong.",
            "Choose another time, or join the waiting list so that we offer you one that becomes free.",
        )
    } else {
        let list = |lang: fn(&SlotView) -> String| first.iter().map(|s| lang(s)).collect::<Vec<_>>().join("; ");
        error.saying(format!("Waktu kosong terdekat: {}.", list(in_indonesian)), format!("Next free times: {}.", list(in_english)))
    };
    error.slots = Some(slots);
    error
}

const DAYS: [(&str, &str); 7] =
    [("Sen", "Mon"), ("Sel", "Tue"), ("Rab", "Wed"), ("Kam", "Thu"), ("Jum", "Fri"), ("Sab", "Sat"), ("Min", "Sun")];
const MONTHS: [(&str, &str); 12] = [
    ("Jan", "Jan"),
    ("Feb", "Feb"),
    ("Mar", "Mar"),
    ("Apr", "Apr"),
    ("Mei", "May"),
    ("Jun", "Jun"),
    ("Jul", "Jul"),
    ("Agu", "Aug"),
    ("Sep", "Sep"),
    ("Okt", "Oct"),
    ("Nov", "Nov"),
    ("Des", "Dec"),
];

fn in_indonesian(slot: &SlotView) -> String {
    words(slot, |pair| pair.0, '.')
}

fn in_english(slot: &SlotView) -> String {
    words(slot, |pair| pair.1, ':')
}

/// `Sel 1 Des 08.20 WIB`, by the clock of the location.
fn words(slot: &SlotView, pick: fn((&'static str, &'static str)) -> &'static str, point: char) -> String {
    let zone: Tz = slot.time_zone.parse().unwrap_or(Tz::UTC);
    let at = slot.starts_at.with_timezone(&zone);
    let day = pick(DAYS[at.weekday().num_days_from_monday() as usize]);
    let month = pick(MONTHS[at.month0() as usize]);
    format!("{day} {} {month} {:02}{point}{:02} {}", at.day(), at.hour(), at.minute(), zone_label(&slot.time_zone))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn free_times_are_told_by_the_clock_of_the_clinic() {
        let starts_at = "2026-12-01T01:20:00Z".parse().unwrap_or_default();
        let slot = SlotView {
            starts_at,
            ends_at: starts_at,
            time_zone: "Asia/Makassar".into(),
            practitioner_id: Uuid::nil(),
            practitioner_name: String::new(),
            location_id: Uuid::nil(),
            location_name: String::new(),
        };
        assert_eq!(in_indonesian(&slot), "Sel 1 Des 09.20 WITA");
        assert_eq!(in_english(&slot), "Tue 1 Dec 09:20 WITA");
    }
}
