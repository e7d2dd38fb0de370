//! Who is being seen, and calling the next.

use domain::identity::Permission;
use domain::scheduling::{QueueEntryView, QueueState};
use leptos::prelude::*;

use super::Day;
use crate::api::{queue as api, session};
use crate::components::{Button, Glyph, Kind, Size, toast};
use crate::format;
use crate::i18n::texts::{queue as q, today as t};
use crate::pages::scheduling::words::{minutes, since};
use crate::remote::Submit;
use crate::route::Route;
use crate::shell;

#[component]
pub fn Serving(day: Day) -> impl IntoView {
    let seen = Memo::new(move |_| {
        day.queue.value.with(|view| {
            let now = |e: &&QueueEntryView| matches!(e.state, QueueState::Called | QueueState::InProgress);
            view.iter().flat_map(|v| &v.data).filter(now).cloned().collect::<Vec<_>>()
        })
    });
    let next = Memo::new(move |_| {
        let mut waiting: Vec<QueueEntryView> =
            day.waiting().into_iter().filter(|e| e.state == QueueState::Waiting && e.position == Some(1)).collect();
        waiting.sort_by_key(|e| e.arrived_at);
        waiting
    });
    let updated =
        move || day.queue.value.with(|v| v.as_ref().map(|v| q::updated(&format::clock(v.updated_at, &shell::zone())))).unwrap_or_default();
    let line = move |entry: QueueEntryView| {
        let since_when = entry.started_at.or(entry.called_at).unwrap_or(entry.arrived_at);
        let called = entry.state == QueueState::Called;
        let words = move || {
            let spent = minutes(since(since_when, day.now.get()));
            if called { format!("{} · {spent}", q::lane_called().to_lowercase()) } else { spent }
        };
        view! {
            <li>
                <span class="no num">{entry.number_text.clone()}</span>
                <div class="ell">
                    <a class="strong" href=Route::Visit(entry.appointment_id).href()>{entry.contact_name.clone()}</a>
                    <span class="sub">{entry.practitioner_name.clone()}" · "{words}</span>
                </div>
            </li>
        }
    };
    let nobody = move || seen.with(Vec::is_empty).then(|| view! { <p class="sub">{q::nobody_called}</p> });
    let button = move || {
        let next = next.get();
        let first = next.first()?.clone();
        let after = next.get(1).map(|e| t::then_next(&format!("{} {}", e.number_text, e.contact_name)));
        session::may(Permission::ReceivePatients).then(|| view! { <CallNext day entry=first after /> })
    };
    view! {
        <section class="card call">
            <header><h2>{t::serving}</h2><div class="end"><span class="sub">{updated}</span></div></header>
            <div class="body">
                {nobody}
                <ul class="rooms">{move || seen.get().into_iter().map(line).collect_view()}</ul>
                {button}
            </div>
        </section>
    }
}

#[component]
fn CallNext(day: Day, entry: QueueEntryView, after: Option<String>) -> impl IntoView {
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
    let id = entry.id;
    let who = format!("{} {}", entry.number_text, entry.contact_name);
    let spoken = format!("{}, {}", entry.number_text, entry.contact_name);
    let call = move |()| {
        let who = who.clone();
        submit.run(api::create_queue_call(id), move |_| {
            toast::done(q::called(&who));
            day.changed();
        });
    };
    view! {
        <Button kind=Kind::Primary size=Size::Large block=true icon=Glyph::Volume busy=submit.busy on_press=call>{q::call_for(&spoken)}</Button>
        {after.map(|after| view! { <p class="sub next">{after}</p> })}
    }
}
