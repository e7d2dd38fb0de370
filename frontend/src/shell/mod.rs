//! The frame of the staff app: who is signed in, where they are, and what is around the page.

mod badges;
mod branch;
mod frame;
mod leave;
mod menus;
mod notifications;
mod offline;
mod outlet;
mod palette;
mod shortcuts;
mod sign_in_again;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::session;
use crate::browser::{crash, page, storage};
use crate::components::toast::Toasts;
use crate::i18n::{self, Lang};
use crate::route::{self, Route};

pub use branch::{Branches, branches, zone};
pub use frame::open_to;
pub use menus::prefer;
pub use outlet::{INSTEAD, Part, consultations, desk, first, lab, people, referrals, settings, within};
pub use palette::{Recent, remember};
pub use shortcuts::letters_on;

/// Starts the app: called once, by the binary, which says where its pages are.
pub fn start(pages: fn(Route) -> AnyView) {
    crash::install();
    let kept = storage::get("akrab.language").and_then(|code| Lang::from_code(&code));
    i18n::set_lang(kept.unwrap_or_default());
    let Some(root) = page::by_id("app") else { return };
    mount_to(root, move || view! { <App pages=outlet::Pages(pages) /> }).forget();
    if let Some(boot) = page::by_id("boot") {
        boot.remove();
    }
}

/// Names the page in the browser's title; call it first in every page.
pub fn title(text: impl Fn() -> String + 'static) {
    Effect::new(move |_| page::set_title(&format!("{} · Akrab", text())));
}

#[component]
fn App(pages: outlet::Pages) -> impl IntoView {
    provide_context(pages);
    route::start();
    session::follow_other_tabs();
    spawn_local(session::resume());
    let public = {
        let address = route::address();
        Memo::new(move |_| address.with(|a| a.route.is_public()))
    };
    let display = {
        let address = route::address();
        Memo::new(move |_| address.with(|a| a.route == Route::QueueDisplay) && open_to(Route::QueueDisplay))
    };
    let signed_in = Memo::new(move |_| match session::state() {
        session::State::Starting => None,
        session::State::SignedOut => Some(None),
        session::State::SignedIn(user) => Some(Some(user.id)),
    });
    view! {
        {move || match (signed_in.get(), public.get()) {
            (_, true) => outlet::public().into_any(),
            (None, false) => view! { <frame::Starting /> }.into_any(),
            (Some(None), false) => view! { <crate::pages::identity::SignInPage /> }.into_any(),
            (Some(Some(_)), false) if display.get() => view! { <crate::pages::scheduling::queue::QueueDisplayPage /> }.into_any(),
            (Some(Some(_)), false) => view! { <frame::Frame /> }.into_any(),
        }}
        <sign_in_again::SignInAgain />
        <leave::LeaveQuestion />
        <Toasts />
    }
}

/// Goes to where a person starts after signing in: where they wanted to go, or Today.
pub fn enter() {
    if matches!(route::address().get_untracked().route, Route::SignIn) {
        route::leave(Route::Today);
    }
}
