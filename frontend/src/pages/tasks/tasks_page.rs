//! The list of tasks with its panel.

use domain::identity::Permission;
use domain::tasks::{TaskState, TaskView};
use leptos::prelude::*;
use uuid::Uuid;

use super::line::TaskLine;
use super::panel::TaskPanel;
use crate::api::resource::{Query, list};
use crate::api::session;
use crate::api::tasks::Tasks;
use crate::components::grid::{Record, Rows};
use crate::components::{Button, Empty, FailureNote, Glyph, Kind, PageHead, Skeleton, TabBar, TabLink};
use crate::i18n::{
    Plain,
    texts::{settings, tasks as t},
};
use crate::live;
use crate::pages::settings::SearchBox;
use crate::route::{self, Address, Route};
use crate::shell::{self, branches};

impl Record for TaskView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        self.title.clone()
    }

    fn href(&self) -> String {
        super::line::href(self.id)
    }
}

/// Which tasks are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Mine,
    Unassigned,
    Open,
    Closed,
}

impl Part {
    const ALL: [Part; 4] = [Part::Mine, Part::Unassigned, Part::Open, Part::Closed];

    fn code(self) -> Option<&'static str> {
        match self {
            Part::Mine => None,
            Part::Unassigned => Some("unassigned"),
            Part::Open => Some("open"),
            Part::Closed => Some("closed"),
        }
    }

    fn word(self) -> Plain {
        match self {
            Part::Mine => t::mine,
            Part::Unassigned => t::unassigned,
            Part::Open => t::everyone,
            Part::Closed => t::closed,
        }
    }

    fn query(self, me: Option<Uuid>) -> Query {
        let open = || Some(format!("{},{}", TaskState::Open.code(), TaskState::InProgress.code()));
        let query = Query::counted(50);
        match self {
            Part::Mine => query.maybe("filter[assignee_id][eq]", me.map(|id| id.to_string())).maybe("filter[state][in]", open()),
            Part::Unassigned => query.maybe("filter[assignee_id][is_null]", Some("true".to_owned())).maybe("filter[state][in]", open()),
            Part::Open => query.maybe("filter[state][in]", open()),
            Part::Closed => {
                let closed = format!("{},{}", TaskState::Done.code(), TaskState::Cancelled.code());
                Query { sort: Some("-updated_at".to_owned()), ..query }.maybe("filter[state][in]", Some(closed))
            }
        }
    }
}

/// The page.
#[component]
pub fn TasksPage() -> impl IntoView {
    shell::title(|| t::tasks().to_owned());
    let (kept, opened, search) = (route::query("list"), route::query("task"), RwSignal::new(String::new()));
    let part = Memo::new(move |_| {
        let code = kept.get();
        Part::ALL.into_iter().find(|p| p.code() == code.as_deref()).unwrap_or(Part::Mine)
    });
    let branch = branches().chosen;
    let rows = Rows::new(move || {
        let me = session::user().map(|user| user.id);
        let place = branch.get().filter(|_| part.get() != Part::Mine).map(|id| id.to_string());
        let query = part.get().query(me).maybe("filter[location_id][eq]", place).maybe("filter[title][contains]", Some(search.get()));
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<Tasks>(&query).await }
        }
    });
    live::gathered(&["task"], move || rows.reload());
    let tab = move |p: Part| {
        let query = p.code().map(|code| ("list".to_owned(), code.to_owned())).into_iter().collect();
        let href = Address { route: Route::Tasks, query, fragment: String::new() }.href();
        let current = Signal::derive(move || part.get() == p);
        view! { <TabLink href current>{p.word()}</TabLink> }
    };
    let nothing = move || rows.records.with(Vec::is_empty);
    let end = move || {
        if let Some(failure) = rows.failure.get() {
            return view! { <FailureNote failure on_retry=move |()| rows.reload() /> }.into_any();
        }
        let title = if part.get() == Part::Mine { t::empty_mine } else { t::empty };
        match (rows.loading.get() && nothing(), nothing(), rows.has_more()) {
            (true, ..) => view! { <Skeleton lines=6 /> }.into_any(),
            (_, true, _) => view! { <Empty glyph=Glyph::CheckCircle title text=t::empty_text /> }.into_any(),
            (_, _, true) => view! { <Button busy=rows.loading on_press=move |()| rows.more()>{settings::more_rows}</Button> }.into_any(),
            _ => ().into_any(),
        }
    };
    let new = move |()| route::replace_query(&[("task", Some("new".to_owned())), ("about", None)]);
    let panel = move || {
        let which = opened.get()?;
        Some(
            view! { <TaskPanel which on_close=move |()| route::replace_query(&[("task", None), ("about", None)]) on_changed=move |()| rows.reload() /> },
        )
    };
    view! {
        <div class="lp">
            <div class="list">
                <PageHead title=t::tasks count=Signal::derive(move || rows.count.get())>
                    <SearchBox label=t::search asked=search />
                    <Show when=|| session::may(Permission::WriteTasks)>
                        <Button kind=Kind::Primary icon=Glyph::Plus on_press=new attr:data-key="c">{t::new_task}</Button>
                    </Show>
                </PageHead>
                <TabBar label=t::lists>{Part::ALL.map(tab)}</TabBar>
                <div class="page-body task-list">
                    <ul class="tasks">
                        <For each=move || rows.records.get() key=|task| (task.id, task.version) children=move |task| view! {
                            <TaskLine task=(*task).clone() on_changed=move |()| rows.reload() />
                        } />
                    </ul>
                    {end}
                </div>
            </div>
            {panel}
        </div>
    }
}
