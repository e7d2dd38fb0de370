//! When practitioners work.

use domain::scheduling::WorkingHoursView;
use leptos::prelude::*;
use uuid::Uuid;

use super::options::{practitioner_choices, practitioners, time_value};
use crate::api::resource::{Query, list};
use crate::api::scheduling::WorkingHours;
use crate::components::grid::{Column, Record, Rows};
use crate::components::{Empty, Glyph, LinkButton, SelectField};
use crate::format;
use crate::i18n::{
    lang,
    texts::{hours as t, settings},
};
use crate::pages::settings::{ArchiveSwitch, NewLink, NothingFound, RecordTable, SettingsPage, follow_changes, name_link, shows_archive};
use crate::route::{self, Route, Setting};
use crate::shell::{self, open_to};

const NEW: Route = Route::NewSetting(Setting::WorkingHours);

impl Record for WorkingHoursView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        format!("{}, {}", self.practitioner_name, weekday(self.weekday))
    }

    fn href(&self) -> String {
        Route::EditSetting(Setting::WorkingHours, self.id).href()
    }
}

/// The name of a weekday by its number in ISO 8601.
pub(super) fn weekday(number: i16) -> &'static str {
    let monday = chrono::NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
    let day = monday + chrono::Days::new(u64::try_from(number - 1).unwrap_or_default());
    format::date::weekday(day, lang())
}

/// `08.00–12.00`.
fn clock_range(from: &str, until: &str) -> String {
    let clock = |text: &str| time_value(text).map_or_else(|| text.to_owned(), |time| format::date::clock(time, lang()));
    format!("{}–{}", clock(from), clock(until))
}

fn columns() -> Vec<Column<WorkingHoursView>> {
    vec![
        Column::new("practitioner", settings::practitioner_word, |h: &WorkingHoursView| {
            let (form, archived, name) =
                (Route::EditSetting(Setting::WorkingHours, h.id), h.archived_at.is_some(), h.practitioner_name.clone());
            move || name_link(name.clone(), form, archived)
        })
        .class("nm"),
        Column::new("weekday", t::weekday, |h: &WorkingHoursView| {
            let number = h.weekday;
            move || weekday(number)
        })
        .class("nw"),
        Column::new("hours", t::hours, |h: &WorkingHoursView| {
            let hours = h.clone();
            move || {
                let rest = hours.break_from.as_deref().zip(hours.break_until.as_deref());
                let rest = rest.map(|(from, until)| t::with_break(&clock_range(from, until)));
                [Some(clock_range(&hours.starts, &hours.ends)), rest].into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
        }),
        Column::new("location", t::branch, |h: &WorkingHoursView| h.location_name.clone()),
        Column::new("valid", t::valid, |h: &WorkingHoursView| {
            let (from, until) = (h.valid_from, h.valid_until);
            move || match until {
                Some(until) if until == from => format::short_date(from),
                Some(until) => t::from_until(&format::short_date(from), &format::short_date(until)),
                None => t::from_on(&format::short_date(from)),
            }
        }),
        Column::new("cap", t::cap, |h: &WorkingHoursView| h.daily_cap.map(|n| n.to_string())).class("r"),
    ]
}

/// The list of weekly hours; the practitioner is kept in the address.
#[component]
pub fn WorkingHoursPage() -> impl IntoView {
    shell::title(|| t::working_hours().to_owned());
    let (archived, kept) = (shows_archive(), route::query("who"));
    let who = RwSignal::new(kept.get_untracked().unwrap_or_default());
    Effect::new(move |_| {
        let chosen = Some(who.get()).filter(|w| !w.is_empty());
        route::replace_query(&[("who", chosen)]);
    });
    let rows = Rows::new(move || {
        follow_changes();
        let query = Query { archived: archived.get(), sort: Some("weekday".to_owned()), ..Query::counted(200) };
        let query = query.maybe("filter[practitioner_id][eq]", kept.get());
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<WorkingHours>(&query).await }
        }
    });
    let known = practitioners();
    let actions = move || {
        view! {
            <ArchiveSwitch />
            <NewLink target=NEW label=t::new_hours />
        }
    };
    let empty = move || match kept.with(Option::is_some) {
        true => view! { <NothingFound on_clear=move |()| who.set(String::new()) /> }.into_any(),
        false => view! {
            <Empty glyph=Glyph::Clock title=t::hours_empty text=t::hours_empty_text>
                {open_to(NEW).then(|| view! { <LinkButton href=NEW.href()>{t::new_hours}</LinkButton> })}
            </Empty>
        }
        .into_any(),
    };
    view! {
        <SettingsPage current=Some(Setting::WorkingHours) title=t::working_hours sub=t::hours_sub count=rows.count actions>
            <div class="page-body">
                <div class="narrow"><SelectField label=settings::practitioner_word value=who options=practitioner_choices(known) /></div>
                <RecordTable rows label=t::working_hours columns=columns() muted=|h| h.archived_at.is_some() empty />
            </div>
        </SettingsPage>
    }
}
