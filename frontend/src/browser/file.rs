//! Files that somebody has chosen on this device.

use js_sys::{Object, Uint8Array};
use leptos::ev::Event;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, HtmlInputElement};

use super::page::window;

/// What was chosen in a file field. The field is emptied, so that the same file can be chosen again.
pub fn chosen(event: &Event) -> Vec<File> {
    let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return Vec::new() };
    let list = field.files();
    let files = list.map(|list| (0..list.length()).filter_map(|i| list.item(i)).collect()).unwrap_or_default();
    field.set_value("");
    files
}

/// The SHA-256 of a file in hexadecimal, made on this device; `None` where the browser makes none (pages without TLS) or
/// cannot read the file.
pub async fn sha256(file: &Blob) -> Option<String> {
    let content = JsFuture::from(file.array_buffer()).await.ok()?;
    // Absent in pages that came without TLS, whatever its type says.
    let subtle = window().crypto().ok()?.subtle();
    if subtle.is_undefined() {
        return None;
    }
    let promise = subtle.digest_with_str_and_buffer_source("SHA-256", content.unchecked_ref::<Object>()).ok()?;
    let digest = JsFuture::from(promise).await.ok()?;
    let bytes = Uint8Array::new(&digest).to_vec();
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
