//! What the forms of the settings have in common: lists of choices, and values that are texts while they are typed.

use chrono::NaiveTime;
use domain::organisation::PractitionerView;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::organisation::Practitioners;
use crate::api::resource::{Query, list};
use crate::i18n::texts::interface;
use crate::remote::Remote;
use crate::shell::branches;

/// `08:30`, as the contract writes times of day; empty while there is none.
pub fn time_text(time: Option<NaiveTime>) -> String {
    time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default()
}

/// Reads what the contract writes.
pub fn time_value(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

/// A number that may be absent; what cannot be read is out of range, and the field says so.
pub fn optional_number(text: &str) -> Option<i32> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(|text| text.parse().unwrap_or(i32::MIN))
}

/// The text of a number that may be absent.
pub fn some_text(number: Option<i32>) -> String {
    number.map(|n| n.to_string()).unwrap_or_default()
}

/// The id that a choice stands for; nil while nothing is chosen, which the server refuses by name.
pub fn one_of(text: &str) -> Uuid {
    text.parse().unwrap_or_default()
}

/// The text that stands for an id in a choice; empty for none.
pub fn text_of(id: Option<Uuid>) -> String {
    id.filter(|id| !id.is_nil()).map(|id| id.to_string()).unwrap_or_default()
}

/// Every practitioner who is not archived.
pub fn practitioners() -> Remote<Vec<PractitionerView>> {
    Remote::new(|| async { Ok(list::<Practitioners>(&Query { archived: false, ..Query::whole() }).await?.data) })
}

/// Practitioners as choices; `none` is what an empty choice says.
pub fn practitioner_choices(known: Remote<Vec<PractitionerView>>) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let all = known.value.get().unwrap_or_default().into_iter().map(|p| (p.id.to_string(), p.name));
        [(String::new(), interface::choose().to_owned())].into_iter().chain(all).collect()
    })
}

/// Branches as choices.
pub fn location_choices(none: crate::i18n::Plain) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let all = branches().open().into_iter().map(|l| (l.id.to_string(), l.name));
        [(String::new(), none().to_owned())].into_iter().chain(all).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_what_is_sent() {
        assert_eq!(time_text(time_value("08:30")), "08:30");
        assert_eq!(time_text(None), "");
        assert_eq!(optional_number(" 12 "), Some(12));
        assert_eq!(optional_number(""), None);
        assert_eq!(optional_number("dua"), Some(i32::MIN));
    }
}
