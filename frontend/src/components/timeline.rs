//! What happened, newest first, grouped by day.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// Holds [`TimelineDay`]s and [`TimelineEvent`]s.
#[component]
pub fn Timeline(children: Children) -> impl IntoView {
    view! { <div class="timeline">{children()}</div> }
}

/// The day that the following events happened on.
#[component]
pub fn TimelineDay(children: Children) -> impl IntoView {
    view! { <h3 class="day">{children()}</h3> }
}

/// One event. The children are its words; `note` is what was written down.
#[component]
pub fn TimelineEvent(
    glyph: Glyph,
    #[prop(optional)] primary: bool,
    /// The time of day; the day stands above.
    #[prop(into)]
    time: TextProp,
    /// The same moment for machines.
    #[prop(into)]
    datetime: String,
    /// Text in a box below; private notes are yellow.
    #[prop(optional, into)]
    note: Option<String>,
    #[prop(optional)] private: bool,
    #[prop(optional, into)] end: Option<ViewFn>,
    children: Children,
) -> impl IntoView {
    let boxed = note.map(|note| view! { <div class="box pre" data-kind=private.then_some("note")>{note}</div> });
    view! {
        <div class="ev">
            <span class="dot" data-tone=primary.then_some("primary")><Icon glyph /></span>
            <div class="what">
                <div class="h">{children()}</div>
                {boxed}
            </div>
            <div class="when">
                <time datetime=datetime>{move || time.get()}</time>
                {end.map(|end| end.run())}
            </div>
        </div>
    }
}
