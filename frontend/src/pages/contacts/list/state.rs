//! What a list shows: view, words searched for, filters, order, columns, and the record that is open beside it.
//!
//! Everything but names, numbers and dates of people is in the URL, so that a reload and the back button show the same;
//! what is personal stays in the memory of this page.

use std::cell::RefCell;
use std::collections::HashMap;

use domain::contacts::{ContactSort, SavedViewDefinition};
use domain::filter::{FilterTree, SortField};
use leptos::prelude::*;
use uuid::Uuid;

use super::encoding;
use super::filter_set::Group;
use super::layout::{self, Widths};
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
    pub filter: RwSignal<Group>,
    pub sort: RwSignal<String>,
    /// The keys of the shown columns, in their order; empty for the list's own choice.
    pub columns: RwSignal<Vec<String>>,
    /// The columns that somebody has made wider or narrower.
    pub widths: RwSignal<Widths>,
    pub open: RwSignal<Option<Uuid>>,
    /// A saved view that is to be shown as soon as it is known: as a whole, or only what the URL does not hold.
    pub wanted: RwSignal<Option<(Uuid, bool)>>,
}

/// The part of the state that is in the URL.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    view: Option<ViewId>,
    filter: Group,
    sort: String,
    columns: Vec<String>,
    widths: Widths,
    open: Option<Uuid>,
}

/// The part that is not.
#[derive(Clone, Default)]
struct Personal {
    q: String,
    filter: Group,
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
        let state = ListState {
            people,
            view: RwSignal::new(shown.view),
            q: RwSignal::new(personal.q),
            filter: RwSignal::new(Group::joined(shown.filter, personal.filter)),
            sort: RwSignal::new(shown.sort),
            columns: RwSignal::new(shown.columns),
            widths: RwSignal::new(shown.widths),
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
        let (filter, _) = self.filter.with(Group::divided);
        let (sort, columns, widths) = (self.sort.get(), self.columns.get(), self.widths.get());
        Shown { view: self.view.get(), filter, sort, columns, widths, open: self.open.get() }
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
        self.widths.set(there.widths);
        self.filter.update(|filter| {
            let (_, personal) = filter.divided();
            *filter = Group::joined(there.filter, personal);
        });
    }

    fn keep(self) {
        let (Some(q), Some(filter)) = (self.q.try_get_untracked(), self.filter.try_get_untracked()) else { return };
        let (_, filter) = filter.divided();
        KEPT.with_borrow_mut(|kept| kept.insert(self.people, Personal { q, filter }));
    }

    /// Shows what a view holds.
    pub fn apply(self, definition: &SavedViewDefinition) {
        self.filter.set(Group::of(definition.filter.as_ref()));
        self.q.set(definition.q.clone().unwrap_or_default());
        self.sort.set(definition.sort.clone().unwrap_or_else(|| SORT.to_owned()));
        self.columns.set(definition.columns.clone());
        self.widths.set(layout::known_widths(&definition.widths));
    }

    /// Shows a saved view that was wanted.
    pub fn arrive(self, definition: &SavedViewDefinition, whole: bool) {
        if whole {
            return self.apply(definition);
        }
        let (_, personal) = Group::of(definition.filter.as_ref()).divided();
        self.filter.update(|filter| *filter = Group::joined(std::mem::take(filter), personal));
        self.q.set(definition.q.clone().unwrap_or_default());
    }

    /// What is shown, to be saved as a view.
    pub fn definition(self) -> SavedViewDefinition {
        let sort = self.sort.get();
        SavedViewDefinition {
            filter: self.tree(),
            q: Some(self.q.get()).filter(|q| !q.is_empty()),
            sort: (sort != SORT).then_some(sort),
            columns: self.columns.get(),
            widths: self.widths.with(|widths| widths.iter().map(|(key, width)| ((*key).to_owned(), *width)).collect()),
        }
    }

    /// Whether the list shows what a view holds, however its filter is written.
    pub fn shows(self, definition: &SavedViewDefinition) -> bool {
        let same = SavedViewDefinition { filter: Group::of(definition.filter.as_ref()).tree(), ..definition.clone() };
        same == self.definition()
    }

    /// The filter of the list, without that of the branch.
    pub fn tree(self) -> Option<FilterTree> {
        self.filter.with(Group::tree)
    }

    /// Whether anything narrows the list.
    pub fn is_narrowed(self) -> bool {
        !self.filter.with(Group::is_empty) || self.is_searched()
    }

    /// Whether words are searched for; the list is then in the order of likeness.
    pub fn is_searched(self) -> bool {
        !self.q.with(String::is_empty)
    }

    /// Takes every filter and the search away.
    pub fn clear(self) {
        self.filter.set(Group::default());
        self.q.set(String::new());
    }
}

/// Whether the URL names nothing but a view and an open record.
fn bare(address: &Address) -> bool {
    ["f", "sort", "columns", "widths"].iter().all(|name| address.value(name).is_none())
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
            filter: encoding::decode(text("f")),
            sort: address.value("sort").filter(|sort| is_order(sort)).unwrap_or(SORT).to_owned(),
            columns: text("columns").split('.').filter(|c| !c.is_empty()).map(str::to_owned).collect(),
            widths: layout::decode_widths(text("widths")),
            open: text("open").parse().ok(),
        }
    }

    fn write(self) {
        let filled = |text: String| Some(text).filter(|text| !text.is_empty());
        route::replace_query(&[
            ("view", self.view.map(ViewId::code)),
            ("f", filled(encoding::encode(&self.filter))),
            ("sort", filled(self.sort).filter(|sort| sort != SORT)),
            ("columns", filled(self.columns.join("."))),
            ("widths", filled(layout::encode_widths(&self.widths))),
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
