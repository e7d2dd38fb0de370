//! A clock on the page: for what expires and what has an age.

use std::time::Duration;

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::format;

/// The moment, once a second.
pub type Ticking = RwSignal<DateTime<Utc>>;

/// A clock that ticks for as long as the component is there.
pub fn ticking() -> Ticking {
    let now = RwSignal::new(format::now());
    let interval = set_interval_with_handle(move || _ = now.try_set(format::now()), Duration::from_secs(1)).ok();
    on_cleanup(move || {
        if let Some(interval) = interval {
            interval.clear();
        }
    });
    now
}
