//! The sessions of the day: who works, who is being seen, how many wait, and calling the next.

use domain::identity::Permission;
use domain::scheduling::{QueueEntryView, QueueSessionView, QueueState, QueueView};
use leptos::prelude::*;

use super::delay::DelayStart;
use crate::api::{queue as api, session};
use crate::components::{Avatar, Button, Glyph, Icon, Kind, Menu, MenuItem, Size, toast};
use crate::format::Zone;
use crate::i18n::{Count, texts::queue as t};
use crate::pages::scheduling::words::clock_range;
use crate::remote::Submit;

/// As many sessions as get full cards; more of them are listed in short, so that the board stays in sight.
const FEW: usize = 4;

/// One card for each session.
#[component]
pub fn Sessions(
    view: Memo<Option<QueueView>>,
    delaying: RwSignal<Option<DelayStart>>,
    #[prop(into)] on_changed: Callback<()>,
) -> impl IntoView {
    let many = Memo::new(move |_| view.with(|view| view.as_ref().is_some_and(|view| view.sessions.len() > FEW)));
    let cards = move || {
        let short = many.get();
        view.with(|view| {
            let Some(view) = view else { return Vec::new() };
            let card = |session: &QueueSessionView| {
                let next = next_of(view, session);
                let session = session.clone();
                view! { <SessionCard session next short delaying on_changed /> }
            };
            view.sessions.iter().map(card).collect::<Vec<_>>()
        })
    };
    // A list that scrolls within itself is reached by the keyboard.
    let (scrolls, role) = (move || many.get().then_some("0"), move || many.get().then_some("group"));
    view! {
        <div class="session-list" tabindex=scrolls role=role aria-label=move || many.get().then(t::sessions) data-many=move || many.get().then_some("true")>
            <ul class="sessions-strip">{cards}</ul>
        </div>
    }
}

/// Who is called next in a session.
fn next_of(view: &QueueView, session: &QueueSessionView) -> Option<QueueEntryView> {
    let waits = |e: &&QueueEntryView| e.session_id == session.id && e.on_date == session.on_date && e.state == QueueState::Waiting;
    view.data.iter().filter(waits).min_by_key(|e| e.position.unwrap_or(i32::MAX)).cloned()
}

#[component]
fn SessionCard(
    session: QueueSessionView,
    next: Option<QueueEntryView>,
    /// Without the name of who is next, which is said to screen readers only.
    short: bool,
    delaying: RwSignal<Option<DelayStart>>,
    on_changed: Callback<()>,
) -> impl IntoView {
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
    let may = session::may(Permission::ReceivePatients);
    let (id, on) = (session.id, session.on_date);
    let range = clock_range(session.starts_at, session.ends_at, &Zone::new(&session.time_zone));
    let place = session.location_name.clone();
    let serving = session.now_serving.clone();
    let (waiting, delay) = (Count(i64::from(session.waiting)), session.delay_minutes);
    let call = move |()| {
        submit.run(api::create_call(id), move |entry| {
            toast::done(t::called(&format!("{} {}", entry.number_text, entry.contact_name)));
            on_changed.run(());
        });
    };
    let button = next.filter(|_| may).map(|next| {
        let who = format!("{} {}", next.number_text, next.contact_name);
        if short {
            let number = next.number_text;
            return view! {
                <Button size=Size::Small busy=submit.busy label=move || t::call_for(&who) on_press=call>{move || t::call_for(&number)}</Button>
            }
            .into_any();
        }
        view! { <Button icon=Glyph::Volume block=true busy=submit.busy on_press=call>{move || t::call_for(&who)}</Button> }.into_any()
    });
    let name = session.practitioner_name.clone();
    let start = StoredValue::new(DelayStart { session: id, on, practitioner: name.clone(), minutes: delay });
    // There is no room for these words where many are listed; the icon and the number stand for them.
    let quiet = if short { "vh" } else { "sub" };
    let trigger = || view! { <Icon glyph=Glyph::More /> };
    let menu = may.then(|| {
        let spoken = name.clone();
        view! {
            <Menu trigger label=move || t::actions_for(&spoken) icon_only=true size=Size::Small kind=Kind::Quiet>
                <MenuItem icon=Glyph::Clock on_press=move |()| delaying.set(Some(start.get_value()))>{t::doctor_late}</MenuItem>
            </Menu>
        }
    });
    view! {
        <li class="card session">
            <div class="who">
                <Avatar name=name.clone() staff=true />
                <div class="ell"><b>{name}</b><span class="sub num">{place}" · "{range}</span></div>
                {menu}
            </div>
            <div class="rowx">
                {match serving {
                    Some(number) => {
                        let glyph = short.then(|| view! { <Icon glyph=Glyph::Steth /> });
                        view! { {glyph}<span class="no num">{number}</span><span class=quiet>{t::now_serving}</span> }.into_any()
                    }
                    None => view! { <span class=quiet>{t::nobody_served}</span> }.into_any(),
                }}
                <span class="tag num">{move || t::n_waiting(waiting)}</span>
                {(delay > 0).then(|| view! { <span class="tag" data-tone="warning">{t::late_by(&crate::pages::scheduling::words::minutes(i64::from(delay)))}</span> })}
            </div>
            {button}
        </li>
    }
}
