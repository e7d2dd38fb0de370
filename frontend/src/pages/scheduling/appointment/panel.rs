//! An appointment beside the calendar: what it is, what comes next, what happened.

use domain::identity::Permission;
use domain::scheduling::{AppointmentState, AppointmentView};
use leptos::prelude::*;
use uuid::Uuid;

use super::cancel::CancelDialog;
use super::facts::VisitFacts;
use super::history::History;
use super::next::{NextStep, run};
use crate::api::{Revision, scheduling as api, session};
use crate::components::{Avatar, FailureNote, Glyph, Icon, Kind, LinkButton, Menu, MenuItem, MenuLine, SidePanel, Size, Skeleton, toast};
use crate::i18n::texts::{interface, scheduling as t};
use crate::live;
use crate::pages::contacts::describe;
use crate::pages::scheduling::booking::{Start, open_booking};
use crate::pages::scheduling::words::StateChip;
use crate::remote::{Remote, Submit};
use crate::route::{self, Route};

/// The panel. It shows at once what the calendar knows.
#[component]
pub fn AppointmentPanel(
    id: Uuid,
    first: Option<AppointmentView>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(into)] on_move: Callback<AppointmentView>,
    #[prop(into)] on_changed: Callback<()>,
) -> impl IntoView {
    let found = Remote::new(move || async move { api::find_appointment(id).await });
    live::reload_on(&["appointment", "queue"], found);
    let visit = Memo::new(move |_| found.value.get().map(|r: Revision<AppointmentView>| r.record).or_else(|| first.clone()));
    let name = move || visit.with(|v| v.as_ref().map(|v| v.contact_name.clone())).unwrap_or_default();
    let changed = Callback::new(move |()| {
        found.reload();
        on_changed.run(());
    });
    let head = move || visit.get().map(|v| view! { <StateChip state=v.state confirmed=v.confirmed_at.is_some() /> });
    let end = move || visit.get().map(|visit| view! { <RareActions visit on_move on_changed=changed /> });
    let foot = move || visit.get().map(|visit| view! { <NextStep visit on_changed=changed /> });
    let body = move || {
        match (visit.get(), found.failure.get()) {
        (Some(visit), _) => view! {
            <section class="id">
                <div class="row">
                    <Avatar name=visit.contact_name.clone() size="lg" />
                    <div>
                        <h2><a class="strong" href=describe::route_of(visit.contact_mrn.as_deref(), visit.contact_id).href()>{visit.contact_name.clone()}</a></h2>
                        <p class="told num">{[
                            visit.contact_birth_date.map(describe::born),
                            visit.contact_sex.map(|sex| sex.label(crate::i18n::lang()).to_owned()),
                            visit.contact_mrn.as_deref().map(crate::i18n::texts::contacts::mrn_of),
                        ].into_iter().flatten().collect::<Vec<_>>().join(" · ")}</p>
                    </div>
                </div>
            </section>
            <section><VisitFacts visit=visit.clone() /></section>
            <section><h3>{t::history}</h3><History id=visit.id version=visit.version /></section>
        }
        .into_any(),
        (None, Some(failure)) => view! { <section><FailureNote failure on_retry=move |()| found.reload() /></section> }.into_any(),
        (None, None) => view! { <section><Skeleton lines=8 /></section> }.into_any(),
    }
    };
    view! {
        <SidePanel
            label=move || t::panel_of(&name())
            head=move || head
            end=move || end
            foot=move || foot
            on_close
        >
            {body}
        </SidePanel>
    }
}

/// What is done seldom: moving, cancelling, taking back.
#[component]
pub fn RareActions(
    visit: AppointmentView,
    #[prop(into)] on_move: Callback<AppointmentView>,
    #[prop(into)] on_changed: Callback<()>,
) -> impl IntoView {
    use AppointmentState as S;
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
    let cancelling = RwSignal::new(None::<AppointmentView>);
    let (id, state, name) = (visit.id, visit.state, visit.contact_name.clone());
    let writes = session::may(Permission::WriteAppointments);
    let gone = matches!(state, S::Cancelled | S::NoShow);
    let past = visit.starts_at < crate::format::now();
    let shown = StoredValue::new(visit);
    let named = StoredValue::new(name);
    let again = move |()| {
        let start = shown.with_value(|v| Start {
            contact: Some((v.contact_id, v.contact_name.clone())),
            service: Some(v.service_id),
            practitioner: Some(v.practitioner_id),
            location: Some(v.location_id),
            ..Start::default()
        });
        open_booking(start);
    };
    let confirm = move |()| run(submit, api::create_confirmation(id), t::confirmed(&named.get_value()), Some(on_changed));
    let restore = move |()| run(submit, api::delete_cancellation(id), t::restored(&named.get_value()), Some(on_changed));
    let no_show = move |()| {
        let name = named.get_value();
        submit.run(api::create_no_show(id), move |_| {
            on_changed.run(());
            toast::undoable(t::no_show_done(&name), move || restore_quietly(id));
        });
    };
    let trigger = || view! { <Icon glyph=Glyph::More /> };
    let unconfirmed = shown.with_value(|v| v.confirmed_at.is_none());
    // On its own page there is nothing more to open.
    let elsewhere = route::address().with_untracked(|a| a.route != Route::Visit(id));
    view! {
        {elsewhere.then(|| view! {
            <LinkButton href=Route::Visit(id).href() kind=Kind::Quiet size=Size::Small>{interface::open_full}</LinkButton>
        })}
        <Menu trigger label=interface::more icon_only=true size=Size::Small>
            {(writes && state.is_open()).then(|| view! {
                <MenuItem icon=Glyph::Arrow end="M" on_press=move |()| on_move.run(shown.get_value())>{t::move_to}</MenuItem>
            })}
            {(writes && state == S::Confirmed && unconfirmed).then(|| view! { <MenuItem icon=Glyph::CheckCircle on_press=confirm>{t::confirm}</MenuItem> })}
            {(writes && state.is_open() && past).then(|| view! { <MenuItem icon=Glyph::UserX on_press=no_show>{t::mark_no_show}</MenuItem> })}
            {(writes && gone).then(|| view! { <MenuItem icon=Glyph::Undo on_press=restore>{t::restore}</MenuItem> })}
            {writes.then(|| view! { <MenuItem icon=Glyph::Plus on_press=again>{t::book_again}</MenuItem> })}
            {(writes && state.is_open()).then(|| view! {
                <MenuLine />
                <MenuItem icon=Glyph::Ban danger=true on_press=move |()| cancelling.set(Some(shown.get_value()))>{t::cancel_visit}</MenuItem>
            })}
        </Menu>
        <CancelDialog visit=cancelling on_done=on_changed />
    }
}

/// Takes back a no-show, from a notice that may outlive its page.
fn restore_quietly(id: Uuid) {
    leptos::task::spawn_local(async move {
        match api::delete_cancellation(id).await {
            Ok(_) => toast::done(interface::undone()),
            Err(failure) => toast::failed(&failure),
        }
    });
}
