//! Moving and cancelling, with the policy before the button, and saying that one comes.

use chrono::TimeDelta;
use domain::scheduling::{AppointmentView, CreateCancellation, Extent};
use leptos::prelude::*;

use crate::api::{Key, booking as api};
use crate::components::{TextField, toast};
use crate::format::{self, Zone};
use crate::i18n::texts::portal_visits as t;
use crate::pages::portal::household::{Household, first_name};
use crate::pages::portal::moves::Target;
use crate::pages::portal::parts::{Act, Notice, Trouble, icon, ticking, when};
use crate::pages::portal::place::Place;
use crate::remote::{Remote, Submit};

/// How long before a visit the patient is asked whether they come.
const ASKED: TimeDelta = TimeDelta::hours(48);

/// The card.
#[component]
pub fn ChangeCard(visit: Signal<AppointmentView>, remote: Remote<AppointmentView>) -> impl IntoView {
    let now = ticking();
    let can_move = Memo::new(move |_| visit.with(|v| v.changeable_until > now.get()));
    let can_cancel = Memo::new(move |_| visit.with(|v| v.cancellable_until > now.get()));
    let asking = RwSignal::new(false);
    let policy = move || match can_move.get() || can_cancel.get() {
        true => {
            let text =
                move || visit.with(|v| t::policy(&when::soon(v.changeable_until.max(v.cancellable_until), &Zone::new(&v.time_zone))));
            view! { <Notice tone="plain" glyph="#i-clock" title=text>{t::policy_text}</Notice> }.into_any()
        }
        false => view! { <Notice tone="plain" glyph="#i-clock" title=t::policy_over>{t::policy_over_text}</Notice> }.into_any(),
    };
    let href = move || Target::from(Place::Book).with("move", Some(visit.with(|v| v.id))).href();
    let buttons = move || {
        view! {
            <div class="btns">
                {can_move.get().then(|| view! { <a class="btn" href=href>{icon("#i-swap", "i s")}{t::move_it}</a> })}
                {can_cancel.get().then(|| view! { <Act class="btn danger" on_press=move |()| asking.set(true)>{t::cancel}</Act> })}
            </div>
        }
    };
    view! {
        <section class="card" aria-labelledby="ubah">
            <h2 id="ubah">{t::change_title}</h2>
            {policy}
            {move || match asking.get() && can_cancel.get() {
                true => view! { <CancelForm visit remote asking /> }.into_any(),
                false => buttons().into_any(),
            }}
        </section>
    }
}

#[component]
fn CancelForm(visit: Signal<AppointmentView>, remote: Remote<AppointmentView>, asking: RwSignal<bool>) -> impl IntoView {
    let (reason, submit, household) = (RwSignal::new(String::new()), Submit::new(), Household::here());
    let key = Key::new();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (id, key) = (visit.with_untracked(|v| v.id), key.clone());
        let reason = Some(reason.get_untracked().trim().to_owned()).filter(|text| !text.is_empty());
        let form = CreateCancellation { reason, extent: Extent::One };
        submit.run(async move { api::create_cancellation(id, &form, &key).await }, move |changed| {
            toast::done(t::cancelled());
            household.home.reload();
            remote.put(changed);
        });
    };
    let name = move || visit.with(|v| v.contact_name.clone());
    view! {
        <form class="stack tight" on:submit=send>
            <div><h3>{t::cancel_sure}</h3><p class="meta">{t::cancel_text}</p></div>
            {move || submit.failure.get().map(|failure| view! { <Trouble failure /> })}
            <TextField label=t::cancel_why value=reason optional=true max_length=500 />
            <div class="btns">
                <Act on_press=move |()| asking.set(false)>{t::cancel_keep}</Act>
                <Act class="btn danger" submit=true busy=submit.busy>{move || t::cancel_for(&name())}</Act>
            </div>
        </form>
    }
}

/// Asks whether the patient comes, when the day is near.
#[component]
pub fn ConfirmCard(visit: Signal<AppointmentView>, remote: Remote<AppointmentView>) -> impl IntoView {
    let (submit, key) = (Submit::new(), StoredValue::new(Key::new()));
    let send = move |()| {
        let (id, key) = (visit.with_untracked(|v| v.id), key.get_value());
        submit.run(async move { api::create_confirmation(id, &key).await }, move |changed| remote.put(changed));
    };
    let near = move || visit.with(|v| v.starts_at - format::now() < ASKED && v.starts_at > format::now());
    let name = move || visit.with(|v| first_name(&v.contact_name));
    move || match (visit.with(|v| v.confirmed_at.is_some()), near()) {
        (true, _) => view! { <Notice tone="ok" glyph="#i-okc" title=t::coming></Notice> }.into_any(),
        (false, true) => view! {
            <section class="card">
                <div><h2>{t::confirm_title}</h2><p class="meta">{t::confirm_text}</p></div>
                {move || submit.failure.get().map(|failure| view! { <Trouble failure /> })}
                <Act class="btn primary" busy=submit.busy on_press=send>{move || t::confirm_for(&name())}</Act>
            </section>
        }
        .into_any(),
        (false, false) => ().into_any(),
    }
}
