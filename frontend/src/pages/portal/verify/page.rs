//! The page: the code, the answer, and the check of the file itself.

use domain::documents::{DocumentVerificationView, SealCode, VerificationOutcome, VerifyDocument};
use leptos::prelude::*;

use super::answer::Answer;
use super::check_file::FileCheck;
use crate::api::documents as api;
use crate::browser::page;
use crate::components::{FormErrors, TextField};
use crate::i18n::texts::portal_verify as t;
use crate::pages::portal::parts::{Act, refused};
use crate::remote::Submit;

/// Verifying a document.
#[component]
pub fn VerifyPage() -> impl IntoView {
    crate::pages::portal::title(|| t::title().to_owned());
    let errors = FormErrors::provide();
    let code = RwSignal::new(scanned());
    let (asking, answer) = (Submit::new(), RwSignal::new(None::<(SealCode, DocumentVerificationView)>));
    let ask = move || {
        errors.clear();
        answer.set(None);
        let Some(seal) = SealCode::parse(&code.get_untracked()) else { return errors.add("/code", t::code_bad()) };
        code.set(seal.grouped());
        let form = VerifyDocument { code: seal.grouped(), sha256: None };
        asking.run(async move { api::verify_document(&form).await }, move |told| answer.set(Some((seal, told))));
    };
    if !code.with_untracked(String::is_empty) {
        ask();
    }
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        ask();
    };
    Effect::new(move |_| {
        if let Some(failure) = asking.failure.get() {
            errors.refused(&failure);
        }
    });
    let known = move |told: &DocumentVerificationView| told.outcome != VerificationOutcome::Unknown;
    let told = move || {
        answer.get().map(|(seal, told)| {
            let file = known(&told).then(|| view! { <FileCheck code=seal.grouped() /> });
            view! { <Answer told />{file} }
        })
    };
    view! {
        <div class="narrow">
            <header class="page-head"><h1>{t::title}</h1><p class="lead">{t::lead}</p></header>
            <form class="card" on:submit=send>
                {refused(asking)}
                <TextField label=t::code value=code at="/code" hint=t::code_hint max_length=80 />
                <Act class="btn primary wide" submit=true busy=asking.busy>{t::check}</Act>
            </form>
            <div class="stack" aria-live="polite">{told}</div>
        </div>
    }
}

/// The code of the address. It is on the sheet for everybody to see, so that it may stay there.
fn scanned() -> String {
    let hash = page::window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}
