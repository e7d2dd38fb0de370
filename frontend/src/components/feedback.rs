//! Loading, emptiness and failure.

use std::time::Duration;

use leptos::prelude::*;

use super::button::{Button, IconButton, Size};
use super::icon::{Glyph, Icon};
use crate::api::Failure;
use crate::browser::{page, timer};
use crate::i18n::{
    Count,
    texts::{failures as t, interface},
};
use crate::remote::Remote;

/// Lines where text will be. After four seconds it says that it is still at it.
#[component]
pub fn Skeleton(#[prop(default = 4)] lines: usize) -> impl IntoView {
    let slow = RwSignal::new(false);
    let timer = StoredValue::new(timer::after(Duration::from_secs(4), move || _ = slow.try_set(true)));
    on_cleanup(move || {
        if let Some(timer) = timer.try_get_value().flatten() {
            timer.clear();
        }
    });
    view! {
        <div class="bones" role="status" aria-label=interface::loading>
            {(0..lines).map(|_| view! { <span class="skeleton"></span> }).collect_view()}
            <Show when=move || slow.get()>
                <p class="sub">{interface::loading_long}</p>
            </Show>
        </div>
    }
}

/// Nothing here: what it would be, and the one thing to do about it (the children).
#[component]
pub fn Empty(
    glyph: Glyph,
    #[prop(into)] title: TextProp,
    #[prop(optional, into)] text: Option<TextProp>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon glyph />
            <h3>{move || title.get()}</h3>
            {text.map(|text| view! { <p>{move || text.get()}</p> })}
            {children.map(|children| view! { <div class="acts">{children()}</div> })}
        </div>
    }
}

/// A notice across the content. The children are its words; `acts` are its buttons.
#[component]
pub fn Banner(
    /// `warning`, `danger`, `success`; information otherwise.
    #[prop(optional)]
    tone: Option<&'static str>,
    #[prop(default = Glyph::Info)] glyph: Glyph,
    /// From edge to edge.
    #[prop(optional)]
    edge: bool,
    #[prop(optional, into)] acts: Option<ViewFn>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="banner" data-tone=tone data-edge=edge role="status">
            <Icon glyph />
            <div>{children()}</div>
            {acts.map(|acts| view! { <div class="acts">{acts.run()}</div> })}
        </div>
    }
}

/// Why it did not work, what to do, the request id to copy; tries again by itself when the server asks for that.
#[component]
pub fn FailureNote(failure: Failure, #[prop(optional, into)] on_retry: Option<Callback<()>>) -> impl IntoView {
    let (title, advice) = (failure.clone(), failure.clone());
    let id = failure.request_id().map(str::to_owned);
    let countdown = on_retry.zip(failure.retry_after()).map(|(retry, seconds)| view! { <Countdown retry seconds /> });
    let again = on_retry.map(|retry| view! { <Button size=Size::Small icon=Glyph::Refresh on_press=retry>{t::retry}</Button> });
    view! {
        <div class="banner" data-tone="danger" role="alert">
            <Icon glyph=Glyph::Alert />
            <div>
                <b>{move || title.title()}</b>
                " "
                {move || advice.advice()}
                {countdown}
                {id.map(|id| view! { <RequestId id /> })}
            </div>
            <div class="acts">{again}</div>
        </div>
    }
}

#[component]
fn RequestId(id: String) -> impl IntoView {
    let (shown, copied) = (id.clone(), RwSignal::new(false));
    let copy = move |()| {
        let id = id.clone();
        leptos::task::spawn_local(async move {
            let done = page::copy(&id).await;
            let _ = copied.try_set(done);
        });
    };
    let label = move || if copied.get() { interface::copied() } else { t::copy_request_id() };
    view! {
        <p class="sub request-id">
            {move || t::request_id(&shown)}
            <IconButton glyph=Glyph::Copy label size=Size::Small on_press=copy />
        </p>
    }
}

#[component]
fn Countdown(retry: Callback<()>, seconds: u32) -> impl IntoView {
    let left = RwSignal::new(seconds.clamp(1, 60));
    let tick = move || {
        let Some(now) = left.try_get_untracked() else { return };
        if now == 1 {
            retry.run(());
        }
        left.set(now.saturating_sub(1));
    };
    let interval = set_interval_with_handle(tick, Duration::from_secs(1)).ok();
    on_cleanup(move || {
        if let Some(interval) = interval {
            interval.clear();
        }
    });
    view! { <p class="sub">{move || t::retrying(Count(i64::from(left.get())))}</p> }
}

/// Shows a [`Remote`]: skeleton at first, then the content; a failure beside content that is still there, or instead.
/// `children` gets the value as a signal and is built once, so that fields and focus survive a reload.
#[component]
pub fn Loaded<T, V>(
    remote: Remote<T>,
    /// What stands in for the content while it loads; lines when absent.
    #[prop(optional, into)]
    skeleton: Option<ViewFn>,
    children: impl Fn(Signal<T>) -> V + Clone + Send + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let there = Memo::new(move |_| remote.value.with(Option::is_some));
    let retry = Callback::new(move |()| remote.reload());
    let failure = move || remote.failure.get().map(|failure| view! { <FailureNote failure on_retry=retry /> });
    let content = move || {
        if there.get() {
            // Present as long as this branch is shown: an answer is replaced, never taken away.
            let first = remote.value.get_untracked();
            let last = StoredValue::new(first);
            let value = Signal::derive(move || {
                if let Some(value) = remote.value.get() {
                    last.set_value(Some(value));
                }
                last.get_value()
            });
            let value = Signal::derive(move || value.get().expect("shown only once there is a value"));
            return children(value).into_any();
        }
        if remote.failure.with(Option::is_some) {
            return ().into_any();
        }
        match &skeleton {
            Some(skeleton) => skeleton.run().into_any(),
            None => view! { <Skeleton /> }.into_any(),
        }
    };
    view! {
        {failure}
        {content}
    }
}
