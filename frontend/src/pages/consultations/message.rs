//! What was written, with the proof of reading, and what happened in between.

use domain::consultations::{ConsultationCopyView, ConsultationDoctorView, ConsultationMessageView, ConsultationRole, ConsultationView};
use domain::documents::{FileState, FileView};
use leptos::prelude::*;
use uuid::Uuid;

use super::conversation::{Entry, copies};
use super::words;
use crate::api::documents::find_file_content;
use crate::browser::share;
use crate::components::{Glyph, Icon, toast};
use crate::format::{self, Zone};
use crate::i18n::{
    Count, lang,
    texts::{attachments as a, consultations as t},
};
use crate::remote::{Remote, Submit};

/// What is known of the files of a conversation.
pub type Files = Remote<Vec<FileView>>;

/// Everything that happened; what is there already stays as it is while more is written and read.
#[component]
pub fn Conversation(view: Signal<ConsultationView>, files: Files) -> impl IntoView {
    let zone = view.with_untracked(words::zone_of);
    let line = move |entry: Entry| match entry {
        Entry::Day(day) => view! { <li class="day">{format::long_date(day)}</li> }.into_any(),
        Entry::Message(message) => {
            let id = message.id;
            let read = Memo::new(move |_| view.with(|v| copies(v, id)));
            bubble(message, read, files, &zone)
        }
        Entry::HandedTo(doctor) => handed(&doctor, &zone),
        Entry::Closed(at) => {
            view! { <li class="event"><Icon glyph=Glyph::Archive />{t::closed_at(&format::time(at, &zone))}</li> }.into_any()
        }
    };
    view! {
        <ol class="thread" aria-label=t::thread>
            <For each=move || view.with(Entry::all) key=Entry::key children=line />
        </ol>
    }
}

fn handed(doctor: &ConsultationDoctorView, zone: &Zone) -> AnyView {
    let from = doctor.handed_by_name.clone().unwrap_or_default();
    let words = t::handed(&from, &doctor.name, &format::time(doctor.since_at, zone));
    let reason = doctor.reason.as_deref().map(t::handed_why);
    view! { <li class="event"><Icon glyph=Glyph::Arrow /><span>{words}{reason.map(|reason| view! { <br />{reason} })}</span></li> }
        .into_any()
}

fn bubble(message: ConsultationMessageView, read: Memo<Vec<ConsultationCopyView>>, files: Files, zone: &Zone) -> AnyView {
    let answers = message.author.answers();
    let role = message.author.label(lang());
    let at = format::time(message.sent_at, zone);
    let attached = message.file_ids.iter().map(|id| view! { <li><FileLink id=*id files /></li> }).collect_view();
    let any = !message.file_ids.is_empty();
    view! {
        <li class="msg" data-side=if answers { "ours" } else { "theirs" } data-emergency=message.emergency.then_some("true")>
            <p class="by"><b>{message.author_name.clone()}</b>" "<span class="sub">{role}" · "{at}</span></p>
            <div class="bub">
                <p class="pre">{message.text.clone()}</p>
                {any.then(|| view! { <ul class="msg-files">{attached}</ul> })}
            </div>
            <Proof copies=read zone=zone.clone() />
        </li>
    }
    .into_any()
}

/// To whom it was copied, and who has read it; it stays open while that changes.
#[component]
fn Proof(copies: Memo<Vec<ConsultationCopyView>>, zone: Zone) -> impl IntoView {
    let count = Memo::new(move |_| copies.with(|all| (all.iter().filter(|copy| copy.read_at.is_some()).count(), all.len())));
    let glyph = Signal::derive(move || if count.get().0 == count.get().1 { Glyph::CheckCircle } else { Glyph::Check });
    let lines = move || copies.get().iter().map(|copy| reader(copy, &zone)).collect_view();
    view! {
        <details class="proof" hidden=move || count.get().1 == 0>
            <summary>
                <Icon glyph size="i-sm" />
                {move || t::read_by(Count(count.get().0 as i64), Count(count.get().1 as i64))}
            </summary>
            <ul aria-label=t::read_proof>{lines}</ul>
        </details>
    }
}

fn reader(copy: &ConsultationCopyView, zone: &Zone) -> impl IntoView + use<> {
    let (glyph, words) = match copy.read_at {
        Some(at) => (Glyph::CheckCircle, t::read_at(&words::moment(at, zone))),
        None => (Glyph::Dashed, t::not_read().to_owned()),
    };
    let who = match copy.reader {
        ConsultationRole::Patient | ConsultationRole::Doctor => copy.name.clone(),
        reader => format!("{} ({})", copy.name, reader.label(lang())),
    };
    view! { <li><Icon glyph size="i-sm" />{who}", "{words}</li> }
}

/// A file with a message; saved on this device when it is pressed.
#[component]
fn FileLink(id: Uuid, files: Files) -> impl IntoView {
    let found = Memo::new(move |_| files.value.with(|all| all.as_ref().and_then(|all| all.iter().find(|file| file.id == id).cloned())));
    let saving = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = saving.failure.get() {
            toast::failed(&failure);
        }
    });
    move || {
        let Some(file) = found.get() else {
            return view! { <span class="sub"><Icon glyph=Glyph::File />{a::unknown}</span> }.into_any();
        };
        let word = match file.state {
            FileState::Quarantined => a::quarantined,
            FileState::Clean => a::clean,
            FileState::NotScanned => a::not_scanned,
            FileState::Infected => a::infected,
        };
        let (name, label, shown) = (file.name.clone(), file.name.clone(), file.name.clone());
        if !file.state.is_served() {
            return view! { <span class="file"><Icon glyph=Glyph::File /><b>{shown}</b><span class="sub">{word}</span></span> }.into_any();
        }
        let save = move |_| {
            let name = name.clone();
            saving.run(find_file_content(id), move |content| share::keep(&name, &content));
        };
        view! {
            <button class="file" type="button" aria-label=move || a::open(&label) aria-busy=move || saving.busy.get().then_some("true") on:click=save>
                <Icon glyph=Glyph::File /><b>{shown}</b><span class="sub">{word}</span>
            </button>
        }
        .into_any()
    }
}
