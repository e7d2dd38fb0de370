//! What will be booked, in words, with price and policy.

use chrono::TimeDelta;
use leptos::prelude::*;

use super::plan::Plan;
use crate::format;
use crate::i18n::texts::{portal, portal_booking as t};
use crate::pages::portal::catalogue::{languages, payers, price, service_name};
use crate::pages::portal::parts::{YourTime, icon, when};

/// The summary; `patient` is who it is for, with what tells them from their namesakes.
#[component]
pub fn Summary(plan: Plan, #[prop(into)] patient: Signal<Option<(String, String)>>) -> impl IntoView {
    let who = move || {
        patient.get().filter(|(name, _)| !name.is_empty()).map(|(name, detail)| {
            view! { <div>{icon("#i-user", "i")}<dt>{t::patient}</dt><dd>{name}<span class="meta">{detail}</span></dd></div> }
        })
    };
    let time = move || match plan.chosen.get() {
        Some(slot) => {
            let zone = plan.catalogue.zone(Some(slot.location_id));
            let (day, clock) = (format::long_date(zone.wall(slot.starts_at).date()), format::time(slot.starts_at, &zone));
            view! { {day}", "<span class="nb">{clock}</span>" "<YourTime at=slot.starts_at zone /> }.into_any()
        }
        None => view! { <span class="nb">{t::choose_time}</span> }.into_any(),
    };
    let doctor = move || match (plan.chosen.get(), plan.practitioner.get()) {
        (Some(slot), _) => slot.practitioner_name,
        (None, Some(id)) => plan.catalogue.practitioner(id).map(|p| p.name).unwrap_or_default(),
        (None, None) => t::any_doctor().to_owned(),
    };
    let place = move || plan.location.get().and_then(|id| plan.catalogue.location(id)).map(|l| l.name);
    let slot_of = move || plan.chosen.with(|slot| slot.as_ref().map(|slot| (slot.practitioner_id, slot.location_id)));
    let spoken = move || {
        let id = slot_of().map(|(doctor, _)| doctor).or_else(|| plan.practitioner.get())?;
        let list = languages(&plan.catalogue.practitioner(id)?)?;
        Some(view! { <div>{icon("#i-lang", "i")}<dt>{portal::languages}</dt><dd>{list}</dd></div> })
    };
    let paid = move || {
        let id = slot_of().map(|(_, place)| place).or_else(|| plan.location.get())?;
        let list = payers(&plan.catalogue.location(id)?.payers)?;
        Some(view! { <div>{icon("#i-money", "i")}<dt>{portal::payment}</dt><dd>{list}</dd></div> })
    };
    let service = move || plan.service.get().and_then(|id| plan.catalogue.service(id));
    let cost = move || {
        service().map(|s| {
            view! { <dl class="sum"><div class="total"><dt>{service_name(&s).to_owned()}</dt><dd>{price(&s.price)}</dd></div></dl> }
        })
    };
    let approval = move || service().filter(|s| s.needs_approval).map(|_| view! { <p class="small">{t::approval}</p> });
    view! {
        <section class="card" aria-labelledby="sum-t">
            <h2 id="sum-t">{t::summary}</h2>
            <dl class="facts">
                {who}
                <div>{icon("#i-cal", "i")}<dt>{t::time_label}</dt><dd>{time}</dd></div>
                <div>{icon("#i-stet", "i")}<dt>{t::doctor_place}</dt><dd>{doctor}<span class="meta">{place}</span></dd></div>
                {spoken}
                {paid}
            </dl>
            <hr />
            {cost}
            <p class="small">{t::cost_note}</p>
            {approval}
            {move || policy(plan).map(|text| view! { <p class="small">{text}</p> })}
        </section>
    }
}

/// Until when the patient can change it by themselves.
fn policy(plan: Plan) -> Option<String> {
    let slot = plan.chosen.get()?;
    let minutes = plan.catalogue.0.value.with(|c| c.as_ref().map(|c| c.change_until_minutes.max(c.cancel_until_minutes)))?;
    let zone = plan.catalogue.zone(Some(slot.location_id));
    let until = slot.starts_at - TimeDelta::minutes(i64::from(minutes));
    Some(if until > format::now() { t::policy(&when::soon(until, &zone)) } else { t::policy_over().to_owned() })
}
