//! The patient portal: finding a doctor, booking, visits, results, questions, messages, own data. Phone first, for guests and for patients.
//!
//! Addresses are in `place`, moving between them in `moves`; `frame` is what is around every page, `household` who it is
//! about. Markup and states are those of the design's `portal.css`.

mod account;
mod again;
mod booking;
mod catalogue;
mod consult;
mod door;
mod feedback;
mod find;
mod frame;
mod home;
mod household;
mod link;
mod messages;
mod moves;
mod outlet;
mod parts;
mod place;
mod privacy;
mod referrals;
mod results;
mod verify;
mod visitor;
mod visits;

use leptos::prelude::*;

use crate::browser::{crash, page, storage};
use crate::i18n::{self, Lang};

use outlet::Pages;
pub use outlet::{INSTEAD, Page, Part, book, consult, door, first, own, results, verify, visits};

/// Starts the portal: called once, by the binary, which says where its pages are.
pub fn start(pages: fn(Page) -> AnyView) {
    crash::install();
    let kept = storage::get("akrab.language").and_then(|code| Lang::from_code(&code));
    i18n::set_lang(kept.unwrap_or_default());
    let Some(root) = page::by_id("app") else { return };
    let portal = move || {
        provide_context(Pages(pages));
        view! { <frame::Portal /> }
    };
    mount_to(root, portal).forget();
    if let Some(boot) = page::by_id("boot") {
        boot.remove();
    }
}

/// Names the page in the browser's title; call it first in every page.
fn title(text: impl Fn() -> String + 'static) {
    let clinic = use_context::<frame::Clinic>();
    Effect::new(move |_| {
        let name = clinic.map(frame::Clinic::name).unwrap_or_default();
        page::set_title(&format!("{} · {name}", text()));
    });
}
