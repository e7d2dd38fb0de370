//! The side panel: pushes the list from 1280 px up, lies over it below; on a phone the record is a page instead.

use leptos::prelude::*;

use super::button::{IconButton, Size};
use super::icon::Glyph;
use crate::i18n::texts::interface as t;

/// A panel beside a list. `head` is shown at the start of its bar, `foot` holds its actions.
#[component]
pub fn SidePanel(
    #[prop(into)] label: TextProp,
    #[prop(optional, into)] head: Option<ViewFn>,
    #[prop(optional, into)] end: Option<ViewFn>,
    #[prop(optional, into)] foot: Option<ViewFn>,
    #[prop(into)] on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let close_on_escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            on_close.run(());
        }
    };
    view! {
        <aside class="panel" aria-label=move || label.get() on:keydown=close_on_escape>
            <header>
                {head.map(|head| head.run())}
                <div class="end">
                    {end.map(|end| end.run())}
                    <IconButton glyph=Glyph::X label=t::close_panel size=Size::Small on_press=on_close />
                </div>
            </header>
            <div class="scroll" tabindex="0">{children()}</div>
            {foot.map(|foot| view! { <footer>{foot.run()}</footer> })}
        </aside>
    }
}
