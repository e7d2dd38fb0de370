//! Buttons of the portal. One view has one `primary`: the next right step.

use leptos::prelude::*;

/// A button with words. While `busy` it says so and takes no further press.
#[component]
pub fn Act(
    /// `btn`, with `primary`, `soft`, `danger` or `plain`, and `sm` or `wide`.
    #[prop(default = "btn")]
    class: &'static str,
    /// Sends the form around it.
    #[prop(optional)]
    submit: bool,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Read aloud instead of the words, where they alone do not say what about.
    #[prop(optional, into)]
    label: Option<TextProp>,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let press = move |_| {
        if let Some(on_press) = on_press.filter(|_| !busy.get_untracked()) {
            on_press.run(());
        }
    };
    view! {
        <button
            class=class
            type=if submit { "submit" } else { "button" }
            disabled=disabled
            aria-busy=move || busy.get().then_some("true")
            aria-label=label.map(|label| move || label.get())
            on:click=press
        >
            {move || busy.get().then(|| view! { <span class="spin"></span> })}
            {children()}
        </button>
    }
}

/// A row that leads on, as in a list of links.
pub fn flow_link(href: String, tile: impl IntoView, title: impl IntoView, detail: impl IntoView) -> impl IntoView {
    view! {
        <a class="row" href=href>
            {tile}
            <span><b>{title}</b><span class="meta">{detail}</span></span>
            {super::icon("#i-chev", "i")}
        </a>
    }
}
