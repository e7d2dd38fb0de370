//! Changing the own password.

use domain::Document;
use domain::identity::CreatePasswordChange;
use leptos::prelude::*;

use super::new_password::{NewPassword, NewPasswordFields};
use super::reset_page::{OtherFailure, refuse};
use crate::api::{identity as api, session};
use crate::components::{Button, ErrorSummary, FormErrors, PasswordField, toast};
use crate::i18n::texts::identity as t;
use crate::pages::settings::changed;
use crate::remote::Submit;
use crate::shell::branches;

#[component]
pub(super) fn PasswordChange() -> impl IntoView {
    let errors = FormErrors::provide();
    let current = RwSignal::new(String::new());
    let password = NewPassword::default();
    let submit = Submit::new();
    let clinic = branches().organisation;
    // What an attacker would try first.
    let context = Signal::derive(move || {
        let user = session::user();
        let own = user.into_iter().flat_map(|user| [user.name, user.login]);
        own.chain(clinic.value.with(|o| o.as_ref().map(|o| o.name.clone()))).collect::<Vec<_>>()
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut change = CreatePasswordChange { current_password: current.get_untracked(), new_password: password.first.get_untracked() };
        if errors.check(change.check()) && password.agrees(errors) {
            submit.run(async move { api::create_password_change(&change).await }, move |()| {
                for field in [current, password.first, password.second] {
                    field.set(String::new());
                }
                changed();
                toast::done(t::password_changed());
            });
        }
    };
    refuse(submit, errors);
    view! {
        <form class="form" on:submit=send novalidate>
            <ErrorSummary errors />
            <OtherFailure submit />
            // Password managers want to know whose password it is.
            <input type="text" class="vh" autocomplete="username" tabindex="-1" aria-hidden="true" readonly
                prop:value=session::user().map(|user| user.login).unwrap_or_default() />
            <PasswordField label=t::current_password at="/current_password" value=current autocomplete="current-password" />
            <NewPasswordFields password at="/new_password" context />
            <div><Button submit=true busy=submit.busy>{t::change_password}</Button></div>
        </form>
    }
}
