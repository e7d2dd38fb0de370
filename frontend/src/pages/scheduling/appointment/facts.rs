//! What an appointment is.

use domain::scheduling::AppointmentView;
use leptos::prelude::*;

use crate::components::{Fact, Facts};
use crate::format;
use crate::i18n::{lang, texts::scheduling as t};
use crate::pages::scheduling::words::{service, short_day, when, zone_of};

/// Time, service, practitioner, place, code, reason.
#[component]
pub fn VisitFacts(visit: AppointmentView) -> impl IntoView {
    let visit = StoredValue::new(visit);
    let at = move || visit.with_value(when);
    let what = move || visit.with_value(|v| service(v).to_owned());
    let rooms = visit.with_value(|v| v.resource_names.join(", "));
    let confirmed = visit.with_value(|v| v.confirmed_at);
    let source = visit.with_value(|v| v.source);
    let price = visit.with_value(|v| v.price.clone());
    let optional =
        |value: Option<String>, name: crate::i18n::Plain| value.map(|value| view! { <Fact name><span class="pre">{value}</span></Fact> });
    view! {
        <Facts>
            <Fact name=t::time>{at}</Fact>
            <Fact name=t::service>{what}</Fact>
            <Fact name=t::practitioner>{visit.with_value(|v| v.practitioner_name.clone())}</Fact>
            <Fact name=t::place>
                {visit.with_value(|v| v.location_name.clone())}
                {(!rooms.is_empty()).then(|| format!(" · {rooms}"))}
            </Fact>
            {optional(visit.with_value(|v| v.reason.clone()), t::reason)}
            {optional(visit.with_value(|v| v.overbooked_for.clone()), t::overbooked)}
            <Fact name=t::code><code>{visit.with_value(|v| v.code.clone())}</code></Fact>
            <Fact name=t::booked_by>{move || source.label(lang())}</Fact>
            {confirmed.map(|at| view! {
                <Fact name=t::confirmed_at>{move || visit.with_value(|v| format::date_time(at, &zone_of(v)))}</Fact>
            })}
            {(price.amount > 0).then(|| view! { <Fact name=t::price>{move || format::amount(&price)}</Fact> })}
            {visit.with_value(|v| v.follow_up_on).map(|day| view! { <Fact name=t::follow_up>{move || short_day(day)}</Fact> })}
        </Facts>
    }
}
