//! Arrow keys between the visits on the board: up and down within a column, left and right to the nearest in the next.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::browser::focus;

/// Moves the focus, when an arrow key asks for it.
pub fn moved(event: KeyboardEvent) {
    let here = event.target().and_then(|t| t.dyn_into::<Element>().ok()).and_then(|e| e.closest("button.event").ok().flatten());
    let Some(here) = here else { return };
    let next = match event.key().as_str() {
        "ArrowDown" => beside(&here, 1),
        "ArrowUp" => beside(&here, -1),
        "ArrowRight" => across(&here, 1),
        "ArrowLeft" => across(&here, -1),
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = next {
        focus::on(&next);
    }
}

fn events(column: &Element) -> Vec<HtmlElement> {
    let Ok(found) = column.query_selector_all("button.event") else { return Vec::new() };
    let mut all: Vec<HtmlElement> = (0..found.length()).filter_map(|i| found.item(i)?.dyn_into().ok()).collect();
    all.sort_by(|a, b| a.get_bounding_client_rect().top().total_cmp(&b.get_bounding_client_rect().top()));
    all
}

fn beside(here: &Element, step: isize) -> Option<HtmlElement> {
    let all = events(&here.parent_element()?);
    let at = all.iter().position(|e| e.is_same_node(Some(here)))?;
    all.get(at.checked_add_signed(step)?).cloned()
}

fn across(here: &Element, step: isize) -> Option<HtmlElement> {
    let column = here.parent_element()?;
    let found = column.parent_element()?.query_selector_all(".col").ok()?;
    let columns: Vec<Element> = (0..found.length()).filter_map(|i| found.item(i)?.dyn_into().ok()).collect();
    let mut at = columns.iter().position(|c| c.is_same_node(Some(&column)))?;
    let top = here.get_bounding_client_rect().top();
    loop {
        at = at.checked_add_signed(step)?;
        let near = events(columns.get(at)?);
        let distance = |e: &HtmlElement| (e.get_bounding_client_rect().top() - top).abs();
        if let Some(best) = near.into_iter().min_by(|a, b| distance(a).total_cmp(&distance(b))) {
            return Some(best);
        }
    }
}
