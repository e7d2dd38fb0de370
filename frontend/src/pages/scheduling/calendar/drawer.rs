//! The waiting list beside the calendar.

use domain::identity::Permission;
use domain::scheduling::{WaitingListEntryView, WaitingState};
use leptos::prelude::*;

use super::state::Cal;
use crate::api::scheduling::{WaitingPart, list_waiting_list_entries};
use crate::api::session;
use crate::components::{Avatar, Badge, FailureNote, Glyph, IconButton, Size, Skeleton};
use crate::format;
use crate::i18n::{
    Count,
    texts::{interface, scheduling as t},
};
use crate::live;
use crate::pages::scheduling::booking::{Start, open_booking};
use crate::pages::scheduling::words::{look, since};
use crate::pages::scheduling::worklist::wish;
use crate::remote::Remote;
use crate::route::Route;
use crate::shell::branches;

/// Who waits, in the order in which a freed time is offered.
#[component]
pub fn Drawer(cal: Cal) -> impl IntoView {
    let branch = branches().chosen;
    let waiting = Remote::new(move || {
        let part = WaitingPart { location_id: branch.get(), ..WaitingPart::default() };
        async move {
            let page = list_waiting_list_entries(&part).await?;
            let open = |e: &WaitingListEntryView| matches!(e.state, WaitingState::Waiting | WaitingState::Offered);
            Ok(page.data.into_iter().filter(open).collect::<Vec<_>>())
        }
    });
    live::reload_on(&["waiting_list"], waiting);
    let count = move || waiting.value.with(|all| all.as_ref().map(Vec::len)).map(|n| view! { <Badge>{n}</Badge> });
    let content = move || match (waiting.value.get(), waiting.failure.get()) {
        (Some(all), _) if all.is_empty() => view! { <p class="sub">{t::waiting_empty}</p> }.into_any(),
        (Some(all), _) => view! { <ul>{all.into_iter().map(|entry| view! { <Card entry /> }).collect_view()}</ul> }.into_any(),
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| waiting.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=4 /> }.into_any(),
    };
    view! {
        <aside class="wl" aria-label=t::waiting_list tabindex="0">
            <header>
                <h2><a href=Route::WaitingList.href()>{t::waiting_list}</a></h2>
                {count}
                <div class="end"><IconButton glyph=Glyph::X label=t::close_drawer size=Size::Small on_press=move |()| cal.drawer.set(false) /></div>
            </header>
            <p class="sub">{t::waiting_hint}</p>
            {content}
            <Legend />
        </aside>
    }
}

#[component]
fn Card(entry: WaitingListEntryView) -> impl IntoView {
    let name = entry.contact_name.clone();
    let spoken = name.clone();
    let days = since(entry.created_at, format::now()) / (24 * 60);
    let told = entry.clone();
    let (offered, parts) = (entry.state == WaitingState::Offered, entry.clone());
    let start = Start {
        contact: Some((entry.contact_id, entry.contact_name.clone())),
        service: Some(entry.service_id),
        practitioner: entry.practitioner_id,
        location: Some(entry.location_id),
        from: Some(entry.earliest_on),
        ..Start::default()
    };
    let book = session::may(Permission::WriteAppointments).then(|| {
        view! {
            <span class="end">
                <IconButton glyph=Glyph::Calendar label=move || t::book_for(&spoken) size=Size::Small on_press=move |()| open_booking(start.clone()) />
            </span>
        }
    });
    view! {
        <li class="kcard">
            <div class="who"><Avatar name=name.clone() size="sm" /><span class="t">{name}</span>{book}</div>
            <div class="meta"><span>{move || wish::whom(&told)}</span></div>
            <div class="meta">
                <span class="tag">{move || wish::parts(&parts.day_parts)}</span>
                {offered.then(|| view! { <span class="tag" data-tone="info">{t::offered}</span> })}
                <span class="end">{move || if days == 0 { t::waiting_today().to_owned() } else { t::waiting_days(Count(days)) }}</span>
            </div>
        </li>
    }
}

/// What the looks of visits mean.
#[component]
fn Legend() -> impl IntoView {
    use domain::scheduling::AppointmentState as S;
    let one = |(state, confirmed): (S, bool)| {
        let look = look(state, confirmed);
        view! { <span class="status" data-s=look.code><crate::components::Icon glyph=look.glyph />{look.word}</span> }
    };
    let all = [
        (S::Requested, false),
        (S::Confirmed, false),
        (S::Confirmed, true),
        (S::CheckedIn, false),
        (S::InProgress, false),
        (S::Done, false),
        (S::NoShow, false),
        (S::Cancelled, false),
    ];
    view! { <div class="leg"><h3>{interface::legend}</h3><div>{all.map(one)}</div></div> }
}
