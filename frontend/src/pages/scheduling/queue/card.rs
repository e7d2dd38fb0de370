//! One person on the board.

use chrono::{DateTime, Utc};
use domain::identity::Permission;
use domain::scheduling::{AppointmentView, QueueEntryView, QueueKind, QueueState};
use leptos::prelude::*;

use super::transfer::Asking;
use crate::api::{queue as api, session};
use crate::components::{Button, Glyph, Icon, Menu, MenuItem, MenuLine, Size, toast};
use crate::format::{self, Zone};
use crate::i18n::texts::{interface, queue as t};
use crate::pages::contacts::describe;
use crate::pages::scheduling::appointment::NextStep;
use crate::pages::scheduling::words::{StateChip, clock_range, in_lang, late_by, minutes, service, since, zone_of};
use crate::remote::Submit;
use crate::route::{self, Route};

/// From so many minutes on, a wait is long, and very long.
const LONG: i64 = 30;
const VERY_LONG: i64 = 60;

/// Somebody who is expected, or will not come any more.
#[component]
pub fn ExpectedCard(visit: AppointmentView, now: RwSignal<DateTime<Utc>>, #[prop(into)] on_changed: Callback<()>) -> impl IntoView {
    let shown = visit.clone();
    let late = {
        let visit = visit.clone();
        Memo::new(move |_| late_by(&visit, now.get()))
    };
    let time = {
        let visit = visit.clone();
        move || clock_range(visit.starts_at, visit.ends_at, &zone_of(&visit))
    };
    let what = {
        let visit = visit.clone();
        move || format!("{} · {}", service(&visit), visit.practitioner_name)
    };
    let warning = move || {
        let late = late.get()?;
        Some(view! { <span class="status" data-s="warning"><Icon glyph=Glyph::Clock />{t::late_by(&minutes(late))}</span> })
    };
    let href = Route::Visit(visit.id).href();
    let open = visit.state.is_open();
    view! {
        <li class="kcard">
            <div class="who"><span class="q num">{time}</span><span class="end">{warning}</span></div>
            <a class="strong" href=href>{visit.contact_name.clone()}</a>
            <div class="sub">{what}</div>
            <div class="rowx">
                {(!open).then(|| view! { <StateChip state=shown.state /> })}
                <NextStep visit small=true on_changed />
            </div>
        </li>
    }
}

/// Somebody who is here or has been.
#[component]
pub fn QueueCard(
    entry: QueueEntryView,
    now: RwSignal<DateTime<Utc>>,
    asking: RwSignal<Option<Asking>>,
    #[prop(into)] on_changed: Callback<()>,
) -> impl IntoView {
    let waits = matches!(entry.state, QueueState::Waiting | QueueState::Skipped);
    let (arrived, started, finished) = (entry.arrived_at, entry.started_at, entry.finished_at);
    let (state, called) = (entry.state, entry.called_at);
    let spent = Memo::new(move |_| match (state, started, finished) {
        (QueueState::Called, ..) => since(called.unwrap_or(arrived), now.get()),
        (QueueState::InProgress, Some(started), _) => since(started, now.get()),
        (_, Some(started), Some(finished)) => since(started, finished),
        _ => since(arrived, now.get()),
    });
    let wait = move || {
        let (spent, words) = (spent.get(), minutes(spent.get()));
        match (waits, spent) {
            (true, VERY_LONG..) => view! { <span class="status" data-s="danger"><Icon glyph=Glyph::Clock />{words}</span> }.into_any(),
            (true, LONG..) => view! { <span class="status" data-s="warning"><Icon glyph=Glyph::Clock />{words}</span> }.into_any(),
            _ => view! { <span class="sub num">{words}</span> }.into_any(),
        }
    };
    let told = entry.clone();
    let line = move || format!("{} · {}", in_lang(&told.service_name_id, &told.service_name_en), told.practitioner_name);
    let zone = Zone::new(&entry.time_zone);
    let booked = entry.booked_at;
    let estimate = entry.estimate.filter(|_| waits);
    let tags = {
        let (kind, late, skipped) = (entry.kind, entry.late, entry.state == QueueState::Skipped);
        let zone = zone.clone();
        move || {
            let zone = zone.clone();
            view! {
                {(kind == QueueKind::Emergency).then(|| view! { <span class="tag" data-tone="danger">{t::emergency}</span> })}
                {(kind == QueueKind::WalkIn).then(|| view! { <span class="tag">{t::walk_in_tag}</span> })}
                {booked.map(|at| view! { <span class="tag num">{t::booked_at(&format::clock(at, &zone))}</span> })}
                {late.then(|| view! { <span class="tag" data-tone="warning">{t::late}</span> })}
                {skipped.then(|| view! { <span class="tag" data-tone="warning">{t::skipped}</span> })}
            }
        }
    };
    let expected = move || {
        estimate.map(|range| {
            let words = t::expected(&format::clock(range.earliest, &zone), &format::clock(range.latest, &zone));
            view! { <div class="sub num">{words}</div> }
        })
    };
    let href = describe::route_of(entry.contact_mrn.as_deref(), entry.contact_id).href();
    let kind = entry.kind.code();
    let (number, name) = (entry.number_text.clone(), entry.contact_name.clone());
    let emergency = entry.reason.clone().filter(|_| entry.kind == QueueKind::Emergency);
    view! {
        <li class="kcard" data-kind=kind>
            <div class="who"><span class="q num">{number}</span><span class="end">{wait}</span></div>
            <a class="strong" href=href>{name}</a>
            <div class="sub">{line}</div>
            {emergency.map(|reason| view! { <div class="sub">{reason}</div> })}
            <div class="rowx tags">{tags}</div>
            {expected}
            <Steps entry asking on_changed />
        </li>
    }
}

/// What comes next for them, and what else can be done.
#[component]
fn Steps(entry: QueueEntryView, asking: RwSignal<Option<Asking>>, on_changed: Callback<()>) -> impl IntoView {
    use QueueState as S;
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
            on_changed.run(());
        }
    });
    let (id, version, appointment, state) = (entry.id, entry.version, entry.appointment_id, entry.state);
    let who = format!("{} {}", entry.number_text, entry.contact_name);
    let may = session::may(Permission::ReceivePatients);
    let done = move |words: String| {
        toast::done(words);
        on_changed.run(());
    };
    let named = StoredValue::new(who);
    let call = Callback::new(move |()| submit.run(api::create_queue_call(id), move |_| done(t::called(&named.get_value()))));
    let start = Callback::new(move |()| submit.run(api::create_start(id), move |_| done(t::started(&named.get_value()))));
    let finish = Callback::new(move |()| route::go(Route::Visit(appointment)));
    let skip = move |()| submit.run(api::create_skip(id), move |_| done(t::skipped_done(&named.get_value())));
    let left = move |()| submit.run(api::delete_check_in(id, version), move |()| done(t::left_done(&named.get_value())));
    let label = move |word: fn(&str) -> String| TextProp::from(move || word(&named.get_value()));
    let primary = match state {
        S::Waiting | S::Skipped => {
            view! { <Button size=Size::Small icon=Glyph::Volume busy=submit.busy label=label(t::call_for) on_press=call>{t::call}</Button> }.into_any()
        }
        S::Called => {
            view! { <Button size=Size::Small icon=Glyph::Steth busy=submit.busy label=label(t::start_for) on_press=start>{t::start}</Button> }.into_any()
        }
        S::InProgress => view! { <Button size=Size::Small icon=Glyph::Check label=label(t::finish_for) on_press=finish>{t::finish}</Button> }.into_any(),
        S::Done | S::Left => ().into_any(),
    };
    let ask = move |question: fn(QueueEntryView) -> Asking| {
        let entry = entry.clone();
        move |()| asking.set(Some(question(entry.clone())))
    };
    let (transfer, prioritise) = (ask(Asking::Transfer), ask(Asking::Priority));
    let trigger = || view! { <Icon glyph=Glyph::More /> };
    let waits = matches!(state, S::Waiting | S::Skipped);
    let here = state.is_here();
    may.then(|| {
        view! {
            <div class="rowx acts">
                {primary}
                <Menu trigger label=move || t::actions_for(&named.get_value()) icon_only=true size=Size::Small>
                    {(state == S::Called).then(|| view! {
                        <MenuItem icon=Glyph::Volume on_press=call>{t::call_again}</MenuItem>
                        <MenuItem icon=Glyph::Right on_press=skip>{t::skip}</MenuItem>
                    })}
                    {waits.then(|| view! { <MenuItem icon=Glyph::Steth on_press=start>{t::start}</MenuItem> })}
                    {(here && state != S::InProgress).then({
                        let transfer = transfer.clone();
                        move || view! { <MenuItem icon=Glyph::Arrow on_press=transfer>{t::transfer}</MenuItem> }
                    })}
                    {(waits && session::may(Permission::PrioritiseQueue)).then({
                        let prioritise = prioritise.clone();
                        move || view! { <MenuItem icon=Glyph::Alert on_press=prioritise>{t::prioritise}</MenuItem> }
                    })}
                    <MenuItem icon=Glyph::File on_press=move |()| route::go(Route::Visit(appointment))>{interface::open_full}</MenuItem>
                    {(here && state != S::InProgress).then(|| view! {
                        <MenuLine />
                        <MenuItem icon=Glyph::Exit danger=true on_press=left>{t::left}</MenuItem>
                    })}
                </Menu>
            </div>
        }
    })
}
