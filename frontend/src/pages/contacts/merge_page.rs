//! Merging two records of one person: choose the other, compare, preview, confirm.

use domain::contacts::*;
use leptos::prelude::*;
use uuid::Uuid;

use super::form::find_people;
use super::merge_compare::Comparison;
use super::restricted::RecordFailure;
use crate::api::contacts::{People, find_person, list_duplicates};
use crate::components::{Avatar, Button, Choice, FailureNote, LinkButton, Loaded, PageHead, Picker, Size, Skeleton, Status};
use crate::components::{Glyph, Tone};
use crate::i18n::{
    Count,
    texts::{merging as t, registration as r},
};
use crate::pages::contacts::describe;
use crate::remote::Remote;
use crate::route::{self, Address, Route};
use crate::shell;

/// The page that merges another record into this one.
#[component]
pub fn MergePage(people: People, id: Uuid) -> impl IntoView {
    let survivor = Remote::new(move || async move { Ok(find_person(people, id).await?.record) });
    let name = move || survivor.value.with(|p| p.as_ref().map(|p| describe::named(&p.name, p.birth_date)));
    let title = move || name().map_or_else(|| t::title_plain().to_owned(), |name| t::title(&name));
    shell::title(title);
    let with = route::query("with");
    let other = Memo::new(move |_| with.get().and_then(|id| id.parse::<Uuid>().ok()).filter(|other| *other != id));
    let failed = Memo::new(move |_| survivor.value.with(Option::is_none).then(|| survivor.failure.get()).flatten());
    let content = move || match failed.get() {
        Some(failure) => view! { <RecordFailure failure people on_retry=move |()| survivor.reload() /> }.into_any(),
        None => view! {
            <Loaded remote=survivor let:survivor>
                {move || match other.get() {
                    Some(other) => view! { <Other people survivor=survivor.get_untracked() other /> }.into_any(),
                    None => view! { <Candidates people survivor=survivor.get_untracked() /> }.into_any(),
                }}
            </Loaded>
        }
        .into_any(),
    };
    view! {
        <PageHead title sub=t::lead />
        <div class="page-body merge">{content}</div>
    }
}

/// The address of a comparison.
pub fn merge_href(people: People, survivor: Uuid, absorbed: Uuid) -> Address {
    let query = vec![("with".to_owned(), absorbed.to_string())];
    Address { route: Route::MergePerson(people, survivor), query, fragment: String::new() }
}

/// Loads the other record and compares.
#[component]
fn Other(people: People, survivor: ContactView, other: Uuid) -> impl IntoView {
    let absorbed = Remote::new(move || async move { Ok(find_person(people, other).await?.record) });
    let failed = Memo::new(move |_| absorbed.value.with(Option::is_none).then(|| absorbed.failure.get()).flatten());
    move || match failed.get() {
        Some(failure) => view! { <RecordFailure failure people on_retry=move |()| absorbed.reload() /> }.into_any(),
        None => {
            let survivor = survivor.clone();
            view! {
                <Loaded remote=absorbed let:absorbed>
                    <Comparison people survivor=survivor.clone() absorbed=absorbed.get_untracked() />
                </Loaded>
            }
            .into_any()
        }
    }
}

/// Who it may be: records that look alike, and a search.
#[component]
fn Candidates(people: People, survivor: ContactView) -> impl IntoView {
    let id = survivor.id;
    let found = Remote::new(move || async move { list_duplicates(people, id).await });
    let choose = move |other: Uuid| route::replace_query(&[("with", Some(other.to_string()))]);
    let candidate = move |found: DuplicateMatch| {
        let detail = describe::telling(found.birth_date, found.sex, found.mrn.as_deref());
        let (name, other, score) = (found.name.clone(), found.id, found.score);
        let label = name.clone();
        let press = found.in_scope.then(|| {
            view! {
                <Button size=Size::Small on_press=move |()| choose(other)>{move || t::choose_named(&label)}</Button>
            }
        });
        view! {
            <li>
                <Avatar name=name.clone() />
                <div class="t"><b>{name}</b><p class="sub num">{detail}</p></div>
                <Status tone=Tone::Warning glyph=Glyph::Users>{move || r::duplicate_score(score)}</Status>
                {press}
                {(!found.in_scope).then(|| view! { <span class="sub">{r::duplicate_far}</span> })}
            </li>
        }
    };
    let list = move || match (found.value.get(), found.failure.get()) {
        (Some(all), _) if all.is_empty() => view! { <p class="sub">{t::no_candidates}</p> }.into_any(),
        (Some(all), _) => view! { <ul class="candidates">{all.into_iter().map(candidate).collect_view()}</ul> }.into_any(),
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| found.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton /> }.into_any(),
    };
    view! {
        <section class="form-section">
            <h2>{t::choose}</h2>
            <h3 class="sub">{t::candidates}</h3>
            {list}
            <Picker
                label=t::find_other
                search=move |text| find_people(people, text, Some(id))
                on_pick=move |choice: Choice| choose(choice.id)
            />
        </section>
        <div class="form-foot">
            <LinkButton href=Route::Person(people, id).href()>{crate::i18n::texts::interface::cancel}</LinkButton>
        </div>
    }
}

/// `3 catatan linimasa, 1 alamat`.
pub fn moved_words(moved: &MovedCounts) -> String {
    let part = |n: i64, words: fn(Count) -> String| (n > 0).then(|| words(Count(n)));
    let parts = [
        part(moved.interactions, t::moved_interactions),
        part(moved.identifiers, t::moved_identifiers),
        part(moved.addresses, t::moved_addresses),
        part(moved.links, t::moved_links),
        part(moved.tags, t::moved_tags),
        part(moved.accounts, t::moved_accounts),
    ];
    let words: Vec<String> = parts.into_iter().flatten().collect();
    if words.is_empty() { t::moved_nothing().to_owned() } else { words.join(", ") }
}
