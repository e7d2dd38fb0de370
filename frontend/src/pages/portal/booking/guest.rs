//! Booking as a guest, in three steps: what, when, who. A time that was tapped on a doctor's card leads straight to the last.

use leptos::prelude::*;

use super::dates::SlotPicker;
use super::dock::Dock;
use super::guest_details::{Details, Draft, SendBar};
use super::plan::Plan;
use super::rows::ChoiceRows;
use super::signed_in::Reason;
use super::summary::Summary;
use crate::format;
use crate::i18n::{Plain, texts::portal_booking as t};
use crate::pages::portal::moves;
use crate::pages::portal::parts::{Act, icon};
use crate::pages::portal::place::Place;

/// The steps, with their names.
const STEPS: [Plain; 3] = [t::step_what, t::step_when, t::step_you];

/// The page.
#[component]
pub fn GuestBooking(plan: Plan) -> impl IntoView {
    crate::pages::portal::title(|| t::title().to_owned());
    let target = moves::here_now();
    let first = match (target.value::<i64>("at").is_some(), target.value::<uuid::Uuid>("service").is_some()) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => 0,
    };
    let at = RwSignal::new(first);
    let draft = Draft::new();
    // Without a time there is nothing to confirm: the last step gives way to the choice, and comes back with one.
    Effect::new(move |_| {
        let lost = plan.lost.with(Option::is_some) || plan.released.with(Option::is_some);
        if lost && at.get_untracked() == 2 {
            at.set(1);
        }
    });
    let patient = Signal::derive(move || {
        let born = draft.birth_date.get().map(format::birth_date).unwrap_or_default();
        Some((draft.name.get(), born))
    });
    let step = Memo::new(move |_| at.get());
    let content = move || match step.get() {
        0 => view! { <ChoiceRows plan /> }.into_any(),
        1 => view! { <ChoiceRows plan /><SlotPicker plan /> }.into_any(),
        _ => view! { <Chosen at /><Details draft /><Reason plan /> }.into_any(),
    };
    let action = move || match step.get() {
        0 => {
            let ready = Signal::derive(move || plan.service.get().is_none() || plan.location.get().is_none());
            view! { <Act class="btn primary wide" disabled=ready on_press=move |()| go_on(at, 1)>{t::next_time}</Act> }.into_any()
        }
        1 => {
            let waiting = Signal::derive(move || plan.held.with(Option::is_none));
            let words = move || if waiting.get() { t::time_first() } else { t::next_you() };
            view! { <Act class="btn primary wide" disabled=waiting on_press=move |()| go_on(at, 2)>{words}</Act> }.into_any()
        }
        _ => view! { <SendBar plan draft /> }.into_any(),
    };
    view! {
        <header class="page-head"><h1>{t::title}</h1></header>
        <Stepper at />
        <p class="meta">{t::have_account}" "<a class="link" href=Place::SignIn.href()>{t::sign_in_faster}</a></p>
        <div class="cols">
            <div class="stack">{content}</div>
            <div class="stack aside">
                {move || (step.get() > 0).then(|| view! { <Summary plan patient /> })}
                <Dock plan>{action}</Dock>
            </div>
        </div>
    }
}

/// Goes to a step, and shows it from its beginning.
fn go_on(at: RwSignal<usize>, step: usize) {
    at.set(step);
    crate::browser::page::window().scroll_to_with_x_and_y(0.0, 0.0);
    crate::browser::focus::soon("h1");
}

#[component]
fn Stepper(at: RwSignal<usize>) -> impl IntoView {
    let entry = move |(i, name): (usize, Plain)| {
        let state = move || if i < at.get() { "done" } else { "" };
        let current = move || (i == at.get()).then_some("step");
        view! { <li data-t=name class=state aria-current=current><span class="vh">{name}</span></li> }
    };
    view! { <ol class="stepper" aria-label=t::steps>{STEPS.into_iter().enumerate().map(entry).collect_view()}</ol> }
}

/// The ways back from the last step.
#[component]
fn Chosen(at: RwSignal<usize>) -> impl IntoView {
    let back = move |step: usize, name: Plain| {
        view! { <Act class="btn sm plain" on_press=move |()| go_on(at, step)>{icon("#i-back", "i s")}{move || t::back_to(name())}</Act> }
    };
    view! { <div class="btns back-steps">{back(0, t::step_what)}{back(1, t::step_when)}</div> }
}
