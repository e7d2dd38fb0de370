//! What can be done with a referral: the next step as a button, the rest in a menu.

use domain::identity::Permission;
use domain::referrals::{CreateReferralStep, ReferralDirection, ReferralState, ReferralStep, is_editable};
use leptos::prelude::*;

use super::dialogs::{End, EndDialog, PlanDialog, shown};
use super::result::ResultDialog;
use super::whole::Whole;
use crate::api::{Key, referrals as api, session};
use crate::components::{Button, Confirm, Glyph, Kind, LinkButton, Menu, MenuItem, toast};
use crate::i18n::{
    Plain,
    texts::{interface, referrals as t},
};
use crate::pages::scheduling::booking::{Start, open_booking};
use crate::remote::Submit;
use crate::route::Route;

/// The buttons.
#[component]
pub fn Steps(whole: Whole) -> impl IntoView {
    let writes = session::may(Permission::WriteReferrals);
    let books = session::may(Permission::WriteAppointments);
    let outward = whole.view.with_untracked(|view| view.direction == ReferralDirection::Out);
    let (sending, declining, cancelling) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let (answering, planning, submit) = (RwSignal::new(false), RwSignal::new(false), Submit::new());
    let may = move |step: ReferralStep| Memo::new(move |_| writes && whole.fits(step));
    let schedules = Memo::new(move |_| books && whole.fits(ReferralStep::Appointment));
    let edits = Memo::new(move |_| writes && whole.view.with(|view| is_editable(view.direction, view.state)));
    let edit = Route::EditReferral(whole.id()).href();
    let more = Memo::new(move |_| {
        let rare =
            [ReferralStep::Receipt, ReferralStep::Acceptance, ReferralStep::Visit, ReferralStep::Decline, ReferralStep::Cancellation];
        writes && rare.into_iter().any(|step| whole.fits(step))
    });
    let time = move |()| if outward { planning.set(true) } else { book(whole) };
    let answer = move || if whole.state() == ReferralState::Answered { t::answer_more() } else { t::answer() };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
    let (can_send, can_answer) = (may(ReferralStep::Sending), may(ReferralStep::Result));
    view! {
        <Show when=move || edits.get()><LinkButton href=edit.clone() icon=Glyph::Pencil attr:data-key="e">{interface::edit}</LinkButton></Show>
        <Show when=move || schedules.get()>
            <Button icon=Glyph::Calendar on_press=time>{if outward { t::plan } else { t::book }}</Button>
        </Show>
        <Show when=move || can_send.get()><Button kind=Kind::Primary icon=Glyph::Send on_press=move |()| sending.set(true)>{t::send}</Button></Show>
        <Show when=move || can_answer.get()><Button kind=Kind::Primary icon=Glyph::Pencil on_press=move |()| answering.set(true)>{answer}</Button></Show>
        <Show when=move || more.get()><Rare whole submit declining cancelling /></Show>
        <SendQuestion whole asking=sending />
        <EndDialog whole open=declining end=End::Decline />
        <EndDialog whole open=cancelling end=End::Cancellation />
        <PlanDialog whole open=planning />
        <ResultDialog whole open=answering />
    }
}

/// Steps of the other side, and ends.
#[component]
fn Rare(whole: Whole, submit: Submit, declining: RwSignal<bool>, cancelling: RwSignal<bool>) -> impl IntoView {
    let item = move |step: ReferralStep, glyph: Glyph, word: Plain| {
        let run = move |()| take(whole, submit, step);
        view! { <Show when=move || whole.fits(step)><MenuItem icon=glyph on_press=run>{word}</MenuItem></Show> }
    };
    view! {
        <Menu trigger=|| view! { {interface::more} } label=interface::more kind=Kind::Plain>
            {item(ReferralStep::Receipt, Glyph::Inbox, t::received)}
            {item(ReferralStep::Acceptance, Glyph::Check, t::accept)}
            {item(ReferralStep::Visit, Glyph::Steth, t::seen)}
            <Show when=move || whole.fits(ReferralStep::Decline)>
                <MenuItem icon=Glyph::Ban on_press=move |()| declining.set(true)>{t::decline}</MenuItem>
            </Show>
            <Show when=move || whole.fits(ReferralStep::Cancellation)>
                <MenuItem icon=Glyph::X danger=true on_press=move |()| cancelling.set(true)>{t::cancel}</MenuItem>
            </Show>
        </Menu>
    }
}

fn take(whole: Whole, submit: Submit, step: ReferralStep) {
    let id = whole.id();
    let call = async move {
        let (body, key) = (CreateReferralStep::default(), Key::new());
        match step {
            ReferralStep::Receipt => api::create_referral_receipt(id, &body, &key).await,
            ReferralStep::Acceptance => api::create_referral_acceptance(id, &body, &key).await,
            _ => api::create_referral_visit(id, &body, &key).await,
        }
    };
    submit.run(call, move |view| shown(whole, view));
}

/// Books a visit of the patient, with whom it is for.
fn book(whole: Whole) {
    let start = whole.view.with_untracked(|view| Start {
        contact: Some((view.patient_id, view.patient_name.clone())),
        practitioner: view.to_practitioner_id,
        location: Some(view.location_id),
        referral: Some(view.id),
        ..Start::default()
    });
    open_booking(start);
}

#[component]
fn SendQuestion(whole: Whole, asking: RwSignal<bool>) -> impl IntoView {
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            asking.set(false);
            toast::failed(&failure);
        }
    });
    let send = move |()| {
        let id = whole.id();
        let call = async move { api::create_referral_sending(id, &CreateReferralStep::default(), &Key::new()).await };
        submit.run(call, move |view| {
            asking.set(false);
            toast::done(t::sent_done(&view.number));
            whole.absorb(view);
        });
    };
    view! {
        <Confirm
            open=asking
            on_close=move |()| asking.set(false)
            title=t::send_title
            text=t::send_text
            action=move || t::send_for(&whole.patient())
            kind=Kind::Primary
            busy=submit.busy
            on_confirm=send
        />
    }
}
