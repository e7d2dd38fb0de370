//! Questions about somebody in the queue: to whom they go instead, and why they go first.

use domain::scheduling::{CreatePriority, CreateTransfer, QueueEntryView};
use leptos::prelude::*;

use crate::api::queue as api;
use crate::components::{Button, Dialog, ErrorSummary, FailureNote, FormErrors, Kind, SelectField, TextField, toast};
use crate::i18n::texts::{interface, queue as t, scheduling};
use crate::pages::scheduling::booking::Choices;
use crate::remote::Submit;

/// What is being asked, about whom.
#[derive(Clone, Debug, PartialEq)]
pub enum Asking {
    Transfer(QueueEntryView),
    Priority(QueueEntryView),
}

impl Asking {
    fn entry(&self) -> &QueueEntryView {
        match self {
            Asking::Transfer(entry) | Asking::Priority(entry) => entry,
        }
    }
}

/// The dialog of whichever question is open.
#[component]
pub fn AskingDialog(asking: RwSignal<Option<Asking>>, #[prop(into)] on_changed: Callback<()>) -> impl IntoView {
    let open = Signal::derive(move || asking.with(Option::is_some));
    let title = move || {
        asking.with(|asking| {
            let Some(asking) = asking else { return String::new() };
            let who = format!("{} {}", asking.entry().number_text, asking.entry().contact_name);
            match asking {
                Asking::Transfer(_) => t::transfer_title(&who),
                Asking::Priority(_) => t::prioritise_title(&who),
            }
        })
    };
    view! {
        <Dialog open title on_close=move |()| asking.set(None)>
            {move || asking.get().map(|question| view! { <Form question asking on_changed /> })}
        </Dialog>
    }
}

#[component]
fn Form(question: Asking, asking: RwSignal<Option<Asking>>, on_changed: Callback<()>) -> impl IntoView {
    let errors = FormErrors::provide();
    let choices = Choices::read();
    let (practitioner, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
        }
    });
    let entry = question.entry().clone();
    let transfers = matches!(question, Asking::Transfer(_));
    let (id, place, service) = (entry.id, entry.location_id.to_string(), entry.service_id.to_string());
    let done = move |entry: QueueEntryView| {
        asking.set(None);
        on_changed.run(());
        toast::done(t::stands_now(&entry.number_text, &entry.contact_name, &entry.practitioner_name));
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let why = reason.get_untracked().trim().to_owned();
        match transfers {
            true => {
                let Ok(practitioner_id) = practitioner.get_untracked().parse() else {
                    return errors.add("/practitioner_id", t::choose_practitioner());
                };
                let transfer = CreateTransfer { practitioner_id, reason: Some(why).filter(|why| !why.is_empty()) };
                submit.run(async move { api::create_transfer(id, &transfer).await }, done);
            }
            false if why.is_empty() => errors.add("/reason", t::reason_needed()),
            false => {
                let priority = CreatePriority { reason: why };
                submit.run(async move { api::create_priority(id, &priority).await }, done);
            }
        }
    };
    let options = Signal::derive(move || choices.practitioner_options(&service, &place, false));
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    let action = if transfers { t::transfer_do(&entry.contact_name) } else { t::prioritise_do(&entry.contact_name) };
    view! {
        <form on:submit=send novalidate>
            <div class="body form">
                <ErrorSummary errors />
                {other}
                {transfers.then(|| view! { <SelectField label=scheduling::practitioner at="/practitioner_id" value=practitioner options /> })}
                <TextField label=scheduling::reason at="/reason" value=reason optional=transfers max_length=500 />
            </div>
            <footer>
                <Button on_press=move |()| asking.set(None)>{interface::back}</Button>
                <Button kind=Kind::Primary submit=true busy=submit.busy>{action}</Button>
            </footer>
        </form>
    }
}
