//! The waiting list: when there is no free time that suits.

use chrono::{Days, NaiveDate};
use domain::scheduling::{CreateWaitingListEntry, DayPart};
use leptos::prelude::*;

use super::plan::Plan;
use crate::api::{Key, booking as api};
use crate::components::{DateField, FormErrors};
use crate::i18n::{lang, texts::portal_booking as t};
use crate::pages::portal::household::Household;
use crate::pages::portal::parts::{Act, Notice, refused};
use crate::pages::portal::place::Place;
use crate::remote::Submit;

/// How long somebody waits unless they say otherwise.
const DAYS: u64 = 30;

/// Asks to be told of a freed time.
#[component]
pub fn WaitingForm(plan: Plan) -> impl IntoView {
    if plan.guest {
        return view! {
            <Notice tone="plain" glyph="#i-bell" title=t::wait_sign_in>
                {t::wait_text}" "<a class="link" href=Place::SignIn.href()>{crate::i18n::texts::portal::sign_in}</a>
            </Notice>
        }
        .into_any();
    }
    let done = RwSignal::new(false);
    view! {
        {move || match done.get() {
            true => view! { <Notice tone="ok" glyph="#i-okc" title=t::waiting>{t::waiting_text}</Notice> }.into_any(),
            false => view! { <Form plan done /> }.into_any(),
        }}
    }
    .into_any()
}

#[component]
fn Form(plan: Plan, done: RwSignal<bool>) -> impl IntoView {
    let errors = FormErrors::provide();
    let (submit, household) = (Submit::new(), Household::here());
    let today = plan.zone().today();
    let from: RwSignal<Option<NaiveDate>> = RwSignal::new(Some(plan.from.get_untracked().max(today)));
    let until = RwSignal::new(Some(today + Days::new(DAYS)));
    let parts = RwSignal::new(Vec::<DayPart>::new());
    let key = Key::new();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let (Some(service_id), Some(location_id)) = (plan.service.get_untracked(), plan.location.get_untracked()) else { return };
        let (Some(member), Some(earliest_on), Some(latest_on)) = (household.active(), from.get_untracked(), until.get_untracked()) else {
            return;
        };
        let form = CreateWaitingListEntry {
            contact_id: member.id,
            service_id,
            location_id,
            practitioner_id: plan.practitioner.get_untracked(),
            earliest_on,
            latest_on,
            day_parts: parts.get_untracked(),
        };
        let key = key.clone();
        submit.run(async move { api::create_waiting_list_entry(&form, &key).await }, move |_| done.set(true));
    };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
        }
    });
    let part = move |part: DayPart| {
        let change = move |event| {
            let on = event_target_checked(&event);
            parts.update(|parts| {
                parts.retain(|p| *p != part);
                parts.extend(on.then_some(part));
            });
        };
        view! {
            <label class="chip">
                <input type="checkbox" prop:checked=move || parts.with(|p| p.contains(&part)) on:change=change />
                {move || part.label(lang())}
            </label>
        }
    };
    let name = move || household.active().map(|m| m.name).unwrap_or_default();
    view! {
        <form class="stack tight wait-form" on:submit=send>
            <h3>{t::wait_title}</h3>
            <p class="meta">{t::wait_text}</p>
            {refused(submit)}
            <DateField label=t::wait_from value=from at="/earliest_on" />
            <DateField label=t::wait_until value=until at="/latest_on" />
            <fieldset class="field">
                <legend class="label">{t::wait_part}</legend>
                <div class="hscroll">{DayPart::ALL.iter().copied().map(part).collect_view()}</div>
            </fieldset>
            <Act submit=true busy=submit.busy>{move || t::wait_for(&name())}</Act>
        </form>
    }
}
