//! The banner over everything while there is no network, or while the page no longer follows what happens elsewhere.

use leptos::prelude::*;

use crate::browser::{listen, page};
use crate::components::{Banner, Glyph};
use crate::format;
use crate::i18n::texts::shell as t;
use crate::live::{self, Line};

#[component]
pub(super) fn ConnectionEdge() -> impl IntoView {
    let offline = RwSignal::new(!page::online());
    listen::on(&page::window(), "offline", move |_: web_sys::Event| offline.set(true));
    listen::on(&page::window(), "online", move |_: web_sys::Event| offline.set(false));
    let stale = move || match live::line() {
        Line::Stale(heard) if !offline.get() => Some(heard),
        _ => None,
    };
    view! {
        <div class="edge" hidden=move || !offline.get() && stale().is_none()>
            <Show when=move || offline.get()>
                <Banner tone="warning" glyph=Glyph::Alert edge=true><b>{t::offline_title}</b>" "{t::offline_text}</Banner>
            </Show>
            {move || stale().map(|heard| view! {
                <Banner tone="warning" glyph=Glyph::Refresh edge=true>
                    <b>{move || t::stale_title(&format::time(heard, &super::zone()))}</b>" "{t::stale_text}
                </Banner>
            })}
        </div>
    }
}
