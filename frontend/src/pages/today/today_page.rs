//! Today: a greeting, numbers, and what to go on with, by what the person may see.

use domain::identity::Permission;
use leptos::prelude::*;

use super::checklist::Checklist;
use super::counters::{self, Counters};
use super::greeting::Greeting;
use super::people::{MissingPhones, NewestPeople, RecentPeople};
use crate::api::session;
use crate::components::{Empty, Glyph, Icon, LinkButton};
use crate::i18n::texts::{shell as words, today as t};
use crate::route::{People, Route};
use crate::shell::{self, open_to};

/// The people that this person works with, when there are any.
fn own_people() -> Option<People> {
    match (session::may(Permission::ReadPatients), session::may(Permission::ReadContacts)) {
        (true, _) => Some(People::Patients),
        (false, true) => Some(People::Contacts),
        (false, false) => None,
    }
}

/// The home page.
#[component]
pub fn TodayPage() -> impl IntoView {
    shell::title(|| words::today().to_owned());
    let people = Memo::new(|_| own_people());
    let content = move || match people.get() {
        Some(people) => view! { <Work people /> }.into_any(),
        None => view! { <WithoutPeople /> }.into_any(),
    };
    view! {
        <div class="today">
            <div class="pagehead">
                <Greeting />
                <div class="end"><FirstAction /></div>
            </div>
            <div class="wrap">
                {move || counters::any().then(|| view! { <Counters /> })}
                {content}
            </div>
        </div>
    }
}

/// The one thing that most often comes next.
#[component]
fn FirstAction() -> impl IntoView {
    let actions = [
        (Route::NewPerson(People::Patients), t::new_patient),
        (Route::NewPerson(People::Contacts), t::new_contact),
        (Route::NewAccount, t::new_account),
    ];
    move || {
        let action = actions.into_iter().find(|(target, _)| open_to(*target));
        action.map(|(target, name)| {
            view! { <a class="btn" data-kind="primary" data-key="c" href=target.href()><Icon glyph=Glyph::Plus />{name}</a> }
        })
    }
}

#[component]
fn Work(people: People) -> impl IntoView {
    view! {
        <div class="cols">
            <div class="left"><RecentPeople people /></div>
            <div class="right">
                <Checklist />
                <NewestPeople people />
                <MissingPhones people />
            </div>
        </div>
    }
}

/// For administrators, laboratory, analysts and partners: the first steps, or an honest quiet page.
#[component]
fn WithoutPeople() -> impl IntoView {
    let find = Route::People(People::Patients);
    view! {
        <Checklist />
        <Show when=move || !counters::any() || !session::may_everywhere(Permission::WriteOrganisation)>
            <section class="card">
                <Empty glyph=Glyph::Sun title=t::quiet text=t::quiet_text>
                    {move || open_to(find).then(|| view! { <LinkButton href=find.href() icon=Glyph::Search>{t::quiet_find}</LinkButton> })}
                </Empty>
            </section>
        </Show>
    }
}
