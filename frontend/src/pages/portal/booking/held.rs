//! Holding a time while the rest is filled in: eight minutes, extendable once.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ErrorCode;
use domain::scheduling::{CreateHold, HoldSecret, SlotView};
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::plan::Plan;
use crate::api::booking as api;
use crate::browser::focus;
use crate::format;

/// A time that nobody else gets for now.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    pub id: Uuid,
    pub secret: String,
    /// By the clock of this device, which may be wrong: counted from when the answer came.
    pub until: DateTime<Utc>,
    /// How long it was held for in all.
    pub span: TimeDelta,
    expires_at: DateTime<Utc>,
    pub extendable: bool,
}

impl Held {
    /// What is left, never below nought.
    pub fn left(&self, now: DateTime<Utc>) -> TimeDelta {
        (self.until - now).max(TimeDelta::zero())
    }

    fn proof(&self) -> HoldSecret {
        HoldSecret { secret: self.secret.clone() }
    }
}

impl Plan {
    /// Holds a time, and gives the one before back.
    pub fn choose(self, slot: SlotView) {
        let (Some(service), guest) = (self.service.get_untracked(), self.guest) else { return };
        if self.holding.busy.get_untracked() {
            return;
        }
        self.let_go();
        self.lost.set(None);
        self.released.set(None);
        self.chosen.set(Some(slot.clone()));
        let form = CreateHold {
            service_id: service,
            practitioner_id: slot.practitioner_id,
            location_id: slot.location_id,
            starts_at: Some(slot.starts_at),
            local_time: None,
        };
        let minutes = self.catalogue.0.value.with_untracked(|c| c.as_ref().map_or(8, |c| c.hold_minutes));
        let span = TimeDelta::minutes(i64::from(minutes));
        self.holding.run(async move { api::create_hold(&form, guest).await }, move |hold| {
            self.held.set(Some(Held {
                id: hold.id,
                secret: hold.secret.unwrap_or_default(),
                until: format::now() + span,
                span,
                expires_at: hold.expires_at,
                extendable: hold.extendable,
            }));
        });
    }

    /// What happened when a time could not be held or booked: gone to somebody else, held too long, or something else that is
    /// said where it was sent.
    pub fn refused(self, failure: &crate::api::Failure) -> bool {
        let (gone, expired) = (failure.is(ErrorCode::SlotTaken), failure.field("/hold_id").is_some());
        if gone || expired {
            self.held.set(None);
            if gone {
                self.lost.set(self.chosen.get_untracked());
            } else {
                self.released.set(self.chosen.get_untracked());
            }
            self.chosen.set(None);
            self.slots.reload();
            focus::soon(".alts input");
        }
        gone || expired
    }

    /// Follows the hold until it ends.
    pub fn watch(self, now: RwSignal<DateTime<Utc>>) {
        Effect::new(move |_| {
            let over = self.held.with(|held| held.as_ref().is_some_and(|held| held.until <= now.get()));
            if over {
                self.held.set(None);
                self.released.set(self.chosen.get_untracked());
                self.chosen.set(None);
                self.slots.reload();
            }
        });
        Effect::new(move |_| {
            if let Some(failure) = self.holding.failure.get()
                && self.refused(&failure)
            {
                self.holding.failure.set(None);
            }
        });
    }

    /// More time, once.
    pub fn extend(self, submit: crate::remote::Submit) {
        let Some(held) = self.held.get_untracked() else { return };
        let (id, proof, guest) = (held.id, held.proof(), self.guest);
        submit.run(async move { api::create_hold_extension(id, &proof, guest).await }, move |hold| {
            let more = hold.expires_at - held.expires_at;
            let until = held.until + more;
            let span = (until - format::now()).max(held.span);
            self.held.set(Some(Held { until, span, expires_at: hold.expires_at, extendable: hold.extendable, ..held.clone() }));
        });
    }

    /// Gives the held time back; nobody waits for that.
    pub fn let_go(self) {
        let held = self.held.try_update(Option::take).flatten();
        let _ = self.chosen.try_set(None);
        let Some(held) = held else { return };
        let guest = self.guest;
        spawn_local(async move {
            // It also ends by itself.
            let _ = api::delete_hold(held.id, &held.proof(), guest).await;
        });
    }

    /// The hold became a booking: there is nothing to give back.
    pub fn used(self) {
        self.held.set(None);
    }
}
