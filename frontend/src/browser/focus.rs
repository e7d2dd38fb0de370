//! Moving the keyboard focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::page::document;

/// Focuses an element; one that has gone in the meantime is not worth an error.
pub fn on(element: &HtmlElement) {
    let _ = element.focus();
}

/// As [`on`], without scrolling to it.
pub fn quietly(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Focuses the first element that matches a selector of ours, once the view has been rendered.
pub fn soon(selector: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        if let Some(element) = super::page::first(selector) {
            on(&element);
        }
    });
}

/// Who has the focus now.
pub fn current() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// Gives the focus back later to whoever has it now.
pub fn keeper() -> impl FnOnce() {
    let before = current();
    move || {
        if let Some(element) = before.filter(|e| e.is_connected()) {
            on(&element);
        }
    }
}

/// Moves among the elements that match a selector below a root: the next, the previous, the first or the last.
pub fn rove(root: &Element, selector: &str, step: Step) {
    let Ok(found) = root.query_selector_all(selector) else { return };
    let all: Vec<HtmlElement> = (0..found.length()).filter_map(|i| found.item(i)?.dyn_into().ok()).collect();
    let now = current().and_then(|c| all.iter().position(|e| e.is_same_node(Some(&c))));
    let Some(last) = all.len().checked_sub(1) else { return };
    let next = match (step, now) {
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Last, _) | (Step::Previous, None | Some(0)) => last,
        (Step::Next, Some(i)) => {
            if i == last {
                0
            } else {
                i + 1
            }
        }
        (Step::Previous, Some(i)) => i - 1,
    };
    on(&all[next]);
}

/// Where [`rove`] goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Next,
    Previous,
    First,
    Last,
}

impl Step {
    /// What an arrow key means in a vertical list.
    pub fn vertical(key: &str) -> Option<Step> {
        match key {
            "ArrowDown" => Some(Step::Next),
            "ArrowUp" => Some(Step::Previous),
            "Home" => Some(Step::First),
            "End" => Some(Step::Last),
            _ => None,
        }
    }

    /// What an arrow key means in a row.
    pub fn horizontal(key: &str) -> Option<Step> {
        match key {
            "ArrowRight" => Some(Step::Next),
            "ArrowLeft" => Some(Step::Previous),
            "Home" => Some(Step::First),
            "End" => Some(Step::Last),
            _ => None,
        }
    }
}
