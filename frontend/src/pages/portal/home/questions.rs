//! Questions to doctors that wait for an answer, and answers that were not read yet.

use leptos::prelude::*;

use crate::api::consultations::{ConsultationLine, list_consultation_news};
use crate::format::{self, Zone};
use crate::i18n::texts::portal_consult as t;
use crate::live;
use crate::pages::portal::parts::{flow_link, icon, when};
use crate::pages::portal::place::Place;
use crate::remote::Remote;

/// The card; nothing when there is nothing. What is known elsewhere on the page is not held up by a failure here.
#[component]
pub fn Questions() -> impl IntoView {
    let news = Remote::new(list_consultation_news);
    live::reload_on(&["consultation"], news);
    move || {
        let all = news.value.get().filter(|all| !all.is_empty())?;
        let row = |line: ConsultationLine| view! { <li>{row(line)}</li> };
        Some(view! {
            <section aria-labelledby="questions-t">
                <div class="sec-head"><h2 id="questions-t">{t::home}</h2><a class="link" href=Place::Consultations.href()>{t::home_all}</a></div>
                <ul class="card flush rows">{all.into_iter().take(3).map(row).collect_view()}</ul>
            </section>
        })
    }
}

fn row(line: ConsultationLine) -> impl IntoView {
    let zone = Zone::new(&line.time_zone);
    let (tone, glyph, words) = match line.answer_due_at {
        _ if line.unread > 0 => ("tile ok", "#i-chat", t::home_answer(&line.practitioner_name)),
        Some(due) if due > format::now() => ("tile info", "#i-clock", t::home_waits(&when::soon(due, &zone))),
        _ => ("tile warn", "#i-clock", t::home_late().to_owned()),
    };
    let tile = view! { <span class=tone>{icon(glyph, "i")}</span> };
    flow_link(Place::Consultation(line.id).href(), tile, line.subject, words)
}
