//! What is in the way of a booking, and what can be booked instead; nothing has to be entered again.

use domain::scheduling::{SeriesConflict, SlotView};
use leptos::prelude::*;

use super::times::Times;
use super::week::SlotChip;
use crate::components::{Button, Glyph, Icon, Size};
use crate::i18n::texts::scheduling as t;
use crate::pages::scheduling::words::short_day;

/// What is in the way of a booking that was refused.
#[derive(Clone, Copy, Default)]
pub(super) struct Refusal {
    pub(super) slots: RwSignal<Vec<SlotView>>,
    pub(super) conflicts: RwSignal<Vec<SeriesConflict>>,
}

/// The times that are free instead of one that was taken meanwhile; nothing has to be entered again.
#[component]
pub(super) fn Instead(times: Times, refusal: Refusal) -> impl IntoView {
    let chips = move || {
        let chip = |slot: SlotView| view! { <SlotChip times free=slot several=true /> };
        refusal.slots.get().into_iter().take(6).map(chip).collect_view()
    };
    view! {
        <Show when=move || !refusal.slots.with(Vec::is_empty)>
            <div class="banner" data-tone="warning" role="alert">
                <Icon glyph=Glyph::Clock />
                <div><b>{t::taken_title}</b><div class="slot-chips">{chips}</div></div>
            </div>
        </Show>
    }
}

/// The dates of a series that cannot be booked, and why.
#[component]
pub(super) fn Conflicts(refusal: Refusal, #[prop(into)] on_skip: Callback<()>) -> impl IntoView {
    let lines = move || {
        let line = |conflict: SeriesConflict| {
            let at = short_day(conflict.local_time.date());
            view! { <li><b>{at}</b>": "{conflict.message}</li> }
        };
        refusal.conflicts.get().into_iter().map(line).collect_view()
    };
    view! {
        <Show when=move || !refusal.conflicts.with(Vec::is_empty)>
            <div class="banner" data-tone="warning" role="alert">
                <Icon glyph=Glyph::Alert />
                <div>
                    <b>{t::series_conflicts}</b>
                    <ul class="plain-list">{lines}</ul>
                    <Button size=Size::Small on_press=on_skip>{t::series_skip}</Button>
                </div>
            </div>
        </Show>
    }
}
