//! Where conditions are combined with AND, OR and NOT: a dialog with groups, a sentence that says what it means, and how
//! many people fit.

use std::time::Duration;

use domain::contacts::CountMode;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::builder_draft::{GroupDraft, PartDraft};
use super::builder_row::BuilderRow;
use super::filter_set::{Group, Join};
use super::known::Known;
use super::page::with_branch;
use super::sentence;
use super::state::ListState;
use crate::api::contacts::{ListQuery, search_people};
use crate::browser::{focus, timer::Debounce};
use crate::components::{Button, Dialog, Glyph, IconButton, Kind, SelectField, Size};
use crate::i18n::{
    Count,
    texts::{interface, lists as l, patients as t},
};
use crate::remote::Remote;

/// Changes the whole filter of the list at once.
#[component]
pub fn FilterBuilder(open: RwSignal<bool>, state: ListState, known: Known) -> impl IntoView {
    view! {
        <Dialog open title=l::builder_title text=l::builder_text size="lg" on_close=move |()| open.set(false)>
            <Form open state known />
        </Dialog>
    }
}

#[component]
fn Form(open: RwSignal<bool>, state: ListState, known: Known) -> impl IntoView {
    let root = GroupDraft::of(&state.filter.get_untracked());
    if root.parts.with_untracked(Vec::is_empty) {
        root.add_condition();
    }
    let read = Memo::new(move |_| root.read());
    let apply = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(filter) = read.get_untracked() {
            state.filter.set(Group::of(filter.tree().as_ref()));
            open.set(false);
        }
    };
    let words = move || match read.get() {
        None => l::builder_incomplete().to_owned(),
        Some(filter) if filter.tree().is_none() => l::builder_everybody().to_owned(),
        Some(filter) => sentence::of_group(&filter, known),
    };
    let incomplete = Signal::derive(move || read.with(Option::is_none));
    view! {
        <form class="builder" on:submit=apply>
            <div class="body">
                <GroupFields group=root depth=0 known />
                <p class="builder-words" role="status"><b>{l::builder_means}</b>" "{words}</p>
            </div>
            <footer>
                <Fitting state read />
                <Button on_press=move |()| open.set(false)>{interface::cancel}</Button>
                <Button kind=Kind::Primary submit=true disabled=incomplete>{t::filter_apply}</Button>
            </footer>
        </form>
    }
}

/// How many people fit what is being made, half a second after the last change.
#[component]
fn Fitting(state: ListState, read: Memo<Option<Group>>) -> impl IntoView {
    let asked = RwSignal::new(None::<Group>);
    let pause = StoredValue::new_local(Debounce::default());
    Effect::new(move |_| {
        let filter = read.get();
        pause.with_value(|pause| pause.run(Duration::from_millis(500), move || _ = asked.try_set(filter)));
    });
    let count = Remote::new(move || {
        let filter = asked.get().map(|filter| with_branch(filter.tree()));
        async move {
            let Some(filter) = filter else { return Ok(None) };
            let query = ListQuery { filter, limit: 1, count: CountMode::Estimate, ..ListQuery::default() };
            Ok(search_people(state.people, &query).await?.page.count)
        }
    });
    // A number that is no longer true is not shown.
    let current = move || (asked.get() == read.get() && !count.loading.get()).then(|| count.value.get().flatten()).flatten();
    view! { <span class="sub num fitting" role="status">{move || current().map(|n| l::fitting(Count(n)))}</span> }
}

/// A group: how its parts go together, the parts, and what can be added. Groups are made one level deep; a filter that is
/// deeper, made elsewhere, is shown and changed all the same.
#[component]
fn GroupFields(group: GroupDraft, depth: usize, known: Known, #[prop(optional, into)] on_remove: Option<Callback<()>>) -> AnyView {
    let joins = Signal::derive(move || {
        let all = Join::ALL.into_iter().filter(|join| depth > 0 || *join != Join::None);
        all.map(|join| (join.code().to_owned(), sentence::rule(join).to_owned())).collect::<Vec<_>>()
    });
    let place = NodeRef::<html::Fieldset>::new();
    let added = move || focus_in(place, ":scope > .builder-part:nth-last-child(2) select");
    let condition = move |()| {
        group.add_condition();
        added();
    };
    let inner = move |()| {
        group.add_group();
        added();
    };
    let remove = move |key: u32| {
        group.parts.update(|parts| parts.retain(|(other, _)| *other != key));
        focus_in(place, ":scope > .builder-acts .btn");
    };
    let between = move |key: u32| {
        let first = move || group.parts.with(|parts| parts.first().is_none_or(|(other, _)| *other == key));
        let word = move || if group.join.with(|join| join == Join::All.code()) { l::and() } else { l::or() };
        view! { <span class="fjoin" aria-hidden="true">{move || (!first()).then(word)}</span> }
    };
    let part = move |(key, part): (u32, PartDraft)| {
        let fields = match part {
            PartDraft::One(draft) => view! { <BuilderRow draft known on_remove=move |()| remove(key) /> }.into_any(),
            PartDraft::Group(inner) => {
                view! { <GroupFields group=inner depth=depth + 1 known on_remove=Callback::new(move |()| remove(key)) /> }.into_any()
            }
        };
        view! { <div class="builder-part">{between(key)}{fields}</div> }
    };
    view! {
        <fieldset class="builder-group" data-depth=depth node_ref=place>
            <legend class="vh">{move || if depth == 0 { l::builder_title() } else { l::group() }}</legend>
            <div class="builder-head">
                <SelectField label=l::join_label value=group.join options=joins />
                {on_remove.map(|remove| view! {
                    <IconButton glyph=Glyph::X label=l::remove_group size=Size::Small on_press=remove />
                })}
            </div>
            <For each=move || group.parts.get() key=|(key, _)| *key children=part />
            <div class="builder-acts">
                <Button size=Size::Small kind=Kind::Quiet icon=Glyph::Plus on_press=condition>{l::add_condition}</Button>
                {(depth == 0).then(|| view! {
                    <Button size=Size::Small kind=Kind::Quiet icon=Glyph::Plus on_press=inner>{l::add_group}</Button>
                })}
            </div>
        </fieldset>
    }
    .into_any()
}

/// Gives the focus to the first match in a group, once it has been drawn.
fn focus_in(place: NodeRef<html::Fieldset>, selector: &'static str) {
    request_animation_frame(move || {
        let found = place.try_get_untracked().flatten().and_then(|group| group.query_selector(selector).ok().flatten());
        if let Some(element) = found {
            focus::on(element.unchecked_ref());
        }
    });
}
