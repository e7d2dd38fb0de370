//! How many people the views show that are not open.

use std::collections::HashMap;

use domain::contacts::{ContactView, CountMode, SavedViewView};
use domain::filter::FilterTree;
use leptos::prelude::*;

use super::page::with_branch;
use super::state::BUILT_IN;
use super::views::ViewId;
use crate::api::contacts::{ListQuery, People, search_people};
use crate::components::grid::Rows;
use crate::pages::contacts::fresh;
use crate::remote::Remote;

/// The numbers on the tabs. They are asked one after the other once the list itself is there, and anew when the branch,
/// the views or the people change.
#[derive(Clone, Copy)]
pub struct Counts(RwSignal<HashMap<Option<ViewId>, i64>>);

impl Counts {
    pub fn new(people: People, views: Remote<Vec<SavedViewView>>, rows: Rows<ContactView>) -> Counts {
        let counts = Counts(RwSignal::new(HashMap::new()));
        let there = Memo::new(move |before: Option<&bool>| before.copied().unwrap_or_default() || rows.count.get().is_some());
        // Kept for as long as the tabs are: it stops with them, and a later question stops an earlier one.
        let _ = Remote::new(move || {
            fresh::track();
            let ready = there.get();
            let wanted = views.value.with(|views| wanted(views.as_deref().unwrap_or_default()));
            counts.0.update(|counts| counts.retain(|view, _| wanted.iter().any(|(known, _)| known == view)));
            async move {
                for (view, filter) in wanted.into_iter().filter(|_| ready) {
                    let query = ListQuery { filter, limit: 1, count: CountMode::Estimate, ..ListQuery::default() };
                    if let Some(n) = search_people(people, &query).await?.page.count {
                        let _ = counts.0.try_update(|counts| counts.insert(view, n));
                    }
                }
                Ok(())
            }
        });
        counts
    }

    pub fn of(self, view: Option<ViewId>) -> Option<i64> {
        self.0.with(|counts| counts.get(&view).copied())
    }
}

/// The views that can be counted: a search by words has no count, only its best matches.
fn wanted(saved: &[SavedViewView]) -> Vec<(Option<ViewId>, Option<FilterTree>)> {
    let built_in = BUILT_IN.into_iter().map(|view| (Some(ViewId::BuiltIn(view)), view.definition().filter));
    let saved = saved.iter().filter(|view| view.definition.q.is_none());
    let saved = saved.map(|view| (Some(ViewId::Saved(view.id)), view.definition.filter.clone()));
    [(None, None)].into_iter().chain(built_in).chain(saved).map(|(view, filter)| (view, with_branch(filter))).collect()
}
