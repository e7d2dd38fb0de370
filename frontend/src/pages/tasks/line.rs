//! One task in a list.

use domain::identity::Permission;
use domain::tasks::{CreateTaskCompletion, TaskKind, TaskPriority, TaskView};
use leptos::prelude::*;

use crate::api::session;
use crate::api::tasks::{create_task_completion, update_task};
use crate::components::{Checkbox, Glyph, Icon, toast};
use crate::format::{self, Zone};
use crate::i18n::{
    lang,
    texts::{interface, tasks as t},
};
use crate::remote::Submit;
use crate::route::{Address, Route};
use crate::shell;

/// Whether it should have been done by now.
pub fn is_overdue(task: &TaskView) -> bool {
    !task.state.is_closed() && task.due_at.is_some_and(|due| due < format::now())
}

/// When it is due, as people say it.
pub fn due_words(task: &TaskView) -> String {
    let Some(due) = task.due_at else { return t::no_due().to_owned() };
    let zone = task.time_zone.as_deref().map_or_else(shell::zone, Zone::new);
    let day = zone.wall(due).date();
    let when = match (day - zone.today()).num_days() {
        0 => t::due_today(&format::clock(due, &zone)),
        1 => t::due_tomorrow().to_owned(),
        _ => format::short_date(day),
    };
    if is_overdue(task) { t::overdue(&when) } else { when }
}

/// Where a task is shown.
pub fn href(id: uuid::Uuid) -> String {
    Address { route: Route::Tasks, query: vec![("task".to_owned(), id.to_string())], fragment: String::new() }.href()
}

/// A box to tick when it is done, what it is, about whom and until when.
#[component]
pub fn TaskLine(task: TaskView, #[prop(into)] on_changed: Callback<()>) -> impl IntoView {
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
            on_changed.run(());
        }
    });
    let (id, version, closed) = (task.id, task.version, task.state.is_closed());
    let title = task.title.clone();
    let done = title.clone();
    let change = move |on: bool| {
        if !on {
            return;
        }
        let done = done.clone();
        let body = CreateTaskCompletion::default();
        submit.run(async move { create_task_completion(id, version, &body).await }, move |after| {
            on_changed.run(());
            toast::undoable(t::done(&done), move || reopen(after.id, after.version));
        });
    };
    let feedback = task.kind.is_feedback();
    let may = session::may(Permission::WriteTasks) && !closed;
    let urgent = matches!(task.priority, TaskPriority::High | TaskPriority::Urgent) && !closed;
    let (priority, kind) = (task.priority, task.kind);
    let late = is_overdue(&task);
    let told = task.clone();
    let line = move || {
        let parts = [told.contact_name.clone(), told.assignee_name.clone(), Some(due_words(&told))];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let spoken = title.clone();
    // What a patient wrote is answered, not ticked off.
    let tick = match (may && !feedback, closed) {
        (true, _) => {
            let checked = Signal::derive(move || submit.busy.get());
            view! { <Checkbox label=move || t::complete_named(&spoken) hidden_label=true checked on_change=change /> }.into_any()
        }
        (false, true) => view! { <span class="tick"><Icon glyph=Glyph::Check /></span> }.into_any(),
        (false, false) => {
            view! { <span class="tick"><Icon glyph=if feedback { Glyph::Message } else { Glyph::Dashed } /></span> }.into_any()
        }
    };
    view! {
        <li class="task" data-closed=closed.then_some("true")>
            {tick}
            <div>
                <a class="strong" href=href(id)>{title}</a>
                {(kind != TaskKind::ToDo).then(|| view! { <span class="tag">{move || kind.label(lang())}</span> })}
                {urgent.then(|| view! { <span class="tag" data-tone="warning">{move || priority.label(lang())}</span> })}
                <div class="sub" data-late=late.then_some("true")>{line}</div>
            </div>
        </li>
    }
}

/// Opens a task again, from a notice that may outlive its page.
fn reopen(id: uuid::Uuid, version: i64) {
    leptos::task::spawn_local(async move {
        match update_task(id, version, &serde_json::json!({ "state": "open" })).await {
            Ok(_) => toast::done(interface::undone()),
            Err(failure) => toast::failed(&failure),
        }
    });
}
