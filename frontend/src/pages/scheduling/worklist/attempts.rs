//! What was tried to reach somebody who is due, and what came of it.

use domain::scheduling::{CreateRecallAttempt, RecallAttemptView, RecallChannel, RecallOutcome, RecallView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::Key;
use crate::api::scheduling::{create_recall_attempt, list_recall_attempts};
use crate::components::{Button, Dialog, FailureNote, Kind, SelectField, Skeleton, TextField, toast};
use crate::format;
use crate::i18n::{
    lang,
    texts::{interface, worklists as t},
};
use crate::remote::{Remote, Submit};
use crate::shell;

/// The attempts of a recall, the latest first.
#[component]
pub fn Attempts(id: Uuid) -> impl IntoView {
    let all = Remote::new(move || async move { Ok(list_recall_attempts(id).await?.data) });
    let line = |attempt: RecallAttemptView| {
        let (at, channel, outcome) = (attempt.at, attempt.channel, attempt.outcome);
        let words = move || format!("{}: {}", channel.label(lang()), outcome.label(lang()));
        view! {
            <li>
                <span class="num">{move || format::date_time(at, &shell::zone())}</span>
                " "{words}
                {attempt.user_name.map(|name| view! { <span class="sub">" · "{name}</span> })}
                {attempt.note.map(|note| view! { <p class="pre">{note}</p> })}
            </li>
        }
    };
    move || match (all.value.get(), all.failure.get()) {
        (Some(all), _) => view! { <ol class="chain">{all.into_iter().map(line).collect_view()}</ol> }.into_any(),
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| all.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=2 /> }.into_any(),
    }
}

/// Records an attempt; a refusal by the patient closes the recall.
#[component]
pub fn AttemptDialog(trying: RwSignal<Option<RecallView>>, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let open = Signal::derive(move || trying.with(Option::is_some));
    let name = move || trying.with(|r| r.as_ref().map(|r| r.contact_name.clone())).unwrap_or_default();
    view! {
        <Dialog open title=move || t::attempt_title(&name()) on_close=move |()| trying.set(None)>
            {move || trying.get().map(|recall| view! { <Form recall trying on_done /> })}
        </Dialog>
    }
}

#[component]
fn Form(recall: RecallView, trying: RwSignal<Option<RecallView>>, on_done: Callback<()>) -> impl IntoView {
    let channel = RwSignal::new(RecallChannel::Call.code().to_owned());
    let outcome = RwSignal::new(RecallOutcome::Reached.code().to_owned());
    let note = RwSignal::new(String::new());
    let submit = Submit::new();
    let key = Key::new();
    let (id, name) = (recall.id, recall.contact_name);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let attempt = CreateRecallAttempt {
            channel: RecallChannel::from_code(&channel.get_untracked()).unwrap_or(RecallChannel::Call),
            outcome: RecallOutcome::from_code(&outcome.get_untracked()).unwrap_or(RecallOutcome::Reached),
            note: Some(note.get_untracked().trim().to_owned()).filter(|n| !n.is_empty()),
        };
        let key = key.clone();
        submit.run(async move { create_recall_attempt(id, &attempt, &key).await }, move |_| {
            trying.set(None);
            toast::done(t::attempt_saved());
            on_done.run(());
        });
    };
    let channels =
        Signal::derive(|| RecallChannel::ALL.iter().map(|c| (c.code().to_owned(), c.label(lang()).to_owned())).collect::<Vec<_>>());
    let outcomes =
        Signal::derive(|| RecallOutcome::ALL.iter().map(|o| (o.code().to_owned(), o.label(lang()).to_owned())).collect::<Vec<_>>());
    let declined = move || outcome.with(|o| o == RecallOutcome::Declined.code());
    let failure = move || submit.failure.get().map(|failure| view! { <FailureNote failure /> });
    view! {
        <form on:submit=send>
            <div class="body form">
                {failure}
                <div class="pair">
                    <SelectField label=t::channel value=channel options=channels />
                    <SelectField label=t::outcome value=outcome options=outcomes />
                </div>
                <TextField label=t::note value=note optional=true max_length=500 />
                <Show when=declined><p class="sub" role="status">{t::declined_closes}</p></Show>
            </div>
            <footer>
                <Button on_press=move |()| trying.set(None)>{interface::cancel}</Button>
                <Button kind=Kind::Primary submit=true busy=submit.busy>{t::save_attempt(&name)}</Button>
            </footer>
        </form>
    }
}
