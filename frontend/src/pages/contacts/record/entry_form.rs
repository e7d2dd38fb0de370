//! The fields of one entry on the timeline, for writing a new one and for correcting one's own.

use chrono::{NaiveDate, NaiveTime};
use domain::Document;
use domain::contacts::*;
use leptos::prelude::*;

use crate::api::organisation::Practitioners;
use crate::api::resource::{Query, list};
use crate::components::{DateField, FormErrors, SelectField, TextArea, TextField};
use crate::i18n::texts::{contacts as c, person as t, registration as r};
use crate::remote::Remote;
use crate::shell;

/// A note has no subject of its own: it begins with its first line, up to this length.
const HEADLINE: usize = 120;

/// An entry that is being written.
#[derive(Clone, Copy)]
pub struct EntryDraft {
    pub kind: RwSignal<InteractionKind>,
    pub subject: RwSignal<String>,
    pub body: RwSignal<String>,
    direction: RwSignal<String>,
    minutes: RwSignal<String>,
    day: RwSignal<Option<NaiveDate>>,
    hour: RwSignal<String>,
    location: RwSignal<String>,
    practitioner: RwSignal<String>,
}

impl EntryDraft {
    /// An empty one, at the branch where this person works.
    pub fn new(kind: InteractionKind) -> EntryDraft {
        let here = shell::branches().chosen.get_untracked();
        EntryDraft {
            kind: RwSignal::new(kind),
            subject: RwSignal::default(),
            body: RwSignal::default(),
            direction: RwSignal::new(Direction::Inbound.code().to_owned()),
            minutes: RwSignal::default(),
            day: RwSignal::new(None),
            hour: RwSignal::default(),
            location: RwSignal::new(here.map(|id| id.to_string()).unwrap_or_default()),
            practitioner: RwSignal::default(),
        }
    }

    /// One that is there, for correcting it.
    pub fn of(entry: &InteractionView) -> EntryDraft {
        let wall = untrack(|| shell::branches().zone_of(entry.location_id)).wall(entry.occurred_at);
        let body = match (entry.kind, &entry.body) {
            (InteractionKind::Note, None) => entry.subject.clone(),
            (_, body) => body.clone().unwrap_or_default(),
        };
        let id = |id: Option<uuid::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
        EntryDraft {
            kind: RwSignal::new(entry.kind),
            subject: RwSignal::new(entry.subject.clone()),
            body: RwSignal::new(body),
            direction: RwSignal::new(entry.direction.map_or("", Direction::code).to_owned()),
            minutes: RwSignal::new(entry.duration_minutes.map(|m| m.to_string()).unwrap_or_default()),
            day: RwSignal::new(Some(wall.date())),
            hour: RwSignal::new(wall.format("%H:%M").to_string()),
            location: RwSignal::new(id(entry.location_id)),
            practitioner: RwSignal::new(id(entry.practitioner_id)),
        }
    }

    /// Whether something would be lost.
    pub fn is_written(self) -> bool {
        !self.subject.with(String::is_empty) || !self.body.with(String::is_empty)
    }

    /// The entry, once its fields are right; otherwise the fields say what is missing.
    pub fn read(self, errors: FormErrors) -> Option<CreateInteraction> {
        if !errors.dates_read(".entry-form") {
            return None;
        }
        let kind = self.kind.get_untracked();
        let text = |signal: RwSignal<String>| signal.with_untracked(|t| t.trim().to_owned());
        let (subject, body) = match kind {
            InteractionKind::Note => headline(&text(self.body)),
            _ => (text(self.subject), Some(text(self.body)).filter(|b| !b.is_empty())),
        };
        let location_id = text(self.location).parse().ok();
        let mut entry = CreateInteraction {
            kind,
            direction: Direction::from_code(&text(self.direction)).filter(|_| speaks(kind)),
            occurred_at: None,
            duration_minutes: None,
            subject,
            body,
            location_id,
            practitioner_id: text(self.practitioner).parse().ok().filter(|_| kind == InteractionKind::Visit),
        };
        let mut fine = errors.check(entry.check());
        match (self.day.get_untracked(), text(self.hour).as_str()) {
            (None, "") => {}
            (Some(day), hour) if !hour.is_empty() => match NaiveTime::parse_from_str(&hour.replace('.', ":"), "%H:%M") {
                Ok(hour) => {
                    let zone = untrack(|| shell::branches().zone_of(location_id));
                    entry.occurred_at = Some(zone.moment(day.and_time(hour)));
                }
                Err(_) => fine = refuse(errors, "/hour", t::hour_wrong()),
            },
            _ => fine = refuse(errors, "/hour", t::hour_missing()),
        }
        match text(self.minutes).as_str() {
            "" => {}
            text => match text.parse::<i32>().ok().filter(|m| (0..=10_080).contains(m)) {
                Some(minutes) => entry.duration_minutes = Some(minutes),
                None => fine = refuse(errors, "/duration_minutes", t::minutes_wrong()),
            },
        }
        fine.then_some(entry)
    }
}

fn refuse(errors: FormErrors, pointer: &str, message: &str) -> bool {
    errors.add(pointer, message);
    false
}

/// The first line as subject, and the whole text when it says more.
fn headline(text: &str) -> (String, Option<String>) {
    let first = text.lines().next().unwrap_or_default().trim();
    let subject: String = first.chars().take(HEADLINE).collect();
    let more = text != subject;
    (subject, more.then(|| text.to_owned()))
}

/// Whether a kind has somebody who began it.
fn speaks(kind: InteractionKind) -> bool {
    matches!(kind, InteractionKind::Call | InteractionKind::Message | InteractionKind::Email)
}

/// The fields, by kind.
#[component]
pub fn EntryFields(draft: EntryDraft) -> impl IntoView {
    let kind = draft.kind;
    let fields = move || match kind.get() {
        InteractionKind::Note => view! { <TextArea label=t::note_text at="/subject" value=draft.body /> }.into_any(),
        InteractionKind::Visit => view! {
            <TextField label=t::subject at="/subject" value=draft.subject max_length=300 />
            <div class="pair"><Place draft /><Whom draft /></div>
            <div class="trio"><When draft /><Minutes draft /></div>
            <TextArea label=t::body at="/body" value=draft.body optional=true />
        }
        .into_any(),
        kind => view! {
            <div class="pair">
                <TextField label=t::subject at="/subject" value=draft.subject max_length=300 />
                <SelectField label=t::direction at="/direction" value=draft.direction options=Signal::derive(directions) />
            </div>
            <div class="trio"><When draft />{(kind == InteractionKind::Call).then(|| view! { <Minutes draft /> })}</div>
            <TextArea label=t::body at="/body" value=draft.body optional=true />
        }
        .into_any(),
    };
    view! { <div class="entry-fields">{fields}</div> }
}

fn directions() -> Vec<(String, String)> {
    let one = |direction: Direction, words: &str| (direction.code().to_owned(), words.to_owned());
    vec![one(Direction::Inbound, t::inbound()), one(Direction::Outbound, t::outbound())]
}

#[component]
fn When(draft: EntryDraft) -> impl IntoView {
    view! {
        <DateField label=t::day at="/occurred_at" value=draft.day optional=true />
        <TextField label=t::hour at="/hour" value=draft.hour optional=true inputmode="numeric" max_length=5 hint=t::when_hint />
    }
}

#[component]
fn Minutes(draft: EntryDraft) -> impl IntoView {
    view! {
        <TextField label=t::minutes at="/duration_minutes" value=draft.minutes optional=true inputmode="numeric" max_length=5 unit=t::minutes_unit() />
    }
}

#[component]
fn Place(draft: EntryDraft) -> impl IntoView {
    let options = Signal::derive(|| {
        let open = shell::branches().open().into_iter().map(|l| (l.id.to_string(), l.name));
        [(String::new(), r::not_chosen().to_owned())].into_iter().chain(open).collect::<Vec<_>>()
    });
    view! { <SelectField label=c::branch at="/location_id" value=draft.location options /> }
}

#[component]
fn Whom(draft: EntryDraft) -> impl IntoView {
    let known = Remote::new(|| async { Ok(list::<Practitioners>(&Query::whole()).await?.data) });
    let options = Signal::derive(move || {
        let chosen = draft.practitioner.get_untracked();
        let all = known.value.get().unwrap_or_default().into_iter();
        let offered = all.filter(|p| p.archived_at.is_none() || p.id.to_string() == chosen).map(|p| (p.id.to_string(), p.name));
        [(String::new(), r::not_chosen().to_owned())].into_iter().chain(offered).collect::<Vec<_>>()
    });
    view! { <SelectField label=t::practitioner at="/practitioner_id" value=draft.practitioner options optional=true /> }
}

#[cfg(test)]
mod tests {
    use super::headline;

    #[test]
    fn a_note_begins_with_its_first_line() {
        assert_eq!(headline("Minta dipanggil keras"), ("Minta dipanggil keras".to_owned(), None));
        assert_eq!(headline("Satu\nDua"), ("Satu".to_owned(), Some("Satu\nDua".to_owned())));
        let long = "a".repeat(200);
        assert_eq!(headline(&long), ("a".repeat(120), Some(long)));
    }
}
