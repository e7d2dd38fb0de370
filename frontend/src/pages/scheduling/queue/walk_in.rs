//! Somebody has come without an appointment.

use std::sync::OnceLock;

use domain::identity::Permission;
use domain::scheduling::CreateWalkIn;
use leptos::prelude::*;
use uuid::Uuid;

use super::check_in::said;
use crate::api::{Key, queue as api, session};
use crate::components::{Button, Checkbox, Dialog, ErrorSummary, FailureNote, FormErrors, Kind, SelectField, TextField};
use crate::i18n::texts::{interface, queue as t, scheduling};
use crate::pages::scheduling::booking::{Choices, PersonField, Picked};
use crate::remote::Submit;
use crate::shell::branches;

/// What the dialog starts with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WalkInStart {
    pub contact: Option<(Uuid, String)>,
}

fn signal() -> &'static ArcRwSignal<Option<WalkInStart>> {
    static START: OnceLock<ArcRwSignal<Option<WalkInStart>>> = OnceLock::new();
    START.get_or_init(|| ArcRwSignal::new(None))
}

/// Opens the dialog.
pub fn open_walk_in(start: WalkInStart) {
    signal().set(Some(start));
}

fn close() {
    signal().set(None);
}

/// The dialog; once in the shell.
#[component]
pub fn WalkInDialog() -> impl IntoView {
    let start = signal().clone();
    let asked = start.clone();
    let open = Signal::derive(move || start.with(Option::is_some));
    let now = Memo::new(move |_| asked.get());
    view! {
        <Dialog open title=t::walk_in text=t::walk_in_text on_close=|()| close()>
            {move || now.get().map(|start| view! { <Form start /> })}
        </Dialog>
    }
}

#[component]
fn Form(start: WalkInStart) -> impl IntoView {
    let errors = FormErrors::provide();
    let choices = Choices::read();
    let fixed = start.contact.is_some();
    let person = RwSignal::new(start.contact.map(|(id, name)| Picked::named(id, &name)));
    let here = branches().chosen.get_untracked().or_else(|| {
        let open = untrack(|| branches().open());
        (open.len() == 1).then(|| open[0].id)
    });
    let (service, practitioner) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let location = RwSignal::new(here.map(|id| id.to_string()).unwrap_or_default());
    let (reason, urgent, why) = (RwSignal::new(String::new()), RwSignal::new(false), RwSignal::new(String::new()));
    let submit = Submit::new();
    let key = StoredValue::new(Key::new());
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
            key.set_value(Key::new());
        }
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let id = |text: RwSignal<String>| text.get_untracked().parse::<Uuid>().ok();
        let text = |text: RwSignal<String>| Some(text.get_untracked().trim().to_owned()).filter(|t| !t.is_empty());
        let (who, place) = (person.get_untracked(), id(location));
        for (missing, pointer, words) in [
            (who.is_none(), "/contact_id", scheduling::choose_patient as crate::i18n::Plain),
            (id(service).is_none(), "/service_id", scheduling::choose_service),
            (id(practitioner).is_none(), "/practitioner_id", t::choose_practitioner),
            (place.is_none(), "/location_id", t::choose_branch),
        ] {
            if missing {
                errors.add(pointer, words());
            }
        }
        let (Some(who), Some(service_id), Some(practitioner_id), Some(location_id)) = (who, id(service), id(practitioner), place) else {
            return crate::browser::focus::soon(".error-summary");
        };
        let walk_in = CreateWalkIn {
            contact_id: who.id,
            practitioner_id,
            location_id,
            service_id,
            reason: text(reason),
            emergency_reason: text(why).filter(|_| urgent.get_untracked()),
        };
        let key = key.get_value();
        submit.run(async move { api::create_walk_in(&walk_in, &key).await }, |entry| {
            close();
            said(&entry);
        });
    };
    let services = Signal::derive(move || choices.service_options());
    let practitioners = Signal::derive(move || choices.practitioner_options(&service.get(), &location.get(), false));
    let places = Signal::derive(Choices::location_options);
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    let label = move || person.with(|p| p.as_ref().map_or_else(|| t::walk_in_do().to_owned(), |p| t::walk_in_for(&p.on_button())));
    view! {
        <form on:submit=send novalidate>
            <div class="body form">
                <ErrorSummary errors />
                {other}
                <PersonField label=scheduling::patient person fixed />
                <SelectField label=scheduling::service at="/service_id" value=service options=services />
                <div class="pair">
                    <SelectField label=scheduling::practitioner at="/practitioner_id" value=practitioner options=practitioners />
                    <SelectField label=scheduling::place at="/location_id" value=location options=places />
                </div>
                <TextField label=scheduling::reason at="/reason" value=reason optional=true max_length=500 hint=scheduling::reason_hint />
                <Show when=|| session::may(Permission::PrioritiseQueue)>
                    <Checkbox label=t::emergency_box checked=urgent on_change=move |on| urgent.set(on) />
                    <Show when=move || urgent.get()>
                        <TextField label=t::emergency_reason at="/emergency_reason" value=why max_length=500 />
                    </Show>
                </Show>
            </div>
            <footer>
                <Button on_press=|()| close()>{interface::cancel}</Button>
                <Button kind=Kind::Primary submit=true busy=submit.busy>{label}</Button>
            </footer>
        </form>
    }
}
