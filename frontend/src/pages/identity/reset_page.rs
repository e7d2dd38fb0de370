//! Setting a password with the one-time link of an administrator.

use domain::identity::CreatePasswordReset;
use leptos::prelude::*;

use super::door::{Door, one_time_token};
use super::new_password::{NewPassword, NewPasswordFields};
use crate::api::identity as api;
use crate::components::{Banner, Button, ErrorSummary, FailureNote, FormErrors, Glyph, Kind, LinkButton, Size};
use crate::i18n::texts::identity as t;
use crate::remote::Submit;
use crate::route::Route;
use crate::shell;

/// The page of a password link.
#[component]
pub fn ResetPage() -> impl IntoView {
    shell::title(|| t::reset_title().to_owned());
    let token = one_time_token();
    let complete = !token.is_empty();
    let done = RwSignal::new(false);
    view! {
        <Door title=t::reset_title>
            {move || match (complete, done.get()) {
                (false, _) => view! { <Banner tone="danger" glyph=Glyph::Alert>{t::link_missing}</Banner> }.into_any(),
                (_, true) => view! { <Done text=t::reset_done /> }.into_any(),
                _ => view! { <Form token=token.clone() done /> }.into_any(),
            }}
        </Door>
    }
}

/// It worked: how to go on.
#[component]
pub(super) fn Done(#[prop(into)] text: TextProp) -> impl IntoView {
    view! {
        <Banner tone="success" glyph=Glyph::CheckCircle>{move || text.get()}</Banner>
        <LinkButton href=Route::SignIn.href() kind=Kind::Primary size=Size::Large>{t::to_sign_in}</LinkButton>
    }
}

#[component]
fn Form(token: String, done: RwSignal<bool>) -> impl IntoView {
    let errors = FormErrors::provide();
    let password = NewPassword::default();
    let submit = Submit::new();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        if password.agrees(errors) {
            let reset = CreatePasswordReset { token: token.clone(), password: password.first.get_untracked() };
            submit.run(async move { api::create_password_reset(&reset).await }, move |()| done.set(true));
        }
    };
    refuse(submit, errors);
    view! {
        <form on:submit=send>
            <ErrorSummary errors />
            <OtherFailure submit />
            <NewPasswordFields password at="/password" />
            <Button kind=Kind::Primary size=Size::Large submit=true block=true busy=submit.busy>{t::reset_submit}</Button>
        </form>
    }
}

/// Shows refused fields at the fields.
pub(super) fn refuse(submit: Submit, errors: FormErrors) {
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
        }
    });
}

/// A failure that is about no field.
#[component]
pub(super) fn OtherFailure(submit: Submit) -> impl IntoView {
    move || {
        let failure = submit.failure.get().filter(|f| f.fields().is_empty());
        failure.map(|failure| view! { <FailureNote failure /> })
    }
}
