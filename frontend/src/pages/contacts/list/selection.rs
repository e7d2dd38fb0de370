//! Who is selected: single people, or everybody who fits the filter, also those who are not loaded yet.

use std::collections::HashSet;
use std::sync::Arc;

use domain::contacts::ContactView;
use domain::filter::FilterTree;
use leptos::prelude::*;
use uuid::Uuid;

use super::page::with_branch;
use super::state::ListState;
use crate::components::grid::Rows;

/// The selection of one list.
#[derive(Clone, Copy)]
pub struct Selection {
    pub ids: RwSignal<HashSet<Uuid>>,
    /// Everybody who fits; `ids` then holds those who are loaded.
    pub everybody: RwSignal<bool>,
    rows: Rows<ContactView>,
}

impl Selection {
    /// Nobody. Another filter or search selects nobody again, so that nothing is done to people who are out of sight.
    pub fn new(state: ListState, rows: Rows<ContactView>) -> Selection {
        let selection = Selection { ids: RwSignal::new(HashSet::new()), everybody: RwSignal::new(false), rows };
        let asked = Memo::new(move |_| (state.q.get(), with_branch(state.tree())));
        Effect::new(move |before: Option<()>| {
            asked.track();
            if before.is_some() {
                selection.clear();
            }
        });
        // Rows that come in while everybody is selected are selected, too.
        Effect::new(move |_| {
            let loaded = rows.records.with(|all| all.iter().map(|p| p.id).collect::<Vec<_>>());
            if selection.everybody.get() {
                selection.ids.update(|ids| ids.extend(loaded));
            }
        });
        // Whoever is taken out makes it a selection of single people.
        Effect::new(move |_| {
            let lacks = selection.ids.with(|ids| rows.records.with_untracked(|all| all.iter().any(|p| !ids.contains(&p.id))));
            if lacks && selection.everybody.get_untracked() {
                selection.everybody.set(false);
            }
        });
        selection
    }

    pub fn clear(self) {
        self.everybody.set(false);
        self.ids.set(HashSet::new());
    }

    /// How many, as far as it is known.
    pub fn count(self) -> i64 {
        let selected = self.ids.with(HashSet::len) as i64;
        if self.everybody.get() { self.rows.count.get().unwrap_or(selected).max(selected) } else { selected }
    }

    /// How many there would be with everybody; nothing when they all are selected.
    pub fn beyond(self) -> Option<i64> {
        let selected = self.ids.with(HashSet::len);
        let loaded = self.rows.records.with(Vec::len);
        let all = if self.rows.has_more() { self.rows.count.get().unwrap_or_default() } else { loaded as i64 };
        (!self.everybody.get() && selected > 0 && all > selected as i64).then_some(all)
    }

    /// Selects everybody who fits.
    pub fn everybody(self) {
        let loaded = self.rows.records.with_untracked(|all| all.iter().map(|p| p.id).collect());
        self.ids.set(loaded);
        self.everybody.set(untrack(|| self.rows.has_more()));
    }

    /// What is to be worked on.
    pub fn targets(self, state: ListState) -> Targets {
        if self.everybody.get_untracked() {
            return Targets::Fitting(untrack(|| with_branch(state.tree())));
        }
        let ids = self.ids.get_untracked();
        let loaded =
            |all: &Vec<Arc<ContactView>>| all.iter().filter(|p| ids.contains(&p.id)).map(|p| ContactView::clone(p)).collect::<Vec<_>>();
        let people = self.rows.records.with_untracked(loaded);
        let others = ids.iter().copied().filter(|id| people.iter().all(|p| p.id != *id)).collect();
        Targets::These(people, others)
    }
}

/// People to work on.
#[derive(Clone)]
pub enum Targets {
    /// Those who are loaded, and the ids of others.
    These(Vec<ContactView>, Vec<Uuid>),
    /// Everybody who fits a filter.
    Fitting(Option<FilterTree>),
}
