//! The referrals of a patient: a part of the record, and a card beside it and beside a visit.

use domain::referrals::ReferralView;
use leptos::prelude::*;
use uuid::Uuid;

use super::list::{OPEN, codes};
use super::words;
use crate::api::referrals::Referrals;
use crate::api::resource::{Query, list};
use crate::components::grid::Rows;
use crate::components::{Button, Card, Empty, FailureNote, Glyph, Icon, LinkButton, Size, Skeleton};
use crate::format;
use crate::i18n::texts::{referrals as t, settings};
use crate::live;
use crate::remote::Remote;
use crate::route::Route;
use crate::shell::open_to;

/// All of them, the newest first.
#[component]
pub fn PatientReferrals(patient: Uuid) -> impl IntoView {
    let rows = Rows::new(move || {
        let query = Query::counted(20).maybe("filter[patient_id][eq]", Some(patient.to_string()));
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<Referrals>(&query).await }
        }
    });
    live::gathered(&["referral"], move || rows.reload());
    let nothing = move || rows.records.with(Vec::is_empty);
    let rest = move || {
        if let Some(failure) = rows.failure.get() {
            return view! { <FailureNote failure on_retry=move |()| rows.reload() /> }.into_any();
        }
        match (rows.loading.get() && nothing(), nothing(), rows.has_more()) {
            (true, ..) => view! { <Skeleton lines=4 /> }.into_any(),
            (_, true, _) => view! { <Empty glyph=Glyph::Exit title=t::of_patient_empty text=t::of_patient_empty_text /> }.into_any(),
            (_, _, true) => view! { <Button busy=rows.loading on_press=move |()| rows.more()>{settings::more_rows}</Button> }.into_any(),
            _ => ().into_any(),
        }
    };
    let end = move || new_link(patient);
    view! {
        <Card title=t::title end>
            <ul class="visits-list">
                <For each=move || rows.records.get() key=|view| (view.id, view.version) children=|view| view! { <Line view=(*view).clone() /> } />
            </ul>
            {rest}
        </Card>
    }
}

fn new_link(patient: Uuid) -> Option<impl IntoView> {
    let href = words::new_href(patient);
    open_to(Route::NewReferral).then(|| view! { <LinkButton href size=Size::Small icon=Glyph::Plus>{t::new}</LinkButton> })
}

#[component]
fn Line(view: ReferralView) -> impl IntoView {
    let day = format::short_date(words::zone_of(&view).wall(view.created_at).date());
    let parties = format!("{} → {}", view.sender(), view.receiver());
    let glyph = words::direction_glyph(view.direction);
    view! {
        <li>
            <Icon glyph size="i-sm" />
            <a class="strong num" href=Route::Referral(view.id).href()>{view.number.clone()}</a>
            {words::state_chip(&view)}
            {words::urgency_chip(&view)}
            <span class="sub num">{day}</span>
            <span class="sub">{parties}</span>
        </li>
    }
}

/// What is still open, beside a record or a visit.
#[component]
pub fn OpenReferrals(patient: Uuid) -> impl IntoView {
    let found = Remote::new(move || async move {
        let query = Query { limit: Some(5), ..Query::default() };
        let query = query.maybe("filter[patient_id][eq]", Some(patient.to_string()));
        Ok(list::<Referrals>(&query.maybe("filter[state][in]", Some(codes(OPEN)))).await?.data)
    });
    live::reload_on(&["referral"], found);
    let line = |view: ReferralView| view! { <Line view /> };
    let content = move || match (found.value.get(), found.failure.get()) {
        (Some(all), _) if all.is_empty() => view! { <p class="sub">{t::none_open}</p> }.into_any(),
        (Some(all), _) => view! { <ul class="visits-list">{all.into_iter().map(line).collect_view()}</ul> }.into_any(),
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| found.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=2 /> }.into_any(),
    };
    let end = move || new_link(patient);
    view! { <Card title=t::title end>{content}</Card> }
}
