//! The fields of a task.

use chrono::NaiveTime;
use domain::Document;
use domain::tasks::{CreateTask, TaskKind, TaskPriority, TaskState, TaskView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::contacts::{People, find_person};
use crate::api::patch;
use crate::api::resource::create;
use crate::api::tasks::{Tasks, list_assignees, update_task};
use crate::api::{Key, session};
use crate::components::{
    Button, DateField, ErrorSummary, FailureNote, FormErrors, Kind, SelectField, TextArea, TextField, TimeField, toast,
};
use crate::format::Zone;
use crate::i18n::{lang, texts::tasks as t};
use crate::pages::contacts::describe;
use crate::pages::scheduling::booking::{PersonField, Picked};
use crate::remote::{Remote, Submit};
use crate::route;
use crate::shell::{self, branches};

/// What a new task starts with.
fn blank() -> CreateTask {
    CreateTask {
        kind: TaskKind::ToDo,
        title: String::new(),
        details: None,
        contact_id: None,
        location_id: branches().chosen.get_untracked(),
        appointment_id: None,
        assignee_id: session::user().map(|user| user.id),
        priority: TaskPriority::Normal,
        state: TaskState::Open,
        due_at: None,
        outcome: None,
    }
}

/// A new task, or a change of one. `?about=` names a patient.
#[component]
pub fn TaskForm(task: Option<TaskView>, #[prop(into)] on_saved: Callback<TaskView>) -> impl IntoView {
    let errors = FormErrors::provide();
    let zone = task.as_ref().and_then(|task| task.time_zone.as_deref().map(Zone::new)).unwrap_or_else(|| untrack(shell::zone));
    let first = task.as_ref().map_or_else(blank, TaskView::writable);
    let wall = first.due_at.map(|at| zone.wall(at));
    let (title, details) = (RwSignal::new(first.title.clone()), RwSignal::new(first.details.clone().unwrap_or_default()));
    let (day, time) = (RwSignal::new(wall.map(|w| w.date())), RwSignal::new(wall.map(|w| w.time())));
    let priority = RwSignal::new(first.priority.code().to_owned());
    let owner = RwSignal::new(first.assignee_id.map(|id| id.to_string()).unwrap_or_default());
    let known = task.as_ref().and_then(|task| Some(Picked::named(task.contact_id?, task.contact_name.as_deref()?)));
    let person = RwSignal::new(known);
    if task.is_none() {
        person_of_address(person);
    }
    let owners = Remote::new(|| async { Ok(list_assignees().await?.data) });
    let submit = Submit::new();
    let key = StoredValue::new(Key::new());
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
            key.set_value(Key::new());
        }
    });
    let start = StoredValue::new(first);
    let draft = Signal::derive(move || {
        let five = NaiveTime::from_hms_opt(17, 0, 0).unwrap_or_default();
        let text = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        CreateTask {
            title: title.get(),
            details: text(details.get()),
            contact_id: person.with(|p| p.as_ref().map(|p| p.id)),
            assignee_id: owner.with(|id| id.parse().ok()),
            priority: priority.with(|p| TaskPriority::from_code(p)).unwrap_or(TaskPriority::Normal),
            due_at: day.get().map(|day| zone.moment(day.and_time(time.get().unwrap_or(five)))),
            ..start.get_value()
        }
    });
    route::watch_unsaved(Signal::derive(move || !submit.busy.get() && !title.with(|t| t.is_empty()) && draft.get() != start.get_value()));
    let existing = task.map(|task| (task.id, task.version));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let mut form = draft.get_untracked();
        if !errors.dates_read(".task-form") || !errors.check(form.check()) {
            return;
        }
        let (key, before) = (key.get_value(), start.get_value());
        let call = async move {
            match existing {
                None => Ok(create::<Tasks>(&form, &key).await?.record),
                Some((id, version)) => {
                    let patch = patch::between(&before, &form).unwrap_or_else(|| serde_json::json!({}));
                    update_task(id, version, &patch).await
                }
            }
        };
        submit.run(call, move |saved| {
            start.set_value(saved.writable());
            toast::done(t::saved());
            on_saved.run(saved);
        });
    };
    let priorities =
        Signal::derive(|| TaskPriority::ALL.iter().map(|p| (p.code().to_owned(), p.label(lang()).to_owned())).collect::<Vec<_>>());
    let people = Signal::derive(move || {
        let all = owners.value.get().unwrap_or_default().into_iter().map(|a| (a.id.to_string(), a.name));
        [(String::new(), t::owner_none().to_owned())].into_iter().chain(all).collect::<Vec<_>>()
    });
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    let label = move || person.with(|p| p.as_ref().map_or_else(|| t::save().to_owned(), |p| t::save_for(&p.on_button())));
    view! {
        <form class="form task-form" on:submit=send novalidate>
            <ErrorSummary errors />
            {other}
            <TextField label=t::title at="/title" value=title autofocus=true max_length=200 />
            <PersonField label=t::about person />
            <div class="pair">
                <DateField label=t::due_day at="/due_at" value=day optional=true />
                <TimeField label=t::due_time value=time optional=true />
                <SelectField label=t::owner at="/assignee_id" value=owner options=people />
                <SelectField label=t::priority at="/priority" value=priority options=priorities />
            </div>
            <TextArea label=t::details at="/details" value=details optional=true max_length=5000 />
            <div><Button kind=Kind::Primary submit=true busy=submit.busy>{label}</Button></div>
        </form>
    }
}

/// The patient that the address names.
fn person_of_address(person: RwSignal<Option<Picked>>) {
    let about = route::address().with_untracked(|address| address.value("about").and_then(|id| id.parse::<Uuid>().ok()));
    let Some(id) = about else { return };
    leptos::task::spawn_local(async move {
        // Whoever may not see the patient makes a task without one.
        if let Ok(found) = find_person(People::Patients, id).await {
            let who = found.record;
            let detail = describe::telling(who.birth_date, who.sex, who.mrn.as_deref());
            person.try_set(Some(Picked { id, name: who.name, detail }));
        }
    });
}
