//! Making a task of a consultation. Nothing of the conversation is copied, because more people see tasks.

use chrono::NaiveTime;
use domain::Document;
use domain::consultations::{ConsultationView, CreateConsultationTask};
use domain::tasks::TaskPriority;
use leptos::prelude::*;

use super::words;
use crate::api::tasks::list_assignees;
use crate::api::{Key, consultations as api, session};
use crate::components::{Button, DateField, Dialog, ErrorSummary, FailureNote, FormErrors, Kind, SelectField, TextArea, TextField, toast};
use crate::i18n::lang;
use crate::i18n::texts::{consultations as t, interface, tasks};
use crate::remote::{Remote, Submit};
use crate::shell::branches;

/// The dialog.
#[component]
pub fn TaskDialog(view: Signal<ConsultationView>, open: RwSignal<bool>, thread: Remote<ConsultationView>) -> impl IntoView {
    view! {
        <Dialog open on_close=move |()| open.set(false) title=t::task_title text=t::task_text>
            <Form view open thread />
        </Dialog>
    }
}

#[component]
fn Form(view: Signal<ConsultationView>, open: RwSignal<bool>, thread: Remote<ConsultationView>) -> impl IntoView {
    let (errors, submit, key) = (FormErrors::provide(), Submit::new(), StoredValue::new(Key::new()));
    let (title, details, day) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(None));
    let owner = RwSignal::new(session::user().map(|user| user.id.to_string()).unwrap_or_default());
    let priority = RwSignal::new(TaskPriority::Normal.code().to_owned());
    let people = Remote::new(|| async { Ok(list_assignees().await?.data) });
    let owners = Signal::derive(move || {
        let all = people.value.get().unwrap_or_default().into_iter().map(|a| (a.id.to_string(), a.name));
        [(String::new(), tasks::owner_none().to_owned())].into_iter().chain(all).collect::<Vec<_>>()
    });
    let priorities =
        Signal::derive(|| TaskPriority::ALL.iter().map(|p| (p.code().to_owned(), p.label(lang()).to_owned())).collect::<Vec<_>>());
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
            // What was refused is sent anew once corrected.
            key.set_value(Key::new());
        }
    });
    let (id, name, zone) = view.with_untracked(|v| (v.id, v.contact_name.clone(), words::zone_of(v)));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let end_of_work = NaiveTime::from_hms_opt(17, 0, 0).unwrap_or_default();
        let mut form = CreateConsultationTask {
            title: title.get_untracked(),
            details: Some(details.get_untracked()),
            assignee_id: owner.with_untracked(|id| id.parse().ok()),
            location_id: branches().chosen.get_untracked(),
            priority: priority.with_untracked(|p| TaskPriority::from_code(p)).unwrap_or(TaskPriority::Normal),
            due_at: day.get_untracked().map(|day: chrono::NaiveDate| zone.moment(day.and_time(end_of_work))),
        };
        if !errors.dates_read("dialog") || !errors.check(form.check()) {
            return;
        }
        let once = key.get_value();
        submit.run(async move { api::create_consultation_task(id, &form, &once).await }, move |after| {
            open.set(false);
            toast::done(t::task_made());
            thread.put(after);
        });
    };
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    view! {
        <form on:submit=send novalidate>
            <div class="body form">
                <ErrorSummary errors />
                {other}
                <TextField label=tasks::title at="/title" value=title autofocus=true max_length=200 />
                <div class="pair">
                    <DateField label=tasks::due_day at="/due_at" value=day optional=true />
                    <SelectField label=tasks::owner at="/assignee_id" value=owner options=owners />
                </div>
                <SelectField label=tasks::priority at="/priority" value=priority options=priorities />
                <TextArea label=tasks::details at="/details" value=details optional=true max_length=5000 />
            </div>
            <footer>
                <Button on_press=move |()| open.set(false)>{interface::cancel}</Button>
                <Button kind=Kind::Primary submit=true busy=submit.busy>{move || t::task_for(&name)}</Button>
            </footer>
        </form>
    }
}
