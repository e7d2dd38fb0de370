//! The inbox: what the clinic has sent to the family.

use domain::messaging::InboxMessageView;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::frame::clinic;
use super::household::Household;
use super::parts::{Act, Notice, Shown, YourTime};
use super::place::Place;
use crate::api::portal as api;
use crate::components::toast;
use crate::format;
use crate::i18n::{Plain, texts::portal_home as t};
use crate::live;
use crate::remote::{Remote, Submit};

/// One page of the inbox, and where the next begins.
#[derive(Clone, PartialEq)]
struct Letters {
    all: Vec<InboxMessageView>,
    next: Option<String>,
}

/// The page.
#[component]
pub fn MessagesPage() -> impl IntoView {
    super::title(|| t::messages_title().to_owned());
    let letters = Remote::new(|| async {
        let page = api::list_inbox_messages(None).await?;
        Ok(Letters { all: page.data, next: page.page.next })
    });
    live::reload_on(&["message"], letters);
    let clinic = clinic();
    view! {
        <header class="page-head"><h1>{t::messages_title}</h1><p class="lead">{move || t::messages_lead(&clinic.emergency())}</p></header>
        <Shown remote=letters children=move |value| content(letters, value) />
    }
}

fn content(remote: Remote<Letters>, letters: Signal<Letters>) -> AnyView {
    let more = Submit::new();
    let older = move |()| {
        let Some(cursor) = letters.with_untracked(|l| l.next.clone()) else { return };
        more.run(async move { api::list_inbox_messages(Some(&cursor)).await }, move |page| {
            let mut all = letters.with_untracked(|l| l.all.clone());
            all.extend(page.data);
            remote.put(Letters { all, next: page.page.next });
        });
    };
    let empty = move || letters.with(|l| l.all.is_empty());
    let button = move || letters.with(|l| l.next.is_some()).then(|| view! { <Act busy=more.busy on_press=older>{t::load_older}</Act> });
    view! {
        {move || empty().then(|| view! { <Notice tone="plain" glyph="#i-chat" title=t::messages_none>{t::messages_none_text}</Notice> })}
        <div class="card flush" hidden=empty>
            <For each=move || letters.get().all key=|letter| (letter.id, letter.read_at) children=|letter| view! { <Letter letter /> } />
        </div>
        {button}
    }
    .into_any()
}

#[component]
fn Letter(letter: InboxMessageView) -> impl IntoView {
    let (household, zone) = (Household::here(), clinic().zone());
    let unread = letter.read_at.is_none();
    // Shown is read: every message stands here in full.
    if unread {
        let id = letter.id;
        spawn_local(async move {
            match api::create_message_reading(id).await {
                Ok(()) => household.home.reload(),
                Err(failure) => toast::failed(&failure),
            }
        });
    }
    let time = format::date_time(letter.sent_at, &zone);
    let whose = move || household.family().into_iter().find(|m| m.id == letter.contact_id && !m.own).map(|m| format!(" · {}", m.name));
    let about: Option<(Place, Plain)> = match letter.resource.as_str() {
        "appointments" => Some((Place::Visit(letter.record_id), t::message_open)),
        "lab_reports" => Some((Place::Result(letter.record_id), t::message_open_result)),
        "referrals" => Some((Place::Referrals, t::message_open_referrals)),
        "break_glass" => Some((Place::Privacy, t::message_open_log)),
        _ => None,
    };
    view! {
        <article class="letter" data-unread=unread>
            <header><h3>{letter.subject}</h3><span class="small">{time}{whose}<YourTime at=letter.sent_at zone /></span></header>
            {unread.then(|| view! { <span class="status main">{t::message_new}</span> })}
            <p class="text">{letter.text}</p>
            {about.map(|(place, words)| view! { <a class="link" href=place.href()>{words}</a> })}
        </article>
    }
}
