//! What can be done with a record: one next step, one edit, and the rare things in a menu.

use domain::contacts::InteractionKind;
use domain::identity::Permission;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Opened;
use super::portal_code::PortalCodeDialog;
use crate::api::contacts::{People, delete_person, register_contact, restore_person};
use crate::api::{Key, session};
use crate::browser::page;
use crate::components::{Button, Confirm, Glyph, Icon, Kind, LinkButton, Menu, MenuItem, MenuLine, toast};
use crate::i18n::texts::{contacts as c, feeds as feeds_words, interface, person as t};
use crate::pages::contacts::rights::rights;
use crate::pages::contacts::{describe, fresh};
use crate::pages::scheduling::booking::{Start, open_booking};
use crate::pages::scheduling::calendar::{FeedsDialog, Whose};
use crate::pages::scheduling::queue::{WalkInStart, open_walk_in};
use crate::remote::Submit;
use crate::route::{self, Route};

/// The buttons of the banner.
#[component]
pub fn RecordActions(opened: Opened) -> impl IntoView {
    let people = opened.people;
    let id = Signal::derive(move || opened.person.with(|p| p.id));
    let alive = Memo::new(move |_| opened.person.with(|p| p.archived_at.is_none()));
    let may_edit = move || alive.get() && session::may(rights(people).write);
    let may_note = move || alive.get() && session::may(Permission::WriteInteractions);
    let calm = Memo::new(move |_| opened.composing.with(Option::is_none));
    let visit = move |()| opened.composing.set(Some(InteractionKind::Visit));
    let edit = Signal::derive(move || Route::EditPerson(people, id.get()).href());
    let died = Memo::new(move |_| opened.person.with(|p| p.deceased_on.is_some()));
    let may_book =
        move || alive.get() && !died.get() && session::may(Permission::WriteAppointments) && opened.person.with(|p| p.mrn.is_some());
    let book = move |()| {
        let contact = opened.person.with_untracked(|p| (p.id, p.name.clone()));
        open_booking(Start { contact: Some(contact), ..Start::default() });
    };
    view! {
        <Show when=may_book>
            <Button icon=Glyph::Calendar on_press=book>{t::book_visit}</Button>
        </Show>
        <Show when=may_edit>
            <LinkButton href=edit icon=Glyph::Pencil attr:data-key="e">{interface::edit}</LinkButton>
        </Show>
        <Show when=may_note>
            {move || {
                let kind = if calm.get() && !died.get() { Kind::Primary } else { Kind::Plain };
                view! { <Button kind icon=Glyph::Steth on_press=visit>{t::note_visit}</Button> }
            }}
        </Show>
        <RareActions opened alive />
    }
}

#[component]
fn RareActions(opened: Opened, alive: Memo<bool>) -> impl IntoView {
    let people = opened.people;
    let asking = RwSignal::new(false);
    let id = Signal::derive(move || opened.person.with(|p| p.id));
    let mrn = Memo::new(move |_| opened.person.with(|p| p.mrn.clone()));
    let rights = rights(people);
    let may_merge = move || alive.get() && session::may(rights.merge);
    let may_archive = move || alive.get() && session::may(rights.delete);
    let may_register =
        move || people == People::Contacts && alive.get() && mrn.with(Option::is_none) && session::may(Permission::WritePatients);
    let inviting = RwSignal::new(false);
    let patient_here = move || alive.get() && mrn.with(Option::is_some);
    let may_receive = move || patient_here() && session::may(Permission::ReceivePatients);
    let may_invite = move || patient_here() && people == People::Patients && session::may(Permission::InvitePatients);
    let feeds = RwSignal::new(None::<Whose>);
    let may_feed = move || patient_here() && session::may(Permission::WriteAppointments);
    let feed = move |()| feeds.set(Some(opened.person.with_untracked(|p| Whose::Patient(p.id, p.name.clone()))));
    let walk_in = move |()| {
        let contact = opened.person.with_untracked(|p| (p.id, p.name.clone()));
        open_walk_in(WalkInStart { contact: Some(contact) });
    };
    let is_patient = move || people == People::Contacts && mrn.with(Option::is_some);
    let submit = Submit::new();
    let register = move |()| {
        let id = id.get_untracked();
        let key = Key::new();
        submit.run(async move { register_contact(id, &key).await }, move |made| {
            let patient = made.record;
            toast::done(t::register_done(&patient.name, patient.mrn.as_deref().unwrap_or_default()));
            fresh::mark();
            route::go(Route::Person(People::Patients, patient.id));
        });
    };
    report(submit);
    let copy = move |()| {
        if let Some(mrn) = mrn.get_untracked() {
            copy_mrn(mrn);
        }
    };
    let patient = move |()| route::go(Route::Person(People::Patients, id.get_untracked()));
    let trigger = || view! { <Icon glyph=Glyph::More /> };
    view! {
        <Menu trigger label=interface::more icon_only=true>
            <Show when=may_register><MenuItem icon=Glyph::Users on_press=register>{t::register}</MenuItem></Show>
            <Show when=is_patient><MenuItem icon=Glyph::Users on_press=patient>{t::open_patient}</MenuItem></Show>
            <Show when=move || mrn.with(Option::is_some)><MenuItem icon=Glyph::Copy on_press=copy>{t::copy_mrn}</MenuItem></Show>
            <Show when=may_receive><MenuItem icon=Glyph::Ticket on_press=walk_in>{t::give_number}</MenuItem></Show>
            <Show when=may_feed><MenuItem icon=Glyph::Link on_press=feed>{feeds_words::menu}</MenuItem></Show>
            <Show when=may_invite><MenuItem icon=Glyph::Key on_press=move |()| inviting.set(true)>{t::portal_code}</MenuItem></Show>
            <Show when=may_merge>
                <MenuItem icon=Glyph::Merge on_press=move |()| route::go(Route::MergePerson(people, id.get_untracked()))>{t::merge}</MenuItem>
            </Show>
            <Show when=may_archive>
                <MenuLine />
                <MenuItem icon=Glyph::Archive danger=true on_press=move |()| asking.set(true)>{t::archive}</MenuItem>
            </Show>
        </Menu>
        <ArchiveQuestion opened asking />
        <PortalCodeDialog opened open=inviting />
        <FeedsDialog whose=feeds />
    }
}

#[component]
fn ArchiveQuestion(opened: Opened, asking: RwSignal<bool>) -> impl IntoView {
    let people = opened.people;
    let submit = Submit::new();
    report(submit);
    let who = move || opened.person.with(|p| describe::named(&p.name, p.birth_date));
    let archive = move |()| {
        let (id, etag, name) = (opened.person.with_untracked(|p| p.id), opened.etag(), untrack(|| opened.name()));
        submit.run(async move { delete_person(people, id, &etag).await }, move |()| {
            asking.set(false);
            opened.remote.reload();
            toast::undoable(t::archived_done(&name), move || bring_back(people, id));
        });
    };
    view! {
        <Confirm
            open=asking
            on_close=move |()| asking.set(false)
            title=move || t::archive_title(&who())
            text=t::archive_text
            action=move || t::archive_action(&opened.name())
            busy=submit.busy
            on_confirm=archive
        />
    }
}

fn bring_back(people: People, id: uuid::Uuid) {
    spawn_local(async move {
        match restore_person(people, id).await {
            Ok(back) => {
                toast::done(t::restored(&back.record.name));
                fresh::mark();
            }
            Err(failure) => toast::failed(&failure),
        }
    });
}

fn copy_mrn(mrn: String) {
    spawn_local(async move {
        let words = match page::copy(&mrn).await {
            true => c::copied_mrn(&mrn),
            false => c::copy_refused().to_owned(),
        };
        toast::done(words);
    });
}

/// Failures of a menu have no place of their own on the page.
fn report(submit: Submit) {
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
}
