//! The page itself: window, document, language, theme, title, and what is read aloud.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Window};

/// The window. The app lives in one; without it nothing else can run either.
pub fn window() -> Window {
    leptos::prelude::window()
}

pub fn document() -> Document {
    leptos::prelude::document()
}

/// Loads the page again, with the newest version of the app.
pub fn reload() {
    // Refused only while the page is being left anyway.
    let _ = window().location().reload();
}

/// Milliseconds since 1970.
pub fn clock() -> i64 {
    js_sys::Date::now() as i64
}

/// The language of the whole page, for screen readers and hyphenation.
pub fn set_language(code: &str) {
    set_root_attribute("lang", Some(code));
    super::storage::set("akrab.language", code);
}

/// `light`, `dark`, or what the system says.
pub fn set_theme(code: &str) {
    let fixed = matches!(code, "light" | "dark").then_some(code);
    set_root_attribute("data-theme", fixed);
    match fixed {
        Some(code) => super::storage::set("akrab.theme", code),
        None => super::storage::remove("akrab.theme"),
    }
}

fn set_root_attribute(name: &str, value: Option<&str>) {
    // A host build has no page.
    if cfg!(not(target_arch = "wasm32")) {
        return;
    }
    let Some(root) = document().document_element() else { return };
    // Neither fails for an attribute name that is a constant of ours.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Marks the whole page, for the style sheet.
pub fn set_body_attribute(name: &str, on: bool) {
    if let Some(body) = document().body() {
        // An attribute name that is a constant of ours is never refused.
        let _ = body.toggle_attribute_with_force(name, on);
    }
}

pub fn set_title(title: &str) {
    document().set_title(title);
}

/// The element with this id, when it is on the page.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The first element that matches a selector of ours.
pub fn first(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// Whether an element takes typed text, so that single-letter shortcuts must leave it alone.
pub fn takes_text(element: &Element) -> bool {
    let tag = element.tag_name();
    let field = matches!(tag.as_str(), "INPUT" | "TEXTAREA" | "SELECT");
    let ticked = matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "button"));
    (field && !ticked) || element.has_attribute("contenteditable")
}

/// Whether the browser believes it has a network.
pub fn online() -> bool {
    window().navigator().on_line()
}

/// Narrower than the breakpoint at which panels become pages.
pub fn narrower_than(pixels: u32) -> bool {
    let query = window().match_media(&format!("(width < {pixels}px)"));
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// Fills the screen with the page, where the browser allows it.
pub fn fullscreen() {
    if let Some(root) = document().document_element() {
        // Refused without a press of a button, and in frames; then the page stays as it is.
        let _ = root.request_fullscreen();
    }
}

/// Opens the browser's dialog for printing, which also makes a PDF.
pub fn print() {
    // A window that is on the screen can be printed.
    let _ = window().print();
}

/// Puts a text into the clipboard; `false` when the browser refuses.
pub async fn copy(text: &str) -> bool {
    let promise = window().navigator().clipboard().write_text(text);
    wasm_bindgen_futures::JsFuture::from(promise).await.is_ok()
}
