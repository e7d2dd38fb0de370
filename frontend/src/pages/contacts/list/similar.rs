//! Names on a list that are easily mistaken for each other.

use std::collections::HashMap;
use std::sync::Arc;

use domain::contacts::ContactView;
use domain::value::fold;
use leptos::prelude::*;

use crate::components::grid::Rows;

/// Counts the names of the rows that are loaded; follows the list as it grows.
#[derive(Clone, Copy)]
pub struct Similar {
    seen: StoredValue<Seen>,
    changed: RwSignal<u32>,
}

#[derive(Default)]
struct Seen {
    first: usize,
    rows: usize,
    names: HashMap<String, u32>,
}

impl Similar {
    pub fn new(rows: Rows<ContactView>) -> Similar {
        let similar = Similar { seen: StoredValue::new(Seen::default()), changed: RwSignal::new(0) };
        Effect::new(move |_| {
            rows.records.with(|records| similar.seen.update_value(|seen| seen.take_in(records)));
            similar.changed.update(|n| *n = n.wrapping_add(1));
        });
        similar
    }

    /// Whether another row has nearly the same name.
    pub fn to(self, name: &str) -> bool {
        self.changed.track();
        self.seen.with_value(|seen| keys(name).iter().any(|key| seen.names.get(key).is_some_and(|n| *n > 1)))
    }
}

impl Seen {
    /// Rows are added at the end while one scrolls; anything else is another list and starts over.
    fn take_in(&mut self, records: &[Arc<ContactView>]) {
        let first = records.first().map_or(0, |record| Arc::as_ptr(record) as usize);
        if first != self.first || records.len() < self.rows {
            *self = Seen { first, ..Seen::default() };
        }
        for record in &records[self.rows..] {
            for key in keys(&record.name) {
                *self.names.entry(key).or_default() += 1;
            }
        }
        self.rows = records.len();
    }
}

/// The words of a name in any order, and its first two words: `Siti Aminah` and `Siti Aminah Zahra` share one.
fn keys(name: &str) -> Vec<String> {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let mut found = Vec::new();
    if words.len() > 2 {
        let mut begin = [words[0], words[1]];
        begin.sort_unstable();
        found.push(begin.join(" "));
    }
    words.sort_unstable();
    found.push(words.join(" "));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str) -> Arc<ContactView> {
        Arc::new(ContactView { name: name.to_owned(), ..ContactView::default() })
    }

    #[test]
    fn names_that_begin_alike_or_are_turned_round_are_similar() {
        let mut rows = vec![row("Siti Aminah"), row("Bambang Wiratno")];
        let mut seen = Seen::default();
        seen.take_in(&rows);
        rows.extend([row("Aminah, Siti"), row("Siti Aminah Zahra"), row("Tono")]);
        seen.take_in(&rows);
        let similar = |name: &str| keys(name).iter().any(|key| seen.names.get(key).is_some_and(|n| *n > 1));
        assert!(similar("Siti Aminah") && similar("Siti Aminah Zahra"));
        assert!(!similar("Bambang Wiratno") && !similar("Tono"));
    }
}
