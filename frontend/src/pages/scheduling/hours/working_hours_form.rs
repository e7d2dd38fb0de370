//! One block of weekly hours. A split shift is two of them, an exception one that is valid on one day.

use domain::scheduling::{CreateWorkingHours, WorkingHoursView};
use leptos::prelude::*;
use uuid::Uuid;

use super::options::{
    location_choices, one_of, optional_number, practitioner_choices, practitioners, some_text, text_of, time_text, time_value,
};
use super::working_hours_page::weekday;
use crate::api::scheduling::WorkingHours;
use crate::components::{DateField, SelectField, TextField, TimeField};
use crate::i18n::texts::{hours as t, interface, settings};
use crate::pages::settings::{Editor, Saved, SettingsPage, Target, edit};
use crate::route::{Route, Setting};
use crate::shell::{self, branches};

const SAVED: Saved<WorkingHours> = Saved {
    list: Route::Settings(Setting::WorkingHours),
    made: None,
    name: |view: &WorkingHoursView| format!("{}, {}", view.practitioner_name, weekday(view.weekday)),
    fields: &[
        ("practitioner_id", settings::practitioner_word),
        ("location_id", t::branch),
        ("weekday", t::weekday),
        ("starts", t::starts),
        ("ends", t::ends),
        ("break_from", t::break_from),
        ("break_until", t::break_until),
        ("valid_from", t::valid_from),
        ("valid_until", t::valid_until),
        ("daily_cap", t::cap),
        ("queue_letter", t::letter),
    ],
};

/// The form of a block of hours.
#[component]
pub fn WorkingHoursForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::edit_hours } else { t::new_hours };
    shell::title(move || title().to_owned());
    let blank = || CreateWorkingHours {
        practitioner_id: Uuid::nil(),
        location_id: untrack(|| branches().chosen.get()).unwrap_or_default(),
        weekday: 1,
        starts: "08:00".to_owned(),
        ends: "12:00".to_owned(),
        break_from: None,
        break_until: None,
        valid_from: untrack(|| shell::zone().today()),
        valid_until: None,
        daily_cap: None,
        queue_letter: "A".to_owned(),
    };
    view! {
        <SettingsPage current=Some(Setting::WorkingHours) title>
            {edit(Target::of(id, blank), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<WorkingHours>) -> impl IntoView {
    let first = editor.form();
    let practitioner = RwSignal::new(text_of(Some(first.practitioner_id)));
    let location = RwSignal::new(text_of(Some(first.location_id)));
    let day = RwSignal::new(first.weekday.to_string());
    let time = |text: &str| RwSignal::new(time_value(text));
    let (starts, ends) = (time(&first.starts), time(&first.ends));
    let rest = |text: &Option<String>| RwSignal::new(text.as_deref().and_then(time_value));
    let (break_from, break_until) = (rest(&first.break_from), rest(&first.break_until));
    let (valid_from, valid_until) = (RwSignal::new(Some(first.valid_from)), RwSignal::new(first.valid_until));
    let (cap, letter) = (RwSignal::new(some_text(first.daily_cap)), RwSignal::new(first.queue_letter.clone()));
    let begun = first.valid_from;
    let optional = |time: RwSignal<Option<chrono::NaiveTime>>| Some(time_text(time.get())).filter(|text| !text.is_empty());
    editor.follow(move || CreateWorkingHours {
        practitioner_id: practitioner.with(|id| one_of(id)),
        location_id: location.with(|id| one_of(id)),
        weekday: day.with(|day| day.parse().unwrap_or_default()),
        starts: time_text(starts.get()),
        ends: time_text(ends.get()),
        break_from: optional(break_from),
        break_until: optional(break_until),
        valid_from: valid_from.get().unwrap_or(begun),
        valid_until: valid_until.get(),
        daily_cap: cap.with(|cap| optional_number(cap)),
        queue_letter: letter.get().trim().to_owned(),
    });
    let days = Signal::derive(|| (1..=7).map(|n| (n.to_string(), weekday(n).to_owned())).collect::<Vec<_>>());
    let known = practitioners();
    view! {
        <div class="pair">
            <SelectField label=settings::practitioner_word at="/practitioner_id" value=practitioner options=practitioner_choices(known) />
            <SelectField label=t::branch at="/location_id" value=location options=location_choices(interface::choose) />
        </div>
        <SelectField label=t::weekday at="/weekday" value=day options=days />
        <div class="pair">
            <TimeField label=t::starts at="/starts" value=starts />
            <TimeField label=t::ends at="/ends" value=ends />
            <TimeField label=t::break_from at="/break_from" value=break_from optional=true />
            <TimeField label=t::break_until at="/break_until" value=break_until optional=true />
            <DateField label=t::valid_from at="/valid_from" value=valid_from />
            <DateField label=t::valid_until at="/valid_until" value=valid_until optional=true />
            <TextField label=t::cap at="/daily_cap" value=cap optional=true inputmode="numeric" max_length=3 hint=t::cap_hint />
            <TextField label=t::letter at="/queue_letter" value=letter max_length=1 hint=t::letter_hint />
        </div>
        <p class="sub">{t::exception_hint}</p>
    }
}
