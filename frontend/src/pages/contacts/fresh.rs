//! Tells lists and records on the page that people have changed elsewhere: by an undo, a merge, a quick registration.

use std::sync::OnceLock;

use leptos::prelude::*;

fn signal() -> &'static ArcRwSignal<u32> {
    static CHANGED: OnceLock<ArcRwSignal<u32>> = OnceLock::new();
    CHANGED.get_or_init(ArcRwSignal::default)
}

/// Asks again, within the question of a list or record, whenever people have changed elsewhere.
pub fn track() {
    signal().track();
}

/// People have changed.
pub fn mark() {
    signal().update(|n| *n = n.wrapping_add(1));
}
