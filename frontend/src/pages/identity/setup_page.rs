//! The first administrator of a new installation.

use domain::Document;
use domain::identity::CreateSetup;
use leptos::prelude::*;

use super::door::{Door, one_time_token};
use super::new_password::{NewPassword, NewPasswordFields};
use super::reset_page::{Done, OtherFailure, refuse};
use crate::api::identity as api;
use crate::components::{Banner, Button, ErrorSummary, FormErrors, Glyph, Kind, Size, TextField};
use crate::i18n::texts::identity as t;
use crate::remote::Submit;
use crate::shell;

/// The page of the set-up link.
#[component]
pub fn SetupPage() -> impl IntoView {
    shell::title(|| t::setup_title().to_owned());
    let token = one_time_token();
    let complete = !token.is_empty();
    let done = RwSignal::new(false);
    view! {
        <Door title=t::setup_title text=t::setup_text>
            {move || match (complete, done.get()) {
                (false, _) => view! { <Banner tone="danger" glyph=Glyph::Alert>{t::link_missing}</Banner> }.into_any(),
                (_, true) => view! { <Done text=t::setup_done /> }.into_any(),
                _ => view! { <Form token=token.clone() done /> }.into_any(),
            }}
        </Door>
    }
}

#[component]
fn Form(token: String, done: RwSignal<bool>) -> impl IntoView {
    let errors = FormErrors::provide();
    let (organisation, name, email) = (RwSignal::default(), RwSignal::default(), RwSignal::default());
    let password = NewPassword::default();
    let submit = Submit::new();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut setup = CreateSetup {
            token: token.clone(),
            organisation: organisation.get_untracked(),
            name: name.get_untracked(),
            email: email.get_untracked(),
            password: password.first.get_untracked(),
        };
        if errors.check(setup.check()) && password.agrees(errors) {
            submit.run(async move { api::create_setup(&setup).await }, move |()| done.set(true));
        }
    };
    refuse(submit, errors);
    view! {
        <form on:submit=send>
            <ErrorSummary errors />
            <OtherFailure submit />
            <TextField label=t::organisation_name at="/organisation" value=organisation autocomplete="organization" autofocus=true />
            <TextField label=t::your_name at="/name" value=name autocomplete="name" />
            <TextField label=t::email at="/email" value=email kind="email" autocomplete="email" max_length=254 />
            <NewPasswordFields password at="/password" />
            <Button kind=Kind::Primary size=Size::Large submit=true block=true busy=submit.busy>{t::setup_submit}</Button>
        </form>
    }
}
