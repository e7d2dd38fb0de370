//! The timeline: everything that happened with a person, newest first, grouped by the day of the clinic.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use domain::contacts::{InteractionKind, InteractionView};
use domain::identity::Permission;
use leptos::prelude::*;
use uuid::Uuid;

use super::Opened;
use super::composer::Composer;
use super::correction::Correction;
use super::event::{circumstances, glyph, text, zone_of};
use crate::api::contacts::{delete_interaction, list_interactions};
use crate::api::session;
use crate::browser::{listen, page};
use crate::components::grid::{Record, Rows};
use crate::components::{
    Button, Chip, Confirm, Empty, FailureNote, Glyph, Icon, Menu, MenuItem, Size, Skeleton, Timeline, TimelineDay, TimelineEvent, toast,
};
use crate::format;
use crate::i18n::{
    lang,
    texts::{interface, person as t},
};
use crate::live;
use crate::remote::Submit;
use crate::shell;

impl Record for InteractionView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        self.subject.clone()
    }

    /// Entries have no page of their own.
    fn href(&self) -> String {
        String::new()
    }
}

/// The middle of the record.
#[component]
pub fn PersonTimeline(opened: Opened) -> impl IntoView {
    if !session::may(Permission::ReadInteractions) {
        return view! { <Empty glyph=Glyph::Lock title=t::timeline_closed /> }.into_any();
    }
    let people = opened.people;
    let id = Memo::new(move |_| opened.person.with(|p| p.id));
    let kind = RwSignal::new(None::<InteractionKind>);
    let rows = Rows::new(move || {
        opened.written.track();
        let (id, kind) = (id.get(), kind.get());
        move |cursor: Option<String>| async move { list_interactions(people, id, kind, cursor.as_deref()).await }
    });
    // A visit that ends writes itself.
    live::on(&["appointment"], move |event| {
        if event.contact_id == Some(id.get_untracked()) {
            rows.reload();
        }
    });
    let may_write = move || session::may(Permission::WriteInteractions) && opened.person.with(|p| p.archived_at.is_none());
    if let Some(main) = page::by_id("main") {
        let scrolled = main.clone();
        listen::on(&main, "scroll", move |_: web_sys::Event| {
            let left = scrolled.scroll_height() - scrolled.scroll_top() - scrolled.client_height();
            if left < 900 {
                rows.more();
            }
        });
    }
    view! {
        <Show when=may_write><Composer opened /></Show>
        <KindChips kind />
        <Entries opened rows narrowed=Signal::derive(move || kind.get().is_some()) />
    }
    .into_any()
}

#[component]
fn KindChips(kind: RwSignal<Option<InteractionKind>>) -> impl IntoView {
    let chip = move |value: Option<InteractionKind>| {
        let pressed = Signal::derive(move || kind.get() == value);
        let words = move || value.map_or_else(t::all_kinds, |kind| kind.label(lang()));
        view! { <Chip pressed on_press=move |()| kind.set(value)>{words}</Chip> }
    };
    view! {
        <div class="chips" role="group" aria-label=t::filter_timeline>
            {chip(None)}
            {InteractionKind::ALL.iter().map(|kind| chip(Some(*kind))).collect_view()}
        </div>
    }
}

/// An entry, with the day to be written above it when it is the first of that day.
#[derive(Clone)]
struct Line {
    entry: Arc<InteractionView>,
    day: NaiveDate,
    first: bool,
}

#[component]
fn Entries(opened: Opened, rows: Rows<InteractionView>, narrowed: Signal<bool>) -> impl IntoView {
    let lines = move || {
        let mut last = None;
        let line = |entry: &Arc<InteractionView>| {
            let day = zone_of(entry).wall(entry.occurred_at).date();
            let first = last.replace(day) != Some(day);
            Line { entry: entry.clone(), day, first }
        };
        rows.records.with(|all| all.iter().map(line).collect::<Vec<_>>())
    };
    let nothing = move || rows.records.with(Vec::is_empty);
    let retry = Callback::new(move |()| if untrack(nothing) { rows.reload() } else { rows.more() });
    let end = move || {
        if let Some(failure) = rows.failure.get() {
            return view! { <FailureNote failure on_retry=retry /> }.into_any();
        }
        match (rows.loading.get(), nothing(), rows.has_more()) {
            (true, ..) => view! { <Skeleton lines=if nothing() { 8 } else { 3 } /> }.into_any(),
            (_, true, _) if narrowed.get() => view! { <p class="sub timeline-end">{t::timeline_no_kind}</p> }.into_any(),
            (_, true, _) => view! { <Empty glyph=Glyph::Clock title=t::timeline_empty text=t::timeline_empty_text /> }.into_any(),
            (_, _, true) => view! { <Button on_press=move |()| rows.more()>{interface::load_more}</Button> }.into_any(),
            _ => view! { <p class="sub timeline-end">{t::timeline_end}</p> }.into_any(),
        }
    };
    view! {
        <Timeline>
            <For
                each=lines
                key=|line| (line.entry.id, Arc::as_ptr(&line.entry) as usize, line.first)
                children=move |line| view! {
                    {line.first.then(|| view! { <TimelineDay>{move || day_words(line.day)}</TimelineDay> })}
                    <Entry opened rows entry=line.entry />
                }
            />
        </Timeline>
        <div class="timeline-foot">{end}</div>
    }
}

/// `Hari ini, 17 November`, `16 November`, `2 Oktober 2025`.
fn day_words(day: NaiveDate) -> String {
    let today = shell::zone().today();
    let mut words = format::date::day_and_month(day, lang());
    if day.year() != today.year() {
        words = format!("{words} {}", day.year());
    }
    match (today - day).num_days() {
        0 => t::today(&words),
        1 => t::yesterday(&words),
        _ => words,
    }
}

#[component]
fn Entry(opened: Opened, rows: Rows<InteractionView>, entry: Arc<InteractionView>) -> impl IntoView {
    let editing = RwSignal::new(false);
    let shown = entry.clone();
    move || match editing.get() {
        true => view! { <Correction opened rows entry=shown.clone() editing /> }.into_any(),
        false => view! { <Shown opened rows entry=shown.clone() editing /> }.into_any(),
    }
}

#[component]
fn Shown(opened: Opened, rows: Rows<InteractionView>, entry: Arc<InteractionView>, editing: RwSignal<bool>) -> impl IntoView {
    let (kind, at, zone) = (entry.kind, entry.occurred_at, zone_of(&entry));
    let own = entry.source == "manual" && entry.user_id.is_some() && entry.user_id == session::user().map(|user| user.id);
    let may = own && session::may(Permission::WriteInteractions) && opened.person.with_untracked(|p| p.archived_at.is_none());
    let subject = (kind != InteractionKind::Note).then(|| entry.subject.clone());
    let note = text(&entry).unwrap_or_default();
    let told = entry.clone();
    let end = move || may.then(|| view! { <EntryMenu rows entry=entry.clone() editing /> });
    let words = view! {
        <b>{move || kind.label(lang())}</b>
        {subject.map(|subject| view! { ": "{subject} })}
        " "
        <span class="sub">{move || circumstances(&told)}</span>
    };
    let (private, primary, datetime) = (kind == InteractionKind::Note, kind == InteractionKind::Visit, at.to_rfc3339());
    let time = move || format::clock(at, &zone);
    if note.is_empty() {
        return view! { <TimelineEvent glyph=glyph(kind) primary time datetime end>{words}</TimelineEvent> }.into_any();
    }
    view! { <TimelineEvent glyph=glyph(kind) primary time datetime end note private>{words}</TimelineEvent> }.into_any()
}

#[component]
fn EntryMenu(rows: Rows<InteractionView>, entry: Arc<InteractionView>, editing: RwSignal<bool>) -> impl IntoView {
    let asking = RwSignal::new(false);
    let submit = Submit::new();
    let (id, version) = (entry.id, entry.version);
    let remove = move |()| {
        submit.run(async move { delete_interaction(id, version).await }, move |()| {
            asking.set(false);
            toast::done(t::deleted_entry());
            rows.records.update(|all| all.retain(|e| e.id != id));
        });
    };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            asking.set(false);
            toast::failed(&failure);
        }
    });
    let trigger = || view! { <Icon glyph=Glyph::More /> };
    view! {
        <Menu trigger label=t::entry_actions icon_only=true size=Size::Small>
            <MenuItem icon=Glyph::Pencil on_press=move |()| editing.set(true)>{interface::edit}</MenuItem>
            <MenuItem icon=Glyph::Trash danger=true on_press=move |()| asking.set(true)>{t::delete_action}</MenuItem>
        </Menu>
        <Confirm
            open=asking
            on_close=move |()| asking.set(false)
            title=t::delete_title
            text=t::delete_text
            action=t::delete_action
            busy=submit.busy
            on_confirm=remove
        />
    }
}
