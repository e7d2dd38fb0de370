//! Who can sign in.

use domain::identity::{RoleView, UserView};
use leptos::prelude::*;
use uuid::Uuid;

use super::user_words::{STATES, grant_words, sign_in_name, state_chip, state_name};
use crate::api::identity::{Users, list_roles};
use crate::api::resource::{Query, list};
use crate::components::grid::{Column, Record, Rows};
use crate::components::{Avatar, Chip, Empty, Glyph};
use crate::format;
use crate::i18n::texts::{settings, users as t};
use crate::pages::settings::{NewLink, NothingFound, RecordTable, SearchBox, SettingsPage, follow_changes, name_link};
use crate::remote::Remote;
use crate::route::{self, Route, Setting};
use crate::shell::{self, branches};

impl Record for UserView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn href(&self) -> String {
        Route::EditSetting(Setting::Users, self.id).href()
    }
}

fn columns(roles: Remote<Vec<RoleView>>) -> Vec<Column<UserView>> {
    let places = branches();
    vec![
        Column::new("name", settings::name, |u: &UserView| {
            let link = name_link(u.name.clone(), Route::EditSetting(Setting::Users, u.id), false);
            view! { <div class="who"><Avatar name=u.name.clone() staff=true />{link}</div> }
        })
        .class("nm"),
        Column::new("login", t::login, |u: &UserView| sign_in_name(u)),
        Column::new("roles", t::roles, move |u: &UserView| {
            let grants = u.roles.clone();
            move || {
                let roles = roles.value.get().unwrap_or_default();
                grants.iter().map(|grant| grant_words(grant, &roles, places)).collect::<Vec<_>>().join("; ")
            }
        }),
        Column::new("state", t::state, |u: &UserView| state_chip(u.state)),
        Column::new("last_signed_in", t::last_signed_in, |u: &UserView| {
            let last = u.last_signed_in_at;
            move || last.map_or_else(|| t::never().to_owned(), |at| format::date_time(at, &shell::zone()))
        }),
    ]
}

/// The list of users. The state is kept in the address, the search is not: it is somebody's name.
#[component]
pub fn UsersPage() -> impl IntoView {
    shell::title(|| settings::users().to_owned());
    let (state, search) = (route::query("state"), RwSignal::new(String::new()));
    let roles = Remote::new(|| async { Ok(list_roles().await?.data) });
    let rows = Rows::new(move || {
        follow_changes();
        let query = Query { q: search.get(), ..Query::counted(100) };
        let query = query.maybe("filter[state][eq]", state.get());
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<Users>(&query).await }
        }
    });
    let columns = columns(roles);
    let actions = move || {
        view! {
            <SearchBox label=t::search_users asked=search />
            <NewLink target=Route::NewSetting(Setting::Users) label=t::new_user />
        }
    };
    let clear = move |()| {
        search.set(String::new());
        route::replace_query(&[("state", None)]);
    };
    let empty = move || match search.with(String::is_empty) && state.with(Option::is_none) {
        false => view! { <NothingFound on_clear=clear /> }.into_any(),
        true => view! { <Empty glyph=Glyph::Users title=t::users_empty text=t::users_empty_text /> }.into_any(),
    };
    view! {
        <SettingsPage current=Some(Setting::Users) title=settings::users sub=t::users_sub count=rows.count actions>
            <div class="page-body">
                <StateChips state />
                <RecordTable rows label=settings::users columns muted=|u| u.state == domain::identity::UserState::Former empty />
            </div>
        </SettingsPage>
    }
}

#[component]
fn StateChips(state: Memo<Option<String>>) -> impl IntoView {
    let all = Signal::derive(move || state.with(Option::is_none));
    let choose = |code: Option<&'static str>| route::replace_query(&[("state", code.map(str::to_owned))]);
    let chips = STATES.map(|one| {
        let pressed = Signal::derive(move || state.with(|state| state.as_deref() == Some(one.code())));
        view! { <Chip pressed on_press=move |()| choose(Some(one.code()))>{state_name(one)}</Chip> }
    });
    view! {
        <div class="rowx" role="group" aria-label=t::state>
            <Chip pressed=all on_press=move |()| choose(None)>{t::all_states}</Chip>
            {chips.into_iter().collect_view()}
        </div>
    }
}
