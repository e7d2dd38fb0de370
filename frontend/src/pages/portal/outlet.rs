//! Which page belongs to which address, and who may see it.

use leptos::prelude::*;

use super::account::{AccountPage, MyDataPage};
use super::booking::BookPage;
use super::consult::{AskPage, ConsultationsPage};
use super::door::{SignInPage, SignUpPage};
use super::feedback::FeedbackPage;
use super::find::FindPage;
use super::home::HomePage;
use super::link::LinkPage;
use super::messages::MessagesPage;
use super::moves;
use super::parts::{Bones, Trouble, icon};
use super::place::Place;
use super::privacy::PrivacyPage;
use super::referrals::ReferralsPage;
use super::results::{OwnResultPage, ResultsPage};
use super::verify::VerifyPage;
use super::visitor::{Visitor, visitor};
use super::visits::{VisitPage, VisitsPage};
use crate::api::Failure;
use crate::i18n::texts::portal as t;
use crate::part::Instead;

/// The view of every page, as the binary puts it together.
#[derive(Clone, Copy)]
pub struct Pages(pub fn(Page) -> AnyView);

/// The page at the present address; it is built anew when another page is wanted, not when the query changes.
#[component]
pub fn Outlet() -> impl IntoView {
    let (place, who) = (moves::place(), visitor());
    let wanted = Memo::new(move |_| (place.get().page(), who.get()));
    let Pages(pages) = expect_context::<Pages>();
    move || match wanted.get() {
        (place, Visitor::Starting) if waits(place) => view! { <Bones count=3 /> }.into_any(),
        (place, Visitor::Guest | Visitor::Staff) if place.is_personal() => pages(Page { place: Place::SignIn, signed_in: false }),
        (place, who) => pages(Page { place, signed_in: matches!(who, Visitor::Patient(_)) }),
    }
}

/// Whether a page looks another way for who is signed in, so that it is not built before that is known.
fn waits(place: Place) -> bool {
    place.is_personal() || matches!(place, Place::Home | Place::Book | Place::SignIn | Place::Link)
}

/// The part of the portal that a page is in; each is loaded when it is first wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Loaded with the portal.
    First,
    Door,
    Book,
    Visits,
    Results,
    Consult,
    Own,
    Verify,
}

/// A page for somebody who is signed in, or for a guest.
#[derive(Clone, Copy)]
pub struct Page {
    place: Place,
    signed_in: bool,
}

impl Page {
    pub fn part(self) -> Part {
        match self.place {
            Place::Home if !self.signed_in => Part::First,
            Place::Find | Place::NotFound => Part::First,
            Place::SignIn | Place::SignUp => Part::Door,
            Place::Book => Part::Book,
            Place::Home | Place::Visits | Place::Visit(_) | Place::Link => Part::Visits,
            Place::Results | Place::Result(_) | Place::NewResult | Place::Referrals => Part::Results,
            Place::Consultations | Place::Consultation(_) | Place::NewConsultation => Part::Consult,
            Place::Verify => Part::Verify,
            Place::Messages | Place::Account | Place::MyData | Place::Privacy | Place::Feedback => Part::Own,
        }
    }
}

/// What is shown in place of a part that is not there.
pub const INSTEAD: Instead = Instead { waiting: || view! { <Bones count=3 /> }.into_any(), failed };

fn failed(again: Callback<()>) -> AnyView {
    view! { <Trouble failure=Failure::Offline on_retry=again /> }.into_any()
}

/// Finding a doctor, which is where guests start.
pub fn first(page: Page) -> AnyView {
    match page.place {
        Place::Home => view! { <FindPage welcome=true /> }.into_any(),
        Place::Find => view! { <FindPage /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    }
}

/// Signing in and up.
pub fn door(page: Page) -> AnyView {
    match page.place {
        Place::SignUp => view! { <SignUpPage /> }.into_any(),
        _ => view! { <SignInPage /> }.into_any(),
    }
}

/// Choosing a time.
pub fn book(page: Page) -> AnyView {
    view! { <BookPage signed_in=page.signed_in /> }.into_any()
}

/// The start page of patients, and what they have booked.
pub fn visits(page: Page) -> AnyView {
    match page.place {
        Place::Home => view! { <HomePage /> }.into_any(),
        Place::Visits => view! { <VisitsPage /> }.into_any(),
        Place::Visit(id) => view! { <VisitPage id /> }.into_any(),
        Place::Link => view! { <LinkPage /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    }
}

/// Results of the laboratory, and referrals.
pub fn results(page: Page) -> AnyView {
    match page.place {
        Place::NewResult => view! { <OwnResultPage /> }.into_any(),
        Place::Referrals => view! { <ReferralsPage /> }.into_any(),
        _ => view! { <ResultsPage /> }.into_any(),
    }
}

/// Questions to doctors.
pub fn consult(page: Page) -> AnyView {
    match page.place {
        Place::NewConsultation => view! { <AskPage /> }.into_any(),
        _ => view! { <ConsultationsPage /> }.into_any(),
    }
}

/// Whether a document is genuine.
pub fn verify(_page: Page) -> AnyView {
    view! { <VerifyPage /> }.into_any()
}

/// Messages, own data, family and feedback.
pub fn own(page: Page) -> AnyView {
    match page.place {
        Place::Messages => view! { <MessagesPage /> }.into_any(),
        Place::Account => view! { <AccountPage /> }.into_any(),
        Place::MyData => view! { <MyDataPage /> }.into_any(),
        Place::Privacy => view! { <PrivacyPage /> }.into_any(),
        Place::Feedback => view! { <FeedbackPage /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
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
