//! How the columns of a list are laid out: which, in what order, how wide.

use std::collections::BTreeMap;

use super::columns::{CHOOSABLE, usual_keys};
use crate::components::grid::{NARROWEST, WIDEST};

/// Widths by column, in pixels at the usual text size.
pub type Widths = BTreeMap<&'static str, u16>;

/// The keys that are shown, in their order: those chosen, or the usual ones.
pub fn shown_keys(chosen: &[String]) -> Vec<&'static str> {
    let mut keys: Vec<&'static str> = Vec::new();
    for key in chosen.iter().filter_map(|name| key_of(name)) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    if keys.is_empty() { usual_keys() } else { keys }
}

/// Every key: those that are shown in their order, then the others in the list's own.
pub fn all_keys(chosen: &[String]) -> Vec<&'static str> {
    let mut keys = shown_keys(chosen);
    let others: Vec<&'static str> = CHOOSABLE.iter().map(|c| c.key).filter(|key| !keys.contains(key)).collect();
    keys.extend(others);
    keys
}

/// What is kept of a choice: nothing when it is the usual one.
pub fn chosen(keys: &[&'static str]) -> Vec<String> {
    if keys == usual_keys() { Vec::new() } else { keys.iter().map(|key| (*key).to_owned()).collect() }
}

/// Moves a column to the place of another: behind it when it comes from before it.
pub fn moved(keys: &[&'static str], key: &str, to: usize) -> Vec<&'static str> {
    let mut keys = keys.to_vec();
    if let Some(from) = keys.iter().position(|k| *k == key) {
        let key = keys.remove(from);
        keys.insert(to.min(keys.len()), key);
    }
    keys
}

/// `phone-144.tags-200`.
pub fn encode_widths(widths: &Widths) -> String {
    widths.iter().map(|(key, width)| format!("{key}-{width}")).collect::<Vec<_>>().join(".")
}

/// Reads what [`encode_widths`] wrote; what cannot be read is left out.
pub fn decode_widths(text: &str) -> Widths {
    let one = |part: &str| {
        let (name, width) = part.split_once('-')?;
        Some((key_of(name)?, fitted(width.parse().ok()?)))
    };
    text.split('.').filter_map(one).collect()
}

/// The widths of a saved view, as far as this list has the columns.
pub fn known_widths(widths: &BTreeMap<String, u16>) -> Widths {
    widths.iter().filter_map(|(name, width)| Some((key_of(name)?, fitted(*width)))).collect()
}

fn fitted(width: u16) -> u16 {
    width.clamp(NARROWEST, WIDEST)
}

fn key_of(name: &str) -> Option<&'static str> {
    CHOOSABLE.iter().map(|c| c.key).find(|key| *key == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_keep_the_order_that_was_chosen() {
        let names = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        assert_eq!(shown_keys(&names(&["tags", "age", "gone", "tags"])), ["tags", "age"]);
        assert_eq!(shown_keys(&[]), usual_keys());
        assert_eq!(all_keys(&names(&["tags"])).len(), CHOOSABLE.len());
        assert_eq!(all_keys(&names(&["tags"]))[0], "tags");
        assert_eq!(chosen(&usual_keys()), Vec::<String>::new());
        let keys = ["age", "phone", "tags"];
        assert_eq!(moved(&keys, "age", 2), ["phone", "tags", "age"]);
        assert_eq!(moved(&keys, "tags", 0), ["tags", "age", "phone"]);
        assert_eq!(moved(&keys, "age", 9), ["phone", "tags", "age"]);
        assert_eq!(moved(&keys, "sex", 0), keys);
    }

    #[test]
    fn widths_survive_the_url() {
        let widths = Widths::from([("phone", 144), ("last_visit", 200)]);
        assert_eq!(decode_widths(&encode_widths(&widths)), widths);
        assert_eq!(decode_widths("phone-9.elsewhere-100.tags-x"), Widths::from([("phone", NARROWEST)]));
    }
}
