//! Tabs between parts of a page, and the segmented control between a few views.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// A row of [`TabLink`]s.
#[component]
pub fn TabBar(#[prop(into)] label: TextProp, #[prop(optional)] sticky: bool, children: Children) -> impl IntoView {
    let class = if sticky { "tabs sticky" } else { "tabs" };
    view! { <nav class=class aria-label=move || label.get()>{children()}</nav> }
}

/// One part of the page; a link, so that it can be opened in another tab and the back button works.
#[component]
pub fn TabLink(
    #[prop(into)] href: Signal<String>,
    #[prop(into)] current: Signal<bool>,
    #[prop(optional, into)] icon: Option<Glyph>,
    /// Shown behind the words.
    #[prop(optional, into)]
    count: Option<Signal<Option<String>>>,
    children: Children,
) -> impl IntoView {
    let number = move || count.and_then(|count| count.get()).map(|n| view! { <span class="sub num">{n}</span> });
    view! {
        <a href=move || href.get() aria-current=move || current.get().then_some("page")>
            {icon.map(|icon| view! { <Icon glyph=icon /> })}
            {children()}
            {number}
        </a>
    }
}

/// One of a few. The options are (value, label).
#[component]
pub fn Segmented(
    #[prop(into)] label: TextProp,
    #[prop(into)] options: Signal<Vec<(&'static str, String)>>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    let entries = move || {
        let entry = |(code, text): (&'static str, String)| {
            view! {
                <button
                    type="button"
                    aria-pressed=move || value.with(|v| v == code).to_string()
                    on:click=move |_| on_change.run(code.to_owned())
                >
                    {text}
                </button>
            }
        };
        options.get().into_iter().map(entry).collect_view()
    };
    view! { <div class="seg" role="group" aria-label=move || label.get()>{entries}</div> }
}
