//! Today: a greeting, numbers, and what to go on with, by what the person may see.

use domain::identity::Permission;
use leptos::prelude::*;

use super::checklist::Checklist;
use super::counters::{self, Counters};
use super::day::{Day, DayNumbers, LabNumbers, Lanes, MyTasks, Serving, Unconfirmed, Waiting};
use super::greeting::Greeting;
use super::people::{MissingPhones, NewestPeople, RecentPeople};
use super::reviews::Reviews;
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
    let visits = Memo::new(|_| session::may(Permission::ReadAppointments) && session::may(Permission::ReadPatients));
    let content = move || match (visits.get(), people.get()) {
        (true, _) => view! { <DayWork /> }.into_any(),
        (_, Some(people)) => view! { {numbers()}<Work people /> }.into_any(),
        (_, None) => view! { {numbers()}<WithoutPeople /> }.into_any(),
    };
    view! {
        <div class="today">
            <div class="pagehead">
                <Greeting />
                <div class="end"><FirstAction /></div>
            </div>
            <div class="wrap">{content}</div>
        </div>
    }
}

/// The numbers of those who see no visits.
fn numbers() -> impl IntoView {
    let lab = || session::may(Permission::ReadLab);
    view! {
        <Show when=lab><section class="stats" aria-label=t::lab_numbers><LabNumbers /></section></Show>
        {move || counters::any().then(|| view! { <Counters /> })}
    }
}

/// The day of those who see visits.
#[component]
fn DayWork() -> impl IntoView {
    let day = Day::read();
    let queue = || session::may(Permission::ReadQueue);
    view! {
        <DayNumbers day />
        <div class="cols">
            <div class="left">
                <Lanes day />
                <Show when=queue><Waiting day /></Show>
            </div>
            <div class="right">
                <Checklist />
                <Reviews />
                <Show when=queue><Serving day /></Show>
                <Unconfirmed day />
                <Show when=|| session::may(Permission::ReadTasks)><MyTasks /></Show>
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
        (Route::NewLabReport, words::new_lab_report),
    ];
    let receives = Memo::new(|_| session::may(Permission::ReceivePatients));
    let check_in =
        move || receives.get().then(|| view! { <a class="btn" href=Route::Queue.href()><Icon glyph=Glyph::Enter />{t::check_in}</a> });
    let first = move || {
        let action = actions.into_iter().find(|(target, _)| open_to(*target));
        action.map(|(target, name)| {
            // Calling the next patient is the solid button of those who receive them.
            let kind = (!receives.get()).then_some("primary");
            view! { <a class="btn" data-kind=kind data-key="c" href=target.href()><Icon glyph=Glyph::Plus />{name}</a> }
        })
    };
    view! { {check_in}{first} }
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
        <Show when=move || (!counters::any() && !session::may(Permission::ReadLab)) || !session::may_everywhere(Permission::WriteOrganisation)>
            <section class="card">
                <Empty glyph=Glyph::Sun title=t::quiet text=t::quiet_text>
                    {move || open_to(find).then(|| view! { <LinkButton href=find.href() icon=Glyph::Search>{t::quiet_find}</LinkButton> })}
                </Empty>
            </section>
        </Show>
    }
}
