//! Registering somebody with three fields, from anywhere.

use std::sync::OnceLock;

use chrono::NaiveDate;
use domain::contacts::{CreateContact, DuplicateMatch};
use domain::value::Phone;
use domain::{Document, ErrorCode};
use leptos::prelude::*;

use super::form::{Duplicates, hand_over, phone_hint};
use super::fresh;
use crate::api::contacts::{self as api, People};
use crate::api::{Key, Revision};
use crate::components::{Button, DateField, Dialog, ErrorSummary, FailureNote, FormErrors, Kind, TextField, toast};
use crate::i18n::texts::{contacts as c, patients as t, registration as r};
use crate::pages::contacts::describe;
use crate::remote::Submit;
use crate::route::{self, Route};
use crate::shell;

/// What the dialog starts with.
#[derive(Clone, Debug, PartialEq)]
struct Start {
    people: People,
    typed: String,
}

fn signal() -> &'static ArcRwSignal<Option<Start>> {
    static START: OnceLock<ArcRwSignal<Option<Start>>> = OnceLock::new();
    START.get_or_init(|| ArcRwSignal::new(None))
}

/// Opens the dialog; `typed` is what was searched for: a name, or a phone number.
pub fn open(people: People, typed: &str) {
    signal().set(Some(Start { people, typed: typed.to_owned() }));
}

fn close() {
    signal().set(None);
}

/// The dialog; once in the shell.
#[component]
pub fn QuickAdd() -> impl IntoView {
    let start = signal().clone();
    let asked = start.clone();
    let is_open = Signal::derive(move || start.with(Option::is_some));
    let now = Memo::new(move |_| asked.get());
    let title = move || match now.with(|s| s.as_ref().map(|s| s.people)) {
        Some(People::Contacts) => t::quick_contact(),
        _ => t::quick_patient(),
    };
    view! {
        <Dialog open=is_open title text=t::quick_text on_close=|()| close()>
            {move || now.get().map(|start| view! { <QuickForm start /> })}
        </Dialog>
    }
}

#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    phone: RwSignal<String>,
    birth: RwSignal<Option<NaiveDate>>,
}

impl Fields {
    fn of(typed: &str) -> Fields {
        let is_phone = Phone::parse(typed).is_some();
        let (name, phone) = if is_phone { ("", typed) } else { (typed, "") };
        let name = if name.chars().any(char::is_alphabetic) { name } else { "" };
        Fields { name: RwSignal::new(name.to_owned()), phone: RwSignal::new(phone.to_owned()), birth: RwSignal::new(None) }
    }

    fn document(self) -> CreateContact {
        CreateContact {
            name: self.name.get(),
            phone: Some(self.phone.get()).filter(|p| !p.trim().is_empty()),
            birth_date: self.birth.get(),
            location_id: shell::branches().chosen.get(),
            ..CreateContact::default()
        }
    }
}

#[component]
fn QuickForm(start: Start) -> impl IntoView {
    let people = start.people;
    let errors = FormErrors::provide();
    let fields = Fields::of(&start.typed);
    let key = StoredValue::new(Key::new());
    let submit = Submit::new();
    let matches = RwSignal::new(Vec::<DuplicateMatch>::new());
    let save = move |insist: bool| {
        let mut person = untrack(|| fields.document());
        if !errors.dates_read("dialog") || !errors.check(person.check()) {
            return;
        }
        let key = key.get_value();
        submit.run(async move { api::create_person(people, &person, &key, insist).await }, move |made| welcome(people, made));
    };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
            let found = failure.problem().and_then(|p| p.matches.clone()).unwrap_or_default();
            // A refused key has been used up for this body.
            key.set_value(Key::new());
            matches.set(found);
        }
    });
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty() && !f.is(ErrorCode::PossibleDuplicate));
    let full = move |()| {
        hand_over(untrack(|| fields.document()));
        close();
        route::go(Route::NewPerson(people));
    };
    let label = move || {
        let name = fields.name.get();
        match name.trim() {
            "" => t::quick_submit().to_owned(),
            name => t::quick_submit_for(&describe::named(name, fields.birth.get())),
        }
    };
    let refused = move || !matches.with(Vec::is_empty);
    view! {
        <form on:submit=move |event: leptos::ev::SubmitEvent| { event.prevent_default(); save(false); }>
            <div class="body">
                <ErrorSummary errors />
                {move || other().map(|failure| view! { <FailureNote failure /> })}
                <TextField label=c::full_name at="/name" value=fields.name hint=r::name_hint autofocus=true />
                <TextField label=c::phone at="/phone" value=fields.phone kind="tel" inputmode="tel" max_length=40 optional=true hint=phone_hint(fields.phone) />
                <DateField label=c::birth_date at="/birth_date" value=fields.birth optional=true />
                <Show when=refused>
                    <Duplicates people matches typed=Signal::derive(move || fields.document()) refused=true on_leave=|()| close() />
                </Show>
            </div>
            <footer>
                <Button kind=Kind::Quiet on_press=full>{t::quick_full}</Button>
                <Show when=refused>
                    <Button busy=submit.busy on_press=move |()| save(true)>{r::duplicate_insist}</Button>
                </Show>
                <Button kind=Kind::Primary submit=true busy=submit.busy>{label}</Button>
            </footer>
        </form>
    }
}

fn welcome(people: People, made: Revision<domain::contacts::ContactView>) {
    close();
    fresh::mark();
    toast::done(t::quick_done(&made.record.name));
    route::go(Route::Person(people, made.record.id));
}
