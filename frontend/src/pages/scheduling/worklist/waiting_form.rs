//! Putting somebody on the waiting list.

use chrono::Days;
use domain::Document;
use domain::scheduling::{CreateWaitingListEntry, DayPart};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::Key;
use crate::api::scheduling::create_waiting_list_entry;
use crate::components::{Button, Checkbox, DateField, Dialog, ErrorSummary, FailureNote, FormErrors, Kind, SelectField, toast};
use crate::i18n::texts::{interface, scheduling, worklists as t};
use crate::pages::scheduling::booking::{Choices, PersonField, Picked};
use crate::remote::Submit;
use crate::shell::{self, branches};

/// What the dialog starts with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WaitingStart {
    pub contact: Option<(Uuid, String)>,
}

/// The dialog.
#[component]
pub fn WaitingDialog(adding: RwSignal<Option<WaitingStart>>, #[prop(into)] on_added: Callback<()>) -> impl IntoView {
    let open = Signal::derive(move || adding.with(Option::is_some));
    view! {
        <Dialog open title=t::add_to_list text=t::add_text on_close=move |()| adding.set(None)>
            {move || adding.get().map(|start| view! { <Form start adding on_added /> })}
        </Dialog>
    }
}

#[component]
fn Form(start: WaitingStart, adding: RwSignal<Option<WaitingStart>>, on_added: Callback<()>) -> impl IntoView {
    let errors = FormErrors::provide();
    let choices = Choices::read();
    let fixed = start.contact.is_some();
    let person = RwSignal::new(start.contact.map(|(id, name)| Picked::named(id, &name)));
    let text = |id: Option<Uuid>| RwSignal::new(id.map(|id| id.to_string()).unwrap_or_default());
    let (service, practitioner, location) = (text(None), text(None), text(branches().chosen.get_untracked()));
    let today = untrack(|| shell::zone().today());
    let (from, until) = (RwSignal::new(Some(today)), RwSignal::new(Some(today + Days::new(14))));
    let parts = RwSignal::new(Vec::<DayPart>::new());
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
        if !errors.dates_read("dialog") {
            return;
        }
        let id = |text: RwSignal<String>| text.get_untracked().parse::<Uuid>().ok();
        let who = person.get_untracked();
        for (missing, pointer, words) in [
            (who.is_none(), "/contact_id", scheduling::choose_patient as crate::i18n::Plain),
            (id(service).is_none(), "/service_id", scheduling::choose_service),
            (id(location).is_none(), "/location_id", crate::i18n::texts::queue::choose_branch),
        ] {
            if missing {
                errors.add(pointer, words());
            }
        }
        let (Some(who), Some(service_id), Some(location_id)) = (who, id(service), id(location)) else {
            return crate::browser::focus::soon(".error-summary");
        };
        let mut entry = CreateWaitingListEntry {
            contact_id: who.id,
            service_id,
            location_id,
            practitioner_id: id(practitioner),
            earliest_on: from.get_untracked().unwrap_or(today),
            latest_on: until.get_untracked().unwrap_or(today),
            day_parts: parts.get_untracked(),
        };
        if !errors.check(entry.check()) {
            return;
        }
        let key = key.get_value();
        submit.run(async move { create_waiting_list_entry(&entry, &key).await }, move |made| {
            adding.set(None);
            toast::done(t::added(&made.contact_name));
            on_added.run(());
        });
    };
    let services = Signal::derive(move || choices.service_options());
    let practitioners = Signal::derive(move || choices.practitioner_options(&service.get(), &location.get(), true));
    let places = Signal::derive(Choices::location_options);
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    let part = move |part: DayPart| {
        let checked = Signal::derive(move || parts.with(|all| all.contains(&part)));
        let change = move |on: bool| {
            parts.update(|all| {
                all.retain(|other| *other != part);
                if on {
                    all.push(part);
                }
            });
        };
        view! { <Checkbox label=move || part.label(crate::i18n::lang()) checked on_change=change /> }
    };
    let label = move || person.with(|p| p.as_ref().map_or_else(|| t::add_to_list().to_owned(), |p| t::add_for(&p.on_button())));
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
                    <DateField label=t::earliest at="/earliest_on" value=from />
                    <DateField label=t::latest at="/latest_on" value=until />
                </div>
                <fieldset class="field"><legend class="label">{t::day_parts}</legend><div class="choices">{DayPart::ALL.iter().map(|p| part(*p)).collect_view()}</div></fieldset>
            </div>
            <footer>
                <Button on_press=move |()| adding.set(None)>{interface::cancel}</Button>
                <Button kind=Kind::Primary submit=true busy=submit.busy>{label}</Button>
            </footer>
        </form>
    }
}
