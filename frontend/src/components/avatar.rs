//! Initials where there is no photograph.

use domain::value::PersonName;
use leptos::prelude::*;

/// The initials of a person, hidden from screen readers because the name stands beside them.
#[component]
pub fn Avatar(
    #[prop(into)] name: Signal<String>,
    /// `sm`, `lg` or `xl`.
    #[prop(optional)]
    size: Option<&'static str>,
    #[prop(optional)] staff: bool,
) -> impl IntoView {
    view! {
        <span class="avatar" data-size=size data-tone=staff.then_some("staff") aria-hidden="true">
            {move || name.with(|name| PersonName::initials(name))}
        </span>
    }
}
