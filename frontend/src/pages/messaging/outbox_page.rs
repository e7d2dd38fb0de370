//! The outbox: what was sent, what waits, and what could not be sent.

use domain::messaging::{MessageState, MessageView};
use leptos::prelude::*;
use uuid::Uuid;

use super::message::MessageLine;
use crate::api::messaging::{OutboxPart, list_messages};
use crate::components::grid::{Record, Rows};
use crate::components::{Button, Chip, Empty, FailureNote, Glyph, PageHead, Skeleton};
use crate::i18n::{
    lang,
    texts::{messages as t, settings},
};
use crate::live;
use crate::route::{self, Route};
use crate::shell;

impl Record for MessageView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        self.contact_name.clone().unwrap_or_default()
    }

    fn href(&self) -> String {
        Route::Messages.href()
    }
}

/// The states that are offered as filters, the ones to work on first.
const OFFERED: [MessageState; 7] = [
    MessageState::Failed,
    MessageState::Uncertain,
    MessageState::Queued,
    MessageState::Withheld,
    MessageState::Sent,
    MessageState::Read,
    MessageState::Withdrawn,
];

/// The page.
#[component]
pub fn OutboxPage() -> impl IntoView {
    shell::title(|| t::messages().to_owned());
    let kept = route::query("state");
    let state = Memo::new(move |_| kept.get().and_then(|code| MessageState::from_code(&code)));
    let rows = Rows::new(move || {
        let part = OutboxPart { states: state.get().into_iter().collect(), limit: 50, ..OutboxPart::default() };
        move |cursor| {
            let part = OutboxPart { cursor, ..part.clone() };
            async move { list_messages(&part).await }
        }
    });
    live::gathered(&["message"], move || rows.reload());
    let chip = move |value: Option<MessageState>| {
        let pressed = Signal::derive(move || state.get() == value);
        let choose = move |()| route::replace_query(&[("state", value.map(|state| state.code().to_owned()))]);
        view! { <Chip pressed on_press=choose>{move || value.map_or_else(t::all, |state| state.label(lang()))}</Chip> }
    };
    let nothing = move || rows.records.with(Vec::is_empty);
    let end = move || {
        if let Some(failure) = rows.failure.get() {
            return view! { <FailureNote failure on_retry=move |()| rows.reload() /> }.into_any();
        }
        match (rows.loading.get() && nothing(), nothing(), rows.has_more()) {
            (true, ..) => view! { <Skeleton lines=6 /> }.into_any(),
            (_, true, _) => view! { <Empty glyph=Glyph::Mail title=t::search_none text=t::none_text /> }.into_any(),
            (_, _, true) => view! { <Button busy=rows.loading on_press=move |()| rows.more()>{settings::more_rows}</Button> }.into_any(),
            _ => ().into_any(),
        }
    };
    view! {
        <PageHead title=t::messages sub=t::messages_sub count=Signal::derive(move || rows.count.get()) />
        <div class="page-body">
            <div class="chips" role="group" aria-label=t::state>
                {chip(None)}
                {OFFERED.map(|state| chip(Some(state)))}
            </div>
            <ul class="worklist">
                <For each=move || rows.records.get() key=|m| (m.id, m.version) children=move |message| view! {
                    <MessageLine message=(*message).clone() named=true on_changed=move |()| rows.reload() />
                } />
            </ul>
            {end}
        </div>
    }
}
