//! Who changed what, and when.

use domain::contacts::{ChangeView, FieldChange};
use leptos::prelude::*;

use super::Opened;
use crate::api::contacts::list_changes;
use crate::components::{Empty, Glyph, Loaded, Timeline, TimelineDay, TimelineEvent};
use crate::format;
use crate::i18n::texts::person as t;
use crate::pages::contacts::describe::{field_label, value_text};
use crate::remote::Remote;
use crate::shell;

/// The history of the record.
#[component]
pub fn Changes(opened: Opened) -> impl IntoView {
    let people = opened.people;
    let asked = Memo::new(move |_| opened.person.with(|p| (p.id, p.version)));
    let changes = Remote::new(move || {
        let (id, _) = asked.get();
        async move { Ok(list_changes(people, id).await?.data) }
    });
    view! {
        <Loaded remote=changes let:all>
            {move || match all.get() {
                none if none.is_empty() => {
                    view! { <Empty glyph=Glyph::History title=t::changes_empty text=t::changes_empty_text /> }.into_any()
                }
                some => view! { <Timeline>{grouped(some)}</Timeline> }.into_any(),
            }}
        </Loaded>
    }
}

fn grouped(all: Vec<ChangeView>) -> impl IntoView {
    let (zone, mut last) = (shell::zone(), None);
    all.into_iter()
        .map(|change| {
            let day = zone.wall(change.at).date();
            let first = last.replace(day) != Some(day);
            view! {
                {first.then(|| view! { <TimelineDay>{move || format::long_date(day)}</TimelineDay> })}
                {one(change)}
            }
        })
        .collect_view()
}

fn one(change: ChangeView) -> impl IntoView {
    let (words, glyph) = match change.action.as_str() {
        "created" => (t::change_created, Glyph::Plus),
        "archived" => (t::change_archived, Glyph::Archive),
        "restored" => (t::change_restored, Glyph::Undo),
        "merged" => (t::change_merged, Glyph::Merge),
        "unmerged" => (t::change_unmerged, Glyph::Undo),
        _ => (t::change_updated, Glyph::Pencil),
    };
    let (at, zone) = (change.at, shell::zone());
    let who = change.user_name.unwrap_or_else(|| t::system().to_owned());
    let fields = change.fields.into_iter().map(|field| view! { <Field field /> }).collect_view();
    view! {
        <TimelineEvent glyph time=move || format::clock(at, &zone) datetime=at.to_rfc3339()>
            <b>{words}</b>
            " "
            <span class="sub">{move || t::changed_by(&who)}</span>
            <ul class="diff">{fields}</ul>
        </TimelineEvent>
    }
}

/// What a field was, and what it became.
#[component]
fn Field(field: FieldChange) -> impl IntoView {
    let FieldChange { field, before, after } = field;
    let (label, old) = (field.clone(), field.clone());
    let was = move || value_text(&old, &before);
    let becomes = move || value_text(&field, &after);
    view! {
        <li>
            <span class="k">{move || field_label(&label)}</span>
            <span class="num"><s>{was}</s>" "{t::becomes}" "<b>{becomes}</b></span>
        </li>
    }
}
