//! Choosing a day and a time.

use chrono::{Datelike, Days, NaiveDate};
use leptos::prelude::*;

use super::alternatives::Lost;
use super::plan::{Plan, WINDOW};
use super::slots::DayTimes;
use super::waiting::WaitingForm;
use crate::format::{Zone, date};
use crate::i18n::{Count, lang, texts::portal_booking as t};
use crate::pages::portal::parts::{Act, Bones, Notice, Trouble, icon, when};

/// The strip of dates with the times of the chosen one.
#[component]
pub fn SlotPicker(plan: Plan) -> impl IntoView {
    let days = Memo::new(move |_| (0..WINDOW).map(|n| plan.from.get() + Days::new(n)).collect::<Vec<NaiveDate>>());
    // The first day with a free time opens by itself.
    Effect::new(move |_| {
        let Some(slots) = plan.slots.value.get().filter(|_| !plan.slots.loading.get()) else { return };
        let zone = plan.zone();
        let shown = plan.date.get_untracked().is_some_and(|day| days.with_untracked(|days| days.contains(&day)));
        if !shown && let Some(first) = slots.iter().map(|slot| zone.wall(slot.starts_at).date()).min() {
            plan.date.set(Some(first));
        }
    });
    let span = move || {
        let (zone, all) = (plan.zone(), days.get());
        let short = |day: NaiveDate| format!("{} {}", day.day(), &date::month(day, lang())[..3]);
        let (first, last) = (all.first().copied().unwrap_or_default(), all.last().copied().unwrap_or_default());
        t::span(&short(first), &format!("{} {}", short(last), last.year()), &zone.abbreviation(crate::format::now()))
    };
    let nothing = move || plan.slots.value.with(|s| s.as_ref().is_some_and(Vec::is_empty)) && !plan.slots.loading.get();
    let failure = move || plan.slots.failure.get().map(|failure| view! { <Trouble failure on_retry=move |()| plan.slots.reload() /> });
    let ready = move || plan.known.get() && plan.slots.value.with(Option::is_some);
    let times = move || match (ready(), nothing(), plan.date.get()) {
        (false, ..) if plan.slots.failure.with(Option::is_some) => ().into_any(),
        (false, ..) => view! { <Bones count=2 /> }.into_any(),
        (true, true, _) => view! { <Nothing plan /> }.into_any(),
        (true, false, Some(day)) => view! { <DayTimes plan day /> }.into_any(),
        (true, false, None) => view! { <p class="meta">{t::choose_day}</p> }.into_any(),
    };
    view! {
        <section class="card" aria-labelledby="when-t">
            <div class="sec-head"><h2 id="when-t">{t::when}</h2><p class="small">{span}</p></div>
            <Strip plan days />
            <Lost plan />
            {failure}
            {times}
        </section>
    }
}

#[component]
fn Strip(plan: Plan, days: Memo<Vec<NaiveDate>>) -> impl IntoView {
    let last = move || Zone::default().today() + Days::new(u64::try_from(plan.catalogue.days_ahead()).unwrap_or(90));
    let first = move || plan.zone().today();
    let shift = move |to: NaiveDate| plan.from.set(to.max(first()));
    let one = move |day: NaiveDate| {
        let count = move || plan.on(day).len();
        let known = move || plan.slots.value.with(Option::is_some);
        let partial = move || plan.incomplete_from().is_some_and(|from| day >= from);
        let empty = move || known() && count() == 0 && !partial();
        let note = move || match (known(), count()) {
            (false, _) => String::new(),
            (true, _) if partial() => String::new(),
            (true, 0) => t::full().to_owned(),
            (true, n) => t::times(Count(n as i64)),
        };
        let spoken = move || format!("{}, {}", when::day_name(day, plan.zone().today()), note());
        view! {
            <label>
                <input
                    type="radio"
                    name="day"
                    aria-label=spoken
                    disabled=empty
                    prop:checked=move || plan.date.get() == Some(day)
                    on:change=move |_| plan.date.set(Some(day))
                />
                <span>{move || date::weekday(day, lang())[..3].to_owned()}</span>
                <b>{day.day()}</b>
                <small>{note}</small>
            </label>
        }
    };
    let strip = move || days.get().into_iter().map(one).collect_view();
    let before = Signal::derive(move || plan.from.get() <= first());
    let after = Signal::derive(move || plan.from.get() + Days::new(WINDOW) > last());
    view! {
        <fieldset><legend class="vh">{t::date}</legend><div class="dates">{strip}</div></fieldset>
        <div class="between-dates">
            <Act class="btn sm plain" disabled=before on_press=move |()| shift(plan.from.get_untracked() - Days::new(WINDOW))>
                {icon("#i-back", "i s")}{t::earlier}
            </Act>
            <Act class="btn sm plain" disabled=after on_press=move |()| shift(plan.from.get_untracked() + Days::new(WINDOW))>
                {t::later}{icon("#i-chev", "i s")}
            </Act>
        </div>
    }
}

/// No free time on any of the days: what to do instead.
#[component]
fn Nothing(plan: Plan) -> impl IntoView {
    let asked = RwSignal::new(crate::pages::portal::moves::here_now().value::<u8>("wait").is_some());
    let anybody = move || {
        plan.practitioner.get().map(|_| {
            let press = move |()| {
                plan.rechoose();
                plan.practitioner.set(None);
            };
            view! { <Act class="btn sm" on_press=press>{icon("#i-user", "i s")}{t::any_doctor}</Act> }
        })
    };
    view! {
        <Notice tone="plain" glyph="#i-cal" title=t::none_title>{t::none_text}</Notice>
        <div class="btns">
            {anybody}
            <Act class="btn sm" on_press=move |()| asked.set(true)>{icon("#i-bell", "i s")}{t::wait_title}</Act>
        </div>
        {move || asked.get().then(|| view! { <WaitingForm plan /> })}
    }
}
