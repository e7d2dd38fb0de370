//! Which page belongs to which address, and who may see it.

use leptos::prelude::*;

use super::account::{AccountPage, MyDataPage, PrivacyPage};
use super::booking::BookPage;
use super::door::{SignInPage, SignUpPage};
use super::feedback::FeedbackPage;
use super::find::FindPage;
use super::home::HomePage;
use super::link::LinkPage;
use super::messages::MessagesPage;
use super::moves;
use super::parts::icon;
use super::place::Place;
use super::visitor::{Visitor, visitor};
use super::visits::{VisitPage, VisitsPage};
use crate::i18n::texts::portal as t;

/// The page at the present address; it is built anew when another page is wanted, not when the query changes.
#[component]
pub fn Outlet() -> impl IntoView {
    let (place, who) = (moves::place(), visitor());
    let wanted = Memo::new(move |_| (place.get(), who.get()));
    move || match wanted.get() {
        (place, Visitor::Starting) if waits(place) => view! { <super::parts::Bones count=3 /> }.into_any(),
        (place, Visitor::Guest | Visitor::Staff) if place.is_personal() => view! { <SignInPage /> }.into_any(),
        (place, who) => page(place, matches!(who, Visitor::Patient(_))),
    }
}

/// Whether a page looks another way for who is signed in, so that it is not built before that is known.
fn waits(place: Place) -> bool {
    place.is_personal() || matches!(place, Place::Home | Place::Book | Place::SignIn | Place::Link)
}

fn page(place: Place, signed_in: bool) -> AnyView {
    match place {
        Place::Home if signed_in => view! { <HomePage /> }.into_any(),
        Place::Home => view! { <FindPage welcome=true /> }.into_any(),
        Place::Find => view! { <FindPage /> }.into_any(),
        Place::Book => view! { <BookPage signed_in /> }.into_any(),
        Place::Visits => view! { <VisitsPage /> }.into_any(),
        Place::Visit(id) => view! { <VisitPage id /> }.into_any(),
        Place::Messages => view! { <MessagesPage /> }.into_any(),
        Place::Account => view! { <AccountPage /> }.into_any(),
        Place::MyData => view! { <MyDataPage /> }.into_any(),
        Place::Privacy => view! { <PrivacyPage /> }.into_any(),
        Place::Feedback => view! { <FeedbackPage /> }.into_any(),
        Place::SignIn => view! { <SignInPage /> }.into_any(),
        Place::SignUp => view! { <SignUpPage /> }.into_any(),
        Place::Link => view! { <LinkPage /> }.into_any(),
        Place::NotFound => view! { <NotFound /> }.into_any(),
    }
}

/// An address that leads nowhere, or to what belongs to somebody else.
#[component]
pub fn NotFound() -> impl IntoView {
    super::title(|| t::not_found().to_owned());
    view! {
        <div class="narrow">
            <header class="page-head"><h1>{t::not_found}</h1><p class="lead">{t::not_found_text}</p></header>
            <a class="btn primary" href="/">{icon("#i-home", "i s")}{t::to_home}</a>
        </div>
    }
}
