//! Chips, filter chips, tags, badges and states.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::i18n::texts::interface as t;

/// The tone of a state; never the only sign of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Neutral,
    Info,
    Primary,
    Success,
    Warning,
    Danger,
    Struck,
}

impl Tone {
    fn state(self) -> &'static str {
        match self {
            Tone::Neutral => "scheduled",
            Tone::Info => "info",
            Tone::Primary => "checkin",
            Tone::Success => "success",
            Tone::Warning => "warning",
            Tone::Danger => "danger",
            Tone::Struck => "cancelled",
        }
    }
}

/// A state: icon, word and tone.
#[component]
pub fn Status(tone: Tone, glyph: Glyph, children: Children) -> impl IntoView {
    view! { <span class="status" data-s=tone.state()><Icon glyph />{children()}</span> }
}

/// A choice among several, or an addition when `add`.
#[component]
pub fn Chip(
    #[prop(optional, into)] pressed: Option<Signal<bool>>,
    #[prop(optional)] add: bool,
    #[prop(optional, into)] label: Option<TextProp>,
    #[prop(into)] on_press: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            class="chip"
            type="button"
            data-add=add
            aria-pressed=move || pressed.map(|p| p.get().to_string())
            aria-label=label.map(|label| move || label.get())
            on:click=move |_| on_press.run(())
        >
            {add.then(|| view! { <Icon glyph=Glyph::Plus /> })}
            {children()}
        </button>
    }
}

/// A filter in force: field, comparison, value, and how to take it away. The value is told in full on hover.
#[component]
pub fn FilterChip(
    #[prop(into)] field: TextProp,
    #[prop(optional, into)] op: Option<TextProp>,
    #[prop(into)] value: TextProp,
    #[prop(default = Glyph::Filter)] glyph: Glyph,
    #[prop(into)] on_edit: Callback<()>,
    #[prop(into)] on_remove: Callback<()>,
) -> impl IntoView {
    let (named, title) = (field.clone(), value.clone());
    view! {
        <span class="fchip">
            <button class="k" type="button" on:click=move |_| on_edit.run(())><Icon glyph />{move || field.get()}</button>
            {op.map(|op| view! { <span class="op">{move || op.get()}</span> })}
            <button class="v" type="button" title=move || title.get() on:click=move |_| on_edit.run(())>{move || value.get()}</button>
            <button class="x" type="button" aria-label=move || t::remove_named(&named.get()) on:click=move |_| on_remove.run(())>
                <Icon glyph=Glyph::X />
            </button>
        </span>
    }
}

/// A label on a record.
#[component]
pub fn Tag(#[prop(optional)] tone: Tone, #[prop(optional, into)] glyph: Option<Glyph>, children: Children) -> impl IntoView {
    let tone = (tone != Tone::Neutral).then_some(tone.state());
    view! {
        <span class="tag" data-tone=tone>
            {glyph.map(|glyph| view! { <Icon glyph size="i-sm" /> })}
            {children()}
        </span>
    }
}

/// A number beside a word.
#[component]
pub fn Badge(#[prop(optional)] tone: Option<&'static str>, children: Children) -> impl IntoView {
    view! { <span class="badge" data-tone=tone>{children()}</span> }
}
