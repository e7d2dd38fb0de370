//! The visits as a list, by day; on a phone the first view of the calendar, and everywhere the list behind the numbers.

use chrono::NaiveDate;
use domain::scheduling::AppointmentView;
use leptos::prelude::*;

use super::state::{Cal, Which};
use crate::components::{Chip, Empty, Glyph};
use crate::format;
use crate::i18n::{Count, Plain, texts::scheduling as t};
use crate::pages::scheduling::appointment::NextStep;
use crate::pages::scheduling::words::{StateChip, clock_range, service, zone_of};
use crate::route;

fn word(which: Which) -> Plain {
    match which {
        Which::All => t::which_all,
        Which::Standing => t::which_standing,
        Which::Unconfirmed => t::which_unconfirmed,
        Which::Requested => t::which_requested,
        Which::Present => t::which_present,
        Which::Done => t::which_done,
        Which::NoShow => t::which_no_show,
        Which::Cancelled => t::which_cancelled,
    }
}

/// The list, with a choice of what is in it.
#[component]
pub fn Agenda(cal: Cal) -> impl IntoView {
    let chip = move |which: Which| {
        let pressed = Signal::derive(move || cal.which.get() == which);
        let choose = move |()| {
            let code = (which != Which::All).then(|| which.code().to_owned());
            route::replace_query(&[("state", code)]);
        };
        view! { <Chip pressed on_press=choose>{word(which)}</Chip> }
    };
    let days = Memo::new(move |_| {
        let (which, now) = (cal.which.get(), format::now());
        let mut days: Vec<(NaiveDate, Vec<AppointmentView>)> = Vec::new();
        cal.entries.value.with(|view| {
            for visit in view.iter().flat_map(|view| &view.appointments).filter(|v| which.fits(v, now)) {
                let day = zone_of(visit).wall(visit.starts_at).date();
                match days.iter_mut().find(|(other, _)| *other == day) {
                    Some((_, visits)) => visits.push(visit.clone()),
                    None => days.push((day, vec![visit.clone()])),
                }
            }
        });
        days.sort_by_key(|(day, _)| *day);
        days
    });
    let list = move || {
        let days = days.get();
        if days.is_empty() {
            return view! { <Empty glyph=Glyph::Calendar title=t::agenda_empty text=t::agenda_empty_text /> }.into_any();
        }
        let day = |(day, visits): (NaiveDate, Vec<AppointmentView>)| {
            let count = Count(visits.len() as i64);
            view! {
                <h2>{move || format::long_date(day)}<span class="sub num">{move || t::visits(count)}</span></h2>
                <ul>{visits.into_iter().map(|visit| view! { <Line cal visit /> }).collect_view()}</ul>
            }
        };
        days.into_iter().map(day).collect_view().into_any()
    };
    view! {
        <div class="agenda board">
            <div class="chips" role="group" aria-label=t::which>{Which::ALL.map(chip)}</div>
            {list}
        </div>
    }
}

#[component]
fn Line(cal: Cal, visit: AppointmentView) -> impl IntoView {
    let id = visit.id;
    let time = {
        let visit = visit.clone();
        let (head, own) = (cal.zone(), zone_of(&visit));
        move || {
            let range = clock_range(visit.starts_at, visit.ends_at, &own);
            let zone = own.abbreviation(visit.starts_at);
            if zone == head.abbreviation(visit.starts_at) { range } else { format!("{range} {zone}") }
        }
    };
    let what = {
        let visit = visit.clone();
        move || format!("{} · {}", service(&visit), visit.practitioner_name)
    };
    view! {
        <li>
            <button type="button" on:click=move |_| cal.open(Some(id))>
                <span class="num">{time}</span>
                <span class="strong">{visit.contact_name.clone()}</span>
                <span class="sub">{what}</span>
            </button>
            <span class="rowx"><StateChip state=visit.state confirmed=visit.confirmed_at.is_some() /><NextStep visit small=true /></span>
        </li>
    }
}
