//! Putting another value in the place of a verified one. The earlier value stays, and everybody sees that there was one.

use domain::Document;
use domain::lab::{CreateLabCorrection, ObservationView};
use leptos::prelude::*;

use super::opened::Opened;
use super::reading::Read;
use super::row::Row;
use crate::api::Key;
use crate::api::lab::create_lab_correction;
use crate::components::{Button, Dialog, ErrorSummary, FailureNote, FormErrors, Kind, SelectField, TextArea, TextField, toast};
use crate::i18n::texts::{interface, lab as t};
use crate::pages::lab::words;
use crate::remote::Submit;

/// The dialog.
#[component]
pub fn CorrectionDialog(opened: Opened, row: Row, open: RwSignal<bool>) -> impl IntoView {
    let title = move || t::correct_title(&row.name());
    view! {
        <Dialog open on_close=move |()| open.set(false) title text=t::correct_text>
            <Form opened row open />
        </Dialog>
    }
}

#[component]
fn Form(opened: Opened, row: Row, open: RwSignal<bool>) -> impl IntoView {
    let errors = FormErrors::provide();
    let now = row.observation.get_untracked();
    // A row of its own, so that the new value is read by the same rules.
    let blank = ObservationView { given_value: None, words: None, verified_at: None, confirmed: false, ..now.clone() };
    let fresh = Row::new(row.analyte.get_value(), blank);
    let (reason, submit, key) = (RwSignal::new(String::new()), Submit::new(), StoredValue::new(Key::new()));
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
            key.set_value(Key::new());
        }
    });
    let typed = RwSignal::new(String::new());
    Effect::new(move |_| fresh.type_in(typed.get()));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let Some(observation) = untrack(|| fresh.entered()) else {
            errors.add("/observation/value", t::settle_first());
            return crate::browser::focus::soon(".error-summary");
        };
        let mut body = CreateLabCorrection { observation, reason: reason.get_untracked() };
        body.observation.method = now.method.clone();
        if !errors.check(body.check()) {
            return;
        }
        let (id, key) = (opened.id(), key.get_value());
        submit.run(async move { create_lab_correction(id, &body, &key).await }, move |view| {
            open.set(false);
            toast::done(t::corrected_done(&row.name()));
            opened.absorb(view);
        });
    };
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    let present = row
        .observation
        .with_untracked(|o| format!("{} {}", words::value(o, row.decimals()), crate::components::chart::words::unit(&o.unit)));
    view! {
        <form on:submit=send novalidate>
            <div class="body form">
                <ErrorSummary errors />
                {other}
                <p>{move || t::stands_now(&present)}</p>
                <div class="pair">
                    <TextField label=t::new_value at="/observation/value" value=typed hint=move || echo(fresh) inputmode="decimal" autofocus=true max_length=40 />
                    {unit_field(fresh)}
                </div>
                <Choices fresh typed />
                <TextArea label=t::reason at="/reason" value=reason hint=t::reason_hint max_length=500 />
            </div>
            <footer>
                <Button on_press=move |()| open.set(false)>{interface::cancel}</Button>
                <Button kind=Kind::Primary submit=true busy=submit.busy>{move || t::save_correction_for(&opened.patient())}</Button>
            </footer>
        </form>
    }
}

/// The unit, where there is a choice.
fn unit_field(row: Row) -> Option<impl IntoView> {
    let units = row.units();
    let several = units.len() > 1;
    let named = |unit: &String| (unit.clone(), crate::components::chart::words::unit(unit).to_owned());
    let options = Signal::derive(move || units.iter().map(named).collect::<Vec<_>>());
    several.then(|| view! { <SelectField label=t::unit at="/observation/unit" value=row.unit options /> })
}

/// How the new value is read.
fn echo(row: Row) -> String {
    let unit = row.analyte.with_value(|a| a.unit.clone());
    let read = row.read.get().echo(&row.unit.get(), &unit, row.decimals());
    let flag = row.flag().map(crate::components::chart::words::flag);
    let told: Vec<String> = [read, flag.map(str::to_owned)].into_iter().flatten().collect();
    if told.is_empty() { t::new_value_hint().to_owned() } else { told.join(", ") }
}

/// What has to be settled about the new value.
#[component]
fn Choices(fresh: Row, typed: RwSignal<String>) -> impl IntoView {
    move || {
        match fresh.read.get() {
        Read::Ambiguous(ways) => {
            let button = move |way: super::reading::Spelling| {
                let spelling = way.spelling;
                view! { <Button on_press=move |()| typed.set(spelling.clone())>{way.shown}</Button> }
            };
            view! { <div class="ask"><span role="alert">{t::choose_right}</span>{ways.into_iter().map(button).collect_view()}</div> }.into_any()
        }
        Read::Implausible { shown } => {
            let (said, name) = (shown.clone(), fresh.name());
            view! {
                <div class="ask">
                    <span role="alert">{move || t::unlikely(&name, &shown)}</span>
                    <Button on_press=move |()| fresh.confirm()>{move || t::is_right(&said)}</Button>
                </div>
            }
            .into_any()
        }
        Read::Unread => view! { <div class="ask"><span role="alert">{move || t::unread(&fresh.text.get())}</span><Button on_press=move |()| fresh.take_as_words()>{move || t::as_words(&fresh.text.get())}</Button></div> }.into_any(),
        _ => ().into_any(),
    }
    }
}
