//! Notices, and what went wrong.

use leptos::prelude::*;

use super::{Act, icon};
use crate::api::Failure;
use crate::i18n::texts::failures as t;
use crate::remote::Submit;

/// A notice with a title and words.
#[component]
pub fn Notice(
    /// `warn`, `bad`, `ok` or `plain`; information otherwise.
    #[prop(optional)]
    tone: &'static str,
    #[prop(default = "#i-alert")] glyph: &'static str,
    #[prop(into)] title: TextProp,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let role = if tone == "bad" { "alert" } else { "status" };
    view! {
        <div class=format!("notice {tone}") role=role>
            {icon(glyph, "i")}
            <p><b>{move || title.get()}</b>{children.map(|children| children())}</p>
        </div>
    }
}

/// Why it did not work, and what to do. What is wrong with fields stands at the fields.
#[component]
pub fn Trouble(failure: Failure, #[prop(optional, into)] on_retry: Option<Callback<()>>) -> impl IntoView {
    let (title, advice) = (failure.clone(), failure.clone());
    // A refusal that names no field of a form says its sentence here.
    let sentences: Vec<String> = failure.fields().iter().map(|e| e.message.clone()).collect();
    let words = move || if sentences.is_empty() { advice.advice() } else { sentences.join(" ") };
    let id = failure.request_id().map(str::to_owned).filter(|_| failure.status() >= 500);
    view! {
        <div class="notice bad" role="alert">
            {icon("#i-alert", "i")}
            <p>
                <b>{move || title.title()}</b>
                {words}
                {id.map(|id| view! { <span class="small request">{move || t::request_id(&id)}</span> })}
            </p>
            {on_retry.map(|retry| view! { <Act class="btn sm" on_press=retry>{t::retry}</Act> })}
        </div>
    }
}

/// What is wrong with something that was sent, when it is about no field.
pub fn refused(submit: Submit) -> impl IntoView {
    move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <Trouble failure /> })
}
