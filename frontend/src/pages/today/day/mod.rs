//! The day of the clinic on the home page: visits, the queue, what is unconfirmed, one's own tasks.

mod lab;
mod lanes;
mod numbers;
mod serving;
mod tasks;
mod unconfirmed;
mod waiting;

pub use lab::LabNumbers;
pub use lanes::Lanes;
pub use numbers::DayNumbers;
pub use serving::Serving;
pub use tasks::MyTasks;
pub use unconfirmed::Unconfirmed;
pub use waiting::Waiting;

use chrono::{DateTime, NaiveDate, Utc};
use domain::identity::Permission;
use domain::scheduling::{AppointmentView, CalendarView, QueueEntryView, QueueState, QueueView};
use leptos::prelude::*;

use crate::api::queue::{QueuePart, list_queue};
use crate::api::scheduling::{CalendarPart, list_calendar_entries};
use crate::api::session;
use crate::live;
use crate::pages::scheduling::words::{is_unconfirmed, ticking};
use crate::remote::Remote;
use crate::route::{Address, Route};
use crate::shell::{self, branches};

/// Everything that the parts of the page share, read once and kept live.
#[derive(Clone, Copy)]
pub struct Day {
    pub calendar: Remote<CalendarView>,
    pub queue: Remote<QueueView>,
    pub now: RwSignal<DateTime<Utc>>,
    pub today: Memo<NaiveDate>,
}

impl Day {
    /// For those who see visits.
    pub fn read() -> Day {
        let (now, branch) = (ticking(), branches().chosen);
        let today = Memo::new(move |_| shell::zone().wall(now.get()).date());
        let calendar = Remote::new(move || {
            let part = CalendarPart { from: today.get(), to: today.get(), location_id: branch.get(), practitioner_id: None };
            async move { list_calendar_entries(&part).await }
        });
        let queue = Remote::new(move || {
            let (part, may) = (QueuePart { location_id: branch.get(), ..QueuePart::default() }, session::may(Permission::ReadQueue));
            async move {
                match may {
                    true => list_queue(&part).await,
                    false => Ok(QueueView { data: Vec::new(), sessions: Vec::new(), rules: Vec::new(), updated_at: crate::format::now() }),
                }
            }
        });
        live::reload_on(&["appointment", "queue", "schedule"], calendar);
        live::reload_on(&["queue", "appointment"], queue);
        Day { calendar, queue, now, today }
    }

    pub fn changed(self) {
        self.calendar.reload();
        self.queue.reload();
    }

    /// Whose attendance nobody has said yet, the next first.
    pub fn unconfirmed(self) -> Vec<AppointmentView> {
        let now = self.now.get();
        self.calendar.value.with(|view| {
            let coming = view.iter().flat_map(|v| &v.appointments).filter(|v| is_unconfirmed(v) && v.ends_at > now);
            coming.cloned().collect()
        })
    }

    /// Who waits, in the order of being called.
    pub fn waiting(self) -> Vec<QueueEntryView> {
        self.queue.value.with(|view| {
            let waits = |e: &&QueueEntryView| matches!(e.state, QueueState::Waiting | QueueState::Skipped);
            let mut all: Vec<QueueEntryView> = view.iter().flat_map(|v| &v.data).filter(waits).cloned().collect();
            all.sort_by_key(|e| (e.practitioner_name.clone(), e.position.unwrap_or(i32::MAX)));
            all
        })
    }
}

/// Some of today's visits as a list.
pub fn list_href(today: NaiveDate, state: &str) -> String {
    let fixed = [("view", "agenda".to_owned()), ("on", today.to_string()), ("days", "1".to_owned()), ("state", state.to_owned())];
    let query = fixed.into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
    Address { route: Route::Calendar, query, fragment: String::new() }.href()
}
