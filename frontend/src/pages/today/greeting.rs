//! The greeting, by the hour at the clinic, and the clock below it.

use std::time::Duration;

use chrono::Timelike;
use leptos::prelude::*;

use crate::api::session;
use crate::format;
use crate::i18n::texts::today as t;
use crate::shell;

/// How somebody is addressed: the first word that is no title, as in `dr. Ayu Larasati`.
fn first_name(name: &str) -> &str {
    let mut words = name.split_whitespace();
    words.find(|word| !word.ends_with('.')).unwrap_or(name).trim_end_matches(',')
}

/// The greeting of an hour; Indonesian has one more than English.
fn greeting(hour: u32) -> fn(&str) -> String {
    match hour {
        4..=10 => t::morning,
        11..=14 => t::midday,
        15..=17 => t::afternoon,
        _ => t::evening,
    }
}

/// A clock that is read anew twice a minute.
fn clock() -> RwSignal<chrono::DateTime<chrono::Utc>> {
    let now = RwSignal::new(format::now());
    let tick = move || _ = now.try_set(format::now());
    let interval = set_interval_with_handle(tick, Duration::from_secs(30)).ok();
    on_cleanup(move || {
        if let Some(interval) = interval {
            interval.clear();
        }
    });
    now
}

/// Who is greeted, and what day and time it is at the clinic.
#[component]
pub(super) fn Greeting() -> impl IntoView {
    let now = clock();
    let name = Memo::new(|_| match session::state() {
        session::State::SignedIn(user) => first_name(&user.name).to_owned(),
        _ => String::new(),
    });
    let greeting = move || name.with(|name| greeting(shell::zone().wall(now.get()).hour())(name));
    let when = move || {
        let zone = shell::zone();
        t::when(&format::long_date(zone.wall(now.get()).date()), &format::time(now.get(), &zone))
    };
    let place = move || {
        let branches = shell::branches();
        branches.chosen.get().and_then(|id| branches.name(id)).map(|name| view! { <span class="hide-phone">" · "{name}</span> })
    };
    view! {
        <div>
            <h1>{greeting}</h1>
            <p class="sub num">{when}{place}</p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::first_name;

    #[test]
    fn titles_are_not_names() {
        assert_eq!(first_name("Rina Oktavia"), "Rina");
        assert_eq!(first_name("dr. Ayu Larasati, Sp.PD"), "Ayu");
        assert_eq!(first_name("Prof. Dr. dr. Bima"), "Bima");
        assert_eq!(first_name("Suparmi"), "Suparmi");
        assert_eq!(first_name("A."), "A.");
    }
}
