//! How a person is described in a few words, and how single values of a record are written.

use chrono::NaiveDate;
use domain::Lang;
use domain::contacts::*;
use serde_json::Value;
use uuid::Uuid;

use crate::api::contacts::People;
use crate::format;
use crate::i18n::{
    Count, lang,
    texts::{contacts as t, interface},
};
use crate::route::Route;
use crate::shell;

/// `P`, `L`; nothing while unknown.
pub fn sex_letter(sex: Option<Sex>) -> Option<String> {
    sex.filter(|s| *s != Sex::Unknown).and_then(|s| s.label(lang()).chars().next()).map(String::from)
}

/// `42 th 8 bln`; the age of somebody who has died is that at death, and says so.
pub fn age(person: &ContactView) -> Option<String> {
    let birth = person.birth_date?;
    Some(match person.deceased_on {
        Some(died) => t::age_at_death(&format::age(birth, died)),
        None => format::age(birth, shell::zone().today()),
    })
}

/// `42 th, P`; the age of somebody who has died stays that at death.
pub fn age_and_sex(person: &ContactView, today: NaiveDate) -> String {
    let day = person.deceased_on.unwrap_or(today);
    match (person.birth_date.map(|birth| format::short_age(birth, day)), sex_letter(person.sex)) {
        (Some(age), Some(sex)) => t::age_and_sex(&age, &sex),
        (age, sex) => age.or(sex).unwrap_or_default(),
    }
}

/// `12-03-1984 (42 th 8 bln)`.
pub fn born(birth: NaiveDate) -> String {
    t::born_with_age(&format::birth_date(birth), &format::age(birth, shell::zone().today()))
}

/// `Siti Aminah, 12-03-1984`: enough to tell namesakes apart on a button.
pub fn named(name: &str, birth: Option<NaiveDate>) -> String {
    match birth {
        Some(birth) => t::with_birth(name, &format::birth_date(birth)),
        None => name.to_owned(),
    }
}

/// `12-03-1984 · P · RM 012483`: what tells a person from namesakes in a list of choices.
pub fn telling(birth: Option<NaiveDate>, sex: Option<Sex>, mrn: Option<&str>) -> String {
    let parts = [birth.map(format::birth_date), sex_letter(sex), mrn.map(t::mrn_of)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The record of somebody: that of the patient when there is one.
pub fn route_of(mrn: Option<&str>, id: Uuid) -> Route {
    let patient = Route::Person(People::Patients, id);
    match mrn.is_some() && shell::open_to(patient) {
        true => patient,
        false => Route::Person(People::Contacts, id),
    }
}

/// What a related person is to this one, in either direction of the link.
pub fn relation(link: &LinkView) -> String {
    let word = |kind: LinkKind| kind.label(lang()).to_owned();
    match (link.reverse, link.kind) {
        (false, kind) => word(kind),
        (true, LinkKind::Parent) => word(LinkKind::Child),
        (true, LinkKind::Child) => word(LinkKind::Parent),
        (true, LinkKind::Guardian) => t::ward().to_owned(),
        (true, LinkKind::Referrer) => t::brought().to_owned(),
        (true, kind) => word(kind),
    }
}

/// The name of a field of the contract.
pub fn field_label(field: &str) -> String {
    let text = match field {
        "name" => t::name(),
        "mrn" => t::mrn(),
        "honorific" => t::honorific(),
        "birth_date" => t::birth_date(),
        "sex" => t::sex(),
        "phone" => t::phone(),
        "email" => t::email(),
        "location_id" => t::branch(),
        "deceased_on" => t::deceased_on(),
        "identifiers" => t::identifiers(),
        "addresses" => t::addresses(),
        "links" => t::family(),
        "accounts" | "account_ids" => t::institutions(),
        "tags" | "tag_ids" => t::tags(),
        "preferences" => t::preferences(),
        "language" => t::language(),
        "channel" => t::channel(),
        "topics_wanted" => t::topics_wanted(),
        "topics_unwanted" => t::topics_unwanted(),
        "custom" => t::custom_fields(),
        other => return other.replace('_', " "),
    };
    text.to_owned()
}

/// A value of a field as people read it; contact data stays masked.
pub fn value_text(field: &str, value: &Value) -> String {
    let written = |text: &str| match field {
        "sex" => Sex::from_code(text).map(|s| s.label(lang()).to_owned()),
        "honorific" => Honorific::from_code(text).map(|h| h.label(lang()).to_owned()),
        "channel" => Channel::from_code(text).map(|c| c.label(lang()).to_owned()),
        "language" => Lang::from_code(text).map(|spoken| if spoken == Lang::Id { t::indonesian() } else { t::english() }.to_owned()),
        "topics_wanted" | "topics_unwanted" => Topic::from_code(text).map(|topic| topic.label(lang()).to_owned()),
        "birth_date" | "deceased_on" => text.parse::<NaiveDate>().ok().map(format::birth_date),
        "phone" => Some(format::masked_phone(text)),
        "email" => Some(format::masked_email(text)),
        "location_id" => text.parse().ok().and_then(|id| shell::branches().name(id)),
        _ => None,
    };
    match value {
        Value::Null => t::nothing().to_owned(),
        Value::String(text) if text.is_empty() => t::nothing().to_owned(),
        Value::String(text) => written(text).unwrap_or_else(|| text.clone()),
        Value::Bool(true) => interface::yes().to_owned(),
        Value::Bool(false) => interface::no().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(entries) if entries.is_empty() => t::nothing().to_owned(),
        Value::Array(entries) if entries.iter().all(Value::is_string) && field != "tag_ids" && field != "account_ids" => {
            entries.iter().map(|entry| value_text(field, entry)).collect::<Vec<_>>().join(", ")
        }
        Value::Array(entries) => t::entries(Count(entries.len() as i64)),
        Value::Object(fields) if fields.is_empty() => t::nothing().to_owned(),
        Value::Object(fields) => {
            let part = |(name, value): (&String, &Value)| format!("{}: {}", field_label(name), value_text(name, value));
            let said = |value: &Value| !value.is_null() && value.as_array().is_none_or(|entries| !entries.is_empty());
            fields.iter().filter(|(_, value)| said(value)).map(part).collect::<Vec<_>>().join("; ")
        }
    }
}
