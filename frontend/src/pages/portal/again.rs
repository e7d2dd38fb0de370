//! The dialog that asks to sign in again, over the page; whatever was being done goes on afterwards.

use domain::identity::{CreateSession, Transport};
use leptos::prelude::*;

use super::door::SignInFailure;
use super::parts::Act;
use crate::api::session;
use crate::components::{Dialog, PasswordField, TextField};
use crate::i18n::texts::{identity, portal as t, portal_door as door};
use crate::remote::Submit;

#[component]
pub fn SignInAgain() -> impl IntoView {
    let open = Signal::derive(session::expired);
    view! {
        <Dialog open title=t::again_title text=t::again_text on_close=|()| session::forget()>
            <Form />
        </Dialog>
    }
}

#[component]
fn Form() -> impl IntoView {
    // The same person: somebody else must not save what this one typed.
    let login = RwSignal::new(session::user().map(|user| user.login).unwrap_or_default());
    let password = RwSignal::new(String::new());
    let submit = Submit::new();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (login, password) = (login.get_untracked(), password.get_untracked());
        let credentials = CreateSession { login, password, transport: Transport::Cookie, remember_device: false };
        submit.run(async move { session::sign_in(&credentials).await }, |()| ());
    };
    view! {
        <form class="stack" on:submit=send>
            <SignInFailure submit />
            <TextField label=door::login value=login readonly=true autocomplete="username" />
            <PasswordField label=identity::password value=password autocomplete="current-password" />
            <Act class="btn primary wide" submit=true busy=submit.busy>{t::sign_in}</Act>
            <Act class="btn plain wide" on_press=|()| session::forget()>{t::leave}</Act>
        </form>
    }
}
