//! Merge patches (RFC 7396) of what somebody changed in a form, and nothing else: what others changed meanwhile stays.

use serde::Serialize;
use serde_json::{Map, Value};

/// The patch that makes `after` of `before`; `None` when they are the same.
pub fn between(before: &impl Serialize, after: &impl Serialize) -> Option<Value> {
    // Contract types always serialise.
    let (before, after) = (serde_json::to_value(before).ok()?, serde_json::to_value(after).ok()?);
    difference(&before, &after)
}

fn difference(before: &Value, after: &Value) -> Option<Value> {
    let (Value::Object(old), Value::Object(new)) = (before, after) else {
        return (before != after).then(|| after.clone());
    };
    let mut patch = Map::new();
    for key in old.keys().filter(|key| !new.contains_key(*key)) {
        patch.insert(key.clone(), Value::Null);
    }
    for (key, value) in new {
        let changed = match old.get(key) {
            Some(earlier) => difference(earlier, value),
            None => (!value.is_null()).then(|| value.clone()),
        };
        patch.extend(changed.map(|changed| (key.clone(), changed)));
    }
    (!patch.is_empty()).then_some(Value::Object(patch))
}

#[cfg(test)]
mod tests {
    use super::between;
    use serde_json::json;

    #[test]
    fn only_what_changed_is_sent_and_what_went_is_null() {
        let before = json!({"name": "A", "phone": "1", "address": {"street": "x", "rt": "1"}, "tags": [1]});
        let after = json!({"name": "B", "address": {"street": "x", "rw": "2"}, "tags": [1, 2]});
        let patch = json!({"name": "B", "phone": null, "address": {"rt": null, "rw": "2"}, "tags": [1, 2]});
        assert_eq!(between(&before, &after), Some(patch.clone()));
        let mut patched = before;
        domain::document::merge_patch(&mut patched, &patch);
        assert_eq!(patched, after);
        assert_eq!(between(&after, &after), None);
    }
}
