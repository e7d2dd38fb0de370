//! A person's disc.

use domain::value::PersonName;
use leptos::prelude::*;

/// The initials of a person, hidden from screen readers because the name stands beside them. `class` is `av`, `av s` or `av l`.
#[component]
pub fn Disc(#[prop(into)] name: Signal<String>, #[prop(default = "av s")] class: &'static str) -> impl IntoView {
    view! { <span class=class aria-hidden="true">{move || name.with(|name| PersonName::initials(name))}</span> }
}
