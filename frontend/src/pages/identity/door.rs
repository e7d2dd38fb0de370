//! What the pages outside the shell have in common: the card in the middle, and language and help below it.

use leptos::prelude::*;

use crate::components::Mark;
use crate::i18n::{self, Lang, lang, texts::identity as t};

/// The card with the mark and a title.
#[component]
pub(super) fn Door(#[prop(into)] title: TextProp, #[prop(optional, into)] text: Option<TextProp>, children: Children) -> impl IntoView {
    let other = move || if lang() == Lang::Id { Lang::En } else { Lang::Id };
    let switch = move |_| i18n::set_lang(other());
    view! {
        <main class="door" id="main" tabindex="-1">
            <div class="door-card">
                <p class="door-brand"><Mark /><b>"Akrab"</b></p>
                <div>
                    <h1 class="door-title">{move || title.get()}</h1>
                    {text.map(|text| view! { <p class="sub">{move || text.get()}</p> })}
                </div>
                {children()}
            </div>
            <div class="door-foot">
                <button class="link" type="button" lang=move || other().code() on:click=switch>{t::language_switch}</button>
                <a class="link" href="/">{t::portal_link}</a>
                <a class="link" href="/health/ready">{t::status}</a>
            </div>
        </main>
    }
}

/// The one-time token of the link, from the part of the address that is never sent to a server; the address bar forgets
/// it at once.
pub(super) fn one_time_token() -> String {
    let token = crate::route::address().get_untracked().fragment;
    let page = crate::browser::page::window();
    if let (Ok(history), Ok(path)) = (page.history(), page.location().pathname()) {
        // Only the tidiness of the address bar depends on it.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::from_f64(0.0), "", Some(&path));
    }
    token
}
