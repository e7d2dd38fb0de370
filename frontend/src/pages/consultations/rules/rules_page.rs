//! How fast questions are answered, and words that mean an emergency.

use chrono::{Days, NaiveDate};
use domain::consultations::{ConsultationSettings, ConsultationSettingsView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::consultations::ConsultationRules;
use crate::components::{Checkbox, TextArea, TextField, TimeField};
use crate::format::date;
use crate::i18n::{Count, lang, texts::consultation_rules as t};
use crate::pages::scheduling::hours::{time_text, time_value};
use crate::pages::settings::{Editor, Saved, SettingsPage, Target, edit};
use crate::route::{Route, Setting};
use crate::shell;

const SAVED: Saved<ConsultationRules> = Saved {
    list: Route::Settings(Setting::ConsultationRules),
    made: None,
    name: |_: &ConsultationSettingsView| t::rules().to_owned(),
    fields: &[
        ("answer_hours", t::answer_hours),
        ("weekdays", t::weekdays),
        ("opens", t::opens),
        ("closes", t::closes),
        ("reopen_days", t::reopen_days),
        ("emergency_phone", t::emergency_phone),
        ("emergency_words", t::emergency_words),
    ],
};

/// One page, one record.
#[component]
pub fn RulesPage() -> impl IntoView {
    shell::title(|| t::rules().to_owned());
    view! {
        <SettingsPage current=Some(Setting::ConsultationRules) title=t::rules sub=t::rules_sub>
            {edit(Target::Existing(Uuid::nil()), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<ConsultationRules>) -> impl IntoView {
    let first = editor.form();
    let (hours, reopen) = (RwSignal::new(first.answer_hours.to_string()), RwSignal::new(first.reopen_days.to_string()));
    let (opens, closes) = (RwSignal::new(time_value(&first.opens)), RwSignal::new(time_value(&first.closes)));
    let (weekdays, phone) = (RwSignal::new(first.weekdays.clone()), RwSignal::new(first.emergency_phone.clone()));
    let words = RwSignal::new(first.emergency_words.join("\n"));
    let lines =
        move || words.with(|words| words.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>());
    // What cannot be read is out of range, and the field says so.
    let read = |text: RwSignal<String>| text.with(|text| text.trim().parse().unwrap_or(-1));
    editor.follow(move || ConsultationSettings {
        answer_hours: read(hours),
        weekdays: weekdays.get(),
        opens: time_text(opens.get()),
        closes: time_text(closes.get()),
        reopen_days: read(reopen),
        emergency_phone: phone.get(),
        emergency_words: lines(),
    });
    view! {
        <section class="form-section">
            <h2>{t::rules_answer}</h2>
            <div class="pair">
                <TextField label=t::answer_hours hint=t::answer_hours_hint at="/answer_hours" value=hours unit=t::hours() inputmode="numeric" max_length=3 />
                <TextField label=t::reopen_days hint=t::reopen_days_hint at="/reopen_days" value=reopen unit=t::days() inputmode="numeric" max_length=3 />
                <TimeField label=t::opens at="/opens" value=opens />
                <TimeField label=t::closes at="/closes" value=closes />
            </div>
            <Weekdays days=weekdays />
        </section>
        <section class="form-section">
            <h2>{t::rules_emergency}</h2>
            <TextField label=t::emergency_phone hint=t::emergency_phone_hint at="/emergency_phone" value=phone inputmode="tel" max_length=20 />
            <TextArea label=t::emergency_words hint=t::emergency_words_hint at="/emergency_words" value=words optional=true rows=6 />
            <p class="sub">{move || t::n_words(Count(lines().len() as i64))}</p>
        </section>
    }
}

/// The days on which questions are answered.
#[component]
fn Weekdays(days: RwSignal<Vec<i16>>) -> impl IntoView {
    let errors = use_context::<crate::components::FormErrors>();
    let error = move || errors.and_then(|errors| errors.at("/weekdays")).map(|words| view! { <span class="err">{words}</span> });
    let day = move |n: i16| {
        let monday = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
        let on = monday.checked_add_days(Days::new(u64::from(n.unsigned_abs()) - 1)).unwrap_or(monday);
        let change = move |checked: bool| {
            days.update(|days| {
                days.retain(|other| *other != n);
                if checked {
                    days.push(n);
                    days.sort_unstable();
                }
            });
        };
        view! { <Checkbox label=move || date::weekday(on, lang()) checked=Signal::derive(move || days.with(|days| days.contains(&n))) on_change=change /> }
    };
    view! {
        <fieldset class="field" id="f-weekdays" tabindex="-1">
            <legend class="label">{t::weekdays}</legend>
            <div class="choices">{(1..=7).map(day).collect_view()}</div>
            <div aria-live="polite">{error}</div>
        </fieldset>
    }
}
