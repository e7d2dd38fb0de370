//! Records that cannot be shown: outside the caller's care, or not there.

use domain::ErrorCode;
use domain::identity::Permission;
use leptos::prelude::*;
use uuid::Uuid;

use super::break_glass::BreakGlass;
use crate::api::contacts::People;
use crate::api::{Failure, session};
use crate::components::{Empty, FailureNote, Glyph, LinkButton};
use crate::i18n::texts::contacts as t;
use crate::route::Route;

/// A closed record that can be opened in an emergency, and what is done once it is.
#[derive(Clone, Copy)]
pub struct Closed {
    pub id: Uuid,
    pub opened: Callback<()>,
}

/// Says why a record is closed, and who can help. `name` is known when the list has shown it; `closed` offers break-glass to
/// those who may use it.
#[component]
pub fn Restricted(#[prop(optional, into)] name: Option<String>, #[prop(optional, into)] closed: Option<Closed>) -> impl IntoView {
    let known = name.clone();
    let title = move || match &name {
        Some(name) => t::restricted_title(name),
        None => t::restricted_unnamed().to_owned(),
    };
    let emergency = closed.filter(|_| session::may(Permission::BreakGlass));
    view! {
        <Empty glyph=Glyph::Lock title text=t::restricted_text>
            <p class="sub restricted-help">{t::restricted_help}</p>
        </Empty>
        {emergency.map(|closed| view! { <BreakGlass id=closed.id name=known opened=closed.opened /> })}
    }
}

/// Why a record could not be opened; `id` is that of a patient whose record opens in an emergency.
#[component]
pub fn RecordFailure(
    failure: Failure,
    people: People,
    #[prop(optional, into)] id: Option<Uuid>,
    #[prop(into)] on_retry: Callback<()>,
) -> impl IntoView {
    if failure.is(ErrorCode::BreakGlassRequired) {
        let closed = id.filter(|_| people == People::Patients).map(|id| Closed { id, opened: on_retry });
        return match closed {
            Some(closed) => view! { <Restricted closed /> }.into_any(),
            None => view! { <Restricted /> }.into_any(),
        };
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
