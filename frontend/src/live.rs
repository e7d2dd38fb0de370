//! What happens elsewhere, as it happens: one stream of thin events for the whole page.
//!
//! An event says that something changed, never what it is now: whoever shows it asks again, so that the answer follows the
//! permissions and the scope of the person who asks. Call [`follow`] once, in the frame of a signed-in app; pages say
//! [`reload_on`] for a [`Remote`], or [`on`] for anything else. After a broken connection everything is asked again.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::OnceLock;
use std::time::Duration;

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;
use uuid::Uuid;

use crate::api::stream::Stream;
use crate::browser::timer;
use crate::format;
use crate::remote::Remote;

/// The first pause before a new attempt; it doubles up to the last one.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LAST_PAUSE: Duration = Duration::from_secs(15);

/// A shorter gap is not worth a notice.
const TOLERATED: Duration = Duration::from_secs(4);

/// Many events that come together make one question.
const GATHERING: Duration = Duration::from_millis(250);

/// One thing that happened. The ids that do not apply are absent.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Event {
    /// `appointment.changed`, `queue.changed`, …; empty when anything may have changed.
    pub kind: String,
    pub id: Option<Uuid>,
    pub contact_id: Option<Uuid>,
    pub practitioner_id: Option<Uuid>,
    pub location_id: Option<Uuid>,
}

impl Event {
    /// Whether it is about one of these kinds; a kind is named by what stands before the dot.
    fn is_about(&self, kinds: &[&str]) -> bool {
        let subject = self.kind.split('.').next().unwrap_or_default();
        subject.is_empty() || subject == "resync" || kinds.contains(&subject)
    }
}

/// Whether what is shown follows what happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Live,
    /// Nothing has been heard since.
    Stale(DateTime<Utc>),
}

/// What a listener does with an event.
type Heard = Rc<dyn Fn(&Event)>;

struct Listener {
    id: u32,
    kinds: &'static [&'static str],
    run: Heard,
}

thread_local! {
    static LISTENERS: RefCell<Vec<Listener>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

fn signal() -> &'static ArcRwSignal<Line> {
    static LINE: OnceLock<ArcRwSignal<Line>> = OnceLock::new();
    LINE.get_or_init(|| ArcRwSignal::new(Line::Live))
}

/// Follows whether the page is live.
pub fn line() -> Line {
    signal().get()
}

/// Keeps the stream open for as long as the current component lives.
pub fn follow() {
    let alive = Rc::new(Cell::new(true));
    let end = StoredValue::new_local(alive.clone());
    on_cleanup(move || {
        end.try_with_value(|alive| alive.set(false));
    });
    spawn_local(run(alive));
}

async fn run(alive: Rc<Cell<bool>>) {
    let (mut pause, mut heard, mut before) = (FIRST_PAUSE, format::now(), false);
    while alive.get() {
        if let Ok(mut stream) = Stream::open().await {
            if !alive.get() {
                return;
            }
            pause = FIRST_PAUSE;
            signal().set(Line::Live);
            if before {
                tell(&Event::default());
            }
            before = true;
            while let Some(data) = stream.next().await {
                if !alive.get() {
                    return;
                }
                heard = format::now();
                if let Ok(event) = serde_json::from_str::<Event>(&data) {
                    tell(&event);
                }
            }
        }
        let silent = (format::now() - heard).to_std().unwrap_or_default();
        if silent > TOLERATED && signal().get_untracked() == Line::Live {
            signal().set(Line::Stale(heard));
        }
        timer::sleep(pause).await;
        pause = (pause * 2).min(LAST_PAUSE);
    }
}

fn tell(event: &Event) {
    // A listener may end while another runs.
    let concerned: Vec<Heard> =
        LISTENERS.with_borrow(|all| all.iter().filter(|l| event.is_about(l.kinds)).map(|l| l.run.clone()).collect());
    for run in concerned {
        run(event);
    }
}

/// Runs for each event about one of these kinds, until the current component is gone.
pub fn on(kinds: &'static [&'static str], run: impl Fn(&Event) + 'static) {
    let id = NEXT.replace(NEXT.get().wrapping_add(1));
    LISTENERS.with_borrow_mut(|all| all.push(Listener { id, kinds, run: Rc::new(run) }));
    on_cleanup(move || LISTENERS.with_borrow_mut(|all| all.retain(|listener| listener.id != id)));
}

/// Asks again whenever something of these kinds has changed; many changes at once are one question.
pub fn reload_on<T: Send + Sync + 'static>(kinds: &'static [&'static str], remote: Remote<T>) {
    gathered(kinds, move || remote.reload());
}

/// As [`on`], once for events that come together.
pub fn gathered(kinds: &'static [&'static str], run: impl Fn() + 'static) {
    let (waiting, run) = (Rc::new(Cell::new(false)), Rc::new(run));
    let alive = Rc::new(Cell::new(true));
    let end = StoredValue::new_local(alive.clone());
    on_cleanup(move || {
        end.try_with_value(|alive| alive.set(false));
    });
    on(kinds, move |_| {
        if waiting.replace(true) {
            return;
        }
        let (waiting, run, alive) = (waiting.clone(), run.clone(), alive.clone());
        timer::after(GATHERING, move || {
            waiting.set(false);
            if alive.get() {
                run();
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::Event;

    #[test]
    fn events_reach_those_who_asked_for_them() {
        let event: Event = serde_json::from_str(r#"{"kind":"queue.changed","location_id":null,"more":1}"#).expect("an event");
        assert!(event.is_about(&["appointment", "queue"]));
        assert!(!event.is_about(&["task"]));
        assert!(Event::default().is_about(&["task"]), "after a gap anything may have changed");
    }
}
