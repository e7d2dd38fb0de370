//! The same visit again and again.

use leptos::prelude::*;

use crate::components::{Checkbox, TextField};
use crate::i18n::texts::scheduling as t;

/// Whether and how a visit repeats.
#[derive(Clone, Copy)]
pub struct Repeat {
    on: RwSignal<bool>,
    weeks: RwSignal<String>,
    count: RwSignal<String>,
}

impl Repeat {
    pub fn new() -> Repeat {
        Repeat { on: RwSignal::new(false), weeks: RwSignal::new("1".to_owned()), count: RwSignal::new("4".to_owned()) }
    }

    /// Every so many weeks, so often; what cannot be read is out of range, and the server says so.
    pub fn read(self) -> Option<(i32, i32)> {
        let number = |text: RwSignal<String>| text.with(|text| text.trim().parse().unwrap_or_default());
        self.on.get().then(|| (number(self.weeks), number(self.count)))
    }
}

/// A box to tick, and the two numbers.
#[component]
pub fn RepeatFields(repeat: Repeat) -> impl IntoView {
    view! {
        <Checkbox label=t::repeat checked=repeat.on on_change=move |on| repeat.on.set(on) />
        <Show when=move || repeat.on.get()>
            <div class="pair">
                <TextField label=t::every_weeks at="/every_weeks" value=repeat.weeks unit=t::weeks() inputmode="numeric" max_length=2 />
                <TextField label=t::count at="/count" value=repeat.count unit=t::times_unit() inputmode="numeric" max_length=2 />
            </div>
        </Show>
    }
}
