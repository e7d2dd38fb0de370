//! The form: laboratory, day, values, sheet.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::Document;
use domain::lab::{AnalyteView, CreateLabReport, EnterObservation, MOST_OBSERVATIONS};
use leptos::prelude::*;
use uuid::Uuid;

use super::entry::{Entry, EntryFields};
use super::sheets::{Sending, SheetPicker};
use crate::api::{Failure, Key, lab::LabReports, resource};
use crate::browser::{focus, page};
use crate::components::attachments::Attachments;
use crate::components::{Choice, DateField, ErrorSummary, FormErrors, Picker, TextField, TimeField, toast};
use crate::format::{self, Zone};
use crate::i18n::{texts::interface, texts::portal_results as t};
use crate::pages::portal::moves;
use crate::pages::portal::parts::{Act, refused};
use crate::pages::portal::place::Place;
use crate::pages::portal::results::history::matching;
use crate::remote::Submit;

/// Where results of a family are entered: at a branch, whose clock counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    pub id: Uuid,
    pub zone: Zone,
}

/// Where something is wrong, and what.
type Wrong = (String, &'static str);

#[derive(Clone, Copy)]
struct Draft {
    laboratory: RwSignal<String>,
    day: RwSignal<Option<NaiveDate>>,
    time: RwSignal<Option<NaiveTime>>,
    entries: RwSignal<Vec<Entry>>,
    next: StoredValue<u32>,
    sheets: Attachments,
    errors: FormErrors,
}

impl Draft {
    /// The form as it is sent, or `None` with what is missing at its fields.
    fn read(self, person: Uuid, branch: &Branch) -> Option<CreateLabReport> {
        self.errors.clear();
        if !self.errors.dates_read("#own-day") {
            return None;
        }
        let mut wrong = Vec::new();
        let (laboratory, collected_at) = self.facts(branch, &mut wrong);
        let observations = self.values(&mut wrong);
        if !wrong.is_empty() {
            self.refuse(wrong);
            return None;
        }
        let (patient_id, location_id, laboratory) = (person, branch.id, Some(laboratory));
        let mut form = CreateLabReport {
            patient_id,
            location_id,
            laboratory,
            observations,
            collected_at: collected_at?,
            practitioner_id: None,
            appointment_id: None,
            instrument: None,
            expected_on: None,
            with_comment: false,
        };
        self.errors.check(form.check()).then_some(form)
    }

    /// Laboratory and moment of the sample.
    fn facts(self, branch: &Branch, wrong: &mut Vec<Wrong>) -> (String, Option<DateTime<Utc>>) {
        let laboratory = self.laboratory.get_untracked().trim().to_owned();
        let collected_at = self.day.get_untracked().map(|day| moment(day, self.time.get_untracked(), &branch.zone));
        if laboratory.is_empty() {
            wrong.push(("/laboratory".to_owned(), t::laboratory_missing()));
        }
        match collected_at {
            None => wrong.push(("/collected_at".to_owned(), t::day_missing())),
            Some(at) if at > format::now() => wrong.push(("/collected_at".to_owned(), t::day_ahead())),
            Some(_) => {}
        }
        if page::first("#own-time [data-unread]").is_some() {
            wrong.push(("/time".to_owned(), interface::time_unread()));
        }
        (laboratory, collected_at)
    }

    fn values(self, wrong: &mut Vec<Wrong>) -> Vec<EnterObservation> {
        let mut observations = Vec::new();
        for entry in self.entries.get_untracked() {
            match untrack(|| entry.read()) {
                Ok(observation) => observations.push(observation),
                Err(words) => wrong.push((entry.pointer(), words)),
            }
        }
        if self.entries.with_untracked(Vec::is_empty) {
            wrong.push(("/observations".to_owned(), t::no_values()));
        }
        observations
    }

    fn refuse(self, wrong: Vec<(String, impl Into<String>)>) {
        for (pointer, words) in wrong {
            self.errors.add(&pointer, words);
        }
        focus::soon(".error-summary");
    }

    /// What the server refused, at the fields that hold it now.
    fn refused(self, failure: &Failure) {
        let place = |pointer: &str| {
            let index: Option<usize> = pointer.strip_prefix("/observations/").and_then(|rest| rest.split('/').next()?.parse().ok());
            let entry = index.and_then(|index| self.entries.with_untracked(|all| all.get(index).copied()));
            entry.map_or_else(|| pointer.to_owned(), Entry::pointer)
        };
        let wrong: Vec<(String, String)> = failure.fields().iter().map(|error| (place(&error.pointer), error.message.clone())).collect();
        if !wrong.is_empty() {
            self.refuse(wrong);
        }
    }

    fn add(self, analyte: AnalyteView) {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        let entry = Entry::new(key, analyte);
        self.entries.update(|all| all.push(entry));
        let field = format!("f-values-{key}");
        request_animation_frame(move || {
            if let Some(field) = page::by_id(&field) {
                focus::on(&field);
            }
        });
    }
}

/// A sheet without an hour counts as of noon, and never as of an hour that has not come.
fn moment(day: NaiveDate, time: Option<NaiveTime>, zone: &Zone) -> DateTime<Utc> {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    let at = zone.moment(day.and_time(time.unwrap_or(noon)));
    if time.is_none() && day == zone.today() { at.min(format::now()) } else { at }
}

/// The form for a person.
#[component]
pub fn OwnForm(person: Uuid, name: String, analytes: Signal<Vec<AnalyteView>>, branch: Branch) -> impl IntoView {
    let draft = Draft {
        laboratory: RwSignal::new(String::new()),
        day: RwSignal::new(None),
        time: RwSignal::new(None),
        entries: RwSignal::new(Vec::new()),
        next: StoredValue::new(0),
        sheets: Attachments::new(),
        errors: FormErrors::provide(),
    };
    let (saving, key, saved) = (Submit::new(), StoredValue::new(Key::new()), RwSignal::new(None::<Uuid>));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(form) = draft.read(person, &branch) else { return };
        let key = key.get_value();
        saving.run(async move { resource::create::<LabReports>(&form, &key).await }, move |made| {
            toast::done(t::saved());
            if untrack(|| draft.sheets.is_empty()) {
                moves::replace(Place::Result(made.record.id));
            } else {
                saved.set(Some(made.record.id));
            }
        });
    };
    Effect::new(move |_| {
        if let Some(failure) = saving.failure.get() {
            draft.refused(&failure);
            if !failure.fields().is_empty() {
                // What was refused is sent anew once corrected.
                key.set_value(Key::new());
            }
        }
    });
    view! {
        <form class="stack" id="own-result" hidden=move || saved.get().is_some() on:submit=send>
            <ErrorSummary errors=draft.errors />
            {refused(saving)}
            <section class="card">
                <TextField label=t::laboratory value=draft.laboratory at="/laboratory" hint=t::laboratory_hint autocomplete="organization" />
                <div class="pair-fields">
                    <div id="own-day"><DateField label=t::sample_day value=draft.day at="/collected_at" /></div>
                    <div id="own-time"><TimeField label=t::sample_time value=draft.time at="/time" optional=true hint=t::time_hint /></div>
                </div>
            </section>
            <Values draft analytes />
            <SheetPicker sheets=draft.sheets busy=saving.busy />
            <Act class="btn primary wide" submit=true busy=saving.busy>{move || t::save_for(&name)}</Act>
        </form>
        {move || saved.get().map(|report| view! { <Sending report sheets=draft.sheets /> })}
    }
}

#[component]
fn Values(draft: Draft, analytes: Signal<Vec<AnalyteView>>) -> impl IntoView {
    let taken = move |id: Uuid| draft.entries.with_untracked(|all| all.iter().any(|entry| entry.analyte.with_value(|a| a.id == id)));
    let search = move |words: String| {
        let found = analytes.with_untracked(|all| matching(all, &words, |a| !taken(a.id)));
        async move { Ok(found) }
    };
    // An entry lives as long as the form, and not as long as the option that was picked.
    let form = Owner::current().unwrap_or_default();
    let pick = Callback::new(move |choice: Choice| {
        let analyte = analytes.with_untracked(|all| all.iter().find(|a| a.id == choice.id).cloned());
        if let Some(analyte) = analyte {
            form.with(|| draft.add(analyte));
        }
    });
    let remove = move |key: u32| draft.entries.update(|all| all.retain(|entry| entry.key != key));
    let room = move || draft.entries.with(|all| all.len() < MOST_OBSERVATIONS);
    view! {
        <section class="card" aria-labelledby="values-t">
            <h2 id="values-t">{t::values_title}</h2>
            <For
                each=move || draft.entries.get()
                key=|entry| entry.key
                children=move |entry| view! { <EntryFields entry on_remove=Callback::new(move |()| remove(entry.key)) /> }
            />
            <div id="f-observations" tabindex="-1">
                <Show when=room><Picker label=t::find_analyte hint=t::find_analyte_hint search on_pick=pick /></Show>
            </div>
        </section>
    }
}
