//! What waits for somebody: offered times, new results, visits that are due, new messages, how it was.

use domain::portal::{PortalHome, PortalOffer, PortalRecall, PortalVisit};
use leptos::prelude::*;

use crate::api::{Key, booking as api};
use crate::components::toast;
use crate::format::{self, Zone};
use crate::i18n::{Count, texts::portal_home as h, texts::portal_results as results, texts::portal_visits as v};
use crate::pages::portal::catalogue::in_words;
use crate::pages::portal::find::book;
use crate::pages::portal::household::{Household, first_name};
use crate::pages::portal::moves::{self, Target};
use crate::pages::portal::parts::{Act, Trouble, YourTime, flow_link, icon, when};
use crate::pages::portal::place::Place;
use crate::remote::Submit;

/// The list; nothing when nothing waits.
#[component]
pub fn Todo(known: Signal<Option<PortalHome>>) -> impl IntoView {
    let offers = move || known.with(|home| home.as_ref().map(|h| h.offers.clone()).unwrap_or_default());
    let offer_cards = move || offers().into_iter().map(|offer| view! { <Offer offer /> }).collect_view();
    let rows = move || {
        let home = known.get()?;
        let unread = (home.unread_messages > 0).then(|| {
            let tile = view! { <span class="tile info">{icon("#i-chat", "i")}</span> };
            view! { <li>{flow_link(Place::Messages.href(), tile, h::unread(Count(home.unread_messages)), h::unread_text())}</li> }
        });
        let results = (home.new_results > 0).then(|| {
            let tile = view! { <span class="tile">{icon("#i-lab", "i")}</span> };
            view! { <li>{flow_link(Place::Results.href(), tile, results::home_new(Count(home.new_results)), results::home_new_text())}</li> }
        });
        let recalls = home.recalls.into_iter().map(due).collect::<Vec<_>>();
        let finished = home.finished_visits.into_iter().take(2).map(ended).collect::<Vec<_>>();
        if results.is_none() && unread.is_none() && recalls.is_empty() && finished.is_empty() {
            return None;
        }
        Some(view! {
            <section aria-labelledby="todo-t">
                <div class="sec-head"><h2 id="todo-t">{h::todo}</h2></div>
                <ul class="card flush rows">{results}{unread}{recalls}{finished}</ul>
            </section>
        })
    };
    view! {
        {offer_cards}
        {rows}
    }
}

/// A visit that is due.
fn due(recall: PortalRecall) -> impl IntoView {
    let href = book(recall.service_id, None, recall.location_id, None).with("for", Some(recall.contact_id)).href();
    let title = h::due(in_words(&recall.service_name_id, &recall.service_name_en), &first_name(&recall.contact_name));
    let tile = view! { <span class="tile warn">{icon("#i-cal", "i")}</span> };
    view! { <li>{flow_link(href, tile, title, h::due_on(&format::long_date(recall.due_on)))}</li> }
}

/// A visit about which something can be written.
fn ended(visit: PortalVisit) -> impl IntoView {
    let href = Target::from(Place::Feedback).with("visit", Some(visit.appointment_id)).href();
    let zone = Zone::new(&visit.time_zone);
    let detail = format!("{} · {}", when::day_name(zone.wall(visit.starts_at).date(), zone.today()), visit.practitioner_name);
    let tile = view! { <span class="tile ok">{icon("#i-star", "i")}</span> };
    view! { <li>{flow_link(href, tile, h::how_was_it(&first_name(&visit.contact_name)), detail)}</li> }
}

/// A freed time, held for a while.
#[component]
fn Offer(offer: PortalOffer) -> impl IntoView {
    let (taking, refusing, household) = (Submit::new(), Submit::new(), Household::here());
    let (id, key) = (offer.offer_id, Key::new());
    let take = {
        let key = key.clone();
        move |()| {
            let key = key.clone();
            taking.run(async move { api::create_offer_acceptance(id, &key).await }, move |visit| {
                toast::done(v::offer_taken());
                household.home.reload();
                moves::go(Place::Visit(visit.id));
            });
        }
    };
    let refuse = move |()| {
        let key = key.clone();
        refusing.run(async move { api::create_offer_refusal(id, &key).await }, move |()| {
            toast::done(v::offer_refused());
            household.home.reload();
        });
    };
    let zone = Zone::new(&offer.time_zone);
    let time = when::full(offer.starts_at, &zone);
    let until = v::offer_until(&when::soon(offer.expires_at, &zone));
    let about =
        format!("{} · {} · {}", in_words(&offer.service_name_id, &offer.service_name_en), offer.practitioner_name, offer.location_name);
    let name = offer.contact_name.clone();
    view! {
        <section class="card warm" aria-label=v::offer_title>
            <div class="person">
                <span class="tile warn">{icon("#i-bell", "i")}</span>
                <div><p class="small">{v::offer_title}</p><h3>{time}</h3><YourTime at=offer.starts_at zone /></div>
            </div>
            <p>{about}<br /><span class="meta">{until}</span></p>
            {move || taking.failure.get().or_else(|| refusing.failure.get()).map(|failure| view! { <Trouble failure /> })}
            <div class="btns">
                <Act class="btn sm" busy=taking.busy on_press=take>{move || v::offer_take_for(&name)}</Act>
                <Act class="btn sm plain" busy=refusing.busy on_press=refuse>{v::offer_refuse}</Act>
            </div>
        </section>
    }
}
