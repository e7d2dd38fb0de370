//! The waiting list: the line, what was offered to whom, and what came of it.

use domain::identity::Permission;
use domain::scheduling::{OfferState, WaitingListEntryView, WaitingListOfferView, WaitingState};
use leptos::prelude::*;

use super::waiting_form::{WaitingDialog, WaitingStart};
use super::wish;
use crate::api::scheduling::{WaitingPart, delete_waiting_list_entry, list_waiting_list_entries, list_waiting_list_offers};
use crate::api::session;
use crate::components::grid::{Record, Rows};
use crate::components::{
    Button, Chip, Confirm, Empty, FailureNote, Glyph, Icon, IconButton, Kind, PageHead, Size, Skeleton, Status, Tone, toast,
};
use crate::format::{self, Zone};
use crate::i18n::{
    lang,
    texts::{settings, worklists as t},
};
use crate::live;
use crate::pages::scheduling::booking::{Start, open_booking};
use crate::pages::scheduling::words::short_when;
use crate::remote::{Remote, Submit};
use crate::route::{self, Route};
use crate::shell::{self, branches};

impl Record for WaitingListEntryView {
    fn id(&self) -> uuid::Uuid {
        self.id
    }

    fn name(&self) -> String {
        self.contact_name.clone()
    }

    fn href(&self) -> String {
        Route::WaitingList.href()
    }
}

fn tone(state: WaitingState) -> (Tone, Glyph) {
    match state {
        WaitingState::Waiting => (Tone::Neutral, Glyph::Clock),
        WaitingState::Offered => (Tone::Info, Glyph::Send),
        WaitingState::Booked => (Tone::Success, Glyph::Check),
        WaitingState::Expired => (Tone::Warning, Glyph::Alert),
        WaitingState::Withdrawn => (Tone::Struck, Glyph::Ban),
    }
}

/// The list, in the order in which freed times are offered.
#[component]
pub fn WaitingListPage() -> impl IntoView {
    shell::title(|| t::waiting_list().to_owned());
    let branch = branches().chosen;
    let kept = route::query("state");
    let state = Memo::new(move |_| match kept.get().as_deref() {
        Some("all") => None,
        Some(code) => WaitingState::from_code(code),
        None => Some(WaitingState::Waiting),
    });
    let rows = Rows::new(move || {
        let part = WaitingPart { location_id: branch.get(), state: state.get(), ..WaitingPart::default() };
        move |cursor| {
            let part = WaitingPart { cursor, ..part.clone() };
            async move { list_waiting_list_entries(&part).await }
        }
    });
    live::gathered(&["waiting_list"], move || rows.reload());
    let adding = RwSignal::new(None::<WaitingStart>);
    let chip = move |value: Option<WaitingState>| {
        let pressed = Signal::derive(move || state.get() == value);
        let code = match value {
            Some(WaitingState::Waiting) => None,
            Some(state) => Some(state.code().to_owned()),
            None => Some("all".to_owned()),
        };
        let choose = move |()| route::replace_query(&[("state", code.clone())]);
        view! { <Chip pressed on_press=choose>{move || value.map_or_else(t::all, |state| state.label(lang()))}</Chip> }
    };
    let nothing = move || rows.records.with(Vec::is_empty);
    let end = move || {
        if let Some(failure) = rows.failure.get() {
            return view! { <FailureNote failure on_retry=move |()| rows.reload() /> }.into_any();
        }
        match (rows.loading.get() && nothing(), nothing(), rows.has_more()) {
            (true, ..) => view! { <Skeleton lines=6 /> }.into_any(),
            (_, true, _) => view! { <Empty glyph=Glyph::Clock title=t::waiting_empty text=t::waiting_empty_text /> }.into_any(),
            (_, _, true) => view! { <Button busy=rows.loading on_press=move |()| rows.more()>{settings::more_rows}</Button> }.into_any(),
            _ => ().into_any(),
        }
    };
    view! {
        <PageHead title=t::waiting_list sub=t::waiting_sub count=Signal::derive(move || rows.count.get())>
            <Show when=|| session::may(Permission::WriteAppointments)>
                <Button kind=Kind::Primary icon=Glyph::Plus on_press=move |()| adding.set(Some(WaitingStart::default())) attr:data-key="c">{t::add_to_list}</Button>
            </Show>
        </PageHead>
        <div class="page-body">
            <div class="chips" role="group" aria-label=t::state>
                {chip(Some(WaitingState::Waiting))}
                {chip(Some(WaitingState::Offered))}
                {chip(Some(WaitingState::Booked))}
                {chip(None)}
            </div>
            <ul class="worklist">
                <For each=move || rows.records.get() key=|e| (e.id, e.version) children=move |entry| view! { <Line entry=(*entry).clone() rows /> } />
            </ul>
            {end}
        </div>
        <WaitingDialog adding on_added=move |()| rows.reload() />
    }
}

#[component]
fn Line(entry: WaitingListEntryView, rows: Rows<WaitingListEntryView>) -> impl IntoView {
    let submit = Submit::new();
    let (asking, chain) = (RwSignal::new(false), RwSignal::new(false));
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            asking.set(false);
            toast::failed(&failure);
        }
    });
    let (id, version, state) = (entry.id, entry.version, entry.state);
    let (tone, glyph) = tone(state);
    let open = matches!(state, WaitingState::Waiting | WaitingState::Offered);
    let may = session::may(Permission::WriteAppointments) && open;
    let name = entry.contact_name.clone();
    let (asked, gone, spoken) = (name.clone(), name.clone(), name.clone());
    let start = Start {
        contact: Some((entry.contact_id, name.clone())),
        service: Some(entry.service_id),
        practitioner: entry.practitioner_id,
        location: Some(entry.location_id),
        from: Some(entry.earliest_on),
        ..Start::default()
    };
    let withdraw = move |()| {
        let gone = gone.clone();
        submit.run(async move { delete_waiting_list_entry(id, version).await }, move |()| {
            asking.set(false);
            toast::done(t::withdrawn(&gone));
            rows.reload();
        });
    };
    let told = entry.clone();
    let offer = entry.open_offer.clone();
    let href = Route::Person(route::People::Patients, entry.contact_id).href();
    let since = entry.created_at;
    view! {
        <li>
            <div class="main-line">
                <a class="strong" href=href>{name.clone()}</a>
                <Status tone glyph>{move || state.label(lang())}</Status>
                <span class="sub num">{move || t::waits_since(&format::short_date(shell::zone().wall(since).date()))}</span>
            </div>
            <div class="sub">{move || format!("{} · {} · {}", wish::whom(&told), wish::period(&told), wish::parts(&told.day_parts))}" · "{entry.location_name.clone()}</div>
            {offer.map(|offer| view! { <OfferLine offer /> })}
            <div class="rowx">
                {may.then(|| view! {
                    <Button size=Size::Small icon=Glyph::Calendar label=t::book_for(&spoken) on_press=move |()| open_booking(start.clone())>{t::book}</Button>
                    <IconButton glyph=Glyph::Ban label=t::withdraw_for(&asked) size=Size::Small on_press=move |()| asking.set(true) />
                })}
                <Button size=Size::Small kind=Kind::Quiet pressed=chain on_press=move |()| chain.update(|open| *open = !*open)>{t::chain}</Button>
            </div>
            <Show when=move || chain.get()><Chain id /></Show>
            <Confirm
                open=asking
                on_close=move |()| asking.set(false)
                title=move || t::withdraw_title(&name)
                text=t::withdraw_text
                action=t::withdraw
                busy=submit.busy
                on_confirm=withdraw
            />
        </li>
    }
}

/// Every offer that was made to this person.
#[component]
fn Chain(id: uuid::Uuid) -> impl IntoView {
    let offers = Remote::new(move || async move { Ok(list_waiting_list_offers(id).await?.data) });
    live::reload_on(&["waiting_list"], offers);
    move || match (offers.value.get(), offers.failure.get()) {
        (Some(all), _) if all.is_empty() => view! { <p class="sub">{t::no_offers}</p> }.into_any(),
        (Some(all), _) => {
            view! { <ol class="chain">{all.into_iter().map(|offer| view! { <li><OfferLine offer /></li> }).collect_view()}</ol> }.into_any()
        }
        (None, Some(failure)) => view! { <FailureNote failure on_retry=move |()| offers.reload() /> }.into_any(),
        (None, None) => view! { <Skeleton lines=2 /> }.into_any(),
    }
}

/// A time that was offered, and what became of it.
#[component]
fn OfferLine(offer: WaitingListOfferView) -> impl IntoView {
    let (zone, state) = (Zone::new(&offer.time_zone), offer.state);
    let glyph = match state {
        OfferState::Open => Glyph::Send,
        OfferState::Accepted => Glyph::Check,
        OfferState::Declined | OfferState::Withdrawn => Glyph::Ban,
        OfferState::Expired => Glyph::Clock,
    };
    let until = {
        let (zone, at) = (zone.clone(), offer.expires_at);
        move || (state == OfferState::Open).then(|| t::until(&format::time(at, &zone)))
    };
    let words = move || format!("{}, {}", short_when(offer.starts_at, &zone), offer.practitioner_name);
    view! {
        <p class="offer-line num">
            <Icon glyph size="i-sm" />
            <span>{words}</span>
            {offer.contact_name.clone().map(|name| view! { <span class="sub">{name}</span> })}
            <span class="sub">{move || state.label(lang())}</span>
            <span class="sub">{until}</span>
        </p>
    }
}
