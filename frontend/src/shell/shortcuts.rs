//! Keys that work anywhere. Single letters can be turned off (WCAG 2.1.4) and never fire while somebody types.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::frame::{Overlays, open_to};
use crate::api::session;
use crate::browser::{focus, listen, page};
use crate::components::{Button, Dialog, toast};
use crate::i18n::{
    Plain,
    texts::{interface, shell as t},
};
use crate::route::{self, People, Route};

/// Whether single-letter keys are on.
pub fn letters_on() -> Signal<bool> {
    Signal::derive(|| match session::state() {
        session::State::SignedIn(user) => user.shortcuts,
        _ => false,
    })
}

/// After `g`, the next letter goes to a page if it comes within this time.
const CHORD_MS: i64 = 1_500;

#[component]
pub(super) fn Shortcuts(overlays: Overlays) -> impl IntoView {
    let letters = letters_on();
    let chord = Cell::new(0i64);
    listen::on(&page::document(), "keydown", move |event: KeyboardEvent| {
        if event.default_prevented() {
            return;
        }
        let typing = typing(&event);
        if event.ctrl_key() || event.meta_key() {
            return with_control(&event, overlays, typing);
        }
        let modal = page::first("dialog[open]").is_some();
        if typing || modal || event.alt_key() || !letters.get_untracked() {
            return;
        }
        let after_g = page::clock() - chord.get() < CHORD_MS;
        chord.set(0);
        let key = event.key();
        let taken = match (after_g, key.as_str()) {
            (true, _) => go(&key),
            (false, "g") => {
                chord.set(page::clock());
                true
            }
            (false, "?") => {
                overlays.keys.set(true);
                true
            }
            (false, "/") => press("[data-key='/']", true),
            (false, "c") => press("[data-key='c']", false) || create(),
            (false, "e" | "n" | "[" | "]") => press(&format!("[data-key='{key}']"), false),
            _ => false,
        };
        if taken {
            event.prevent_default();
        }
    });
}

fn with_control(event: &KeyboardEvent, overlays: Overlays, typing: bool) {
    let taken = match event.key().as_str() {
        "k" | "K" => {
            overlays.palette.set(true);
            true
        }
        "z" if !typing && !event.shift_key() => toast::undo_last(),
        _ => false,
    };
    if taken {
        event.prevent_default();
    }
}

fn typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| page::takes_text(&element))
}

fn go(key: &str) -> bool {
    let target = match key {
        "p" => Route::People(People::Patients),
        "k" => Route::People(People::Contacts),
        "a" => Route::Accounts,
        "c" => Route::Calendar,
        "q" => Route::Queue,
        "t" => Route::Tasks,
        "l" => Route::Lab,
        "m" => Route::Consultations,
        "h" => Route::Today,
        _ => return false,
    };
    let may = open_to(target);
    if may {
        route::go(target);
    }
    may
}

fn create() -> bool {
    let target = Route::NewPerson(People::Patients);
    let may = open_to(target);
    if may {
        route::go(target);
    }
    may
}

/// Presses (or focuses) what the page has marked with `data-key`.
fn press(selector: &str, only_focus: bool) -> bool {
    let Some(element) = page::first(selector) else { return false };
    if only_focus {
        focus::on(&element);
    } else {
        element.click();
    }
    true
}

const KEYS: &[(&[&str], Plain)] = &[
    (&["Ctrl", "K"], t::key_search),
    (&["/"], t::key_list_search),
    (&["G", "H"], t::key_today),
    (&["G", "P"], t::key_patients),
    (&["G", "K"], t::key_contacts),
    (&["G", "C"], t::key_calendar),
    (&["G", "Q"], t::key_queue),
    (&["G", "T"], t::key_tasks),
    (&["G", "L"], t::key_lab),
    (&["G", "M"], t::key_consultations),
    (&["G", "A"], t::key_accounts),
    (&["M"], t::key_move),
    (&["C"], t::key_create),
    (&["E"], t::key_edit),
    (&["J", "K"], t::key_rows),
    (&["X"], t::key_select),
    (&["Enter"], t::key_open),
    (&["[", "]"], t::key_neighbours),
    (&["Ctrl", "Z"], t::key_undo),
    (&["Esc"], t::key_close),
    (&["?"], t::key_help),
];

#[component]
pub(super) fn ShortcutsDialog(open: RwSignal<bool>) -> impl IntoView {
    let entry = |(keys, meaning): &(&'static [&'static str], Plain)| {
        let keys = keys.iter().map(|key| view! { <span class="kbd">{*key}</span> }).collect_view();
        view! { <dt>{keys}</dt><dd>{*meaning}</dd> }
    };
    view! {
        <Dialog open title=t::shortcuts text=t::shortcuts_on_hint on_close=move |()| open.set(false)>
            <div class="body"><dl class="keys-list">{KEYS.iter().map(entry).collect_view()}</dl></div>
            <footer><Button on_press=move |()| open.set(false)>{interface::close}</Button></footer>
        </Dialog>
    }
}
