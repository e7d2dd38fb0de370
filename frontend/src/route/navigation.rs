//! Moving between pages: links, the back button, scroll positions.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::OnceLock;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlAnchorElement, MouseEvent, PopStateEvent};

use super::address::Address;
use super::unsaved::{self, Leaving};
use super::{BASE, Route};
use crate::browser::{listen, page};

thread_local! {
    /// The position in the history of this tab; kept in `history.state`, so that it survives a reload.
    static POSITION: Cell<i32> = const { Cell::new(0) };
    static SCROLLED: RefCell<HashMap<i32, i32>> = RefCell::new(HashMap::new());
    /// Set while the history is put back after a refused back button.
    static IGNORING: Cell<bool> = const { Cell::new(false) };
}

fn signal() -> &'static ArcRwSignal<Address> {
    static ADDRESS: OnceLock<ArcRwSignal<Address>> = OnceLock::new();
    ADDRESS.get_or_init(|| ArcRwSignal::new(Address::current()))
}

/// Follows the address.
pub fn address() -> ArcReadSignal<Address> {
    signal().read_only()
}

/// Follows one parameter of the query.
pub fn query(name: &'static str) -> Memo<Option<String>> {
    let address = address();
    Memo::new(move |_| address.with(|a| a.value(name).map(str::to_owned)))
}

/// Goes to a page, after asking when work would be lost.
pub fn go(route: Route) {
    go_to(route.into());
}

/// As [`go`], with a query.
pub fn go_to(target: Address) {
    if unsaved::ask(|| Leaving::To(target.clone())) {
        commit(target);
    }
}

/// Goes to a page without asking: what was typed has just been saved.
pub fn leave(target: impl Into<Address>) {
    commit(target.into());
}

/// Goes back to where the person came from, or to a page when they came from elsewhere.
pub fn back(otherwise: Route) {
    if POSITION.get() > 0 {
        // The popstate event does the rest, and asks when needed.
        let _ = history().back();
    } else {
        go(otherwise);
    }
}

/// Changes the query of the page in place, so that a reload shows the same; `None` removes a parameter.
pub fn replace_query(changes: &[(&str, Option<String>)]) {
    let mut target = signal().get_untracked();
    for (name, value) in changes {
        target.query.retain(|(key, _)| key != name);
        if let Some(value) = value {
            target.query.push(((*name).to_owned(), value.clone()));
        }
    }
    if target != signal().get_untracked() {
        put_state(&target.href(), true);
        signal().set(target);
    }
}

fn commit(target: Address) {
    if target.href() == signal().get_untracked().href() {
        return;
    }
    remember_scroll();
    POSITION.set(POSITION.get() + 1);
    put_state(&target.href(), false);
    let moved = target.route != signal().get_untracked().route;
    signal().set(target);
    if moved {
        arrive(0);
    }
}

/// Goes on with what the person confirmed.
pub(super) fn resume(leaving: Leaving) {
    match leaving {
        Leaving::To(target) => commit(target),
        Leaving::Back(steps) => {
            // Nothing is unsaved any more, so the event passes.
            let _ = history().go_with_delta(steps);
        }
    }
}

/// Starts following links and the back button, for as long as the app lives.
pub fn start() {
    let kept = history().state().ok().and_then(|state| state.as_f64());
    POSITION.set(kept.unwrap_or_default() as i32);
    // The app places the scroll itself, once the content is there.
    let _ = history().set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    listen::on(&page::window(), "popstate", |_: PopStateEvent| popped());
    listen::on(&page::document(), "click", clicked);
    let warn = |event: web_sys::BeforeUnloadEvent| {
        if unsaved::any() || crate::jobs::any_running() {
            event.prevent_default();
        }
    };
    listen::on(&page::window(), "beforeunload", warn);
}

fn popped() {
    if IGNORING.take() {
        return;
    }
    let here = POSITION.get();
    let there = history().state().ok().and_then(|state| state.as_f64()).unwrap_or_default() as i32;
    if there != here && !unsaved::ask(|| Leaving::Back(there - here)) {
        IGNORING.set(true);
        let _ = history().go_with_delta(here - there);
        return;
    }
    remember_scroll();
    POSITION.set(there);
    signal().set(Address::current());
    arrive(SCROLLED.with_borrow(|kept| kept.get(&there).copied().unwrap_or_default()));
}

fn clicked(event: MouseEvent) {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return;
    }
    let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
    let Some(link) = target.and_then(|t| t.closest("a[href]").ok().flatten()) else { return };
    let Ok(link) = link.dyn_into::<HtmlAnchorElement>() else { return };
    let path = link.pathname();
    let ours = path == BASE || path.starts_with("/app/");
    let same_page_anchor = link.get_attribute("href").is_some_and(|href| href.starts_with('#'));
    let elsewhere = link.host() != page::window().location().host().unwrap_or_default();
    if !ours || same_page_anchor || elsewhere || !link.target().is_empty() || link.has_attribute("download") {
        return;
    }
    event.prevent_default();
    go_to(Address { route: Route::of(&path), query: super::address::pairs(&link.search()), fragment: String::new() });
}

fn history() -> web_sys::History {
    // A window always has one.
    page::window().history().expect("the window has a history")
}

fn put_state(href: &str, replace: bool) {
    let state = JsValue::from_f64(f64::from(POSITION.get()));
    // Refused only for addresses of another origin.
    let _ = match replace {
        true => history().replace_state_with_url(&state, "", Some(href)),
        false => history().push_state_with_url(&state, "", Some(href)),
    };
}

fn remember_scroll() {
    if let Some(main) = page::by_id("main") {
        SCROLLED.with_borrow_mut(|kept| kept.insert(POSITION.get(), main.scroll_top()));
    }
}

/// Puts focus and scroll where a new page begins, or where the person left it.
fn arrive(scroll: i32) {
    request_animation_frame(move || {
        let Some(main) = page::by_id("main") else { return };
        crate::browser::focus::on(&main);
        settle(scroll, 30);
    });
}

/// Content arrives after the page, so the position is tried again for half a second.
fn settle(scroll: i32, tries: u8) {
    let Some(main) = page::by_id("main") else { return };
    main.set_scroll_top(scroll);
    if main.scroll_top() < scroll && tries > 0 {
        request_animation_frame(move || settle(scroll, tries - 1));
    }
}
