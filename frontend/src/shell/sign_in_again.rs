//! The dialog that asks for the password again, over the page; whatever was being done goes on afterwards.

use domain::identity::{CreateSession, Transport};
use leptos::prelude::*;

use crate::api::session;
use crate::components::{Button, Dialog, Kind, PasswordField, TextField};
use crate::i18n::texts::{identity, shell as t};
use crate::pages::identity::SignInFailure;
use crate::remote::Submit;

#[component]
pub(super) fn SignInAgain() -> impl IntoView {
    let open = Signal::derive(session::expired);
    view! {
        <Dialog open title=t::expired_title text=t::expired_text on_close=|()| session::forget()>
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
        <form on:submit=send>
            <div class="body">
                <SignInFailure failure=submit.failure />
                <TextField label=identity::login value=login readonly=true autocomplete="username" />
                <PasswordField label=identity::password value=password autocomplete="current-password" />
            </div>
            <footer>
                <Button on_press=|()| session::forget()>{t::sign_out}</Button>
                <Button kind=Kind::Primary submit=true busy=submit.busy>{identity::sign_in}</Button>
            </footer>
        </form>
    }
}
