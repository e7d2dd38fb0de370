//! How appointments are described: their state, their times, their service.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::scheduling::{AppointmentState, AppointmentView};
use leptos::prelude::*;

use crate::components::{Glyph, Icon};
use crate::format::{self, Zone};
use crate::i18n::{Count, Lang, Plain, lang, texts::scheduling as t};

/// After so many minutes somebody who is awaited is late.
pub const LATE_AFTER: i64 = 15;

/// How a state looks: the code of the sheet, an icon and a word.
#[derive(Clone, Copy)]
pub struct Look {
    pub code: &'static str,
    pub glyph: Glyph,
    pub word: Plain,
}

/// The look of a state; a booked visit that the patient has confirmed looks different from one that they have not.
pub fn look(state: AppointmentState, confirmed: bool) -> Look {
    use AppointmentState as S;
    let (code, glyph, word): (&'static str, Glyph, Plain) = match state {
        S::Requested => ("scheduled", Glyph::Help, t::state_requested),
        S::Confirmed if confirmed => ("confirmed", Glyph::CheckCircle, t::state_confirmed),
        S::Confirmed => ("scheduled", Glyph::Dashed, t::state_booked),
        S::CheckedIn => ("checkin", Glyph::Enter, t::state_checked_in),
        S::Called => ("checkin", Glyph::Volume, t::state_called),
        S::InProgress => ("serving", Glyph::Steth, t::state_in_progress),
        S::Done => ("done", Glyph::Check, t::state_done),
        S::NoShow => ("noshow", Glyph::UserX, t::state_no_show),
        S::Cancelled => ("cancelled", Glyph::Ban, t::state_cancelled),
    };
    Look { code, glyph, word }
}

/// The look of an appointment.
pub fn look_of(visit: &AppointmentView) -> Look {
    look(visit.state, visit.confirmed_at.is_some())
}

/// Whether nobody has said that the patient comes.
pub fn is_unconfirmed(visit: &AppointmentView) -> bool {
    match visit.state {
        AppointmentState::Requested => true,
        AppointmentState::Confirmed => visit.confirmed_at.is_none(),
        _ => false,
    }
}

/// By how many minutes an awaited patient is late.
pub fn late_by(visit: &AppointmentView, now: DateTime<Utc>) -> Option<i64> {
    let late = (now - visit.starts_at).num_minutes();
    (visit.state == AppointmentState::Confirmed && (LATE_AFTER..12 * 60).contains(&late)).then_some(late)
}

/// Icon, word and tone of an appointment's state.
#[component]
pub fn StateChip(#[prop(into)] state: AppointmentState, #[prop(optional)] confirmed: bool) -> impl IntoView {
    let Look { code, glyph, word } = look(state, confirmed);
    view! { <span class="status" data-s=code><Icon glyph />{word}</span> }
}

/// The name of a service in the language in use.
pub fn in_lang<'a>(id: &'a str, en: &'a str) -> &'a str {
    if lang() == Lang::Id { id } else { en }
}

/// The name of the appointment's service.
pub fn service(visit: &AppointmentView) -> &str {
    in_lang(&visit.service_name_id, &visit.service_name_en)
}

/// The zone in which an appointment is read.
pub fn zone_of(visit: &AppointmentView) -> Zone {
    Zone::new(&visit.time_zone)
}

/// `10.45–11.15`.
pub fn clock_range(from: DateTime<Utc>, until: DateTime<Utc>, zone: &Zone) -> String {
    format!("{}–{}", format::clock(from, zone), format::clock(until, zone))
}

/// `Senin, 17 November 2026, 10.45–11.15 WIB`.
pub fn when(visit: &AppointmentView) -> String {
    let zone = zone_of(visit);
    let day = format::long_date(zone.wall(visit.starts_at).date());
    format!("{day}, {} {}", clock_range(visit.starts_at, visit.ends_at, &zone), zone.abbreviation(visit.starts_at))
}

/// `Sen 17 Nov, 10.45`: short enough for a button.
pub fn short_when(at: DateTime<Utc>, zone: &Zone) -> String {
    let day = zone.wall(at).date();
    format!("{}, {}", short_day(day), format::clock(at, zone))
}

/// `Sen 17 Nov`.
pub fn short_day(day: NaiveDate) -> String {
    use chrono::Datelike;
    let (week, month) = (format::date::weekday(day, lang()), format::date::month(day, lang()));
    format!("{} {} {}", &week[..3], day.day(), &month[..3])
}

/// `34 mnt`, `1 j 5 mnt`.
pub fn minutes(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => t::minutes(Count(rest)),
        (hours, 0) => t::hours(Count(hours)),
        (hours, rest) => t::hours_minutes(Count(hours), Count(rest)),
    }
}

/// How long ago something was, in whole minutes; never negative.
pub fn since(at: DateTime<Utc>, now: DateTime<Utc>) -> i64 {
    (now - at).max(Duration::zero()).num_minutes()
}

/// A clock for views that show durations; it ticks twice a minute.
pub fn ticking() -> RwSignal<DateTime<Utc>> {
    let now = RwSignal::new(format::now());
    let tick = move || _ = now.try_set(format::now());
    let interval = set_interval_with_handle(tick, std::time::Duration::from_secs(20)).ok();
    on_cleanup(move || {
        if let Some(interval) = interval {
            interval.clear();
        }
    });
    now
}
