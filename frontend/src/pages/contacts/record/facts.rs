//! How a person is reached, where they live, by which numbers they are known.

use domain::contacts::*;
use domain::{Lang, value::Phone};
use leptos::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use super::masked::Masked;
use crate::api::contacts::{People, list_custom_fields};
use crate::components::{Fact, Facts};
use crate::format;
use crate::i18n::{lang, texts::contacts as t};
use crate::pages::contacts::describe;
use crate::remote::Remote;
use crate::shell;

/// The facts of a record, contact data masked.
#[component]
pub fn PersonFacts(people: People, person: Signal<ContactView>) -> impl IntoView {
    // What changes often and is not shown here must not hide what somebody has just unmasked.
    let shown = Memo::new(move |_| {
        let person = person.get();
        ContactView { tags: Vec::new(), version: 0, updated_at: person.created_at, ..person }
    });
    move || {
        let person = shown.get();
        let details = person.details.clone().unwrap_or_default();
        view! {
            <Facts>
                {reach(people, &person)}
                {numbers(people, person.id, &details.identifiers)}
                {life(&person)}
                {places(&details)}
                {wishes(&details.preferences)}
                <CustomFacts values=details.custom />
            </Facts>
        }
    }
}

fn reach(people: People, person: &ContactView) -> impl IntoView + use<> {
    let id = person.id;
    let phone = person.phone.clone().map(|phone| {
        view! {
            <Fact name=t::phone>
                <Masked people id field=DisclosedField::Phone label=t::phone masked=format::masked_phone(&phone)
                    pick=|all: &Disclosure| all.phone.as_deref().map(Phone::national) />
            </Fact>
        }
    });
    let email = person.email.clone().map(|email| {
        view! {
            <Fact name=t::email>
                <Masked people id field=DisclosedField::Email label=t::email masked=format::masked_email(&email)
                    pick=|all: &Disclosure| all.email.clone() />
            </Fact>
        }
    });
    (phone, email)
}

fn numbers(people: People, id: Uuid, identifiers: &[Identifier]) -> impl IntoView + use<> {
    let one = move |identifier: &Identifier| {
        let (kind, wanted) = (identifier.kind, identifier.id);
        let label = move || kind.label(lang());
        let value = identifier.value.clone().unwrap_or_default();
        let issuer = identifier.issuer.clone().map(|issuer| view! { <span class="sub">" "{issuer}</span> });
        let pick = move |all: &Disclosure| all.identifiers.iter().find(|i| i.id == wanted).and_then(|i| i.value.clone());
        let shown = match kind.is_secret() {
            true => view! { <Masked people id field=DisclosedField::Identifiers label masked=value pick /> }.into_any(),
            false => value.into_any(),
        };
        view! { <Fact name=label>{shown}{issuer}</Fact> }
    };
    identifiers.iter().map(one).collect_view()
}

fn life(person: &ContactView) -> impl IntoView + use<> {
    let honorific = person.honorific.map(|h| view! { <Fact name=t::honorific>{move || h.label(lang())}</Fact> });
    let branch = person.location_id.map(|id| view! { <Fact name=t::branch>{move || shell::branches().name(id)}</Fact> });
    let died = person.deceased_on.map(|on| view! { <Fact name=t::deceased_on>{format::birth_date(on)}</Fact> });
    (honorific, died, branch)
}

fn places(details: &ContactDetails) -> impl IntoView + use<> {
    let one = |entry: &ContactAddress| {
        let kind = entry.kind;
        let name = move || match kind {
            AddressKind::Home => t::address(),
            kind => kind.label(lang()),
        };
        let line = entry.address.line();
        view! { <Fact name>{line}</Fact> }
    };
    details.addresses.iter().map(one).collect_view()
}

fn wishes(preferences: &ContactPreferences) -> impl IntoView + use<> {
    let language = preferences.language;
    let spoken = move || match language {
        Lang::Id => t::indonesian(),
        Lang::En => t::english(),
    };
    let channel = preferences.channel.map(|c| view! { <Fact name=t::channel>{move || c.label(lang())}</Fact> });
    let quiet = preferences.quiet_from.clone().zip(preferences.quiet_until.clone());
    let quiet = quiet.map(|(from, until)| view! { <Fact name=t::quiet_hours>{move || t::quiet(&from, &until)}</Fact> });
    let topics = |name: crate::i18n::Plain, topics: &[Topic]| {
        let topics = topics.to_vec();
        let words = move || topics.iter().map(|topic| topic.label(lang())).collect::<Vec<_>>().join(", ");
        view! { <Fact name>{words}</Fact> }
    };
    let wanted = (!preferences.topics_wanted.is_empty()).then(|| topics(t::topics_wanted, &preferences.topics_wanted));
    let unwanted = (!preferences.topics_unwanted.is_empty()).then(|| topics(t::topics_unwanted, &preferences.topics_unwanted));
    view! { <Fact name=t::language>{spoken}</Fact>{channel}{quiet}{wanted}{unwanted} }
}

/// The fields that the clinic has added, under the names it gave them.
#[component]
fn CustomFacts(values: serde_json::Map<String, Value>) -> impl IntoView {
    if values.is_empty() {
        return ().into_any();
    }
    let fields = Remote::new(|| async { Ok(list_custom_fields(CustomFieldResource::Contact).await?.data) });
    let entry = move |(key, value): (String, Value)| {
        let label = {
            let key = key.clone();
            move || {
                let named = fields.value.with(|all| all.iter().flatten().find(|f| f.key == key).map(custom_label));
                named.unwrap_or_else(|| describe::field_label(&key))
            }
        };
        let words = custom_text(&value);
        view! { <Fact name=label>{words}</Fact> }
    };
    values.into_iter().map(entry).collect_view().into_any()
}

/// The name of a custom field in the language in use.
pub fn custom_label(field: &CustomFieldView) -> String {
    match lang() {
        Lang::Id => field.label_id.clone(),
        Lang::En => field.label_en.clone(),
    }
}

/// A custom value; dates are written as everywhere.
fn custom_text(value: &Value) -> String {
    match value.as_str().and_then(|text| text.parse().ok()) {
        Some(date) => format::short_date(date),
        None => describe::value_text("", value),
    }
}
