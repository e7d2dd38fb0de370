//! One person's record: banner, facts, timeline, history.

mod access;
mod actions;
mod banner;
mod changes;
mod composer;
mod correction;
mod entry_form;
mod event;
mod facts;
mod masked;
mod merges;
mod page;
mod portal_code;
mod relations;
mod summary;
mod tags;
mod timeline;

pub use event::ShortEvent;
pub use facts::{PersonFacts, custom_label};
pub use page::PersonRecord;

use domain::contacts::{ContactView, InteractionKind};
use leptos::prelude::*;
use serde_json::Value;

use crate::api::contacts::{People, update_person};
use crate::api::{Failure, Revision};
use crate::remote::Remote;

/// The record that is open, for everything on its page.
#[derive(Clone, Copy)]
struct Opened {
    people: People,
    remote: Remote<Revision<ContactView>>,
    person: Signal<ContactView>,
    /// What is being written on the timeline.
    composing: RwSignal<Option<InteractionKind>>,
    /// Counts what was written, so that the timeline asks again.
    written: RwSignal<u32>,
}

impl Opened {
    fn etag(self) -> String {
        self.remote.value.with_untracked(|r| r.as_ref().map(|r| r.etag.clone())).unwrap_or_default()
    }

    fn name(self) -> String {
        self.person.with(|p| p.name.clone())
    }

    /// Changes the record by a merge patch and shows the answer.
    async fn patch(self, patch: Value) -> Result<(), Failure> {
        let id = self.person.with_untracked(|p| p.id);
        let changed = update_person(self.people, id, &self.etag(), &patch).await?;
        if self.remote.value.try_get_untracked().is_some() {
            self.remote.put(changed);
        }
        Ok(())
    }
}
