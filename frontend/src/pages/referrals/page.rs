//! One referral: who, from whom to whom and why, what came back, and what can be done next.

use domain::identity::Permission;
use domain::referrals::{ReferralEventView, ReferralResultView, ReferralView};
use leptos::prelude::*;
use uuid::Uuid;

use super::steps::Steps;
use super::whole::Whole;
use super::words;
use crate::api::referrals::{find_referral, find_referral_letter};
use crate::api::session;
use crate::browser::share;
use crate::components::{
    Avatar, Banner, Button, Card, Fact, Facts, Glyph, Kind, LinkButton, Loaded, Timeline, TimelineDay, TimelineEvent, toast,
};
use crate::format;
use crate::i18n::{
    lang,
    texts::{contacts as c, person, referrals as t},
};
use crate::live;
use crate::pages::contacts::describe;
use crate::pages::documents::RecordFiles;
use crate::remote::{Remote, Submit};
use crate::route::{People, Route};
use crate::shell::{self, open_to};

/// The page.
#[component]
pub fn ReferralPage(id: Uuid) -> impl IntoView {
    let remote = Remote::new(move || find_referral(id));
    live::on(&["referral"], move |event| {
        if event.id.is_none_or(|other| other == id) {
            remote.reload();
        }
    });
    let name = move || remote.value.with(|view| view.as_ref().map(|view| t::of(&view.number, &view.patient_name)));
    shell::title(move || name().unwrap_or_else(|| t::title().to_owned()));
    view! {
        <Loaded remote let:view>
            <Opened whole=Whole { remote, view } />
        </Loaded>
    }
}

#[component]
fn Opened(whole: Whole) -> impl IntoView {
    let view = whole.view;
    let clinical = Memo::new(move |_| view.with(|view| view.clinical));
    let id = whole.id();
    view! {
        <div class="referral-page">
            <Head whole />
            <div class="referral">
                <div class="referral-main">
                    {move || (!clinical.get()).then(|| view! { <Banner glyph=Glyph::Lock>{t::hidden}</Banner> })}
                    <Show when=move || clinical.get()>
                        <Card title=t::reason>
                            {move || view.with(|view| view.service.clone()).map(|service| view! { <p><b>{t::service}": "</b>{service}</p> })}
                            <p class="pre">{move || view.with(|view| view.reason.clone())}</p>
                        </Card>
                        <Results whole />
                        <RecordFiles target=words::target(id) may_add=Signal::derive(move || session::may(Permission::WriteReferrals)) />
                    </Show>
                    <History whole />
                </div>
                <aside aria-label=t::facts><Summary whole /></aside>
            </div>
        </div>
    }
}

/// Who this is, always in sight, with the steps.
#[component]
fn Head(whole: Whole) -> impl IntoView {
    let view = whole.view;
    let name = Signal::derive(move || view.with(|view| view.patient_name.clone()));
    let ids = move || {
        view.with(|view| {
            let born = view.patient_birth_date.map(|birth| view! { <span>{describe::born(birth)}</span> });
            let sex = view.patient_sex.map(|sex| view! { <span>{sex.label(lang())}</span> });
            let mrn = view.patient_mrn.clone().map(|mrn| view! { <span>{c::mrn_short}" "<b>{mrn}</b></span> });
            (born, sex, mrn)
        })
    };
    let record = Route::Person(People::Patients, view.with_untracked(|view| view.patient_id));
    view! {
        <div class="pbanner" role="group" aria-label=person::identity_of>
            <Avatar name size="lg" />
            <div class="idt"><div class="name"><h1>{move || name.get()}</h1></div><div class="ids num">{ids}</div></div>
            <div class="alerts">{move || view.with(|view| (words::state_chip(view), words::urgency_chip(view)))}</div>
            <div class="end">
                {open_to(record).then(|| view! { <LinkButton href=record.href() kind=Kind::Quiet>{t::open_record}</LinkButton> })}
                <Letter whole />
                <Steps whole />
            </div>
        </div>
    }
}

/// The letter on paper, as soon as there is one.
#[component]
fn Letter(whole: Whole) -> impl IntoView {
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
    let fetch = move |()| {
        let (id, number) = whole.view.with_untracked(|view| (view.id, view.number.clone()));
        submit.run(find_referral_letter(id), move |file| share::keep(&format!("{number}.pdf"), &file));
    };
    view! {
        <Show when=move || whole.view.with(|view| view.has_letter)>
            <Button icon=Glyph::Printer busy=submit.busy on_press=fetch>{t::letter}</Button>
        </Show>
    }
}

/// From whom, to whom, until when.
#[component]
fn Summary(whole: Whole) -> impl IntoView {
    let view = whole.view;
    let text = move |read: fn(&ReferralView) -> Option<String>| Memo::new(move |_| view.with(read));
    let fact = |name: crate::i18n::Plain, value: Memo<Option<String>>| move || value.get().map(|value| view! { <Fact name>{value}</Fact> });
    let sent = |view: &ReferralView| view.sent_at.map(|at| format::date_time(at, &words::zone_of(view)));
    let planned = |view: &ReferralView| view.planned_at.map(|at| format::date_time(at, &words::zone_of(view)));
    let city = |view: &ReferralView| {
        let (receiver, city) = (view.receiver(), view.to_facility_city.clone());
        Some(city.map_or(receiver.clone(), |city| format!("{receiver}, {city}"))).filter(|text| !text.is_empty())
    };
    view! {
        <Card title=t::facts>
            <Facts>
                {fact(t::number, text(|view| Some(view.number.clone())))}
                {fact(t::direction, text(|view| Some(view.direction.label(lang()).to_owned())))}
                {fact(t::from, text(|view| Some(view.sender())))}
                {fact(t::to, text(city))}
                {fact(t::speciality, text(words::speciality))}
                {fact(t::outside_number, text(|view| view.outside_number.clone()))}
                {fact(t::valid_until, text(words::validity))}
                {fact(t::sent, text(sent))}
                {fact(t::planned, text(planned))}
                {fact(t::place, text(|view| Some(view.location_name.clone())))}
            </Facts>
        </Card>
    }
}

/// What was sent back, the latest first.
#[component]
fn Results(whole: Whole) -> impl IntoView {
    let view = whole.view;
    let one = |result: ReferralResultView| {
        let day = format::long_date(result.resulted_on);
        let name = result.doctor.clone().or(result.recorded_by_name.clone()).unwrap_or_default();
        view! { <blockquote class="referral-result"><p class="pre">{result.text}</p><footer class="sub">{t::result_by(&name, &day)}</footer></blockquote> }
    };
    let content = move || match view.with(|view| view.results.clone()) {
        none if none.is_empty() => view! { <p class="sub">{t::results_empty}</p> }.into_any(),
        all => all.into_iter().map(one).collect_view().into_any(),
    };
    view! { <Card title=t::results>{content}</Card> }
}

/// The states into which it came.
#[component]
fn History(whole: Whole) -> impl IntoView {
    let content = move || {
        let (zone, all) = whole.view.with(|view| (words::zone_of(view), view.events.clone()));
        let mut last = None;
        let one = move |event: ReferralEventView| {
            let day = zone.wall(event.at).date();
            let first = last.replace(day) != Some(day);
            let (time, at, by) = (format::time(event.at, &zone), event.at.to_rfc3339(), event.user_name.map(|name| t::by(&name)));
            let state = event.state;
            view! {
                {first.then(|| view! { <TimelineDay>{format::long_date(day)}</TimelineDay> })}
                <TimelineEvent glyph=Glyph::History time datetime=at note=event.note.unwrap_or_default()>
                    <b>{state.label(lang())}</b>" "<span class="sub">{by}</span>
                </TimelineEvent>
            }
        };
        view! { <Timeline>{all.into_iter().map(one).collect_view()}</Timeline> }
    };
    view! { <Card title=t::history>{content}</Card> }
}
