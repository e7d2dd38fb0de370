//! Booking on one page, for whoever is signed in, and moving a visit.

use domain::portal::FamilyMemberView;
use domain::scheduling::{AppointmentView, CreateAppointment, CreateRescheduling, Extent};
use leptos::prelude::*;
use uuid::Uuid;

use super::dates::SlotPicker;
use super::dock::Dock;
use super::plan::Plan;
use super::rows::ChoiceRows;
use super::summary::Summary;
use crate::api::{Key, booking as api};
use crate::components::toast;
use crate::format;
use crate::i18n::texts::{interface, portal_booking as t};
use crate::pages::portal::household::{Household, relation};
use crate::pages::portal::moves;
use crate::pages::portal::parts::{Act, Disc, Trouble};
use crate::pages::portal::place::Place;
use crate::remote::Submit;

/// The page.
#[component]
pub fn SignedInBooking(plan: Plan) -> impl IntoView {
    let moving = plan.moving.with_untracked(Option::is_some);
    let title = if moving { t::title_move } else { t::title };
    crate::pages::portal::title(move || title().to_owned());
    let household = Household::here();
    let who = RwSignal::new(moves::here_now().value::<Uuid>("for").or_else(|| household.active().map(|m| m.id)));
    // Nobody is known until the family has come; setting nobody again would run this for ever.
    Effect::new(move |_| {
        if let (None, Some(first)) = (who.get(), household.active()) {
            who.set(Some(first.id));
        }
    });
    begin_with_last(plan, who);
    let member = Memo::new(move |_| household.family().into_iter().find(|m| Some(m.id) == who.get()));
    let patient = Signal::derive(move || match plan.moving.get() {
        Some(visit) => Some((visit.contact_name, visit.contact_mrn.map(|mrn| format!("RM {mrn}")).unwrap_or_default())),
        None => member.get().map(|m| (m.name.clone(), identity(&m))),
    });
    view! {
        <header class="page-head">
            <h1>{title}</h1>
            <p class="lead desk">{if moving { t::lead_move } else { t::lead }}</p>
        </header>
        <div class="cols">
            <div class="stack">
                {(!moving).then(|| view! { <ForWhom who /> })}
                <ChoiceRows plan />
                <SlotPicker plan />
                {(!moving).then(|| view! { <Reason plan /> })}
            </div>
            <div class="stack aside">
                <Summary plan patient />
                <Dock plan><Send plan who patient /></Dock>
            </div>
        </div>
    }
}

/// What the patient came for last stands there already; whoever it is for is asked about once, later changes keep the choices.
fn begin_with_last(plan: Plan, who: RwSignal<Option<Uuid>>) {
    let asking = Submit::new();
    Effect::new(move |_| {
        let Some(id) = who.get().filter(|_| !plan.known.get_untracked()) else { return };
        // Without an answer it begins as for somebody new.
        asking.run(async move { Ok(api::find_last_visit(id).await.ok().flatten()) }, move |last| plan.begin(last));
    });
}

/// `12-03-1984 · RM 012483`.
pub fn identity(member: &FamilyMemberView) -> String {
    let parts = [member.birth_date.map(format::birth_date), member.mrn.as_ref().map(|mrn| format!("RM {mrn}"))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[component]
fn ForWhom(who: RwSignal<Option<Uuid>>) -> impl IntoView {
    let household = Household::here();
    let option = move |member: FamilyMemberView| {
        let (id, about) = (member.id, relation(&member));
        view! {
            <label class="opt">
                <input type="radio" name="who" prop:checked=move || who.get() == Some(id) on:change=move |_| who.set(Some(id)) />
                <Disc name=member.name.clone() />
                <span><b>{member.name}</b><span class="meta">{about}</span></span>
            </label>
        }
    };
    let options = move || household.family().into_iter().map(option).collect_view();
    view! {
        <fieldset class="stack tight">
            <legend class="vh">{t::who_question}</legend>
            <h2 aria-hidden="true">{t::who}</h2>
            <div class="pick people">{options}</div>
        </fieldset>
    }
}

/// What the patient would like to talk about.
#[component]
pub fn Reason(plan: Plan) -> impl IntoView {
    view! {
        <div class="field">
            <label for="reason">{t::reason}" "<span class="opt-tag">"("{interface::optional}")"</span></label>
            <textarea
                id="reason"
                rows="3"
                maxlength="500"
                aria-describedby="reason-h"
                prop:value=move || plan.reason.get()
                on:input=move |event| plan.reason.set(event_target_value(&event))
            ></textarea>
            <p class="hint" id="reason-h">{t::reason_hint}</p>
        </div>
    }
}

#[component]
fn Send(plan: Plan, who: RwSignal<Option<Uuid>>, patient: Signal<Option<(String, String)>>) -> impl IntoView {
    let (submit, household) = (Submit::new(), Household::here());
    let key = StoredValue::new(Key::new());
    let ready = Signal::derive(move || plan.held.with(Option::is_some));
    let done = move |visit: AppointmentView| {
        plan.used();
        toast::done(if plan.moving.with_untracked(Option::is_some) { t::moved() } else { t::booked() });
        household.home.reload();
        moves::replace(Place::Visit(visit.id));
    };
    let send = move |()| {
        let Some(held) = plan.held.get_untracked() else { return };
        let key = key.get_value();
        let reason = Some(plan.reason.get_untracked().trim().to_owned()).filter(|text| !text.is_empty());
        let (hold_id, hold_secret) = (Some(held.id), Some(held.secret));
        match (plan.moving.get_untracked(), who.get_untracked()) {
            (Some(visit), _) => {
                let form = CreateRescheduling { hold_id, hold_secret, extent: Extent::One, ..CreateRescheduling::default() };
                submit.run(async move { api::create_rescheduling(visit.id, &form, &key).await }, done);
            }
            (None, Some(contact_id)) => {
                let form = CreateAppointment { contact_id, hold_id, hold_secret, reason, ..CreateAppointment::default() };
                submit.run(async move { api::create_appointment(&form, &key).await }, done);
            }
            (None, None) => {}
        }
    };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            // What was refused is not what will be sent next.
            key.set_value(Key::new());
            if plan.refused(&failure) {
                submit.failure.set(None);
            }
        }
    });
    let name = move || patient.get().map(|(name, _)| name).unwrap_or_default();
    let words = move || match (ready.get(), plan.moving.with(Option::is_some)) {
        (false, _) => t::time_first().to_owned(),
        (true, true) => t::move_for(&name()),
        (true, false) => t::book_for(&name()),
    };
    view! {
        {move || submit.failure.get().map(|failure| view! { <Trouble failure /> })}
        <Act class="btn primary wide" busy=submit.busy disabled=Signal::derive(move || !ready.get()) on_press=send>{words}</Act>
    }
}
