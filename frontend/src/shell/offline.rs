//! The banner over everything while there is no network.

use leptos::prelude::*;

use crate::browser::{listen, page};
use crate::components::{Banner, Glyph};
use crate::i18n::texts::shell as t;

#[component]
pub(super) fn OfflineEdge() -> impl IntoView {
    let offline = RwSignal::new(!page::online());
    listen::on(&page::window(), "offline", move |_: web_sys::Event| offline.set(true));
    listen::on(&page::window(), "online", move |_: web_sys::Event| offline.set(false));
    view! {
        <div class="edge" hidden=move || !offline.get()>
            <Show when=move || offline.get()>
                <Banner tone="warning" glyph=Glyph::Alert edge=true><b>{t::offline_title}</b>" "{t::offline_text}</Banner>
            </Show>
        </div>
    }
}
