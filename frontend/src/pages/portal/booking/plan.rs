//! What is being booked: the choices, the free times that follow from them, and the one that is held.

use chrono::{Days, NaiveDate};
use domain::scheduling::{AppointmentView, CataloguePractitioner, SlotView};
use leptos::prelude::*;
use uuid::Uuid;

use super::held::Held;
use crate::api::booking::{self as api, MOST_SLOTS, SlotQuestion};
use crate::format::Zone;
use crate::pages::portal::catalogue::Catalogue;
use crate::pages::portal::moves;
use crate::remote::{Remote, Submit};

/// Days whose free times are asked for at once.
pub const WINDOW: u64 = 14;

/// The choices. Changing one keeps all others.
#[derive(Clone, Copy)]
pub struct Plan {
    pub catalogue: Catalogue,
    pub guest: bool,
    /// The visit that moves, when this is not a new one.
    pub moving: RwSignal<Option<AppointmentView>>,
    pub service: RwSignal<Option<Uuid>>,
    /// `None` is anybody.
    pub practitioner: RwSignal<Option<Uuid>>,
    pub location: RwSignal<Option<Uuid>>,
    /// The first day that is shown.
    pub from: RwSignal<NaiveDate>,
    pub date: RwSignal<Option<NaiveDate>>,
    pub slots: Remote<Vec<SlotView>>,
    /// The chosen time; held once the server has said so.
    pub chosen: RwSignal<Option<SlotView>>,
    pub held: RwSignal<Option<Held>>,
    /// A chosen time that somebody else got.
    pub lost: RwSignal<Option<SlotView>>,
    /// The time whose hold has run out.
    pub released: RwSignal<Option<SlotView>>,
    pub reason: RwSignal<String>,
    pub holding: Submit,
    /// Whether it is known what the choices begin with.
    pub known: RwSignal<bool>,
    /// The visit that they begin with, until they have begun.
    last: StoredValue<Option<AppointmentView>>,
}

impl Plan {
    /// Starts with what the address says is chosen already; whoever is signed in and comes without any of it goes on with
    /// [`Plan::begin`].
    pub fn new(guest: bool) -> Plan {
        let (catalogue, target) = (Catalogue::here(), moves::here_now());
        let service = RwSignal::new(target.value("service"));
        let practitioner = RwSignal::new(target.value("practitioner"));
        let location = RwSignal::new(target.value("location"));
        let named = [service, practitioner, location].iter().any(|choice| choice.with_untracked(Option::is_some));
        let today = Zone::default().today();
        let (from, date) = (RwSignal::new(today), RwSignal::new(None));
        let slots = Remote::new(move || {
            let question = service.get().zip(location.get()).map(|(service, location)| SlotQuestion {
                service,
                practitioner: practitioner.get(),
                location: Some(location),
                from: from.get(),
                to: from.get() + Days::new(WINDOW - 1),
            });
            async move {
                match question {
                    Some(question) => api::list_free_slots(question).await,
                    None => Ok(Vec::new()),
                }
            }
        });
        let plan = Plan {
            catalogue,
            guest,
            moving: RwSignal::new(None),
            service,
            practitioner,
            location,
            from,
            date,
            slots,
            chosen: RwSignal::new(None),
            held: RwSignal::new(None),
            lost: RwSignal::new(None),
            released: RwSignal::new(None),
            reason: RwSignal::new(String::new()),
            holding: Submit::new(),
            known: RwSignal::new(guest || named),
            last: StoredValue::new(None),
        };
        plan.complete();
        plan.arrive(target.value("at"));
        on_cleanup(move || plan.let_go());
        plan
    }

    /// Fills in what follows from the rest: the only branch, a service of the doctor. Nothing is set to nothing, which would
    /// run the effect for ever where the clinic offers nothing.
    fn complete(self) {
        Effect::new(move |_| {
            if self.catalogue.0.value.with(Option::is_none) || !self.known.get() {
                return;
            }
            if let Some(last) = self.last.try_update_value(Option::take).flatten() {
                self.repeat(&last);
            }
            let doctor = self.practitioner.get().and_then(|id| self.catalogue.practitioner(id));
            if self.service.get().is_none() {
                let given = doctor.as_ref().and_then(|d| d.service_ids.iter().copied().find(|id| self.catalogue.service(*id).is_some()));
                if let Some(service) = given.or_else(|| self.catalogue.services().first().map(|s| s.id)) {
                    self.service.set(Some(service));
                }
            }
            if self.location.get().is_none() {
                let first = doctor.as_ref().and_then(|d| d.location_ids.first().copied());
                if let Some(location) = first.or_else(|| self.catalogue.locations().first().map(|l| l.id)) {
                    self.location.set(Some(location));
                }
            }
        });
    }

    /// Begins with what the patient came for last, or as for somebody new.
    pub fn begin(self, last: Option<AppointmentView>) {
        self.last.set_value(last);
        self.known.set(true);
    }

    /// Chooses what was chosen for a visit, as far as it is offered still.
    fn repeat(self, visit: &AppointmentView) {
        let (service, place) = (self.catalogue.service(visit.service_id), self.catalogue.location(visit.location_id));
        let gives = |p: &CataloguePractitioner| p.service_ids.contains(&visit.service_id) && p.location_ids.contains(&visit.location_id);
        let doctor = self.catalogue.practitioner(visit.practitioner_id).filter(gives);
        if let (Some(service), Some(place)) = (service, place) {
            self.service.set(Some(service.id));
            self.location.set(Some(place.id));
            self.practitioner.set(doctor.map(|p| p.id));
        }
    }

    /// Holds the time that was tapped on another page as soon as it is known to be free.
    fn arrive(self, at: Option<i64>) {
        let Some(at) = at else { return };
        let waiting = StoredValue::new(Some(at));
        Effect::new(move |_| {
            let Some(zone) = self.location.get().and_then(|id| self.catalogue.location(id)).map(|l| Zone::new(&l.time_zone)) else {
                return;
            };
            let Some(at) = waiting.get_value() else { return };
            let moment = chrono::DateTime::from_timestamp(at, 0).unwrap_or_default();
            let day = zone.wall(moment).date();
            if self.from.get_untracked() > day || self.from.get_untracked() + Days::new(WINDOW - 1) < day {
                self.from.set(day);
                return;
            }
            let Some(slots) = self.slots.value.get().filter(|slots| !slots.is_empty()) else { return };
            waiting.set_value(None);
            self.date.set(Some(day));
            match slots.into_iter().find(|slot| slot.starts_at == moment) {
                Some(slot) => self.choose(slot),
                None => self.lost.set(self.named(moment)),
            }
        });
    }

    /// The slot of the address in words, when it is gone already.
    fn named(self, at: chrono::DateTime<chrono::Utc>) -> Option<SlotView> {
        let location = self.catalogue.location(self.location.get_untracked()?)?;
        let practitioner = self.practitioner.get_untracked().and_then(|id| self.catalogue.practitioner(id));
        Some(SlotView {
            starts_at: at,
            ends_at: at,
            time_zone: location.time_zone,
            practitioner_id: practitioner.as_ref().map(|p| p.id).unwrap_or_default(),
            practitioner_name: practitioner.map(|p| p.name).unwrap_or_default(),
            location_id: location.id,
            location_name: location.name,
        })
    }

    /// The zone in which times are shown.
    pub fn zone(self) -> Zone {
        self.catalogue.zone(self.location.get())
    }

    /// The free times of a day, each once, also when several doctors have it.
    pub fn on(self, day: NaiveDate) -> Vec<SlotView> {
        let zone = self.zone();
        let mut all: Vec<SlotView> = self.slots.value.get().unwrap_or_default();
        all.retain(|slot| zone.wall(slot.starts_at).date() == day);
        all.sort_by_key(|slot| slot.starts_at);
        all.dedup_by_key(|slot| slot.starts_at);
        all
    }

    /// The day from which on the answer is not complete, because it would have been too long.
    pub fn incomplete_from(self) -> Option<NaiveDate> {
        let zone = self.zone();
        self.slots.value.with(|slots| {
            let slots = slots.as_ref().filter(|slots| slots.len() >= MOST_SLOTS)?;
            slots.iter().map(|slot| zone.wall(slot.starts_at).date()).max()
        })
    }

    /// Starts the choice of a time anew, because what it was for has changed; the rest stays.
    pub fn rechoose(self) {
        self.let_go();
        self.date.set(None);
        self.lost.set(None);
        self.released.set(None);
    }
}
