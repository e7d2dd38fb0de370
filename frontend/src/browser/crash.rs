//! What happens when the module panics: it is dead then, so the page that `index.html` holds ready is shown.

use std::panic::{self, PanicHookInfo};

use wasm_bindgen::JsValue;

/// Installs the hook; call it first.
pub fn install() {
    panic::set_hook(Box::new(show));
}

fn show(info: &PanicHookInfo<'_>) {
    web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
    let Some(page) = super::page::by_id("crash") else { return };
    if let Some(report) = super::page::by_id("crash-report") {
        report.set_text_content(Some(&report_id(info)));
    }
    page.set_hidden(false);
    if let Ok(Some(button)) = page.query_selector("button") {
        super::focus::on(&wasm_bindgen::JsCast::unchecked_into(button));
    }
}

/// Names the place and the time, and nothing that somebody typed.
fn report_id(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map(|l| format!("{}:{}", l.file().rsplit('/').next().unwrap_or_default(), l.line()));
    format!("{} {} {}", env!("CARGO_PKG_VERSION"), place.unwrap_or_default(), super::page::clock())
}
