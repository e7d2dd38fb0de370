//! Tells lists that a record was changed elsewhere, for example by undoing from a notice.

use std::sync::OnceLock;

use leptos::prelude::*;

fn signal() -> &'static ArcRwSignal<u32> {
    static CHANGES: OnceLock<ArcRwSignal<u32>> = OnceLock::new();
    CHANGES.get_or_init(|| ArcRwSignal::new(0))
}

/// Something was changed: lists that follow ask again.
pub fn changed() {
    signal().update(|n| *n = n.wrapping_add(1));
}

/// Makes the question of a list ask again after [`changed`].
pub fn follow_changes() {
    signal().track();
}
