//! Who opened the record, by day, with a way to earlier days.

use chrono::NaiveDate;
use domain::privacy::AccessLogView;
use leptos::prelude::*;
use uuid::Uuid;

use super::opened::{self, Opened};
use crate::api::portal as api;
use crate::format::{self, Zone};
use crate::i18n::{texts::portal_home, texts::portal_privacy as t};
use crate::pages::portal::frame::clinic;
use crate::pages::portal::parts::{Act, Shown, icon, refused};
use crate::remote::{Remote, Submit};

#[derive(Clone, PartialEq)]
struct Log {
    all: Vec<AccessLogView>,
    next: Option<String>,
}

/// The log of a person.
#[component]
pub fn AccessLog(id: Uuid, name: String) -> impl IntoView {
    let log = Remote::new(move || async move {
        let page = api::list_own_access_log(id, None).await?;
        Ok(Log { all: page.data, next: page.page.next })
    });
    let heading = name.clone();
    let content = move |known: Signal<Log>| content(id, name.clone(), log, known);
    view! {
        <section class="stack tight" aria-labelledby="akses">
            <h2 id="akses" tabindex="-1">{move || t::who_opened(&heading)}</h2>
            <p class="small">{t::who_opened_text}</p>
            <Shown remote=log bones=2 children=content />
        </section>
    }
}

fn content(id: Uuid, name: String, remote: Remote<Log>, known: Signal<Log>) -> AnyView {
    let more = Submit::new();
    let older = move |()| {
        let Some(cursor) = known.with_untracked(|log| log.next.clone()) else { return };
        more.run(async move { api::list_own_access_log(id, Some(&cursor)).await }, move |page| {
            let mut all = known.with_untracked(|log| log.all.clone());
            all.extend(page.data);
            remote.put(Log { all, next: page.page.next });
        });
    };
    let zone = clinic().zone();
    let days = move || {
        let day = |(on, all): (NaiveDate, Vec<Opened>)| day(on, all, &name, &zone);
        known.with(|log| opened::by_day(&log.all, &zone)).into_iter().map(day).collect_view()
    };
    let none = move || known.with(|log| log.all.is_empty()).then(|| view! { <p class="card">{t::none}</p> });
    let button = move || {
        known
            .with(|log| log.next.is_some())
            .then(|| view! { <Act class="btn sm" busy=more.busy on_press=older>{portal_home::load_older}</Act> })
    };
    view! { {none} {days} {refused(more)} {button} }.into_any()
}

fn day(on: NaiveDate, all: Vec<Opened>, name: &str, zone: &Zone) -> impl IntoView + use<> {
    let rows = all.iter().map(|opened| row(opened, name, zone)).collect_view();
    view! {
        <h3 class="log-day">{format::long_date(on)}</h3>
        <ol class="card flush log">{rows}</ol>
    }
}

fn row(opened: &Opened, name: &str, zone: &Zone) -> impl IntoView + use<> {
    let entry = &opened.entry;
    let (glyph, tile) = opened::look(entry);
    let class = if entry.break_glass.is_some() { "hot" } else { "" };
    let why = entry.break_glass.as_ref().map(|reason| view! { <span class="meta">{opened::reason(reason)}</span> });
    let purpose = opened::purpose(entry).map(|purpose| format!(" · {purpose}"));
    view! {
        <li class=class>
            <span class=tile>{icon(glyph, "i")}</span>
            <b>{opened::who(entry, name)}</b>
            <span class="meta">{opened::what(opened)}{purpose}</span>
            {why}
            <span class="small">{opened::when(opened, zone)}</span>
        </li>
    }
}
