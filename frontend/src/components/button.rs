//! Buttons, and links that look like them.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// How loud a button is. A view has one `Primary`: the next right step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Plain,
    Primary,
    Quiet,
    Danger,
    DangerQuiet,
}

impl Kind {
    pub fn code(self) -> Option<&'static str> {
        match self {
            Kind::Plain => None,
            Kind::Primary => Some("primary"),
            Kind::Quiet => Some("quiet"),
            Kind::Danger => Some("danger"),
            Kind::DangerQuiet => Some("danger-quiet"),
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    #[default]
    Normal,
    Small,
    Large,
}

impl Size {
    pub fn code(self) -> Option<&'static str> {
        match self {
            Size::Normal => None,
            Size::Small => Some("sm"),
            Size::Large => Some("lg"),
        }
    }
}

/// A button with words. While `busy` it shows progress and takes no further press.
#[component]
pub fn Button(
    #[prop(optional)] kind: Kind,
    #[prop(optional)] size: Size,
    #[prop(optional, into)] icon: Option<Glyph>,
    /// Sends the form around it.
    #[prop(optional)]
    submit: bool,
    /// As wide as its container.
    #[prop(optional)]
    block: bool,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] pressed: Option<Signal<bool>>,
    #[prop(optional, into)] label: Option<TextProp>,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let press = move |_| {
        if let Some(on_press) = on_press.filter(|_| !busy.get_untracked()) {
            on_press.run(());
        }
    };
    let mark = move || match (busy.get(), icon) {
        (true, _) => view! { <span class="spin"></span> }.into_any(),
        (false, Some(icon)) => view! { <Icon glyph=icon /> }.into_any(),
        (false, None) => ().into_any(),
    };
    view! {
        <button
            class="btn"
            type=if submit { "submit" } else { "button" }
            data-kind=kind.code()
            data-size=size.code()
            data-block=block
            disabled=disabled
            aria-busy=move || busy.get().then_some("true")
            aria-pressed=move || pressed.map(|p| p.get().to_string())
            aria-label=label.map(|label| move || label.get())
            on:click=press
        >
            {mark}
            {children()}
        </button>
    }
}

/// A button that is an icon; its label is read aloud and shown on hover.
#[component]
pub fn IconButton(
    #[prop(into)] glyph: Signal<Glyph>,
    #[prop(into)] label: TextProp,
    #[prop(default = Kind::Quiet)] kind: Kind,
    #[prop(optional)] size: Size,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] pressed: Option<Signal<bool>>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let title = label.clone();
    view! {
        <button
            class="btn"
            type="button"
            data-icon=true
            data-kind=kind.code()
            data-size=size.code()
            disabled=disabled
            aria-pressed=move || pressed.map(|p| p.get().to_string())
            aria-label=move || label.get()
            title=move || title.get()
            on:click=move |_| on_press.run(())
        >
            <Icon glyph />
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    #[prop(into)] href: Signal<String>,
    #[prop(optional)] kind: Kind,
    #[prop(optional)] size: Size,
    #[prop(optional, into)] icon: Option<Glyph>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class="btn" href=move || href.get() data-kind=kind.code() data-size=size.code()>
            {icon.map(|icon| view! { <Icon glyph=icon /> })}
            {children()}
        </a>
    }
}
