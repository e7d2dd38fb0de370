//! A new recall, and the recalls of one patient on the record.

use chrono::Months;
use domain::identity::Permission;
use domain::scheduling::{CreateRecall, RecallState, RecallView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::resource::{Query, create, list};
use crate::api::scheduling::Recalls;
use crate::api::{Key, session};
use crate::components::{
    Button, Card, DateField, Dialog, ErrorSummary, FailureNote, FormErrors, Glyph, Kind, SelectField, Size, Skeleton, TextField, toast,
};
use crate::format;
use crate::i18n::{
    lang,
    texts::{interface, scheduling, worklists as t},
};
use crate::live;
use crate::pages::scheduling::booking::{Choices, PersonField, Picked, Start, open_booking};
use crate::pages::scheduling::words::in_lang;
use crate::remote::{Remote, Submit};
use crate::shell::{self, branches};

/// What the dialog starts with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecallStart {
    pub contact: Option<(Uuid, String)>,
}

/// The dialog.
#[component]
pub fn RecallDialog(adding: RwSignal<Option<RecallStart>>, #[prop(into)] on_saved: Callback<()>) -> impl IntoView {
    let open = Signal::derive(move || adding.with(Option::is_some));
    view! {
        <Dialog open title=t::new_recall text=t::recall_text on_close=move |()| adding.set(None)>
            {move || adding.get().map(|start| view! { <Form start adding on_saved /> })}
        </Dialog>
    }
}

#[component]
fn Form(start: RecallStart, adding: RwSignal<Option<RecallStart>>, on_saved: Callback<()>) -> impl IntoView {
    let errors = FormErrors::provide();
    let choices = Choices::read();
    let fixed = start.contact.is_some();
    let person = RwSignal::new(start.contact.map(|(id, name)| Picked::named(id, &name)));
    let (service, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let today = untrack(|| shell::zone().today());
    let due = RwSignal::new(Some(today + Months::new(6)));
    let location_id = branches().chosen.get_untracked();
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
        let (who, what, day) = (person.get_untracked(), service.get_untracked().parse::<Uuid>().ok(), due.get_untracked());
        for (missing, pointer, words) in [
            (who.is_none(), "/contact_id", scheduling::choose_patient as crate::i18n::Plain),
            (what.is_none(), "/service_id", scheduling::choose_service),
            (day.is_none(), "/due_on", scheduling::choose_due),
        ] {
            if missing {
                errors.add(pointer, words());
            }
        }
        let (Some(who), Some(service_id), Some(due_on)) = (who, what, day) else {
            return crate::browser::focus::soon(".error-summary");
        };
        let note = Some(note.get_untracked().trim().to_owned()).filter(|n| !n.is_empty());
        let recall = CreateRecall { contact_id: who.id, service_id, location_id, due_on, state: RecallState::Open, note };
        let key = key.get_value();
        submit.run(async move { create::<Recalls>(&recall, &key).await }, move |made| {
            adding.set(None);
            toast::done(t::recall_saved(&made.record.contact_name));
            on_saved.run(());
        });
    };
    let services = Signal::derive(move || choices.service_options());
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    let label = move || person.with(|p| p.as_ref().map_or_else(|| t::save_recall().to_owned(), |p| t::save_recall_for(&p.on_button())));
    view! {
        <form on:submit=send novalidate>
            <div class="body form">
                <ErrorSummary errors />
                {other}
                <PersonField label=scheduling::patient person fixed />
                <div class="pair">
                    <SelectField label=scheduling::service at="/service_id" value=service options=services />
                    <DateField label=t::due at="/due_on" value=due />
                </div>
                <TextField label=t::note at="/note" value=note optional=true max_length=500 />
            </div>
            <footer>
                <Button on_press=move |()| adding.set(None)>{interface::cancel}</Button>
                <Button kind=Kind::Primary submit=true busy=submit.busy>{label}</Button>
            </footer>
        </form>
    }
}

/// What a patient is due for, on the record.
#[component]
pub fn PersonRecalls(contact: Uuid, #[prop(into)] name: Signal<String>) -> impl IntoView {
    let all = Remote::new(move || async move {
        let query = Query { limit: Some(20), sort: Some("due_on".to_owned()), ..Query::default() };
        let query = query.maybe("filter[contact_id][eq]", Some(contact.to_string()));
        Ok(list::<Recalls>(&query).await?.data)
    });
    live::reload_on(&["recall"], all);
    let adding = RwSignal::new(None::<RecallStart>);
    let add = move |()| adding.set(Some(RecallStart { contact: Some((contact, name.get_untracked())) }));
    let end = move || {
        session::may(Permission::WriteRecalls)
            .then(|| view! { <Button size=Size::Small icon=Glyph::Plus on_press=add>{interface::add}</Button> })
    };
    let line = move |recall: RecallView| {
        let (due, open, state) = (recall.due_on, recall.state == RecallState::Open, recall.state);
        let late = open && due < shell::zone().today();
        let start = Start {
            contact: Some((contact, recall.contact_name.clone())),
            service: Some(recall.service_id),
            location: recall.location_id,
            ..Start::default()
        };
        let spoken = recall.contact_name.clone();
        view! {
            <li>
                <span class="strong">{move || in_lang(&recall.service_name_id, &recall.service_name_en).to_owned()}</span>
                <span class="sub num">
                    {move || if late { scheduling::due_since(&format::short_date(due)) } else { format::short_date(due) }}
                    " · "
                    {move || state.label(lang())}
                </span>
                {(open && session::may(Permission::WriteAppointments)).then(|| view! {
                    <Button size=Size::Small label=t::book_for(&spoken) on_press=move |()| open_booking(start.clone())>{t::book}</Button>
                })}
            </li>
        }
    };
    let content = move || match (all.value.get(), all.failure.get()) {
        (Some(all), _) if all.is_empty() => view! { <p class="sub">{scheduling::nothing_due}</p> }.into_any(),
        (Some(all), _) => view! { <ul class="visits-list">{all.into_iter().map(line).collect_view()}</ul> }.into_any(),
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| all.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=2 /> }.into_any(),
    };
    view! {
        <Card title=scheduling::due_again end>{content}</Card>
        <RecallDialog adding on_saved=move |()| all.reload() />
    }
}
