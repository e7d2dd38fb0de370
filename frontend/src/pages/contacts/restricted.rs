//! Records that cannot be shown: outside the caller's care, or not there.

use domain::ErrorCode;
use leptos::prelude::*;

use crate::api::Failure;
use crate::api::contacts::People;
use crate::components::{Empty, FailureNote, Glyph, LinkButton};
use crate::i18n::texts::contacts as t;
use crate::route::Route;

/// Says why a record is closed, and who can help. `name` is known when the list has shown it.
#[component]
pub fn Restricted(#[prop(optional, into)] name: Option<String>) -> impl IntoView {
    let title = move || match &name {
        Some(name) => t::restricted_title(name),
        None => t::restricted_unnamed().to_owned(),
    };
    view! {
        <Empty glyph=Glyph::Lock title text=t::restricted_text>
            <p class="sub restricted-help">{t::restricted_help}</p>
        </Empty>
    }
}

/// Why a record could not be opened.
#[component]
pub fn RecordFailure(failure: Failure, people: People, #[prop(into)] on_retry: Callback<()>) -> impl IntoView {
    if failure.is(ErrorCode::BreakGlassRequired) {
        return view! { <Restricted /> }.into_any();
    }
    if failure.is(ErrorCode::NotFound) {
        return view! {
            <Empty glyph=Glyph::Search title=t::not_found_person text=t::not_found_person_text>
                <LinkButton href=Route::People(people).href()>{t::to_list}</LinkButton>
            </Empty>
        }
        .into_any();
    }
    view! { <div class="page-body"><FailureNote failure on_retry /></div> }.into_any()
}
