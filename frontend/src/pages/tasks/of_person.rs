//! The open tasks about one patient.

use domain::identity::Permission;
use domain::tasks::TaskView;
use leptos::prelude::*;
use uuid::Uuid;

use super::line::TaskLine;
use crate::api::resource::{Query, list};
use crate::api::session;
use crate::api::tasks::Tasks;
use crate::components::{Card, FailureNote, Glyph, Icon, Skeleton};
use crate::i18n::texts::tasks as t;
use crate::live;
use crate::remote::Remote;
use crate::route::{Address, Route};

/// The card on the record and on the page of a visit.
#[component]
pub fn PersonTasks(contact: Uuid) -> impl IntoView {
    let all = Remote::new(move || async move {
        let query = Query { limit: Some(20), ..Query::default() };
        let query = query.maybe("filter[contact_id][eq]", Some(contact.to_string()));
        Ok(list::<Tasks>(&query).await?.data)
    });
    live::reload_on(&["task"], all);
    let add = Address {
        route: Route::Tasks,
        query: vec![("task".to_owned(), "new".to_owned()), ("about".to_owned(), contact.to_string())],
        fragment: String::new(),
    };
    let end = move || {
        session::may(Permission::WriteTasks).then(|| {
            view! { <a class="btn" data-size="sm" href=add.href()><Icon glyph=Glyph::Plus />{t::add_task}</a> }
        })
    };
    let content = move || match (all.value.get(), all.failure.get()) {
        (Some(tasks), _) => {
            let open: Vec<TaskView> = tasks.into_iter().filter(|task| !task.state.is_closed()).collect();
            let nothing = open.is_empty();
            let line = |task| view! { <TaskLine task on_changed=move |()| all.reload() /> };
            view! {
                {nothing.then(|| view! { <p class="sub">{t::none_about}</p> })}
                <ul class="tasks">{open.into_iter().map(line).collect_view()}</ul>
            }
            .into_any()
        }
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| all.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=2 /> }.into_any(),
    };
    view! { <Card title=t::tasks end>{content}</Card> }
}
