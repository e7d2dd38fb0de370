//! One message of the outbox: to whom, by which way, how far it came, and its text when asked for.

use domain::identity::Permission;
use domain::messaging::{MessageState, MessageView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::messaging::{create_message_resend, create_message_withdrawal, find_message};
use crate::api::session;
use crate::components::{Button, FailureNote, Glyph, Icon, Kind, Size, Skeleton, Status, Tone, toast};
use crate::format;
use crate::i18n::{lang, texts::messages as t};
use crate::remote::{Remote, Submit};
use crate::route::{People, Route};
use crate::shell;

fn tone(state: MessageState) -> (Tone, Glyph) {
    match state {
        MessageState::Queued => (Tone::Neutral, Glyph::Clock),
        MessageState::Sending => (Tone::Info, Glyph::Send),
        MessageState::Sent | MessageState::Delivered => (Tone::Success, Glyph::Check),
        MessageState::Read => (Tone::Success, Glyph::CheckCircle),
        MessageState::Failed => (Tone::Danger, Glyph::Alert),
        MessageState::Uncertain => (Tone::Warning, Glyph::Help),
        MessageState::Withheld => (Tone::Warning, Glyph::Shield),
        MessageState::Withdrawn => (Tone::Struck, Glyph::Ban),
    }
}

/// The line; `named` shows to whom.
#[component]
pub fn MessageLine(message: MessageView, named: bool, #[prop(into)] on_changed: Callback<()>) -> impl IntoView {
    let (state, channel, template) = (message.state, message.channel, message.template);
    let (tone, glyph) = tone(state);
    let open = RwSignal::new(false);
    let name = message.contact_name.clone().unwrap_or_else(|| t::somebody().to_owned());
    let who = named.then(|| match message.contact_id {
        Some(id) => view! { <a class="strong" href=Route::Person(People::Patients, id).href()>{name.clone()}</a> }.into_any(),
        None => view! { <span class="strong">{name.clone()}</span> }.into_any(),
    });
    let at = {
        let (due, sent) = (message.due_at, message.sent_at);
        move || {
            let moment = |at| format::date_time(at, &shell::zone());
            match sent {
                Some(at) => t::sent(&moment(at)),
                None if due > format::now() => t::due_future(&moment(due)),
                None => t::due(&moment(due)),
            }
        }
    };
    let why = {
        let (gate, failure) = (message.gate, message.failure);
        let held = matches!(state, MessageState::Withheld | MessageState::Queued);
        move || match (failure, gate) {
            (Some(failure), _) if state != MessageState::Sent => Some(failure.label(lang())),
            (_, Some(gate)) if held && gate.code() != "allow" => Some(gate.label(lang())),
            _ => None,
        }
    };
    let subject = message.subject.clone();
    let (id, attempts) = (message.id, message.attempts);
    view! {
        <li>
            <div class="main-line">
                {who}
                <span class="strong">{subject.unwrap_or_default()}</span>
                <Status tone glyph>{move || state.label(lang())}</Status>
            </div>
            <div class="sub num">
                {move || channel.label(lang())}" · "{move || template.label(lang())}" · "{at}
                {(attempts > 1).then(|| view! { " · "{move || t::attempts(attempts)} })}
            </div>
            {move || why().map(|why| view! { <div class="err"><Icon glyph=Glyph::Alert />{why}</div> })}
            <div class="rowx">
                <Steps message=message.clone() name on_changed />
                <Button size=Size::Small kind=Kind::Quiet pressed=open on_press=move |()| open.update(|open| *open = !*open)>{t::read}</Button>
            </div>
            <Show when=move || open.get()><Text id /></Show>
        </li>
    }
}

#[component]
fn Steps(message: MessageView, name: String, on_changed: Callback<()>) -> impl IntoView {
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
            on_changed.run(());
        }
    });
    let may = session::may(Permission::WriteMessages);
    let id = message.id;
    let resend = move |()| {
        submit.run(create_message_resend(id), move |_| {
            toast::done(t::resent());
            on_changed.run(());
        });
    };
    let withdraw = move |()| {
        submit.run(create_message_withdrawal(id), move |_| {
            toast::done(t::withdrawn());
            on_changed.run(());
        });
    };
    let (again, back) = (t::resend_for(&name), t::withdraw_for(&name));
    view! {
        {(may && message.can_be_resent()).then(|| view! {
            <Button size=Size::Small icon=Glyph::Refresh busy=submit.busy label=again on_press=resend>{t::resend}</Button>
        })}
        {(may && message.can_be_withdrawn()).then(|| view! {
            <Button size=Size::Small icon=Glyph::Ban busy=submit.busy label=back on_press=withdraw>{t::withdraw}</Button>
        })}
    }
}

#[component]
fn Text(id: Uuid) -> impl IntoView {
    let found = Remote::new(move || async move { find_message(id).await });
    move || match (found.value.get(), found.failure.get()) {
        (Some(message), _) => view! { <div class="letter pre">{message.text.unwrap_or_default()}</div> }.into_any(),
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| found.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=3 /> }.into_any(),
    }
}
