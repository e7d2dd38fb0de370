//! app-1: signing in. The same words whatever was wrong, so that nobody learns which accounts exist.

use std::time::Duration;

use domain::ErrorCode;
use domain::identity::{CreateSession, Transport};
use leptos::prelude::*;

use super::door::Door;
use crate::api::{Failure, identity, session};
use crate::components::{Banner, Button, Checkbox, FailureNote, Glyph, Kind, PasswordField, Size, TextField};
use crate::i18n::{Count, texts::identity as t};
use crate::remote::{Remote, Submit};
use crate::shell;

/// The sign-in page.
#[component]
pub fn SignInPage() -> impl IntoView {
    shell::title(|| t::sign_in().to_owned());
    let (login, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (remember, forgot) = (RwSignal::new(false), RwSignal::new(false));
    let submit = Submit::new();
    let setup = Remote::new(identity::find_setup);
    let waiting_for_setup = move || setup.value.with(|s| s.as_ref().is_some_and(|s| s.needed));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let credentials = CreateSession {
            login: login.get_untracked().trim().to_owned(),
            password: password.get_untracked(),
            transport: Transport::Cookie,
            remember_device: remember.get_untracked(),
        };
        submit.run(async move { session::sign_in(&credentials).await }, |()| shell::enter());
    };
    // A wrong pair is corrected in the password, which is selected for typing over.
    Effect::new(move |_| {
        if submit.failure.with(|f| f.as_ref().is_some_and(|f| f.is(ErrorCode::WrongCredentials))) {
            crate::browser::focus::soon("input[type=password]");
        }
    });
    view! {
        <Door title=t::sign_in>
            <Show when=waiting_for_setup>
                <Banner tone="warning" glyph=Glyph::Key>{t::setup_waiting}</Banner>
            </Show>
            <form on:submit=send>
                <SignInFailure failure=submit.failure />
                <TextField label=t::login value=login autocomplete="username" autofocus=true max_length=254 />
                <PasswordField label=t::password value=password autocomplete="current-password" />
                <Checkbox label=t::remember checked=remember on_change=move |on| remember.set(on) />
                <Button kind=Kind::Primary size=Size::Large submit=true block=true busy=submit.busy>
                    {move || if submit.busy.get() { t::signing_in() } else { t::sign_in() }}
                </Button>
            </form>
            <div>
                <button class="link" type="button" aria-expanded=move || forgot.get().to_string() on:click=move |_| forgot.update(|f| *f = !*f)>
                    {t::forgot}
                </button>
                <Show when=move || forgot.get()><p class="sub" role="status">{t::forgot_answer}</p></Show>
            </div>
        </Door>
    }
}

/// Why signing in did not work.
#[component]
pub fn SignInFailure(failure: RwSignal<Option<Failure>>) -> impl IntoView {
    let note = move || {
        let failure = failure.get()?;
        Some(match failure.problem().map(|p| p.status) {
            Some(401) => wrong_pair().into_any(),
            Some(429) => view! { <Slowed seconds=failure.wait().unwrap_or(30) /> }.into_any(),
            _ => view! { <FailureNote failure /> }.into_any(),
        })
    };
    view! { <div aria-live="assertive">{note}</div> }
}

fn wrong_pair() -> impl IntoView {
    view! { <Banner tone="danger" glyph=Glyph::Alert>{t::wrong_pair}</Banner> }
}

/// Counts down to the next attempt; the button itself stays usable, because the server decides.
#[component]
fn Slowed(seconds: u32) -> impl IntoView {
    let left = RwSignal::new(seconds);
    let tick = move || _ = left.try_update(|s| *s = s.saturating_sub(1));
    let interval = set_interval_with_handle(tick, Duration::from_secs(1)).ok();
    on_cleanup(move || {
        if let Some(interval) = interval {
            interval.clear();
        }
    });
    let text = move || match left.get() {
        0 => t::slowed_over().to_owned(),
        left => t::slowed(Count(i64::from(left))),
    };
    view! { <Banner tone="warning" glyph=Glyph::Clock>{text}</Banner> }
}
