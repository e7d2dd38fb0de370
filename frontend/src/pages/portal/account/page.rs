//! The page from which everything about the account is reached.

use domain::identity::{CreatePasswordChange, Theme};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::calendar::CalendarFeeds;
use super::devices::Devices;
use super::family::Family;
use crate::api::{identity, session};
use crate::browser::page;
use crate::components::{FormErrors, PasswordField, toast};
use crate::i18n::{Plain, texts::portal as p, texts::portal_account as t, texts::portal_referrals as referrals};
use crate::pages::portal::household::sign_out;
use crate::pages::portal::parts::{Act, flow_link, icon, refused};
use crate::pages::portal::place::Place;
use crate::remote::Submit;

/// The account page.
#[component]
pub fn AccountPage() -> impl IntoView {
    crate::pages::portal::title(|| t::title().to_owned());
    let name = session::user().map(|user| user.name).unwrap_or_default();
    let row = |place: Place, glyph: &'static str, title: Plain, detail: Plain| {
        view! { <li>{flow_link(place.href(), view! { <span class="tile">{icon(glyph, "i")}</span> }, title, detail)}</li> }
    };
    view! {
        <header class="page-head"><h1>{t::title}</h1><p class="lead">{move || t::signed_in_as(&name)}</p></header>
        <div class="cols">
            <div class="stack">
                <Family />
                <ul class="card flush rows">
                    {row(Place::MyData, "#i-user", t::data, t::data_text)}
                    {row(Place::Privacy, "#i-shield", t::privacy, t::privacy_text)}
                    {row(Place::Visits, "#i-cal", p::visits, t::visits_text)}
                    {row(Place::Referrals, "#i-file", referrals::title, referrals::account_text)}
                    {row(Place::Messages, "#i-chat", p::messages, t::messages_text)}
                    {row(Place::Feedback, "#i-star", t::feedback, t::feedback_text)}
                </ul>
                <CalendarFeeds />
            </div>
            <div class="stack aside">
                <Look />
                <Devices />
                <PasswordChange />
                <Act class="btn wide" on_press=|()| sign_out()>{icon("#i-exit", "i s")}{t::sign_out}</Act>
            </div>
        </div>
    }
}

/// Light, dark, or as the device says.
#[component]
fn Look() -> impl IntoView {
    let chosen = RwSignal::new(session::preferences().map(|p| p.theme).unwrap_or_default());
    let choose = move |theme: Theme| {
        let before = chosen.get_untracked();
        chosen.set(theme);
        page::set_theme(theme.code());
        let Some(mut preferences) = session::preferences() else { return };
        preferences.theme = theme;
        spawn_local(async move {
            if let Err(failure) = identity::update_current_user(&preferences).await {
                let _ = chosen.try_set(before);
                page::set_theme(before.code());
                toast::failed(&failure);
            }
        });
    };
    let option = move |theme: Theme, name: Plain| {
        view! { <label><input type="radio" name="theme" prop:checked=move || chosen.get() == theme on:change=move |_| choose(theme) />{name}</label> }
    };
    view! {
        <section class="stack tight" aria-labelledby="look-t">
            <h2 id="look-t">{t::look}</h2>
            <fieldset class="seg three">
                <legend class="vh">{t::look}</legend>
                {option(Theme::System, t::theme_system)}
                {option(Theme::Light, t::theme_light)}
                {option(Theme::Dark, t::theme_dark)}
            </fieldset>
        </section>
    }
}

#[component]
fn PasswordChange() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <section class="card" aria-labelledby="pw-t">
            <h2 id="pw-t">{t::password}</h2>
            {move || match open.get() {
                true => view! { <PasswordForm open /> }.into_any(),
                false => view! { <Act class="btn sm" on_press=move |()| open.set(true)>{t::password}</Act> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn PasswordForm(open: RwSignal<bool>) -> impl IntoView {
    let errors = FormErrors::provide();
    let (now, new, submit) = (RwSignal::new(String::new()), RwSignal::new(String::new()), Submit::new());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let change = CreatePasswordChange { current_password: now.get_untracked(), new_password: new.get_untracked() };
        submit.run(async move { identity::create_password_change(&change).await }, move |()| {
            toast::done(t::password_saved());
            open.set(false);
        });
    };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
        }
    });
    view! {
        <form class="stack tight" on:submit=send>
            {refused(submit)}
            <PasswordField label=t::password_now value=now at="/current_password" autocomplete="current-password" />
            <PasswordField label=t::password_new value=new at="/new_password" autocomplete="new-password" />
            <Act submit=true busy=submit.busy>{t::password_save}</Act>
        </form>
    }
}
