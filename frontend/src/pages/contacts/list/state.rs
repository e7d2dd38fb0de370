//! What a list shows: view, words searched for, filters, order, columns, and the record that is open beside it.
//!
//! Everything but names, numbers and dates of people is in the URL, so that a reload and the back button show the same;
//! what is personal stays in the memory of this page.

use std::cell::RefCell;
use std::collections::HashMap;

use domain::contacts::{ContactSort, SavedViewDefinition};
use domain::filter::{Condition, FilterTree, SortField};
use leptos::prelude::*;
use uuid::Uuid;

use super::encoding;
use super::views::{BuiltIn, ViewId};
use crate::api::contacts::People;
use crate::route::{self, Address, Route};

/// The order of a list that nobody has sorted.
pub const SORT: &str = "name";

/// The state of one list.
#[derive(Clone, Copy)]
pub struct ListState {
    pub people: People,
    pub view: RwSignal<Option<ViewId>>,
    pub q: RwSignal<String>,
    pub conditions: RwSignal<Vec<Condition>>,
    /// The part of a saved filter that chips cannot show.
    pub rest: RwSignal<Option<FilterTree>>,
    pub sort: RwSignal<String>,
    /// The keys of the shown columns; empty for the list's own choice.
    pub columns: RwSignal<Vec<String>>,
    pub open: RwSignal<Option<Uuid>>,
    /// A saved view that is to be shown as soon as it is known: as a whole, or only what the URL does not hold.
    pub wanted: RwSignal<Option<(Uuid, bool)>>,
}

/// The part of the state that is in the URL.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    view: Option<ViewId>,
    conditions: Vec<Condition>,
    sort: String,
    columns: Vec<String>,
    open: Option<Uuid>,
}

/// The part that is not.
#[derive(Clone, Default)]
struct Personal {
    q: String,
    conditions: Vec<Condition>,
    rest: Option<FilterTree>,
}

thread_local! {
    static KEPT: RefCell<HashMap<People, Personal>> = RefCell::default();
}

impl ListState {
    /// The state as the URL says, kept in step with it for as long as the list is on the page.
    pub fn new(people: People) -> ListState {
        let address = route::address();
        let shown = Shown::of(&address.get_untracked());
        let kept = KEPT.with_borrow_mut(|kept| kept.remove(&people));
        let whole = bare(&address.get_untracked());
        let wanted = match shown.view {
            Some(ViewId::Saved(id)) if whole || kept.is_none() => Some((id, whole)),
            _ => None,
        };
        let personal = kept.unwrap_or_default();
        let conditions = [shown.conditions, personal.conditions].concat();
        let state = ListState {
            people,
            view: RwSignal::new(shown.view),
            q: RwSignal::new(personal.q),
            conditions: RwSignal::new(conditions),
            rest: RwSignal::new(personal.rest),
            sort: RwSignal::new(shown.sort),
            columns: RwSignal::new(shown.columns),
            open: RwSignal::new(shown.open),
            wanted: RwSignal::new(wanted),
        };
        if let (Some(ViewId::BuiltIn(view)), true) = (shown.view, whole) {
            state.apply(&view.definition());
        }
        Effect::new(move |_| {
            let shown = state.shown();
            if route::address().get_untracked().route == Route::People(people) {
                shown.write();
            }
        });
        Effect::new(move |_| state.follow(&address.get()));
        on_cleanup(move || state.keep());
        state
    }

    fn shown(self) -> Shown {
        let mut conditions = self.conditions.get();
        conditions.retain(|condition| !encoding::is_personal(condition));
        Shown { view: self.view.get(), conditions, sort: self.sort.get(), columns: self.columns.get(), open: self.open.get() }
    }

    /// Takes over what a link or the back button has put into the URL.
    fn follow(self, address: &Address) {
        if address.route != Route::People(self.people) {
            return;
        }
        let (there, here) = (Shown::of(address), untrack(|| self.shown()));
        if there == here {
            return;
        }
        self.open.set(there.open);
        if there.view != here.view && bare(address) {
            self.view.set(there.view);
            match there.view {
                Some(ViewId::BuiltIn(view)) => self.apply(&view.definition()),
                Some(ViewId::Saved(id)) => self.wanted.set(Some((id, true))),
                None => self.apply(&SavedViewDefinition::default()),
            }
            return;
        }
        self.view.set(there.view);
        self.sort.set(there.sort);
        self.columns.set(there.columns);
        self.conditions.update(|conditions| {
            conditions.retain(encoding::is_personal);
            conditions.splice(0..0, there.conditions);
        });
    }

    fn keep(self) {
        let (Some(q), Some(conditions), Some(rest)) =
            (self.q.try_get_untracked(), self.conditions.try_get_untracked(), self.rest.try_get_untracked())
        else {
            return;
        };
        let conditions = conditions.into_iter().filter(encoding::is_personal).collect();
        KEPT.with_borrow_mut(|kept| kept.insert(self.people, Personal { q, conditions, rest }));
    }

    /// Shows what a view holds.
    pub fn apply(self, definition: &SavedViewDefinition) {
        let (conditions, rest) = encoding::split(definition.filter.clone());
        self.conditions.set(conditions);
        self.rest.set(rest);
        self.q.set(definition.q.clone().unwrap_or_default());
        self.sort.set(definition.sort.clone().unwrap_or_else(|| SORT.to_owned()));
        self.columns.set(definition.columns.clone());
    }

    /// Shows a saved view that was wanted.
    pub fn arrive(self, definition: &SavedViewDefinition, whole: bool) {
        if whole {
            return self.apply(definition);
        }
        let (conditions, rest) = encoding::split(definition.filter.clone());
        self.conditions.update(|shown| shown.extend(conditions.into_iter().filter(encoding::is_personal)));
        self.rest.set(rest);
        self.q.set(definition.q.clone().unwrap_or_default());
    }

    /// What is shown, to be saved as a view.
    pub fn definition(self) -> SavedViewDefinition {
        let sort = self.sort.get();
        SavedViewDefinition {
            filter: self.filter(),
            q: Some(self.q.get()).filter(|q| !q.is_empty()),
            sort: (sort != SORT).then_some(sort),
            columns: self.columns.get(),
        }
    }

    /// The filter of the list, without that of the branch.
    pub fn filter(self) -> Option<FilterTree> {
        let chips = self.conditions.get().into_iter().map(FilterTree::Condition);
        let all: Vec<FilterTree> = chips.chain(self.rest.get()).collect();
        (!all.is_empty()).then_some(FilterTree::And { and: all })
    }

    /// Whether anything narrows the list.
    pub fn is_narrowed(self) -> bool {
        !self.conditions.with(Vec::is_empty) || self.rest.with(Option::is_some) || !self.q.with(String::is_empty)
    }

    /// Takes every filter and the search away.
    pub fn clear(self) {
        self.conditions.set(Vec::new());
        self.rest.set(None);
        self.q.set(String::new());
    }
}

/// Whether the URL names nothing but a view and an open record.
fn bare(address: &Address) -> bool {
    ["f", "sort", "columns"].iter().all(|name| address.value(name).is_none())
}

/// Whether the list can be sorted so; somebody may have changed the URL by hand.
fn is_order(sort: &str) -> bool {
    sort.split(',').all(|part| ContactSort::from_name(part.trim_start_matches('-')).is_some())
}

impl Shown {
    fn of(address: &Address) -> Shown {
        let text = |name| address.value(name).unwrap_or_default();
        Shown {
            view: ViewId::of(text("view")),
            conditions: encoding::decode(text("f")),
            sort: address.value("sort").filter(|sort| is_order(sort)).unwrap_or(SORT).to_owned(),
            columns: text("columns").split('.').filter(|c| !c.is_empty()).map(str::to_owned).collect(),
            open: text("open").parse().ok(),
        }
    }

    fn write(self) {
        let filled = |text: String| Some(text).filter(|text| !text.is_empty());
        route::replace_query(&[
            ("view", self.view.map(ViewId::code)),
            ("f", filled(encoding::encode(&self.conditions))),
            ("sort", filled(self.sort).filter(|sort| sort != SORT)),
            ("columns", filled(self.columns.join("."))),
            ("open", self.open.map(|id| id.to_string())),
        ]);
    }
}

/// The address of a view.
pub fn view_href(people: People, view: Option<ViewId>) -> String {
    let query = view.map(|view| ("view".to_owned(), view.code())).into_iter().collect();
    Address { route: Route::People(people), query, fragment: String::new() }.href()
}

/// The views that every list begins with.
pub const BUILT_IN: [BuiltIn; 2] = [BuiltIn::New, BuiltIn::Away];
