//! Work in progress, as the activity tray and a list show it.

use leptos::prelude::*;

use super::{Job, Progress, list};
use crate::components::{Button, Glyph, Icon, IconButton, Kind, Size};
use crate::i18n::{
    Count,
    texts::{interface, jobs as t},
};

/// How many refusals are named; the others are counted.
const NAMED: usize = 5;

/// All work in progress, and what was refused by work that has ended.
#[component]
pub fn JobList() -> impl IntoView {
    let jobs = list().clone();
    let any = {
        let jobs = jobs.clone();
        move || !jobs.with(Vec::is_empty)
    };
    let each = StoredValue::new(jobs);
    view! {
        <Show when=any.clone()>
            <ul class="tray-list">
                <For each=move || each.get_value().get() key=|job| job.id children=|job| view! { <li><JobLine job refusals=true /></li> } />
            </ul>
        </Show>
    }
}

/// How many pieces of work are running, for the button that opens the tray.
pub fn running() -> usize {
    list().with(|jobs| jobs.iter().filter(|job| job.progress.with(|progress| !progress.ended)).count())
}

/// One piece of work: what, how far, how long still, what was refused, and how to stop it.
#[component]
pub fn JobLine(job: Job, #[prop(optional)] refusals: bool) -> impl IntoView {
    let progress = job.progress.clone();
    let job = StoredValue::new(job);
    let now = Signal::derive(move || progress.get());
    let title = job.with_value(|job| job.title.clone());
    let spoken = title.clone();
    let far = move || {
        let now = now.get();
        let (done, all) = (Count(now.done), Count(now.all));
        if now.ended { t::ended(done, all) } else { t::so_far(done, all) }
    };
    let left = move || {
        let now = now.get();
        let seconds = job.with_value(|job| job.seconds_left(&now)).filter(|_| !now.ended)?;
        Some(if seconds < 60 { t::seconds_left().to_owned() } else { t::minutes_left(Count((seconds + 59) / 60)) })
    };
    let ended = move || now.with(|now| now.ended);
    let stop = move |()| job.with_value(Job::stop);
    let forget = move |()| job.with_value(Job::forget);
    view! {
        <div class="job" role="group" aria-label=spoken>
            <div class="t">
                <span class="job-head"><b>{title}</b>" "<span class="num">{far}</span>" "<span class="sub">{left}</span></span>
                <progress
                    class="progress"
                    aria-label=far
                    max=move || now.with(|now| now.all.max(1)).to_string()
                    prop:value=move || now.with(|now| now.done) as f64
                ></progress>
                {refusals.then(|| view! { <Refusals now /> })}
            </div>
            <Show when=ended fallback=move || view! { <Button size=Size::Small kind=Kind::Quiet on_press=stop>{t::stop}</Button> }>
                <IconButton glyph=Glyph::X label=interface::close size=Size::Small on_press=forget />
            </Show>
        </div>
    }
}

#[component]
fn Refusals(now: Signal<Progress>) -> impl IntoView {
    let lines = move || {
        let refused = now.with(|now| now.refused.clone());
        if refused.is_empty() {
            return None;
        }
        let more = refused.len().saturating_sub(NAMED);
        let line = |(who, failure): &(String, crate::api::Failure)| {
            let text = t::refused_one(who, &failure.title());
            view! { <p class="sub"><Icon glyph=Glyph::Alert size="i-sm" />{text}</p> }
        };
        Some(view! {
            <p>{t::refused(Count(refused.len() as i64))}</p>
            {refused.iter().take(NAMED).map(line).collect_view()}
            {(more > 0).then(|| view! { <p class="sub">{t::refused_more(Count(more as i64))}</p> })}
        })
    };
    view! { <div class="job-refusals">{lines}</div> }
}
