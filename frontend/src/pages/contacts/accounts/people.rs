//! The people of an institution.

use domain::contacts::AccountContactView;
use domain::identity::Permission;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::api::contacts::{self as contacts, ListQuery, search_people};
use crate::api::directory::{create_account_contact, delete_account_contact, list_account_contacts};
use crate::api::{Key, session};
use crate::components::grid::{Column, Record, Rows};
use crate::components::{Avatar, Choice, Empty, Glyph, IconButton, Picker, Size, toast};
use crate::format;
use crate::i18n::texts::{accounts as t, settings};
use crate::pages::contacts::describe;
use crate::pages::settings::RecordTable;
use crate::route::Route;
use crate::shell::open_to;

impl Record for AccountContactView {
    fn id(&self) -> Uuid {
        self.contact_id
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn href(&self) -> String {
        Route::Person(contacts::People::Contacts, self.contact_id).href()
    }
}

fn columns(account: Uuid, rows: Rows<AccountContactView>) -> Vec<Column<AccountContactView>> {
    vec![
        Column::new("name", settings::name, |p: &AccountContactView| {
            let (href, name) = (p.href(), p.name.clone());
            let link = match open_to(Route::Person(contacts::People::Contacts, p.contact_id)) {
                true => view! { <a class="strong" href=href>{name.clone()}</a> }.into_any(),
                false => view! { <span class="strong">{name.clone()}</span> }.into_any(),
            };
            view! { <div class="who"><Avatar name />{link}</div> }
        })
        .class("nm"),
        Column::new("phone", settings::phone, |p: &AccountContactView| p.phone.as_deref().map(format::masked_phone).unwrap_or_default()),
        Column::new("email", settings::email, |p: &AccountContactView| p.email.as_deref().map(format::masked_email).unwrap_or_default()),
        Column::new("remove", blank, move |p: &AccountContactView| may_change().then(|| remove_button(account, p, rows))).class("r"),
    ]
}

/// A column of buttons has no name.
fn blank() -> &'static str {
    ""
}

/// Who may be added is found among the people one sees.
fn may_change() -> bool {
    session::may(Permission::WriteAccounts) && session::may(Permission::ReadContacts)
}

fn remove_button(account: Uuid, person: &AccountContactView, rows: Rows<AccountContactView>) -> impl IntoView + use<> {
    let (id, name) = (person.contact_id, person.name.clone());
    let label = name.clone();
    let press = move |()| {
        let name = name.clone();
        spawn_local(async move {
            match delete_account_contact(account, id).await {
                Ok(()) => {
                    rows.reload();
                    let back = name.clone();
                    toast::undoable(t::person_removed(&name), move || add(account, id, back.clone(), rows));
                }
                Err(failure) => toast::failed(&failure),
            }
        });
    };
    view! { <IconButton glyph=Glyph::X size=Size::Small label=move || t::remove_person(&label) on_press=press /> }
}

fn add(account: Uuid, person: Uuid, name: String, rows: Rows<AccountContactView>) {
    spawn_local(async move {
        match create_account_contact(account, person, &Key::new()).await {
            Ok(()) => {
                rows.reload();
                toast::done(t::person_added(&name));
            }
            Err(failure) => toast::failed(&failure),
        }
    });
}

/// The list, with a search that adds to it; `count` is told how many there are.
#[component]
pub(super) fn People(id: Uuid, count: RwSignal<i64>) -> impl IntoView {
    let rows = Rows::new(move || move |cursor: Option<String>| async move { list_account_contacts(id, cursor.as_deref()).await });
    Effect::new(move |_| {
        if let Some(n) = rows.count.get() {
            count.set(n);
        }
    });
    let search = |text: String| async move {
        let query = ListQuery { q: Some(text), limit: 8, ..ListQuery::default() };
        let page = search_people(contacts::People::Contacts, &query).await?;
        let choice = |person: domain::contacts::ContactView| Choice {
            id: person.id,
            detail: describe::telling(person.birth_date, person.sex, person.mrn.as_deref()),
            title: person.name,
        };
        Ok(page.data.into_iter().map(choice).collect())
    };
    let empty = || view! { <Empty glyph=Glyph::Users title=t::people_empty text=t::people_empty_text /> };
    view! {
        <RecordTable rows label=t::people columns=columns(id, rows) muted=|_| false empty />
        <Show when=may_change>
            <Picker label=t::add_person hint=t::add_person_hint search on_pick=move |choice: Choice| add(id, choice.id, choice.title, rows) />
        </Show>
    }
}
