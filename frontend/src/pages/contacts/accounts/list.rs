//! The list of institutions.

use std::collections::HashSet;

use domain::contacts::{AccountKind, AccountView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::directory::Accounts;
use crate::api::resource::{Query, list};
use crate::components::grid::{Column, Grid, Record, Rows};
use crate::components::{Chip, Empty, Glyph, LinkButton, PageHead};
use crate::format;
use crate::i18n::{
    lang,
    texts::{accounts as t, settings},
};
use crate::pages::settings::{ArchiveSwitch, NewLink, NothingFound, SearchBox, archived_tag, follow_changes, shows_archive};
use crate::route::{self, Route};
use crate::shell::{self, letters_on, open_to};

impl Record for AccountView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn href(&self) -> String {
        Route::Account(self.id).href()
    }
}

fn columns() -> Vec<Column<AccountView>> {
    vec![
        Column::new("name", settings::name, |a: &AccountView| {
            let archived = a.archived_at.map(|_| archived_tag());
            view! { <span class="nl"><a class="strong" href=a.href()>{a.name.clone()}</a>{archived}</span> }
        })
        .class("nm")
        .width(None)
        .sorts("name"),
        Column::new("kind", t::kind, |a: &AccountView| {
            let kind = a.kind;
            move || kind.label(lang())
        })
        .width(Some(160)),
        Column::new("phone", settings::phone, |a: &AccountView| a.phone.as_deref().map(format::phone).unwrap_or_default()).width(Some(144)),
        Column::new("place", t::place, |a: &AccountView| a.address.regency.clone().unwrap_or_default()).class("wide").width(Some(160)),
        Column::new("people", t::people, |a: &AccountView| {
            let count = a.contact_count;
            move || format::count(count)
        })
        .class("hc r")
        .width(Some(88)),
        Column::new("updated", t::updated, |a: &AccountView| {
            let at = a.updated_at;
            move || format::short_date(shell::zone().wall(at).date())
        })
        .class("wide")
        .sorts("updated_at"),
    ]
}

/// The list. Kind, order and archive are kept in the address; what is searched for is not.
#[component]
pub fn AccountsPage() -> impl IntoView {
    shell::title(|| t::accounts().to_owned());
    let (kind, archived, search) = (route::query("kind"), shows_archive(), RwSignal::new(String::new()));
    let sort = RwSignal::new(route::query("sort").get_untracked().unwrap_or_else(|| "name".to_owned()));
    Effect::new(move |_| route::replace_query(&[("sort", Some(sort.get()).filter(|sort| sort != "name"))]));
    let rows = Rows::new(move || {
        follow_changes();
        let query = Query { q: search.get(), sort: Some(sort.get()), archived: archived.get(), ..Query::counted(100) };
        let query = query.maybe("filter[kind][eq]", kind.get());
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<Accounts>(&query).await }
        }
    });
    let clear = move |()| {
        search.set(String::new());
        route::replace_query(&[("kind", None)]);
    };
    let empty = move || match search.with(String::is_empty) && kind.with(Option::is_none) {
        false => view! { <NothingFound on_clear=clear /> }.into_any(),
        true => view! {
            <Empty glyph=Glyph::Building title=t::accounts_empty text=t::accounts_empty_text>
                {open_to(Route::NewAccount).then(|| view! { <LinkButton href=Route::NewAccount.href()>{t::new_account}</LinkButton> })}
            </Empty>
        }
        .into_any(),
    };
    view! {
        <div class="list-page">
            <PageHead title=t::accounts count=rows.count>
                <SearchBox label=t::search asked=search />
                <NewLink target=Route::NewAccount label=t::new_account />
            </PageHead>
            <KindChips kind />
            <Grid
                rows
                label=t::accounts
                columns=columns()
                sort
                selection=RwSignal::new(HashSet::new())
                current=Signal::derive(|| None)
                on_open=|id: Uuid| route::go(Route::Account(id))
                letters=letters_on()
                empty
            />
        </div>
    }
}

#[component]
fn KindChips(kind: Memo<Option<String>>) -> impl IntoView {
    let choose = |kind: Option<AccountKind>| route::replace_query(&[("kind", kind.map(|kind| kind.code().to_owned()))]);
    let chip = move |one: &AccountKind| {
        let one = *one;
        let pressed = Signal::derive(move || kind.with(|kind| kind.as_deref() == Some(one.code())));
        view! { <Chip pressed on_press=move |()| choose(Some(one))>{move || one.label(lang())}</Chip> }
    };
    let all = Signal::derive(move || kind.with(Option::is_none));
    view! {
        <div class="tools rowx" role="group" aria-label=t::kind>
            <Chip pressed=all on_press=move |()| choose(None)>{t::all_kinds}</Chip>
            {AccountKind::ALL.iter().map(chip).collect_view()}
            <ArchiveSwitch />
        </div>
    }
}
