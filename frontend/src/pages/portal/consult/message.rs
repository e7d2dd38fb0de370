//! One message, and what happened between messages.

use chrono::{DateTime, Utc};
use domain::consultations::{ConsultationCopyView, ConsultationMessageView, ConsultationRole, ConsultationView};
use leptos::prelude::*;

use super::files::{FileLink, Known};
use super::words;
use crate::format::{self, Zone};
use crate::i18n::texts::portal_consult as t;
use crate::pages::consultations::{Entry, copies};
use crate::pages::portal::parts::{Disc, icon};

/// Everything that happened, with what stands at its end; what is there stays as it is while more is written and read.
#[component]
pub fn Conversation(view: Signal<ConsultationView>, files: Known, children: Children) -> impl IntoView {
    let zone = view.with_untracked(words::zone_of);
    let line = move |entry: Entry| match entry {
        Entry::Day(day) => view! { <li class="day">{format::long_date(day)}</li> }.into_any(),
        Entry::Message(message) => {
            let id = message.id;
            let read = Memo::new(move |_| {
                let doctor = |copy: &ConsultationCopyView| copy.reader == ConsultationRole::Doctor;
                view.with(|v| copies(v, id)).into_iter().filter(doctor).find_map(|copy| copy.read_at)
            });
            bubble(message, read, files, &zone)
        }
        Entry::HandedTo(doctor) => event("#i-swap", t::handed(&doctor.name, &format::time(doctor.since_at, &zone))),
        Entry::Closed(at) => event("#i-check", t::closed_at(&format::time(at, &zone))),
    };
    view! {
        <ol class="thread" aria-label=t::thread>
            <For each=move || view.with(Entry::all) key=Entry::key children=line />
            {children()}
        </ol>
    }
}

fn event(glyph: &'static str, words: String) -> AnyView {
    view! { <li class="event">{icon(glyph, "i s")}<span>{words}</span></li> }.into_any()
}

fn bubble(message: ConsultationMessageView, read: Memo<Option<DateTime<Utc>>>, files: Known, zone: &Zone) -> AnyView {
    let ours = message.author == ConsultationRole::Patient;
    let at = format::time(message.sent_at, zone);
    let foot = if ours { mark(message.sent_at, read, zone.clone()) } else { view! { {at} }.into_any() };
    let name = match message.author {
        ConsultationRole::Head => t::by_head(&message.author_name),
        ConsultationRole::Deputy => t::by_deputy(&message.author_name),
        _ => message.author_name.clone(),
    };
    // What another member of the family wrote is named; the own words are not.
    let by = (!message.own).then(|| view! { <p class="by"><Disc name=message.author_name.clone() class="av" />{name}</p> });
    let attached = message.file_ids.iter().map(|id| view! { <FileLink id=*id files /> }).collect_view();
    view! {
        <li class="msg" class:me=ours data-emergency=message.emergency.then_some("true")>
            {by}
            <div class="bub"><p class="text">{message.text}</p>{attached}</div>
            <p class="at">{foot}</p>
        </li>
    }
    .into_any()
}

/// Whether a doctor has read it.
fn mark(sent: DateTime<Utc>, read: Memo<Option<DateTime<Utc>>>, zone: Zone) -> AnyView {
    (move || {
        let words = match read.get() {
            Some(at) => t::read(&words::moment(at, &zone)),
            None => t::sent(&format::time(sent, &zone)),
        };
        view! { {icon(if read.get().is_some() { "#i-okc" } else { "#i-check" }, "i s")}{words} }
    })
    .into_any()
}
