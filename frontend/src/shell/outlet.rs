//! Which view belongs to which address.

use domain::identity::Permission;
use leptos::prelude::*;

use crate::api::session;
use crate::components::{Empty, Glyph, LinkButton, PageHead};
use crate::i18n::texts::{failures as t, shell};
use crate::pages::identity;
use crate::pages::today::TodayPage;
use crate::route::{self, People, Route, Setting};

/// The pages that need no sign-in.
pub(super) fn public() -> impl IntoView {
    let address = route::address();
    let page = Memo::new(move |_| address.with(|a| a.route));
    move || match page.get() {
        Route::Reset => view! { <identity::ResetPage /> }.into_any(),
        Route::Setup => view! { <identity::SetupPage /> }.into_any(),
        _ => view! { <identity::SignInPage /> }.into_any(),
    }
}

/// The page at the present address; it is built anew when another page is wanted, not when the query changes.
#[component]
pub(super) fn Outlet() -> impl IntoView {
    let address = route::address();
    let page = Memo::new(move |_| address.with(|a| a.route));
    move || {
        let route = page.get();
        match needed(route).iter().any(|permission| session::may(*permission)) || needed(route).is_empty() {
            true => view(route),
            false => view! { <NoPermission /> }.into_any(),
        }
    }
}

/// The permissions of which a page needs one.
pub(super) fn needed(route: Route) -> &'static [Permission] {
    use Permission::*;
    match route {
        Route::People(People::Patients) => &[ReadPatients, IdentifyPatients],
        Route::Person(People::Patients, _) => &[ReadPatients],
        Route::People(People::Contacts) | Route::Person(People::Contacts, _) => &[ReadContacts],
        Route::NewPerson(People::Patients) | Route::EditPerson(People::Patients, _) => &[WritePatients],
        Route::NewPerson(People::Contacts) | Route::EditPerson(People::Contacts, _) => &[WriteContacts],
        Route::MergePerson(People::Patients, _) => &[MergePatients],
        Route::MergePerson(People::Contacts, _) => &[MergeContacts],
        Route::Accounts | Route::Account(_) => &[ReadAccounts],
        Route::NewAccount | Route::EditAccount(_) => &[WriteAccounts],
        Route::Settings(Setting::Users | Setting::Roles) => &[ReadUsers],
        Route::Settings(Setting::Tags) => &[WriteTags],
        Route::Settings(Setting::CustomFields) => &[WriteCustomFields],
        Route::Settings(_) => &[ReadOrganisation],
        Route::SignIn | Route::Reset | Route::Setup | Route::Today | Route::MyAccount | Route::NotFound => &[],
    }
}

fn view(route: Route) -> AnyView {
    match route {
        Route::SignIn | Route::Reset | Route::Setup => ().into_any(),
        Route::Today => view! { <TodayPage /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn NoPermission() -> impl IntoView {
    super::title(|| t::no_permission().to_owned());
    view! {
        <PageHead title=t::no_permission />
        <Empty glyph=Glyph::Lock title=t::no_permission text=t::no_permission_advice>
            <LinkButton href=Route::Today.href()>{t::to_start}</LinkButton>
        </Empty>
    }
}

/// An address that leads nowhere, or to a record out of sight.
#[component]
pub fn NotFound() -> impl IntoView {
    super::title(|| t::not_found().to_owned());
    view! {
        <PageHead title=t::not_found />
        <Empty glyph=Glyph::Search title=t::not_found text=t::not_found_advice>
            <LinkButton href=Route::Today.href()>{shell::today}</LinkButton>
        </Empty>
    }
}
