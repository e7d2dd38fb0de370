//! The ticket: when, for whom, and the code for the desk.

use chrono::{DateTime, Utc};
use domain::scheduling::{AppointmentView, LinkView};
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::api::booking as api;
use crate::browser::share;
use crate::components::{Qr, toast};
use crate::format::{self, Zone};
use crate::i18n::{Count, texts::portal_visits as t};
use crate::pages::portal::catalogue::{in_words, maybe_in_words};
use crate::pages::portal::parts::{Act, YourTime, icon, when};

/// What a ticket shows, whether it comes from the account or from a link.
#[derive(Clone, Debug, PartialEq)]
pub struct TicketFacts {
    /// Where the calendar file is; absent without an account.
    pub id: Option<Uuid>,
    pub code: Option<String>,
    pub name: String,
    pub service_id: String,
    pub service_en: String,
    pub doctor: String,
    pub place: String,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub zone: Zone,
    pub preparation_id: Option<String>,
    pub preparation_en: Option<String>,
}

impl From<&AppointmentView> for TicketFacts {
    fn from(visit: &AppointmentView) -> TicketFacts {
        TicketFacts {
            id: Some(visit.id),
            code: Some(visit.code.clone()),
            name: visit.contact_name.clone(),
            service_id: visit.service_name_id.clone(),
            service_en: visit.service_name_en.clone(),
            doctor: visit.practitioner_name.clone(),
            place: visit.location_name.clone(),
            starts_at: visit.starts_at,
            ends_at: visit.ends_at,
            zone: Zone::new(&visit.time_zone),
            preparation_id: visit.preparation_id.clone(),
            preparation_en: visit.preparation_en.clone(),
        }
    }
}

impl From<&LinkView> for TicketFacts {
    fn from(link: &LinkView) -> TicketFacts {
        TicketFacts {
            id: None,
            code: link.code.clone(),
            name: link.first_name.clone(),
            service_id: link.service_name_id.clone(),
            service_en: link.service_name_en.clone(),
            doctor: link.practitioner_name.clone(),
            place: link.location_name.clone(),
            starts_at: link.starts_at,
            ends_at: link.ends_at,
            zone: Zone::new(&link.time_zone),
            preparation_id: link.preparation_id.clone(),
            preparation_en: link.preparation_en.clone(),
        }
    }
}

impl TicketFacts {
    pub fn service(&self) -> &str {
        in_words(&self.service_id, &self.service_en)
    }

    pub fn preparation(&self) -> Option<String> {
        maybe_in_words(&self.preparation_id, &self.preparation_en)
    }
}

/// `7K4M-29AB`: in two halves, as it is said.
pub fn code_words(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let (first, second) = letters.split_at(letters.len() / 2);
    format!("{}-{}", first.iter().collect::<String>(), second.iter().collect::<String>())
}

/// The ticket.
#[component]
pub fn Ticket(facts: TicketFacts) -> impl IntoView {
    let (at, zone) = (facts.starts_at, facts.zone.clone());
    let day = {
        let zone = zone.clone();
        move || format::long_date(zone.wall(at).date())
    };
    let clock = {
        let zone = zone.clone();
        move || format::time(at, &zone)
    };
    let minutes = (facts.ends_at - facts.starts_at).num_minutes();
    let about = {
        let facts = facts.clone();
        move || t::for_whom(&facts.name, facts.service(), Count(minutes))
    };
    let stub = facts.code.clone().map(|code| {
        let words = code_words(&code);
        let spoken = words.clone();
        view! {
            <div class="stub">
                <Qr text=code label=move || t::code_qr(&spoken) />
                <div><p class="small">{t::code_label}</p><p class="code">{words}</p></div>
                <p class="meta">{t::code_text}</p>
            </div>
        }
    });
    view! {
        <section class="card ticket" aria-label=t::ticket>
            <div class="when">
                <p class="big">{day}</p>
                <p class="big"><time datetime=at.to_rfc3339()>{clock}</time></p>
                <YourTime at zone />
                <p class="meta">{about}</p>
            </div>
            {stub}
            <Keep facts />
        </section>
    }
}

/// Calendar and sharing.
#[component]
fn Keep(facts: TicketFacts) -> impl IntoView {
    let calendar = facts.id.map(|id| {
        let busy = RwSignal::new(false);
        let save = move |()| {
            busy.set(true);
            spawn_local(async move {
                let answer = api::find_appointment_ics(id).await;
                let _ = busy.try_set(false);
                match answer {
                    Ok(text) => share::download("kunjungan.ics", "text/calendar", &text),
                    Err(failure) => toast::failed(&failure),
                }
            });
        };
        view! { <Act class="btn plain" busy on_press=save>{icon("#i-cal", "i s")}{t::to_calendar}</Act> }
    });
    let pass_on = move |()| {
        let text = format!("{}, {}, {}", when::full(facts.starts_at, &facts.zone), facts.doctor, facts.place);
        spawn_local(async move {
            if share::text(&text).await {
                toast::done(t::shared());
            }
        });
    };
    view! {
        <div class="acts">
            {calendar}
            <Act class="btn plain" on_press=pass_on>{icon("#i-share", "i s")}{t::share}</Act>
        </div>
    }
}

/// How to prepare, and what to bring.
#[component]
pub fn Prepare(facts: TicketFacts) -> impl IntoView {
    let own = move || {
        let text = facts.preparation()?;
        Some(view! { <li><span class="tile ok">{icon("#i-file", "i")}</span><span><b>{text}</b></span></li> })
    };
    view! {
        <section class="card" aria-labelledby="prep-t">
            <h2 id="prep-t">{t::preparation}</h2>
            <ul class="todo">
                {own}
                <li><span class="tile ok">{icon("#i-id", "i")}</span><span><b>{t::bring}</b></span></li>
                <li><span class="tile ok">{icon("#i-clock", "i")}</span><span><b>{t::come_early}</b></span></li>
            </ul>
        </section>
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn codes_are_said_in_two_halves() {
        assert_eq!(super::code_words("7K4M29AB"), "7K4M-29AB");
    }
}
