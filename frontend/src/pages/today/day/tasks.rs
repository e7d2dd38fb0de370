//! One's own open tasks.

use domain::identity::Permission;
use domain::tasks::TaskState;
use leptos::prelude::*;

use crate::api::resource::{Query, list};
use crate::api::session;
use crate::api::tasks::Tasks;
use crate::components::{Badge, FailureNote, Glyph, Icon, Skeleton};
use crate::i18n::texts::tasks as t;
use crate::live;
use crate::pages::tasks::TaskLine;
use crate::remote::Remote;
use crate::route::{Address, Route};

#[component]
pub fn MyTasks() -> impl IntoView {
    let mine = Remote::new(|| {
        let me = session::user().map(|user| user.id.to_string());
        let open = format!("{},{}", TaskState::Open.code(), TaskState::InProgress.code());
        let query = Query { limit: Some(6), count: true, ..Query::default() };
        let query = query.maybe("filter[assignee_id][eq]", me).maybe("filter[state][in]", Some(open));
        async move { list::<Tasks>(&query).await }
    });
    live::reload_on(&["task"], mine);
    let number = move || mine.value.with(|page| page.as_ref().and_then(|page| page.page.count)).unwrap_or_default();
    let add = Address { route: Route::Tasks, query: vec![("task".to_owned(), "new".to_owned())], fragment: String::new() }.href();
    let content = move || match (mine.value.get(), mine.failure.get()) {
        (Some(page), _) if page.data.is_empty() => view! { <p class="in sub">{t::empty_mine}</p> }.into_any(),
        (Some(page), _) => {
            let line = |task| view! { <TaskLine task on_changed=move |()| mine.reload() /> };
            view! { <ul class="tasks">{page.data.into_iter().map(line).collect_view()}</ul> }.into_any()
        }
        (None, Some(failure)) => view! { <div class="in"><FailureNote failure on_retry=move |()| mine.reload() /></div> }.into_any(),
        (None, None) => view! { <div class="in"><Skeleton lines=3 /></div> }.into_any(),
    };
    view! {
        <section class="card">
            <header>
                <h2><a class="strong" href=Route::Tasks.href()>{t::mine}</a></h2>
                <Badge>{number}</Badge>
                <div class="end">
                    {session::may(Permission::WriteTasks).then(|| view! {
                        <a class="btn" data-icon=true data-kind="quiet" data-size="sm" href=add aria-label=t::add_task title=t::add_task><Icon glyph=Glyph::Plus /></a>
                    })}
                </div>
            </header>
            {content}
        </section>
    }
}
