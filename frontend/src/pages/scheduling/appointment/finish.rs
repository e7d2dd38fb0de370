//! How a visit ends: a note on the relationship, when to ask how the patient is, when they should come again.

use chrono::{Months, NaiveDate};
use domain::scheduling::{AppointmentState, AppointmentView, CreateCompletion, NextVisit};
use leptos::prelude::*;

use crate::api::{Key, queue as api};
use crate::components::{
    Button, Card, Checkbox, Chip, DateField, ErrorSummary, FailureNote, FormErrors, Kind, SelectField, TextArea, toast,
};
use crate::i18n::{Count, texts::scheduling as t};
use crate::pages::scheduling::booking::Choices;
use crate::remote::Submit;
use crate::route;
use crate::shell;

/// The form that finishes the visit.
#[component]
pub fn FinishCard(visit: AppointmentView, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let errors = FormErrors::provide();
    let choices = Choices::read();
    let (note, follow) = (RwSignal::new(String::new()), RwSignal::new(visit.follow_up_on));
    let again = RwSignal::new(false);
    let service = RwSignal::new(visit.service_id.to_string());
    let due = RwSignal::new(None::<NaiveDate>);
    let submit = Submit::new();
    let key = StoredValue::new(Key::new());
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
            key.set_value(Key::new());
        }
    });
    route::watch_unsaved(Signal::derive(move || !submit.busy.get() && !note.with(|note| note.trim().is_empty())));
    // Before it has begun, calling is the next right step.
    let kind = if visit.state == AppointmentState::InProgress { Kind::Primary } else { Kind::Plain };
    let (id, name) = (visit.id, visit.contact_name.clone());
    let done = name.clone();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        if !errors.dates_read(".finish") {
            return;
        }
        let recall = service.get_untracked().parse().ok().zip(due.get_untracked()).filter(|_| again.get_untracked());
        if again.get_untracked() && recall.is_none() {
            errors.add("/recall/due_on", t::choose_due());
            return crate::browser::focus::soon(".error-summary");
        }
        let completion = CreateCompletion {
            follow_up_on: follow.get_untracked(),
            recall: recall.map(|(service_id, due_on)| NextVisit { service_id, due_on }),
            note: Some(note.get_untracked().trim().to_owned()).filter(|n| !n.is_empty()),
        };
        let (key, done) = (key.get_value(), done.clone());
        submit.run(async move { api::create_completion(id, &completion, &key).await }, move |_| {
            note.set(String::new());
            toast::done(t::finished(&done));
            on_done.run(());
        });
    };
    let services = Signal::derive(move || choices.service_options());
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    let months = move |n: u32| {
        let day = move || shell::zone().today() + Months::new(n);
        let pressed = Signal::derive(move || due.get() == Some(day()));
        view! { <Chip pressed on_press=move |()| due.set(Some(untrack(day)))>{move || t::in_months(Count(i64::from(n)))}</Chip> }
    };
    view! {
        <Card title=t::finish_title>
            <form class="form finish" on:submit=send novalidate>
                <ErrorSummary errors />
                {other}
                <TextArea label=t::note at="/note" value=note optional=true max_length=4000 hint=t::note_hint />
                <DateField label=t::follow_up at="/follow_up_on" value=follow optional=true />
                <Checkbox label=t::come_again checked=again on_change=move |on| again.set(on) />
                <Show when=move || again.get()>
                    <div class="chips" role="group" aria-label=t::due_on>{[1, 3, 6, 12].map(months)}</div>
                    <div class="pair">
                        <SelectField label=t::service at="/recall/service_id" value=service options=services />
                        <DateField label=t::due_on at="/recall/due_on" value=due />
                    </div>
                </Show>
                <div><Button kind submit=true busy=submit.busy>{move || t::finish_for(&name)}</Button></div>
            </form>
        </Card>
    }
}
