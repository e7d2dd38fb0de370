//! Signing in: the same words whatever was wrong, so that nobody learns which accounts exist.

use domain::identity::{CodeChannel, CreateCodeSession, CreateSession, CreateSignInCode, PortalOptions, Transport};
use domain::{Document, ErrorCode};
use leptos::prelude::*;

use super::SafeNote;
use super::code::{CodeEntry, CodeLadder, CodeStep, Slowed, channel_name};
use crate::api::{portal as api, session};
use crate::components::{Checkbox, FormErrors, PasswordField, TextField};
use crate::i18n::texts::{identity, portal_door as t};
use crate::pages::portal::moves;
use crate::pages::portal::parts::{Act, Notice, Trouble};
use crate::pages::portal::place::Place;
use crate::remote::{Remote, Submit};

/// Which way of signing in is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Password,
    Code,
}

/// The sign-in page; it also stands in for a personal page until somebody has signed in.
#[component]
pub fn SignInPage() -> impl IntoView {
    crate::pages::portal::title(|| t::sign_in().to_owned());
    let (way, login) = (RwSignal::new(Way::Password), RwSignal::new(String::new()));
    let step = CodeStep::default();
    let options = Remote::new(api::find_portal_options);
    let channels =
        Signal::derive(move || options.value.with(|o| o.as_ref().map_or_else(|| vec![CodeChannel::Email], |o| o.code_channels.clone())));
    let tab = move |of: Way, name: crate::i18n::Plain| {
        view! {
            <label>
                <input type="radio" name="way" prop:checked=move || way.get() == of on:change=move |_| way.set(of) />
                {name}
            </label>
        }
    };
    view! {
        <div class="narrow">
            <header class="page-head"><h1>{t::sign_in}</h1><p class="lead">{t::sign_in_lead}</p></header>
            <fieldset class="seg"><legend class="vh">{t::how}</legend>{tab(Way::Password, t::by_password)}{tab(Way::Code, t::by_code)}</fieldset>
            {move || match (way.get(), step.id.get().is_some()) {
                (Way::Password, _) => view! { <WithPassword login /> }.into_any(),
                (Way::Code, false) => view! { <AskForCode login step channels /> }.into_any(),
                (Way::Code, true) => view! { <WithCode login step channels /> }.into_any(),
            }}
            <p class="meta center">{t::no_account}" "<a class="link" href=Place::SignUp.href()>{t::open_account}</a></p>
            <SafeNote />
        </div>
    }
}

/// Goes to where the person was going.
fn enter() {
    if matches!(moves::here_now().place, Place::SignIn | Place::SignUp) {
        moves::back(Place::Home);
    }
}

#[component]
fn WithPassword(login: RwSignal<String>) -> impl IntoView {
    let (password, remember) = (RwSignal::new(String::new()), RwSignal::new(false));
    let submit = Submit::new();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let credentials = CreateSession {
            login: login.get_untracked().trim().to_owned(),
            password: password.get_untracked(),
            transport: Transport::Cookie,
            remember_device: remember.get_untracked(),
        };
        submit.run(async move { session::sign_in(&credentials).await }, |()| enter());
    };
    // A wrong pair is corrected in the password, which is selected for typing over.
    Effect::new(move |_| {
        if submit.failure.with(|f| f.as_ref().is_some_and(|f| f.is(ErrorCode::WrongCredentials))) {
            crate::browser::focus::soon("input[type=password]");
        }
    });
    view! {
        <form class="card" on:submit=send>
            <SignInFailure submit />
            <TextField label=t::login value=login autocomplete="username" max_length=254 />
            <PasswordField label=identity::password value=password autocomplete="current-password" />
            <Checkbox label=t::remember checked=remember on_change=move |on| remember.set(on) />
            <Act class="btn primary wide" submit=true busy=submit.busy>{t::sign_in}</Act>
            <p class="small">{t::forgot}</p>
        </form>
    }
}

/// Why signing in did not work.
#[component]
pub fn SignInFailure(submit: Submit) -> impl IntoView {
    let note = move || {
        let failure = submit.failure.get()?;
        Some(match failure.problem().map(|p| p.status) {
            Some(401) => view! { <Notice tone="bad" title=t::wrong_pair></Notice> }.into_any(),
            Some(429) => view! { <Slowed seconds=failure.wait().unwrap_or(30) /> }.into_any(),
            _ => view! { <Trouble failure /> }.into_any(),
        })
    };
    view! { <div class="alerts" aria-live="assertive">{note}</div> }
}

/// Asks for a code, and for another one.
fn ask(submit: Submit, step: CodeStep, login: RwSignal<String>, channel: Option<CodeChannel>) {
    let mut form = CreateSignInCode { login: login.get_untracked(), channel };
    let checked = form.check();
    submit.run(
        async move {
            // What the domain refuses, the server says in the language in use.
            let _ = checked;
            api::create_sign_in_code(&form).await
        },
        move |sent| step.began(&sent),
    );
}

#[component]
fn AskForCode(login: RwSignal<String>, step: CodeStep, channels: Signal<Vec<CodeChannel>>) -> impl IntoView {
    let submit = Submit::new();
    let errors = FormErrors::provide();
    let chosen = RwSignal::new(None::<CodeChannel>);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        if login.with_untracked(|login| login.trim().is_empty()) {
            return errors.add("/login", domain::FieldCode::Required.message(crate::i18n::lang()));
        }
        if let Some(channel) = chosen.get_untracked() {
            step.channel.set(channel);
        }
        ask(submit, step, login, chosen.get_untracked());
    };
    let ways = move || {
        let all = channels.get();
        (all.len() > 1).then(|| view! { <ChannelChoice chosen channels=all /> })
    };
    view! {
        <form class="card" on:submit=send>
            <SignInFailure submit />
            <TextField label=t::login value=login at="/login" autocomplete="username" max_length=254 />
            {ways}
            <Act class="btn primary wide" submit=true busy=submit.busy>{t::send_code}</Act>
        </form>
    }
}

/// Where the code goes, when there is a choice.
#[component]
pub fn ChannelChoice(chosen: RwSignal<Option<CodeChannel>>, channels: Vec<CodeChannel>) -> impl IntoView {
    let first = channels.first().copied();
    let option = move |channel: CodeChannel| {
        let checked = move || chosen.get().or(first) == Some(channel);
        view! {
            <label class="opt">
                <span><b>{channel_name(channel)}</b></span>
                <input type="radio" name="channel" prop:checked=checked on:change=move |_| chosen.set(Some(channel)) />
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend class="label">{t::where_to}</legend>
            <div class="pick">{channels.into_iter().map(option).collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn WithCode(login: RwSignal<String>, step: CodeStep, channels: Signal<Vec<CodeChannel>>) -> impl IntoView {
    let (submit, again) = (Submit::new(), Submit::new());
    let errors = FormErrors::provide();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let Some(id) = step.id.get_untracked().filter(|_| step.complete(errors)) else { return };
        let form = CreateCodeSession { id, code: step.code.get_untracked(), transport: Transport::Cookie };
        submit.run(async move { session::enter(api::code_session(&form)).await }, |()| enter());
    };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
        }
    });
    let sent = move || if step.channel.get() == CodeChannel::Phone { t::code_sent_phone() } else { t::code_sent_email() };
    view! {
        <p class="lead">{sent}</p>
        <form class="card" on:submit=send>
            {crate::pages::portal::parts::refused(submit)}
            <CodeEntry step />
            <Act class="btn primary wide" submit=true busy=submit.busy>{t::sign_in}</Act>
            <Act class="btn plain wide" on_press=move |()| step.reset()>{t::other_data}</Act>
        </form>
        {crate::pages::portal::parts::refused(again)}
        <CodeLadder
            step
            channels
            busy=again.busy
            on_send=move |channel| {
                step.channel.set(channel);
                ask(again, step, login, Some(channel));
            }
        />
    }
}

/// What this installation can do, with what every one can until the answer is there.
pub fn known_options(options: &Option<PortalOptions>) -> PortalOptions {
    options.clone().unwrap_or(PortalOptions { code_channels: vec![CodeChannel::Email], password_min_length: 8, code_digits: 6 })
}
