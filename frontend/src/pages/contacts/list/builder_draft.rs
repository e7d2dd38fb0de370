//! What the builder of filters holds while it is being filled in.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;

use super::draft::Draft;
use super::fields;
use super::filter_set::{Group, Join, Part};

/// A group that is being filled in; the parts have keys, so that fields stay where they are while others come and go.
#[derive(Clone, Copy)]
pub struct GroupDraft {
    /// The code of a [`Join`].
    pub join: RwSignal<String>,
    pub parts: RwSignal<Vec<(u32, PartDraft)>>,
}

/// A condition, whose field can be exchanged, or a group.
#[derive(Clone, Copy)]
pub enum PartDraft {
    One(RwSignal<Draft>),
    Group(GroupDraft),
}

impl GroupDraft {
    pub fn of(group: &Group) -> GroupDraft {
        // A condition on a field that this app does not know cannot be shown here, and the API would refuse it.
        let part = |part: &Part| match part {
            Part::One(condition) => Draft::of(condition).map(|draft| PartDraft::One(RwSignal::new(draft))),
            Part::Group(group) => Some(PartDraft::Group(GroupDraft::of(group))),
        };
        let parts = group.parts.iter().filter_map(part).map(|part| (fresh(), part)).collect();
        GroupDraft { join: RwSignal::new(group.join.code().to_owned()), parts: RwSignal::new(parts) }
    }

    /// The group; none while a condition lacks something.
    pub fn read(self) -> Option<Group> {
        let read = |(_, part): &(u32, PartDraft)| {
            Some(match part {
                PartDraft::One(draft) => Part::One(draft.get().read()?),
                PartDraft::Group(group) => Part::Group(group.read()?),
            })
        };
        let parts = self.parts.with(|parts| parts.iter().map(read).collect::<Option<Vec<_>>>())?;
        Some(Group { join: self.join.with(|code| Join::of(code)).unwrap_or_default(), parts })
    }

    /// Adds an empty condition.
    pub fn add_condition(self) {
        if let Some(field) = fields::offered().first() {
            let draft = RwSignal::new(Draft::new(*field));
            self.parts.update(|parts| parts.push((fresh(), PartDraft::One(draft))));
        }
    }

    /// Adds a group with the other way of going together, which is why somebody wants one.
    pub fn add_group(self) {
        let join = if self.join.with_untracked(|code| code == Join::All.code()) { Join::Any } else { Join::All };
        let group = GroupDraft::of(&Group { join, parts: Vec::new() });
        group.add_condition();
        group.add_condition();
        self.parts.update(|parts| parts.push((fresh(), PartDraft::Group(group))));
    }
}

fn fresh() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
