//! app-4: the record of a person.

use domain::contacts::ContactView;
use domain::documents::{FileTarget, RecordKind};
use domain::identity::Permission;
use leptos::prelude::*;
use uuid::Uuid;

use super::Opened;
use super::access::AccessLog;
use super::banner::{Notices, PatientBanner};
use super::changes::Changes;
use super::facts::PersonFacts;
use super::merges::Merges;
use super::relations::{Family, Institutions};
use super::summary::Summary;
use super::tags::Tags;
use super::timeline::PersonTimeline;
use crate::api::Revision;
use crate::api::contacts::{People, find_person};
use crate::api::session;
use crate::components::{Kind, LinkButton, Loaded, Size, Skeleton, TabBar, TabLink};
use crate::i18n::texts::{contacts as c, documents, interface, messages, person as t, referrals};
use crate::live;
use crate::pages::contacts::restricted::{Closed, RecordFailure, Restricted};
use crate::pages::contacts::rights::{rights, title};
use crate::pages::contacts::{describe, fresh};
use crate::pages::documents::RecordFiles;
use crate::pages::lab::LatestValues;
use crate::pages::messaging::PersonMessages;
use crate::pages::referrals::OpenReferrals;
use crate::pages::scheduling::appointment::PersonAppointments;
use crate::pages::scheduling::worklist::PersonRecalls;
use crate::pages::tasks::PersonTasks;
use crate::remote::Remote;
use crate::route::{self, Address, Route};
use crate::shell::{self, Recent};

/// The page of one person.
#[component]
pub fn PersonRecord(people: People, id: Uuid) -> impl IntoView {
    let remote = Remote::new(move || {
        fresh::track();
        async move { find_person(people, id).await }
    });
    live::on(&["person"], move |event| {
        if event.id.is_none_or(|other| other == id) {
            remote.reload();
        }
    });
    let name = move || remote.value.with(|r| r.as_ref().map(|r| r.record.name.clone()));
    shell::title(move || name().unwrap_or_else(|| title(people)().to_owned()));
    let nothing = Memo::new(move |_| remote.value.with(Option::is_none));
    let failed = Memo::new(move |_| nothing.get().then(|| remote.failure.get()).flatten());
    view! {
        {move || match failed.get() {
            Some(failure) => view! { <RecordFailure failure people id on_retry=move |()| remote.reload() /> }.into_any(),
            None => view! { <Loaded remote skeleton=bones let:revision><Entered people id remote revision /></Loaded> }.into_any(),
        }}
    }
}

/// The record, or why it is closed; break-glass opens it on the spot.
#[component]
fn Entered(people: People, id: Uuid, remote: Remote<Revision<ContactView>>, revision: Signal<Revision<ContactView>>) -> impl IntoView {
    let shut = Memo::new(move |_| revision.with(|r| r.record.identity_only.then(|| r.record.name.clone())));
    let closed = Closed { id, opened: Callback::new(move |()| remote.reload()) };
    move || match shut.get() {
        Some(name) if people == People::Patients => view! { <Restricted name closed /> }.into_any(),
        Some(name) => view! { <Restricted name /> }.into_any(),
        None => view! { <Record people wanted=id remote revision /> }.into_any(),
    }
}

/// The outline of the page while it loads.
fn bones() -> impl IntoView {
    view! {
        <div class="pbanner" aria-hidden="true">
            <span class="avatar" data-size="xl"></span>
            <div class="idt bones-banner"><span class="skeleton"></span><span class="skeleton"></span></div>
        </div>
        <div class="rec">
            <div class="facts-col"><section><Skeleton lines=8 /></section></div>
            <div class="center"><Skeleton lines=10 /></div>
            <div class="right"><Skeleton lines=4 /></div>
        </div>
    }
}

#[component]
fn Record(people: People, wanted: Uuid, remote: Remote<Revision<ContactView>>, revision: Signal<Revision<ContactView>>) -> impl IntoView {
    let opened = Opened {
        people,
        remote,
        person: Signal::derive(move || revision.get().record),
        composing: RwSignal::new(None),
        written: RwSignal::new(0),
    };
    remember(opened);
    let tab = route::query("tab");
    let part = Memo::new(move |_| match tab.get().as_deref() {
        Some("changes") => Part::Changes,
        Some("merges") => Part::Merges,
        Some("lab") if shell::open_to(Route::LabResults(wanted)) && people == People::Patients => Part::Lab,
        Some("referrals") if shell::open_to(Route::Referrals) && people == People::Patients => Part::Referrals,
        Some("documents") if session::may(Permission::ReadFiles) => Part::Documents,
        Some("access") if sees_access(people) => Part::Access,
        Some("messages") if session::may(Permission::ReadMessages) => Part::Messages,
        _ => Part::Timeline,
    });
    let content = move || match part.get() {
        Part::Timeline => view! { <PersonTimeline opened /> }.into_any(),
        Part::Changes => view! { <Changes opened /> }.into_any(),
        Part::Merges => view! { <Merges opened /> }.into_any(),
        Part::Messages => view! { <PersonMessages contact=wanted /> }.into_any(),
        Part::Documents => view! { <Documents opened /> }.into_any(),
        Part::Access => view! { <AccessLog patient=opened.person.with_untracked(|p| p.id) /> }.into_any(),
        Part::Lab => shell::within(Route::LabResults(opened.person.with_untracked(|p| p.id))),
        Part::Referrals => shell::within(Route::PatientReferrals(opened.person.with_untracked(|p| p.id))),
    };
    // Writing begins on the timeline, wherever one is.
    Effect::new(move |_| {
        if opened.composing.get().is_some() && part.get_untracked() != Part::Timeline {
            route::replace_query(&[("tab", None)]);
        }
    });
    view! {
        <PatientBanner opened />
        <Notices opened wanted />
        <Parts people id=wanted part />
        <div class="rec" data-part=move || (part.get() != Part::Timeline).then_some("true")>
            <aside class="facts-col" aria-label=c::identity>
                <section>
                    <h3>{c::identity}<EditLink opened /></h3>
                    <PersonFacts people person=opened.person />
                </section>
                <Family opened />
                <Institutions opened />
                <Tags opened />
            </aside>
            <section class="center" aria-label=t::timeline>{content}</section>
            <aside class="right" aria-label=t::summary><Beside opened contact=wanted /></aside>
        </div>
    }
}

/// What comes next with this person, and what one wants to know first.
#[component]
fn Beside(opened: Opened, contact: Uuid) -> impl IntoView {
    let name = Signal::derive(move || opened.name());
    let visits = move || session::may(Permission::ReadAppointments);
    let results = opened.people == People::Patients;
    view! {
        <Show when=visits><PersonAppointments contact name /></Show>
        <Show when=move || results && session::may(Permission::ReadLab)><LatestValues patient=contact /></Show>
        <Show when=move || results && session::may(Permission::ReadReferrals)><OpenReferrals patient=contact /></Show>
        <Show when=|| session::may(Permission::ReadTasks)><PersonTasks contact /></Show>
        <Show when=|| session::may(Permission::ReadRecalls)><PersonRecalls contact name /></Show>
        <Summary opened />
    }
}

/// A part of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Timeline,
    Changes,
    Merges,
    Messages,
    Lab,
    Referrals,
    Documents,
    Access,
}

/// Who opened a record is kept of patients, and for those who look after that.
fn sees_access(people: People) -> bool {
    people == People::Patients && session::may(Permission::ReadAudit)
}

/// What was scanned or sent in, besides the files of visits, results and questions.
#[component]
fn Documents(opened: Opened) -> impl IntoView {
    let target = FileTarget { record_kind: RecordKind::Contact, record_id: opened.person.with_untracked(|p| p.id) };
    let may_add = Signal::derive(move || opened.person.with(|p| p.archived_at.is_none()));
    view! { <RecordFiles target may_add /> }
}

#[component]
fn Parts(people: People, id: Uuid, part: Memo<Part>) -> impl IntoView {
    let link = move |to: Part, code: Option<&str>, name: crate::i18n::Plain| {
        let query = code.map(|code| ("tab".to_owned(), code.to_owned())).into_iter().collect();
        let href = Address { route: Route::Person(people, id), query, fragment: String::new() }.href();
        let current = Signal::derive(move || part.get() == to);
        view! { <TabLink href current>{name}</TabLink> }
    };
    view! {
        <TabBar label=t::parts sticky=true>
            {link(Part::Timeline, None, t::timeline)}
            {(people == People::Patients && session::may(Permission::ReadLab)).then(|| link(Part::Lab, Some("lab"), t::lab))}
            {(people == People::Patients && session::may(Permission::ReadReferrals)).then(|| link(Part::Referrals, Some("referrals"), referrals::title))}
            {session::may(Permission::ReadMessages).then(|| link(Part::Messages, Some("messages"), messages::on_record))}
            {session::may(Permission::ReadFiles).then(|| link(Part::Documents, Some("documents"), documents::tab))}
            {link(Part::Changes, Some("changes"), t::changes)}
            {link(Part::Merges, Some("merges"), t::merges)}
            {sees_access(people).then(|| link(Part::Access, Some("access"), t::access))}
        </TabBar>
    }
}

#[component]
fn EditLink(opened: Opened) -> impl IntoView {
    let may = move || session::may(rights(opened.people).write) && opened.person.with(|p| p.archived_at.is_none());
    let href = Signal::derive(move || Route::EditPerson(opened.people, opened.person.with(|p| p.id)).href());
    view! {
        <Show when=may>
            <span class="end"><LinkButton href kind=Kind::Quiet size=Size::Small>{interface::edit}</LinkButton></span>
        </Show>
    }
}

/// Puts the person among what was opened lately.
fn remember(opened: Opened) {
    let person = opened.person.get_untracked();
    let detail = describe::telling(person.birth_date, person.sex, person.mrn.as_deref());
    shell::remember(Recent { route: Route::Person(opened.people, person.id), name: person.name, detail });
}
