//! Who changed what of an institution, newest first.

use domain::contacts::{AccountKind, ChangeView, FieldChange};
use leptos::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::api::directory::list_account_changes;
use crate::components::{Glyph, Loaded, Timeline, TimelineDay, TimelineEvent};
use crate::format;
use crate::i18n::{
    lang,
    texts::{accounts as t, settings},
};
use crate::pages::contacts::describe::value_text;
use crate::pages::settings::follow_changes;
use crate::remote::Remote;
use crate::shell;

#[component]
pub(super) fn History(id: Uuid) -> impl IntoView {
    let changes = Remote::new(move || {
        follow_changes();
        async move { Ok(list_account_changes(id).await?.data) }
    });
    view! {
        <Loaded remote=changes let:changes>
            {move || {
                let changes = changes.get();
                if changes.is_empty() {
                    return view! { <p class="sub">{t::history_empty}</p> }.into_any();
                }
                view! { <Timeline>{by_day(changes)}</Timeline> }.into_any()
            }}
        </Loaded>
    }
}

fn by_day(changes: Vec<ChangeView>) -> impl IntoView {
    let (zone, mut last) = (shell::zone(), None);
    let entry = |change: ChangeView| {
        let day = zone.wall(change.at).date();
        let fresh = last.replace(day) != Some(day);
        view! {
            {fresh.then(|| view! { <TimelineDay>{move || format::long_date(day)}</TimelineDay> })}
            <Change change />
        }
    };
    changes.into_iter().map(entry).collect_view()
}

fn face(action: &str) -> (Glyph, &'static str) {
    match action {
        "created" => (Glyph::Plus, t::action_created()),
        "archived" => (Glyph::Archive, t::action_archived()),
        "restored" => (Glyph::Undo, t::action_restored()),
        _ => (Glyph::Pencil, t::action_updated()),
    }
}

#[component]
fn Change(change: ChangeView) -> impl IntoView {
    let action = change.action.clone();
    let (glyph, _) = face(&action);
    let at = change.at;
    let who = change.user_name.clone();
    let words = move || view! { <b>{who.clone().unwrap_or_else(|| t::by_import().to_owned())}</b>" "{face(&action).1} };
    let fields = change.fields.clone();
    // The first version says nothing that the record does not say.
    let told = change.action == "updated";
    let list = move || {
        let line = |field: &FieldChange| {
            let (name, before, after) = (field_name(&field.field), value(&field.field, &field.before), value(&field.field, &field.after));
            view! { <li>{name}": "<del>{before}</del>" → "<ins>{after}</ins></li> }
        };
        (told && !fields.is_empty()).then(|| view! { <ul class="change-list">{fields.iter().map(line).collect_view()}</ul> })
    };
    let time = move || format::time(at, &shell::zone());
    view! {
        <TimelineEvent glyph time datetime=at.to_rfc3339()>
            {words}
            {list}
        </TimelineEvent>
    }
}

fn field_name(field: &str) -> String {
    let name = match field {
        "name" => settings::name(),
        "kind" => t::kind(),
        "phone" => settings::phone(),
        "email" => settings::email(),
        "tax_number" => t::tax_number(),
        "address" => settings::address(),
        "notes" => t::notes(),
        "custom" => t::custom(),
        "contacts" | "contact_ids" => t::people(),
        other => return other.replace('_', " "),
    };
    name.to_owned()
}

/// A value as people read it. The phone number of an institution is public, so it is not masked.
fn value(field: &str, value: &Value) -> String {
    match (field, value) {
        ("kind", Value::String(code)) => AccountKind::from_code(code).map_or_else(|| code.clone(), |kind| kind.label(lang()).to_owned()),
        ("phone", Value::String(phone)) => format::phone(phone),
        (_, Value::Null) => t::was_empty().to_owned(),
        _ => value_text("account", value),
    }
}
