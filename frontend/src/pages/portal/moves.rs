//! Moving between the pages of the portal: links, the back button, scroll positions.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::OnceLock;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlAnchorElement, MouseEvent, PopStateEvent};

use super::place::Place;
use crate::browser::{focus, listen, page};

thread_local! {
    /// The position in the history of this tab; kept in `history.state`, so that it survives a reload.
    static POSITION: Cell<i32> = const { Cell::new(0) };
    static SCROLLED: RefCell<HashMap<i32, f64>> = RefCell::new(HashMap::new());
}

/// A page with its query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub place: Place,
    pub query: Vec<(String, String)>,
}

impl From<Place> for Target {
    fn from(place: Place) -> Target {
        Target { place, query: Vec::new() }
    }
}

impl Target {
    /// Adds a parameter when there is a value.
    pub fn with(mut self, name: &str, value: Option<impl ToString>) -> Target {
        self.query.extend(value.map(|value| (name.to_owned(), value.to_string())));
        self
    }

    /// The path with the query.
    pub fn href(&self) -> String {
        let mut href = self.place.href();
        for (i, (name, value)) in self.query.iter().enumerate() {
            href.push(if i == 0 { '?' } else { '&' });
            href += &format!("{name}={}", String::from(js_sys::encode_uri_component(value)));
        }
        href
    }

    /// A parameter as the type that the page expects; what cannot be read counts as absent.
    pub fn value<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.query.iter().find(|(key, _)| key == name).and_then(|(_, value)| value.parse().ok())
    }

    fn current() -> Target {
        let location = page::window().location();
        let text = |part: Result<String, JsValue>| part.unwrap_or_default();
        Target { place: Place::of(&text(location.pathname())), query: pairs(&text(location.search())) }
    }
}

fn pairs(search: &str) -> Vec<(String, String)> {
    let Ok(parameters) = web_sys::UrlSearchParams::new_with_str(search) else { return Vec::new() };
    let entries = js_sys::Array::from(&parameters);
    let text = |entry: &js_sys::Array, i| entry.get(i).as_string().unwrap_or_default();
    entries.iter().map(|entry| js_sys::Array::from(&entry)).map(|entry| (text(&entry, 0), text(&entry, 1))).collect()
}

fn signal() -> &'static ArcRwSignal<Target> {
    static TARGET: OnceLock<ArcRwSignal<Target>> = OnceLock::new();
    TARGET.get_or_init(|| ArcRwSignal::new(Target::current()))
}

/// The page and its query, once.
pub fn here_now() -> Target {
    signal().get_untracked()
}

/// Follows the page alone.
pub fn place() -> Memo<Place> {
    Memo::new(|_| signal().with(|target| target.place))
}

/// Goes to a page.
pub fn go(target: impl Into<Target>) {
    let target = target.into();
    if target == here_now() {
        return;
    }
    remember_scroll();
    POSITION.set(POSITION.get() + 1);
    put_state(&target.href(), false);
    signal().set(target);
    arrive(0.0);
}

/// As [`go`], without leaving the present page in the history: what it was for is done.
pub fn replace(target: impl Into<Target>) {
    let target = target.into();
    put_state(&target.href(), true);
    let moved = target.place != here_now().place;
    signal().set(target);
    if moved {
        arrive(0.0);
    }
}

/// Goes back to where the person came from, or to a page when they came from elsewhere.
pub fn back(otherwise: Place) {
    if POSITION.get() > 0 {
        // The popstate event does the rest.
        let _ = history().back();
    } else {
        go(otherwise);
    }
}

/// Starts following links and the back button, for as long as the portal lives.
pub fn start() {
    let kept = history().state().ok().and_then(|state| state.as_f64());
    POSITION.set(kept.unwrap_or_default() as i32);
    // The portal places the scroll itself, once the content is there.
    let _ = history().set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    listen::on(&page::window(), "popstate", |_: PopStateEvent| popped());
    listen::on(&page::document(), "click", clicked);
}

/// The secret of a link, from the part of the address that is never sent to a server; the address bar forgets it at once.
pub fn take_secret() -> String {
    let secret = page::window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned();
    put_state(&here_now().href(), true);
    secret
}

fn popped() {
    remember_scroll();
    let there = history().state().ok().and_then(|state| state.as_f64()).unwrap_or_default() as i32;
    POSITION.set(there);
    signal().set(Target::current());
    arrive(SCROLLED.with_borrow(|kept| kept.get(&there).copied().unwrap_or_default()));
}

fn clicked(event: MouseEvent) {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return;
    }
    let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
    let Some(link) = target.and_then(|t| t.closest("a[href]").ok().flatten()) else { return };
    let href = link.get_attribute("href").unwrap_or_default();
    let Ok(link) = link.dyn_into::<HtmlAnchorElement>() else { return };
    if let Some(id) = href.strip_prefix('#') {
        event.prevent_default();
        if let Some(element) = page::by_id(id) {
            element.scroll_into_view();
            focus::on(&element);
        }
        return;
    }
    let path = link.pathname();
    let ours = href.starts_with('/') && path != "/app" && !path.starts_with("/app/") && !path.starts_with("/v1/");
    if !ours || !link.target().is_empty() || link.has_attribute("download") {
        return;
    }
    event.prevent_default();
    go(Target { place: Place::of(&path), query: pairs(&link.search()) });
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
    let position = page::window().scroll_y().unwrap_or_default();
    SCROLLED.with_borrow_mut(|kept| kept.insert(POSITION.get(), position));
}

/// Puts focus and scroll where a new page begins, or where the person left it.
fn arrive(scroll: f64) {
    request_animation_frame(move || {
        if let Some(main) = page::by_id("main") {
            focus::quietly(&main);
        }
        settle(scroll, 30);
    });
}

/// Content arrives after the page, so the position is tried again for half a second.
fn settle(scroll: f64, tries: u8) {
    page::window().scroll_to_with_x_and_y(0.0, scroll);
    if page::window().scroll_y().unwrap_or_default() < scroll && tries > 0 {
        request_animation_frame(move || settle(scroll, tries - 1));
    }
}
