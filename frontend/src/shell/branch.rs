//! The clinic and its branches, loaded once, and the branch that lists show first.

use std::cell::Cell;

use domain::organisation::{LocationView, OrganisationView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::organisation as api;
use crate::format::Zone;
use crate::remote::Remote;

/// What the whole frame knows about the clinic.
#[derive(Clone, Copy)]
pub struct Branches {
    pub organisation: Remote<OrganisationView>,
    pub locations: Remote<Vec<LocationView>>,
    /// The chosen branch; none for all of them.
    pub chosen: RwSignal<Option<Uuid>>,
}

impl Branches {
    pub(super) fn provide() -> Branches {
        let branches = Branches {
            organisation: Remote::new(|| async { Ok(api::find_organisation().await?.record) }),
            locations: Remote::new(|| async { Ok(api::list_locations().await?.data) }),
            chosen: RwSignal::new(None),
        };
        PRESENT.set(Some(branches));
        branches
    }

    /// The branches that are open.
    pub fn open(self) -> Vec<LocationView> {
        let all = self.locations.value.get().unwrap_or_default();
        all.into_iter().filter(|l| l.archived_at.is_none()).collect()
    }

    /// The name of a branch.
    pub fn name(self, id: Uuid) -> Option<String> {
        self.locations.value.with(|all| all.as_ref()?.iter().find(|l| l.id == id).map(|l| l.name.clone()))
    }

    /// The zone of a branch; that of the clinic for an unknown one.
    pub fn zone_of(self, id: Option<Uuid>) -> Zone {
        let of_branch = |all: &Vec<LocationView>| {
            let id = id.or_else(|| self.chosen.get())?;
            all.iter().find(|l| l.id == id).map(|l| Zone::new(&l.time_zone))
        };
        let named = self.locations.value.with(|all| all.as_ref().and_then(of_branch));
        named.unwrap_or_else(|| self.organisation.value.with(|o| o.as_ref().map(|o| Zone::new(&o.time_zone))).unwrap_or_default())
    }
}

thread_local! {
    /// Of the frame that is on the page. No context, because what a press of a button does has none.
    static PRESENT: Cell<Option<Branches>> = const { Cell::new(None) };
}

/// The clinic and its branches; only while somebody is signed in.
pub fn branches() -> Branches {
    PRESENT.get().expect("the frame provides the branches")
}

/// The zone in which this person works: that of the chosen branch, or of the clinic.
pub fn zone() -> Zone {
    branches().zone_of(None)
}
