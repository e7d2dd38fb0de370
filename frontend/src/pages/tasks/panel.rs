//! A task beside the list: what it is, and what can be done with it.

use domain::identity::Permission;
use domain::scheduling::AppointmentState;
use domain::tasks::{CreateTaskCompletion, TaskState, TaskView};
use leptos::prelude::*;
use uuid::Uuid;

use super::answer::AnswerForm;
use super::form::TaskForm;
use super::line::{due_words, is_overdue};
use crate::api::resource::find;
use crate::api::tasks::{Tasks, create_task_completion, update_task};
use crate::api::{Revision, session};
use crate::components::{Button, Confirm, Fact, Facts, FailureNote, Glyph, Kind, SidePanel, Skeleton, Status, TextField, Tone, toast};
use crate::format;
use crate::i18n::{
    lang,
    texts::{interface, tasks as t},
};
use crate::live;
use crate::pages::contacts::describe;
use crate::remote::{Remote, Submit};
use crate::route::Route;
use crate::shell;

/// The panel of one task, or of a new one.
#[component]
pub fn TaskPanel(which: String, #[prop(into)] on_close: Callback<()>, #[prop(into)] on_changed: Callback<()>) -> impl IntoView {
    let content = match which.parse::<Uuid>() {
        Ok(id) => view! { <Existing id on_changed /> }.into_any(),
        Err(_) => view! { <section><TaskForm task=None on_saved=move |_| { on_changed.run(()); on_close.run(()) } /></section> }.into_any(),
    };
    let label = if which == "new" { t::new_task } else { t::task };
    view! { <SidePanel label on_close>{content}</SidePanel> }
}

#[component]
fn Existing(id: Uuid, on_changed: Callback<()>) -> impl IntoView {
    let found = Remote::new(move || async move { find::<Tasks>(id).await });
    live::reload_on(&["task"], found);
    let editing = RwSignal::new(false);
    let changed = Callback::new(move |()| {
        editing.set(false);
        found.reload();
        on_changed.run(());
    });
    move || match (found.value.get(), found.failure.get()) {
        (Some(revision), _) if editing.get() => {
            view! { <section><TaskForm task=Some(revision.record) on_saved=move |_| changed.run(()) /></section> }.into_any()
        }
        (Some(revision), _) => view! { <Shown revision editing changed /> }.into_any(),
        (None, Some(failure)) => view! { <section><FailureNote failure on_retry=move |()| found.reload() /></section> }.into_any(),
        (None, None) => view! { <section><Skeleton lines=6 /></section> }.into_any(),
    }
}

fn state_chip(task: &TaskView) -> AnyView {
    let state = task.state;
    let late = is_overdue(task);
    let (tone, glyph) = match state {
        TaskState::Open if late => (Tone::Warning, Glyph::Clock),
        TaskState::Open => (Tone::Neutral, Glyph::Dashed),
        TaskState::InProgress => (Tone::Info, Glyph::Pencil),
        TaskState::Done => (Tone::Success, Glyph::Check),
        TaskState::Cancelled => (Tone::Struck, Glyph::Ban),
    };
    view! { <Status tone glyph>{move || state.label(lang())}</Status> }.into_any()
}

#[component]
fn Shown(revision: Revision<TaskView>, editing: RwSignal<bool>, changed: Callback<()>) -> impl IntoView {
    let task = revision.record;
    let may = session::may(Permission::WriteTasks);
    let closed = task.state.is_closed();
    let feedback = task.kind.is_feedback() && task.contact_id.is_some();
    let (answered, worked) = (task.clone(), task.clone());
    let chip = state_chip(&task);
    let due = task.clone();
    let (kind, priority) = (task.kind, task.priority);
    let about = task.contact_id.zip(task.contact_name.clone()).map(|(id, name)| {
        let href = describe::route_of(task.contact_mrn.as_deref(), id).href();
        view! { <Fact name=t::about><a class="link" href=href>{name}</a></Fact> }
    });
    let visit = task.appointment_id.map(|id| {
        view! { <Fact name=AppointmentState::Confirmed.label(lang())><a class="link" href=Route::Visit(id).href()>{t::open_visit}</a></Fact> }
    });
    let created = {
        let (at, by) = (task.created_at, task.created_by_name.clone().unwrap_or_else(|| "Akrab".to_owned()));
        move || t::created_by(&by, &format::date_time(at, &shell::zone()))
    };
    let finished = task.completed_at.map(|at| {
        let by = task.completed_by_name.clone().unwrap_or_default();
        view! { <Fact name=t::completed>{move || t::created_by(&by, &format::date_time(at, &shell::zone()))}</Fact> }
    });
    let owner = task.assignee_name.clone();
    view! {
        <section class="id">
            <h2>{task.title.clone()}</h2>
            <div class="rowx">
                {chip}
                <span class="tag">{move || kind.label(lang())}</span>
                <span class="tag">{move || priority.label(lang())}</span>
            </div>
            {task.details.clone().map(|details| view! { <p class="pre">{details}</p> })}
        </section>
        <section>
            <Facts>
                {about}
                <Fact name=t::due>{move || due_words(&due)}</Fact>
                <Fact name=t::owner>{move || owner.clone().unwrap_or_else(|| t::owner_none().to_owned())}</Fact>
                {task.location_name.clone().map(|place| view! { <Fact name=t::branch>{place}</Fact> })}
                {visit}
                <Fact name=t::created>{created}</Fact>
                {finished}
                {task.outcome.clone().map(|outcome| view! { <Fact name=t::outcome><span class="pre">{outcome}</span></Fact> })}
                {task.answer.clone().map(|answer| view! { <Fact name=t::answer><span class="pre">{answer}</span></Fact> })}
            </Facts>
        </section>
        {(may && feedback && !closed).then(|| view! { <section><AnswerForm task=answered changed /></section> })}
        {may.then(|| view! { <section><Steps task=worked editing changed /></section> })}
    }
}

/// Taking, completing, dropping, reopening, editing.
#[component]
fn Steps(task: TaskView, editing: RwSignal<bool>, changed: Callback<()>) -> impl IntoView {
    let submit = Submit::new();
    let asking = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            asking.set(false);
            toast::failed(&failure);
            changed.run(());
        }
    });
    let (id, version, state) = (task.id, task.version, task.state);
    let outcome = RwSignal::new(String::new());
    let patch = move |patch: serde_json::Value| {
        submit.run(async move { update_task(id, version, &patch).await }, move |_| changed.run(()));
    };
    let me = session::user().map(|user| user.id);
    let take = move |()| patch(serde_json::json!({ "assignee_id": me, "state": "in_progress" }));
    let reopen = move |()| patch(serde_json::json!({ "state": "open" }));
    let (title, name) = (task.title.clone(), task.contact_name.clone());
    let close = move |cancelled: bool| {
        let outcome = Some(outcome.get_untracked().trim().to_owned()).filter(|o| !o.is_empty());
        let (body, title) = (CreateTaskCompletion { outcome, cancelled }, title.clone());
        submit.run(async move { create_task_completion(id, version, &body).await }, move |_| {
            asking.set(false);
            toast::done(t::done(&title));
            changed.run(());
        });
    };
    let finish = {
        let close = close.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            close(false);
        }
    };
    let label = name.map_or_else(|| t::complete().to_owned(), |name| t::complete_for(&name));
    // What a patient wrote is answered first.
    let kind = if task.kind.is_feedback() && task.contact_id.is_some() { Kind::Plain } else { Kind::Primary };
    let mine = task.assignee_id == me && state == TaskState::InProgress;
    let edit = move |()| editing.set(true);
    match state.is_closed() {
        true => view! { <Button icon=Glyph::Undo busy=submit.busy on_press=reopen>{t::reopen}</Button> }.into_any(),
        false => view! {
            <form class="form" on:submit=finish>
                <TextField label=t::outcome value=outcome optional=true max_length=2000 hint=t::outcome_hint />
                <div class="rowx">
                    <Button kind icon=Glyph::Check submit=true busy=submit.busy>{label}</Button>
                    {(!mine).then(|| view! { <Button busy=submit.busy on_press=take>{t::take}</Button> })}
                    <Button kind=Kind::Quiet icon=Glyph::Pencil on_press=edit>{interface::edit}</Button>
                    <Button kind=Kind::DangerQuiet on_press=move |()| asking.set(true)>{t::drop_task}</Button>
                </div>
            </form>
            <Confirm
                open=asking
                on_close=move |()| asking.set(false)
                title=t::drop_question
                text=t::drop_text
                action=t::drop_task
                busy=submit.busy
                on_confirm=move |()| close(true)
            />
        }
        .into_any(),
    }
}
