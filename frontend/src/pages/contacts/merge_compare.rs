//! The comparison of two records: which value stays, what moves, and the merge itself.

use domain::contacts::*;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

use super::merge_page::{merge_href, moved_words};
use crate::api::Key;
use crate::api::contacts::{People, create_merge, delete_merge};
use crate::components::{Banner, Button, Card, FailureNote, Glyph, Icon, Kind, LinkButton, Skeleton, toast};
use crate::i18n::texts::{interface, merging as t};
use crate::pages::contacts::describe::{self, field_label, value_text};
use crate::pages::contacts::fresh;
use crate::remote::{Remote, Submit};
use crate::route::{self, Address, Route};

/// A field of both records.
#[derive(Clone)]
struct Row {
    field: MergeField,
    name: String,
    kept: Value,
    other: Value,
}

impl Row {
    /// What happens to be empty is filled, so there is nothing to choose.
    fn is_filled(&self) -> bool {
        self.kept.is_null() && !self.other.is_null()
    }

    fn differs(&self) -> bool {
        self.kept != self.other && !self.other.is_null()
    }
}

const FIELDS: [(MergeField, &str); 9] = [
    (MergeField::Name, "name"),
    (MergeField::Honorific, "honorific"),
    (MergeField::BirthDate, "birth_date"),
    (MergeField::Sex, "sex"),
    (MergeField::Phone, "phone"),
    (MergeField::Email, "email"),
    (MergeField::LocationId, "location_id"),
    (MergeField::Mrn, "mrn"),
    (MergeField::Preferences, "preferences"),
];

fn rows(survivor: &ContactView, absorbed: &ContactView) -> Vec<Row> {
    // Contract types always serialise.
    let object = |person: &ContactView| serde_json::to_value(person.writable()).unwrap_or_default();
    let (kept, other) = (object(survivor), object(absorbed));
    let value = |of: &Value, name: &str| of.get(name).cloned().unwrap_or_default();
    let row =
        |(field, name): (MergeField, &str)| Row { field, name: name.to_owned(), kept: value(&kept, name), other: value(&other, name) };
    FIELDS.into_iter().map(row).collect()
}

/// Compares, previews and merges.
#[component]
pub fn Comparison(people: People, survivor: ContactView, absorbed: ContactView) -> impl IntoView {
    let (id, other) = (survivor.id, absorbed.id);
    let take = RwSignal::new(Vec::<MergeField>::new());
    let order = move |dry_run: bool| CreateMerge { absorbed_id: other, take: take.get(), dry_run };
    let preview = Remote::new(move || {
        let order = order(true);
        async move { create_merge(people, id, &order, &Key::new()).await }
    });
    let submit = Submit::new();
    let key = StoredValue::new(Key::new());
    let merge = move |()| {
        let order = untrack(|| order(false));
        let key = key.get_value();
        submit.run(async move { create_merge(people, id, &order, &key).await }, move |merged| finish(people, merged));
    };
    let different = matches!((survivor.birth_date, absorbed.birth_date), (Some(a), Some(b)) if a != b);
    let who = describe::named(&survivor.name, survivor.birth_date);
    let gone: Vec<(String, chrono::NaiveDate)> =
        [&survivor, &absorbed].into_iter().filter_map(|person| Some((person.name.clone(), person.deceased_on?))).collect();
    let gone = gone.into_iter().map(|(name, on)| {
        view! { <Banner tone="warning" glyph=Glyph::Alert>{move || t::deceased(&name, &crate::format::birth_date(on))}</Banner> }
    });
    let gone = gone.collect_view();
    let (kept_name, other_name) = (who.clone(), describe::named(&absorbed.name, absorbed.birth_date));
    let lines = rows(&survivor, &absorbed).into_iter().map(|row| line(row, take, &survivor.name, &absorbed.name)).collect_view();
    let swap = merge_href(people, other, id).href();
    view! {
        {different.then(|| view! { <Banner tone="warning" glyph=Glyph::Alert>{t::different_birth}</Banner> })}
        {gone}
        {move || submit.failure.get().map(|failure| view! { <FailureNote failure /> })}
        <section class="form-section">
            <h2>{t::compare}</h2>
            <div class="rowx">
                <LinkButton href=swap icon=Glyph::Refresh>{t::swap}</LinkButton>
                <Button kind=Kind::Quiet on_press=|()| route::replace_query(&[("with", None)])>{t::choose_another}</Button>
            </div>
            <table class="versus">
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col"><span class="sub">{t::survives}</span><b>{kept_name}</b></th>
                        <th scope="col"><span class="sub">{t::absorbed}</span><b>{other_name}</b></th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </section>
        <Preview preview />
        <div class="form-foot">
            <Button kind=Kind::Primary icon=Glyph::Merge busy=submit.busy on_press=merge>{move || t::submit(&who)}</Button>
            <LinkButton href=Route::Person(people, id).href()>{interface::cancel}</LinkButton>
        </div>
    }
}

#[component]
fn Preview(preview: Remote<MergeView>) -> impl IntoView {
    let words = move || match (preview.value.get(), preview.failure.get()) {
        (_, Some(failure)) => view! { <FailureNote failure on_retry=move |()| preview.reload() /> }.into_any(),
        (Some(view), None) => view! { <p>{move || moved_words(&view.moved)}</p> }.into_any(),
        (None, None) => view! { <Skeleton lines=1 /> }.into_any(),
    };
    view! { <Card title=t::preview>{words}</Card> }
}

fn line(row: Row, take: RwSignal<Vec<MergeField>>, survivor: &str, absorbed: &str) -> impl IntoView + use<> {
    let (label, names) = (row.name.clone(), [survivor.to_owned(), absorbed.to_owned()]);
    let text = |value: &Value| {
        let (name, value) = (row.name.clone(), value.clone());
        move || value_text(&name, &value)
    };
    let (kept, other) = (text(&row.kept), text(&row.other));
    let cells = if row.is_filled() {
        view! {
            <td class="none">{kept}</td>
            <td>{other}<span class="same"><Icon glyph=Glyph::Check size="i-sm" />{t::filled}</span></td>
        }
        .into_any()
    } else if !row.differs() {
        view! { <td>{kept}</td><td class="none">{move || if row.other.is_null() { interface::none() } else { t::both_same() }}</td> }
            .into_any()
    } else {
        let [mine, theirs] = names;
        let (a, b) = (choice(&row, false, take, mine, kept), choice(&row, true, take, theirs, other));
        view! { {a}{b} }.into_any()
    };
    view! { <tr><th scope="row">{move || field_label(&label)}</th>{cells}</tr> }
}

/// One side of a field.
fn choice(
    row: &Row,
    taken: bool,
    take: RwSignal<Vec<MergeField>>,
    of: String,
    text: impl Fn() -> String + Send + Sync + 'static,
) -> AnyView {
    let (field, group, name) = (row.field, format!("take-{}", row.name), row.name.clone());
    let choose = move |_| {
        take.update(|all| {
            all.retain(|other| *other != field);
            if taken {
                all.push(field);
            }
        });
    };
    view! {
        <td>
            <label class="check">
                <input
                    type="radio"
                    name=group
                    aria-label=move || t::take_from(&field_label(&name), &of)
                    prop:checked=move || take.with(|all| all.contains(&field)) == taken
                    on:change=choose
                />
                <span>{text}</span>
            </label>
        </td>
    }
    .into_any()
}

fn finish(people: People, merged: MergeView) {
    let survivor = merged.surviving_id;
    fresh::mark();
    let name = merged.absorbed_name.clone();
    match merged.id {
        Some(id) => toast::undoable(t::done(&name), move || separate(people, survivor, id, name.clone())),
        None => toast::done(t::done(&name)),
    }
    route::leave(Address::from(Route::Person(people, survivor)));
}

fn separate(people: People, survivor: uuid::Uuid, merge: uuid::Uuid, name: String) {
    spawn_local(async move {
        match delete_merge(people, survivor, merge).await {
            Ok(()) => {
                toast::done(t::undone(&name));
                fresh::mark();
            }
            Err(failure) => toast::failed(&failure),
        }
    });
}
