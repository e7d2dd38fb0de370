//! States, names and times of consultations as patients read them.

use chrono::{DateTime, Utc};
use domain::consultations::{ConsultationState, ConsultationView, OfficeKind};

use crate::format::{self, Zone};
use crate::i18n::{Count, Plain, texts::portal_consult as t};
use crate::pages::portal::parts::when;

/// The zone in which times of a consultation are read.
pub fn zone_of(view: &ConsultationView) -> Zone {
    Zone::new(&view.time_zone)
}

/// Tone, icon and word of a state.
pub fn state(state: ConsultationState) -> (&'static str, Option<&'static str>, Plain) {
    match state {
        ConsultationState::Open => ("status info", Some("#i-clock"), t::waiting),
        ConsultationState::Answered => ("status ok", Some("#i-check"), t::answered),
        ConsultationState::Closed => ("status", None, t::closed),
    }
}

/// Who watches over the answers today.
pub fn overseer(view: &ConsultationView) -> Option<String> {
    let acting = view.overseers.iter().find(|overseer| overseer.acting)?;
    Some(match acting.kind {
        OfficeKind::Head => t::overseer(&acting.name),
        OfficeKind::Deputy => t::overseer_deputy(&acting.name),
    })
}

/// `09.05 WIB` today, `15 Nov 2026, 09.05 WIB` on another day.
pub fn moment(at: DateTime<Utc>, zone: &Zone) -> String {
    if zone.wall(at).date() == zone.today() { format::time(at, zone) } else { format::date_time(at, zone) }
}

/// `besok, 14.00 WIB`.
pub fn soon(at: DateTime<Utc>, zone: &Zone) -> String {
    when::soon(at, zone)
}

/// `4 jam 18 menit`.
pub fn span(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => t::minutes(Count(minutes.max(1))),
        (hours, minutes) => t::hours_minutes(Count(hours), Count(minutes)),
    }
}

/// What a number of stars means.
pub fn stars(rating: i16) -> &'static str {
    match rating {
        1 => t::rate_1(),
        2 => t::rate_2(),
        3 => t::rate_3(),
        4 => t::rate_4(),
        _ => t::rate_5(),
    }
}
