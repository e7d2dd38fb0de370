//! The columns of the day and of the week: what is open in them, and what lies there.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use domain::scheduling::{AbsenceView, AppointmentView, CalendarBlock, CalendarView, HolidayView, ResourceView};
use domain::value::PersonName;
use uuid::Uuid;

use super::grid::{LEAST, Place, Span, hours, places, span_on};
use crate::format::Zone;
use crate::pages::scheduling::words::{in_lang, zone_of};

/// What lies in a column.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    Visit(Arc<AppointmentView>),
    Away(Arc<AbsenceView>),
}

/// Something with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub what: What,
    pub span: Span,
    pub place: Place,
}

impl Entry {
    /// Whether nothing else may lie here.
    pub fn takes_time(&self) -> bool {
        match &self.what {
            What::Visit(visit) => visit.state.takes_time(),
            What::Away(_) => true,
        }
    }

    pub fn visit(&self) -> Option<&AppointmentView> {
        match &self.what {
            What::Visit(visit) => Some(visit),
            What::Away(_) => None,
        }
    }
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The practitioner or room; the day has one column of the week.
    pub id: Uuid,
    pub day: NaiveDate,
    pub title: String,
    pub sub: String,
    /// The practitioner into whose time something can be put.
    pub practitioner: Option<Uuid>,
    pub location: Option<Uuid>,
    pub open: Vec<Span>,
    pub breaks: Vec<Span>,
    pub holiday: Option<String>,
    /// Booked and open minutes.
    pub used: Option<(i32, i32)>,
    pub entries: Vec<Entry>,
}

impl Column {
    /// How full it is, in hundredths.
    pub fn utilisation(&self) -> Option<i32> {
        self.used.filter(|(_, open)| *open > 0).map(|(booked, open)| (booked * 100 / open).clamp(0, 100))
    }

    /// The spans that are taken, but by one.
    pub fn taken(&self, but: Option<Uuid>) -> Vec<Span> {
        let other = |entry: &&Entry| entry.takes_time() && entry.visit().is_none_or(|v| Some(v.id) != but);
        self.entries.iter().filter(other).map(|entry| entry.span).collect()
    }
}

/// What a column is about.
struct Subject {
    id: Uuid,
    day: NaiveDate,
    title: String,
    sub: String,
    practitioner: Option<Uuid>,
    /// Whether working hours say something about it.
    timed: bool,
}

/// The columns of one day, one for each practitioner who works or is booked then.
pub fn by_practitioner(view: &CalendarView, day: NaiveDate, zone: &Zone) -> Vec<Column> {
    let mut subjects: Vec<Subject> = Vec::new();
    let mut add = |id: Uuid, name: &str, place: &str| {
        if subjects.iter().all(|s| s.id != id) {
            subjects.push(Subject { id, day, title: name.to_owned(), sub: place.to_owned(), practitioner: Some(id), timed: true });
        }
    };
    for block in view.blocks.iter().filter(|b| b.on_date == day) {
        add(block.practitioner_id, &block.practitioner_name, &block.location_name);
    }
    for visit in visits_on(view, day) {
        add(visit.practitioner_id, &visit.practitioner_name, &visit.location_name);
    }
    subjects.sort_by_cached_key(|subject| PersonName::sort_key(&subject.title));
    subjects
        .into_iter()
        .map(|subject| {
            let id = subject.id;
            column(view, subject, zone, |v| v.practitioner_id == id, |a| a.practitioner_id == id)
        })
        .collect()
}

/// The columns of one day, one for each room or device.
pub fn by_room(view: &CalendarView, rooms: &[ResourceView], day: NaiveDate, zone: &Zone) -> Vec<Column> {
    let known = rooms.iter().map(|room| (room.id, room.name.clone(), room.location_name.clone()));
    let mut all: Vec<(Uuid, String, String)> = known.collect();
    // An archived room keeps its visits.
    for room in &view.rooms {
        if all.iter().all(|(id, ..)| *id != room.resource_id) {
            all.push((room.resource_id, room.resource_name.clone(), String::new()));
        }
    }
    all.into_iter()
        .map(|(id, title, sub)| {
            let uses = |visit: &AppointmentView| view.rooms.iter().any(|r| r.resource_id == id && r.appointment_id == visit.id);
            let subject = Subject { id, day, title, sub, practitioner: None, timed: false };
            column(view, subject, zone, uses, |_| false)
        })
        .collect()
}

/// The columns of a week, one for each day, of one practitioner or of all.
pub fn by_day(view: &CalendarView, monday: NaiveDate, who: Option<Uuid>, zone: &Zone) -> Vec<Column> {
    let weekend = |day: NaiveDate| visits_on(view, day).next().is_some() || view.blocks.iter().any(|b| b.on_date == day);
    let days = (0..7).map(|n| monday + Days::new(n)).enumerate();
    days.filter(|(n, day)| *n < 6 || weekend(*day))
        .map(|(_, day)| {
            let subject =
                Subject { id: who.unwrap_or_default(), day, title: String::new(), sub: String::new(), practitioner: who, timed: true };
            let mine = |id: Uuid| who.is_none_or(|who| who == id);
            column(view, subject, zone, |v| mine(v.practitioner_id), |a| who.is_some() && mine(a.practitioner_id))
        })
        .collect()
}

fn visits_on(view: &CalendarView, day: NaiveDate) -> impl Iterator<Item = &AppointmentView> {
    view.appointments.iter().filter(move |visit| zone_of(visit).wall(visit.starts_at).date() == day)
}

fn column(
    view: &CalendarView,
    subject: Subject,
    zone: &Zone,
    visits: impl Fn(&AppointmentView) -> bool,
    away: impl Fn(&AbsenceView) -> bool,
) -> Column {
    let Subject { id, day, title, sub, practitioner, timed } = subject;
    let mine = |block: &&CalendarBlock| timed && block.on_date == day && practitioner.is_none_or(|id| block.practitioner_id == id);
    let blocks: Vec<&CalendarBlock> = view.blocks.iter().filter(mine).collect();
    let wall = |zone: &Zone, from, until| span_on(day, zone.wall(from), zone.wall(until));
    let breaks: Vec<Span> = blocks.iter().filter_map(|b| wall(&Zone::new(&b.time_zone), b.break_from?, b.break_until?)).collect();
    let open = blocks.iter().filter_map(|b| wall(&Zone::new(&b.time_zone), b.starts_at, b.ends_at));
    let open = open.flat_map(|span| super::grid::gaps(&breaks, span)).collect();
    let visits = view.appointments.iter().filter(|v| visits(v));
    let visits = visits.filter_map(|v| Some((What::Visit(Arc::new(v.clone())), wall(&zone_of(v), v.starts_at, v.ends_at)?)));
    let absent = view.absences.iter().filter(|a| away(a));
    let absent = absent.filter_map(|a| Some((What::Away(Arc::new(a.clone())), wall(zone, a.starts_at, a.ends_at)?)));
    let lying: Vec<(What, Span)> = absent.chain(visits).collect();
    let placed = places(&lying.iter().map(|(_, span)| *span).collect::<Vec<_>>(), LEAST);
    let entries = lying.into_iter().zip(placed).map(|((what, span), place)| Entry { what, span, place }).collect();
    let used = (!blocks.is_empty()).then(|| blocks.iter().fold((0, 0), |(b, o), x| (b + x.booked_minutes, o + x.open_minutes)));
    let location = blocks.first().map(|b| b.location_id);
    Column { id, day, title, sub, practitioner, location, open, breaks, holiday: holiday(&view.holidays, day, location), used, entries }
}

/// The holiday of a day at a branch; one of all branches wherever it is.
pub fn holiday(all: &[HolidayView], day: NaiveDate, location: Option<Uuid>) -> Option<String> {
    let fits = |h: &&HolidayView| h.on_date == day && (h.location_id.is_none() || location.is_none() || h.location_id == location);
    all.iter().find(fits).map(|h| in_lang(&h.name_id, &h.name_en).to_owned())
}

/// The hours that the columns have between them.
pub fn shown_hours(columns: &[Column]) -> Span {
    hours(columns.iter().flat_map(|c| c.open.iter().copied().chain(c.entries.iter().filter(|e| e.visit().is_some()).map(|e| e.span))))
}
