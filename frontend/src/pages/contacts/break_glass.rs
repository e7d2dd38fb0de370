//! Opening a record outside the own care: a reason, what happened, and the password once more. The patient and a manager
//! are told, so it says so before.

use domain::Document;
use domain::privacy::{BreakGlassReason, CreateBreakGlass};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::privacy::create_break_glass;
use crate::api::session;
use crate::components::{Button, ErrorSummary, FailureNote, FormErrors, Glyph, Kind, PasswordField, SelectField, TextArea, toast};
use crate::format;
use crate::i18n::{
    lang,
    texts::{break_glass as t, interface},
};
use crate::remote::Submit;
use crate::shell;

/// The form; `opened` is run once the record is open. The button names the patient when the name is known.
#[component]
pub fn BreakGlass(id: Uuid, name: Option<String>, opened: Callback<()>) -> impl IntoView {
    let errors = FormErrors::provide();
    let (reason, details, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
        }
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let Some(reason) = BreakGlassReason::from_code(&reason.get_untracked()) else {
            errors.add("/reason", t::reason_missing());
            return crate::browser::focus::soon(".error-summary");
        };
        let mut form = CreateBreakGlass { reason, details: details.get_untracked(), password: password.get_untracked(), minutes: None };
        if !errors.check(form.check()) {
            return;
        }
        submit.run(async move { create_break_glass(id, &form).await }, move |grant| {
            password.set(String::new());
            toast::done(t::open_until(&format::time(grant.ends_at, &shell::zone())));
            opened.run(());
        });
    };
    let reasons = Signal::derive(|| {
        let all = BreakGlassReason::ALL.iter().map(|reason| (reason.code().to_owned(), reason.label(lang()).to_owned()));
        std::iter::once((String::new(), interface::choose().to_owned())).chain(all).collect::<Vec<_>>()
    });
    let action = move || name.as_deref().map_or_else(|| t::open().to_owned(), t::open_named);
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    view! {
        <form class="form break-glass" on:submit=send novalidate aria-label=t::title>
            <h2>{t::title}</h2>
            <p class="sub">{t::text}</p>
            <ErrorSummary errors />
            {other}
            <SelectField label=t::reason at="/reason" value=reason options=reasons />
            <TextArea label=t::details at="/details" value=details hint=t::details_hint rows=3 max_length=500 />
            // Password managers want to know whose password it is.
            <input type="text" class="vh" autocomplete="username" tabindex="-1" aria-hidden="true" readonly
                prop:value=session::user().map(|user| user.login).unwrap_or_default() />
            <PasswordField label=t::password at="/password" value=password autocomplete="current-password" />
            <div><Button kind=Kind::Danger icon=Glyph::Lock submit=true busy=submit.busy>{action}</Button></div>
        </form>
    }
}
