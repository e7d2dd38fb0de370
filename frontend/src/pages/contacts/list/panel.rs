//! A record beside the list: who it is, how to reach them, what happened last.

use std::time::Duration;

use domain::ErrorCode;
use domain::contacts::{ContactView, TagView};
use domain::identity::Permission;
use leptos::prelude::*;
use uuid::Uuid;

use super::state::ListState;
use crate::api::contacts::{People, find_person, list_interactions};
use crate::api::{Revision, session};
use crate::browser::{page, timer::Debounce};
use crate::components::grid::Rows;
use crate::components::{Avatar, FailureNote, Glyph, IconButton, Kind, LinkButton, SidePanel, Size, Skeleton, Tag, Timeline};
use crate::i18n::{
    Count,
    texts::{break_glass, contacts as c, interface, patients as t},
};
use crate::pages::contacts::record::{PersonFacts, ShortEvent};
use crate::pages::contacts::restricted::Restricted;
use crate::pages::contacts::{describe, fresh};
use crate::remote::Remote;
use crate::route::Route;

/// The panel. It shows at once what the row knows, and the rest when it has arrived.
#[component]
pub fn PersonPanel(state: ListState, rows: Rows<ContactView>) -> impl IntoView {
    let people = state.people;
    let row = Memo::new(move |_| {
        let id = state.open.get()?;
        rows.records.with(|all| all.iter().find(|p| p.id == id).map(|p| ContactView::clone(p)))
    });
    let closed = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|p| p.identity_only)));
    let asked = settled(state.open);
    let record = Remote::new(move || {
        fresh::track();
        let (id, closed) = (asked.get(), closed.get());
        async move {
            match id.filter(|_| !closed) {
                Some(id) => find_person(people, id).await.map(Some),
                None => Ok(None),
            }
        }
    });
    let full = Memo::new(move |_| {
        let id = state.open.get();
        record.value.get().flatten().filter(|r| Some(r.record.id) == id || row.with(Option::is_none))
    });
    let person = Signal::derive(move || row.get().or_else(|| full.get().map(|r| r.record)));
    let name = move || person.with(|p| p.as_ref().map(|p| p.name.clone())).unwrap_or_default();
    let step = move |by: isize| {
        let next = state.open.get_untracked().and_then(|id| untrack(|| rows.neighbour(id, by)));
        if let Some(next) = next {
            state.open.set(Some(next.id));
        }
    };
    let place = move || {
        let at = state.open.get().and_then(|id| rows.place(id))?;
        Some(interface::position(Count(at), Count(rows.count.get().unwrap_or(at).max(at))))
    };
    let head = move || {
        view! {
            <span class="sub num">{place}</span>
            <IconButton glyph=Glyph::Left label=interface::previous size=Size::Small on_press=move |()| step(-1) attr:data-key="[" />
            <IconButton glyph=Glyph::Right label=interface::next size=Size::Small on_press=move |()| step(1) attr:data-key="]" />
        }
    };
    let href = Signal::derive(move || state.open.get().map(|id| Route::Person(people, id).href()).unwrap_or_default());
    let open_full = move || {
        (!closed.get()).then(|| {
            view! {
                <LinkButton href kind=Kind::Quiet size=Size::Small>{interface::open_full}</LinkButton>
            }
        })
    };
    let named = move || t::open_of(&person.get().map(|p| describe::named(&p.name, p.birth_date)).unwrap_or_default());
    let emergency = move || people == People::Patients && session::may(Permission::ReadPatients) && session::may(Permission::BreakGlass);
    let foot = move || match closed.get() {
        false => view! { <LinkButton href kind=Kind::Primary>{named}</LinkButton> }.into_any(),
        // The record asks for the reason.
        true if emergency() => view! { <LinkButton href icon=Glyph::Lock>{break_glass::to_record}</LinkButton> }.into_any(),
        true => ().into_any(),
    };
    let close = move |()| {
        state.open.set(None);
        request_animation_frame(|| {
            if let Some(row) = page::first(".grid tbody tr[tabindex='0']") {
                crate::browser::focus::on(&row);
            }
        });
    };
    view! {
        <SidePanel label=move || t::panel_of(&name()) head end=move || open_full foot=move || foot on_close=close>
            {move || person.get().map(|person| view! { <Who person /> })}
            {move || body(people, closed.get(), full.get(), record, person.get_untracked().map(|p| p.name))}
        </SidePanel>
    }
}

/// Moving quickly through rows asks only for the one where it ends.
fn settled(open: RwSignal<Option<Uuid>>) -> RwSignal<Option<Uuid>> {
    let asked = RwSignal::new(open.get_untracked());
    let pause = StoredValue::new_local(Debounce::default());
    Effect::new(move |_| {
        let id = open.get();
        if id != asked.get_untracked() {
            pause.with_value(|pause| pause.run(Duration::from_millis(120), move || _ = asked.try_set(id)));
        }
    });
    asked
}

fn body(
    people: People,
    closed: bool,
    full: Option<Revision<ContactView>>,
    record: Remote<Option<Revision<ContactView>>>,
    name: Option<String>,
) -> AnyView {
    if closed || full.as_ref().is_some_and(|f| f.record.identity_only) {
        return match name {
            Some(name) => view! { <Restricted name /> }.into_any(),
            None => view! { <Restricted /> }.into_any(),
        };
    }
    if let Some(full) = full {
        return view! { <Essence people person=full.record /> }.into_any();
    }
    match record.failure.get() {
        Some(failure) if failure.is(ErrorCode::BreakGlassRequired) => view! { <Restricted /> }.into_any(),
        Some(failure) => view! { <section><FailureNote failure on_retry=move |()| record.reload() /></section> }.into_any(),
        None => view! { <section><Skeleton lines=6 /></section> }.into_any(),
    }
}

#[component]
fn Who(person: ContactView) -> impl IntoView {
    let told = describe::telling(person.birth_date, person.sex, person.mrn.as_deref());
    let age = describe::age(&person);
    let tag = |tag: &TagView| {
        let name = tag.name.clone();
        view! { <Tag>{name}</Tag> }
    };
    let tags = person.tags.iter().map(tag).collect_view();
    let line = [age, Some(told)].into_iter().flatten().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
    let labelled = !person.tags.is_empty() || person.deceased_on.is_some();
    view! {
        <section class="id">
            <div class="row">
                <Avatar name=person.name.clone() size="xl" />
                <div><h2>{person.name.clone()}</h2><p class="sub num told">{line}</p></div>
            </div>
            {labelled.then(|| view! {
                <div class="row wrapx">{person.deceased_on.map(|_| view! { <Tag>{c::deceased}</Tag> })}{tags}</div>
            })}
        </section>
    }
}

/// The record in short: facts, and the latest three events.
#[component]
fn Essence(people: People, person: ContactView) -> impl IntoView {
    let id = person.id;
    let may_edit = session::may(crate::pages::contacts::rights::rights(people).write) && person.archived_at.is_none();
    let events = session::may(Permission::ReadInteractions)
        .then(|| Remote::new(move || async move { Ok(list_interactions(people, id, None, None).await?.data) }));
    let latest = move |events: Remote<Vec<domain::contacts::InteractionView>>| {
        move || match events.value.get() {
            None if events.failure.with(Option::is_some) => ().into_any(),
            None => view! { <Skeleton lines=3 /> }.into_any(),
            Some(all) if all.is_empty() => view! { <p class="sub">{t::no_events}</p> }.into_any(),
            Some(all) => view! {
                <Timeline>{all.into_iter().take(3).map(|event| view! { <ShortEvent event /> }).collect_view()}</Timeline>
            }
            .into_any(),
        }
    };
    view! {
        <section>
            <h3>
                {c::identity}
                {may_edit.then(|| view! {
                    <span class="end">
                        <LinkButton href=Route::EditPerson(people, id).href() kind=Kind::Quiet size=Size::Small>{interface::edit}</LinkButton>
                    </span>
                })}
            </h3>
            <PersonFacts people person=Signal::stored(person) />
        </section>
        {events.map(|events| view! { <section><h3>{t::recent_events}</h3>{latest(events)}</section> })}
    }
}
