//! The rows of a list that are loaded so far, and which of them are in sight.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use domain::Page;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Record;
use crate::api::Failure;

type Answer<T> = Pin<Box<dyn Future<Output = Result<Page<T>, Failure>>>>;
type Fetch<T> = Arc<dyn Fn(Option<String>) -> Answer<T> + Send + Sync>;

/// A list that grows as one scrolls. The latest question wins: rows of an earlier one are dropped when they arrive.
pub struct Rows<T: Record> {
    pub records: RwSignal<Vec<Arc<T>>>,
    /// How many there are in all, once counted.
    pub count: RwSignal<Option<i64>>,
    pub loading: RwSignal<bool>,
    pub failure: RwSignal<Option<Failure>>,
    next: RwSignal<Option<String>>,
    turn: RwSignal<u32>,
    again: RwSignal<u32>,
    fetch: StoredValue<Option<Fetch<T>>>,
}

impl<T: Record> Copy for Rows<T> {}

impl<T: Record> Clone for Rows<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Record> Rows<T> {
    /// `question` reads the signals that the list depends on and gives back how to fetch a page: without a cursor the
    /// first one, with a cursor the one that follows. The list starts over whenever such a signal changes.
    pub fn new<F, A>(question: impl Fn() -> F + 'static) -> Rows<T>
    where
        F: Fn(Option<String>) -> A + Send + Sync + 'static,
        A: Future<Output = Result<Page<T>, Failure>> + 'static,
    {
        let rows = Rows {
            records: RwSignal::new(Vec::new()),
            count: RwSignal::new(None),
            loading: RwSignal::new(true),
            failure: RwSignal::new(None),
            next: RwSignal::new(None),
            turn: RwSignal::new(0),
            again: RwSignal::new(0),
            fetch: StoredValue::new(None),
        };
        Effect::new(move |_| {
            rows.again.track();
            let fetch = question();
            rows.fetch.set_value(Some(Arc::new(move |cursor| Box::pin(fetch(cursor)))));
            rows.load(None);
        });
        rows
    }

    /// Starts over with the same question.
    pub fn reload(self) {
        let _ = self.again.try_update(|n| *n = n.wrapping_add(1));
    }

    /// Fetches the following page, unless there is none or one is on its way.
    pub fn more(self) {
        let next = self.next.get_untracked();
        if next.is_some() && !self.loading.get_untracked() {
            self.load(next);
        }
    }

    /// Whether there are rows beyond those that are loaded.
    pub fn has_more(self) -> bool {
        self.next.with(Option::is_some)
    }

    fn load(self, cursor: Option<String>) {
        let Some(fetch) = self.fetch.get_value() else { return };
        let first = cursor.is_none();
        let turn = self.turn.try_update_untracked(|turn| {
            *turn = turn.wrapping_add(1);
            *turn
        });
        self.loading.set(true);
        let answer = fetch(cursor);
        spawn_local(async move {
            let outcome = answer.await;
            if self.turn.try_get_untracked() == turn {
                self.settle(first, outcome);
            }
        });
    }

    fn settle(self, first: bool, outcome: Result<Page<T>, Failure>) {
        self.loading.set(false);
        let page = match outcome {
            Ok(page) => page,
            Err(failure) => return self.failure.set(Some(failure)),
        };
        self.failure.set(None);
        self.next.set(page.page.next);
        if first {
            self.count.set(page.page.count);
        }
        let fresh = page.data.into_iter().map(Arc::new);
        self.records.update(|records| {
            if first {
                records.clear();
            }
            records.extend(fresh);
        });
    }

    /// Takes over a record that changed elsewhere on the page.
    pub fn put(self, record: T) {
        self.records.update(|records| {
            if let Some(old) = records.iter_mut().find(|r| r.id() == record.id()) {
                *old = Arc::new(record);
            }
        });
    }

    /// The neighbour of a record, for previous and next.
    pub fn neighbour(self, id: uuid::Uuid, step: isize) -> Option<Arc<T>> {
        self.records.with(|records| {
            let at = records.iter().position(|r| r.id() == id)?;
            records.get(at.checked_add_signed(step)?).cloned()
        })
    }

    /// The place of a record, counted from one.
    pub fn place(self, id: uuid::Uuid) -> Option<i64> {
        self.records.with(|records| records.iter().position(|r| r.id() == id)).map(|at| at as i64 + 1)
    }
}

/// Which rows are on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub start: usize,
    pub end: usize,
}

/// Rows beyond the visible ones, so that scrolling shows no gap; also the step in which the window moves.
const MARGIN: usize = 12;

impl Window {
    /// The rows to draw for a scroll position. It moves in steps, so that not every pixel draws anew.
    pub fn at(scroll: f64, height: f64, row: f64, total: usize) -> Window {
        let first = (scroll / row).max(0.0) as usize / MARGIN * MARGIN;
        let visible = (height / row).ceil() as usize;
        let end = (first + visible + 3 * MARGIN).min(total);
        Window { start: first.saturating_sub(MARGIN).min(end), end }
    }

    /// Whether the following page should be on its way.
    pub fn nears(self, total: usize) -> bool {
        self.end + 4 * MARGIN >= total
    }
}

#[cfg(test)]
mod tests {
    use super::Window;

    #[test]
    fn the_window_follows_in_steps_and_stays_small() {
        assert_eq!(Window::at(0.0, 800.0, 44.0, 100_000), Window { start: 0, end: 55 });
        let deep = Window::at(44.0 * 50_000.0, 800.0, 44.0, 100_000);
        assert!(deep.start <= 50_000 && deep.end >= 50_019 && deep.end - deep.start < 80);
        assert_eq!(Window::at(0.0, 800.0, 44.0, 0), Window { start: 0, end: 0 });
        assert_eq!(Window::at(44.0 * 90.0, 800.0, 44.0, 100).end, 100);
        assert!(Window::at(44.0 * 30.0, 800.0, 44.0, 100).nears(100));
        assert!(!Window::at(0.0, 800.0, 44.0, 200).nears(200));
    }
}
