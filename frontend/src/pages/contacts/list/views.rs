//! The tabs of saved views, and how they are saved, changed and deleted.

use domain::contacts::*;
use domain::filter::{Condition, FilterTree, Op};
use domain::identity::Permission;
use leptos::prelude::*;
use uuid::Uuid;

use super::counts::Counts;
use super::save_view::SaveViewDialog;
use super::state::{BUILT_IN, ListState, view_href};
use crate::api::{contacts as api, patch, session};
use crate::components::grid::Rows;
use crate::components::{Glyph, Icon, Menu, MenuItem, TabBar, TabLink, toast};
use crate::format;
use crate::i18n::{Plain, texts::patients as t};
use crate::pages::contacts::rights::view_resource;
use crate::remote::{Remote, Submit};

/// A view that needs no saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BuiltIn {
    New,
    Away,
}

impl BuiltIn {
    fn code(self) -> &'static str {
        match self {
            BuiltIn::New => "new",
            BuiltIn::Away => "away",
        }
    }

    fn title(self) -> Plain {
        match self {
            BuiltIn::New => t::view_new,
            BuiltIn::Away => t::view_away,
        }
    }

    /// What it shows.
    pub fn definition(self) -> SavedViewDefinition {
        let (field, op, value, sort) = match self {
            BuiltIn::New => ("created_at", Op::Eq, "last_30_days", "-created_at"),
            BuiltIn::Away => ("last_visit_at", Op::Lt, "last_180_days", "last_visit_at"),
        };
        let condition = Condition { field: field.to_owned(), op, value: value.into() };
        let filter = Some(FilterTree::And { and: vec![FilterTree::Condition(condition)] });
        SavedViewDefinition { filter, sort: Some(sort.to_owned()), ..SavedViewDefinition::default() }
    }
}

/// A tab other than the first, which shows everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ViewId {
    BuiltIn(BuiltIn),
    Saved(Uuid),
}

impl ViewId {
    pub fn code(self) -> String {
        match self {
            ViewId::BuiltIn(view) => view.code().to_owned(),
            ViewId::Saved(id) => id.to_string(),
        }
    }

    pub fn of(code: &str) -> Option<ViewId> {
        let built_in = BUILT_IN.into_iter().find(|view| view.code() == code).map(ViewId::BuiltIn);
        built_in.or_else(|| code.parse().ok().map(ViewId::Saved))
    }
}

/// The tabs, each with how many people it shows.
#[component]
pub fn ViewTabs(state: ListState, rows: Rows<ContactView>) -> impl IntoView {
    let people = state.people;
    let views = Remote::new(move || async move { Ok(api::list_saved_views(view_resource(people)).await?.data) });
    Effect::new(move |_| {
        let (Some((id, whole)), Some(known)) = (state.wanted.get(), views.value.get()) else { return };
        state.wanted.set(None);
        if let Some(view) = known.iter().find(|view| view.id == id) {
            state.arrive(&view.definition, whole);
        }
    });
    let counts = Counts::new(state.people, views, rows);
    let tab = move |view: Option<ViewId>, shared: bool, title: TextProp| {
        let current = Signal::derive(move || state.view.get() == view);
        let number = Signal::derive(move || if current.get() { rows.count.get() } else { counts.of(view) }.map(format::count));
        view! {
            <TabLink href=view_href(people, view) current count=number>
                {shared.then(|| view! { <Icon glyph=Glyph::Users /> })}
                {move || title.get()}
            </TabLink>
        }
    };
    let built_in = BUILT_IN.map(|view| tab(Some(ViewId::BuiltIn(view)), false, view.title().into()));
    let saved = move || {
        let all = views.value.get().unwrap_or_default().into_iter();
        all.map(|view| tab(Some(ViewId::Saved(view.id)), view.shared && !view.own, view.name.into())).collect_view()
    };
    view! {
        <TabBar label=t::views>
            {tab(None, false, t::view_all.into())}
            {built_in}
            {saved}
            <ManageViews state views />
        </TabBar>
    }
}

/// Saving what is shown, and changing or deleting the current view.
#[component]
fn ManageViews(state: ListState, views: Remote<Vec<SavedViewView>>) -> impl IntoView {
    let naming = RwSignal::new(false);
    let current = Memo::new(move |_| {
        let Some(ViewId::Saved(id)) = state.view.get() else { return None };
        views.value.with(|all| all.iter().flatten().find(|view| view.id == id).cloned())
    });
    let changed = move || current.get().filter(|view| view.own && !state.shows(&view.definition));
    let may_delete = move || current.get().filter(|view| view.own || session::may(Permission::ShareViews));
    let submit = Submit::new();
    let update = move |view: SavedViewView| {
        let (before, mut after) = (view.writable(), view.writable());
        after.definition = untrack(|| state.definition());
        let Some(change) = patch::between(&before, &after) else { return };
        submit.run(async move { api::update_saved_view(view.id, view.version, &change).await }, move |view| {
            toast::done(t::view_saved(&view.name));
            views.reload();
        });
    };
    let delete = move |view: SavedViewView| {
        let (id, version) = (view.id, view.version);
        submit.run(async move { api::delete_saved_view(id, version).await }, move |()| {
            state.view.set(None);
            views.reload();
            let again = view.writable();
            toast::undoable(t::view_deleted(&view.name), move || bring_back(again.clone(), views));
        });
    };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
    let trigger = || view! { <Icon glyph=Glyph::Plus /> };
    view! {
        <span class="view-menu">
            <Menu trigger label=t::view_menu icon_only=true>
                <MenuItem icon=Glyph::Plus on_press=move |()| naming.set(true)>{t::view_save}</MenuItem>
                {move || changed().map(|view| {
                    let name = view.name.clone();
                    view! { <MenuItem icon=Glyph::Check on_press=move |()| update(view.clone())>{move || t::view_update(&name)}</MenuItem> }
                })}
                {move || may_delete().map(|view| {
                    let name = view.name.clone();
                    view! { <MenuItem icon=Glyph::Trash danger=true on_press=move |()| delete(view.clone())>{move || t::view_delete(&name)}</MenuItem> }
                })}
            </Menu>
            <SaveViewDialog open=naming state views />
        </span>
    }
}

/// Undoes a deletion by saving the same view again.
fn bring_back(view: CreateSavedView, views: Remote<Vec<SavedViewView>>) {
    leptos::task::spawn_local(async move {
        match api::create_saved_view(&view, &crate::api::Key::new()).await {
            Ok(_) => views.reload(),
            Err(failure) => toast::failed(&failure),
        }
    });
}
