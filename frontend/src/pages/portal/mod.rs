//! The patient portal; for now its start page.

mod start_page;

use leptos::prelude::*;

use crate::browser::{crash, page, storage};
use crate::i18n::{self, Lang};

pub use start_page::StartPage;

/// Starts the portal: called once, by the binary.
pub fn start() {
    crash::install();
    let kept = storage::get("akrab.language").and_then(|code| Lang::from_code(&code));
    i18n::set_lang(kept.unwrap_or_default());
    let Some(root) = page::by_id("app") else { return };
    mount_to(root, StartPage).forget();
    if let Some(boot) = page::by_id("boot") {
        boot.remove();
    }
}
