//! The fields by which a list of people can be filtered: what they are called, compared by, and what values they take.

use domain::contacts::{Channel, ContactField, Sex};
use domain::filter::{Condition, FieldKind, FilterField, Op};
use domain::identity::Permission;
use leptos::prelude::*;

use super::encoding;
use super::known::Known;
use crate::api::session;
use crate::components::Glyph;
use crate::format;
use crate::i18n::{
    Count, lang,
    texts::{contacts as c, lists as l, patients as t},
};
use crate::shell;

/// The fields, in the order in which they are offered.
const FIELDS: [ContactField; 14] = [
    ContactField::TagId,
    ContactField::LocationId,
    ContactField::AccountId,
    ContactField::Sex,
    ContactField::BirthDate,
    ContactField::LastVisitAt,
    ContactField::CreatedAt,
    ContactField::Language,
    ContactField::Channel,
    ContactField::Name,
    ContactField::Mrn,
    ContactField::Phone,
    ContactField::Email,
    ContactField::UpdatedAt,
];

/// The fields that the person may filter by: institutions only for those who may read them.
pub fn offered() -> Vec<ContactField> {
    let may = |field: &ContactField| *field != ContactField::AccountId || session::may(Permission::ReadAccounts);
    FIELDS.into_iter().filter(may).collect()
}

/// How a field is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editor {
    Text,
    Day,
    Choice,
}

/// How a field is edited.
pub fn editor(field: ContactField) -> Editor {
    match field.kind() {
        FieldKind::Date | FieldKind::Timestamp => Editor::Day,
        FieldKind::Choice(_) | FieldKind::Uuid => Editor::Choice,
        FieldKind::Text | FieldKind::Number | FieldKind::Bool => Editor::Text,
    }
}

pub fn label(field: ContactField) -> &'static str {
    match field {
        ContactField::Name => c::name(),
        ContactField::Mrn => c::mrn(),
        ContactField::BirthDate => c::birth_date(),
        ContactField::Sex => c::sex(),
        ContactField::Phone => c::phone(),
        ContactField::Email => c::email(),
        ContactField::LocationId => c::branch(),
        ContactField::TagId => c::tag(),
        ContactField::AccountId => l::institution(),
        ContactField::Language => c::language(),
        ContactField::Channel => c::channel(),
        ContactField::LastVisitAt => c::last_visit(),
        ContactField::CreatedAt => c::registered(),
        ContactField::UpdatedAt => c::updated(),
    }
}

pub fn glyph(field: ContactField) -> Glyph {
    match field {
        ContactField::TagId => Glyph::Tag,
        ContactField::LocationId => Glyph::Pin,
        ContactField::BirthDate | ContactField::LastVisitAt | ContactField::CreatedAt | ContactField::UpdatedAt => Glyph::Calendar,
        ContactField::Language => Glyph::Globe,
        ContactField::Phone => Glyph::Phone,
        ContactField::Email => Glyph::Mail,
        ContactField::Channel => Glyph::Message,
        ContactField::AccountId => Glyph::Building,
        ContactField::Name | ContactField::Mrn | ContactField::Sex => Glyph::User,
    }
}

/// A comparison as it is offered; `IsNull` twice, because empty and filled are two wishes.
pub const fn ops(editor: Editor) -> &'static [&'static str] {
    match editor {
        Editor::Text => &["contains", "starts_with", "eq", "ne", "empty", "filled"],
        Editor::Day => &["within", "ago", "eq", "lt", "gte", "between", "empty", "filled"],
        Editor::Choice => &["in", "ne", "empty", "filled"],
    }
}

/// The words of a comparison, as it is offered for one kind of field.
pub fn op_words(editor: Editor, code: &str) -> &'static str {
    match (editor, code) {
        (Editor::Text, "eq") => t::op_equals(),
        (Editor::Text, "in") => l::op_one_of(),
        _ => op_label(code),
    }
}

/// The words of a comparison.
fn op_label(code: &str) -> &'static str {
    match code {
        "contains" => t::op_contains(),
        "starts_with" => t::op_starts(),
        "eq" => t::op_on(),
        "ago" => l::op_ago(),
        "lt" => t::op_before(),
        "lte" => l::op_until(),
        "gt" => l::op_after(),
        "gte" => t::op_since(),
        "between" => t::op_between(),
        "within" => t::op_within(),
        "ne" => t::op_is_not(),
        "empty" => t::op_empty(),
        "filled" => t::op_filled(),
        _ => t::op_is(),
    }
}

/// The periods that can be chosen instead of days.
pub const PERIODS: [&str; 6] = ["today", "yesterday", "last_7_days", "last_30_days", "last_180_days", "this_month"];

/// `30 hari terakhir`, `17 Nov 2025`.
pub fn day_label(text: &str) -> String {
    match text {
        "today" => t::day_today().to_owned(),
        "yesterday" => t::day_yesterday().to_owned(),
        "this_month" => t::day_this_month().to_owned(),
        _ => match days(text) {
            Some(days) => t::days_last(Count(days)),
            None => text.parse().map_or_else(|_| text.to_owned(), format::short_date),
        },
    }
}

/// The number in `last_30_days`.
pub fn days(text: &str) -> Option<i64> {
    text.strip_prefix("last_")?.strip_suffix("_days")?.parse().ok()
}

/// The comparison of a condition, by its offered code.
pub fn code_of(condition: &Condition) -> &'static str {
    let first = encoding::texts(&condition.value).into_iter().next().unwrap_or_default();
    match condition.op {
        Op::IsNull if first == "true" => "empty",
        Op::IsNull => "filled",
        Op::Lt if days(&first).is_some() => "ago",
        Op::Eq if PERIODS.contains(&first.as_str()) || days(&first).is_some() => "within",
        Op::Eq | Op::In if ContactField::from_name(&condition.field).map(editor) == Some(Editor::Choice) => "in",
        op => op.code(),
    }
}

/// What can be picked for a field: (value, words).
pub fn choices(field: ContactField, known: Known) -> Vec<(String, String)> {
    let own = |code: &str, label: &str| (code.to_owned(), label.to_owned());
    match field {
        ContactField::Sex => Sex::ALL.iter().map(|s| own(s.code(), s.label(lang()))).collect(),
        ContactField::Channel => Channel::ALL.iter().map(|s| own(s.code(), s.label(lang()))).collect(),
        ContactField::Language => vec![own("id", c::indonesian()), own("en", c::english())],
        ContactField::LocationId => shell::branches().open().into_iter().map(|l| (l.id.to_string(), l.name)).collect(),
        ContactField::TagId => known.tags.value.get().unwrap_or_default().into_iter().map(|t| (t.id.to_string(), t.name)).collect(),
        ContactField::AccountId => known.accounts(),
        _ => Vec::new(),
    }
}

/// The words of a chip: comparison and value.
pub fn words(condition: &Condition, known: Known) -> (String, String) {
    let code = code_of(condition);
    let values = encoding::texts(&condition.value);
    let Some(field) = ContactField::from_name(&condition.field) else { return (code.to_owned(), values.join(", ")) };
    let op = op_words(editor(field), code).to_owned();
    let shown = match (code, editor(field)) {
        ("empty", _) => return (t::op_is().to_owned(), l::value_empty().to_owned()),
        ("filled", _) => return (t::op_is().to_owned(), l::value_filled().to_owned()),
        ("ago", _) => return (l::op_ago().to_owned(), l::days_long(Count(days(&values[0]).unwrap_or_default()))),
        (_, Editor::Day) => values.iter().map(|v| day_label(v)).collect::<Vec<_>>().join(" – "),
        (_, Editor::Choice) => {
            let all = choices(field, known);
            let name = |value: &String| all.iter().find(|(v, _)| v == value).map_or("…".to_owned(), |(_, name)| name.clone());
            values.iter().map(name).collect::<Vec<_>>().join(", ")
        }
        _ => values.join(", "),
    };
    (op, shown)
}
