//! The edge of a column, by which it is made wider or narrower.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Arrange;
use super::arrange::fitted;
use crate::browser::page;
use crate::i18n::texts::interface as t;

/// The edge of a column, to drag. The menu of the column does the same by keyboard.
#[component]
pub(super) fn Edge(arrange: Arrange, key_: &'static str, dragged: RwSignal<Option<(&'static str, u16)>>) -> impl IntoView {
    let start = StoredValue::new(None::<(f64, f64)>);
    let down = move |event: web_sys::PointerEvent| {
        let Some(edge) = event.current_target().and_then(|t| t.dyn_into::<web_sys::HtmlElement>().ok()) else { return };
        let head = edge.closest("th").ok().flatten();
        let width = head.map_or(0.0, |head| head.get_bounding_client_rect().width());
        start.set_value(Some((f64::from(event.client_x()), width)));
        // Without it the drag ends where the pointer leaves the edge.
        let _ = edge.set_pointer_capture(event.pointer_id());
    };
    let drawn = move |event: web_sys::PointerEvent| {
        let Some((x, width)) = start.get_value() else { return };
        dragged.set(Some((key_, fitted((width + f64::from(event.client_x()) - x) / text_scale()))));
    };
    let up = move |_| {
        start.set_value(None);
        if let Some((key, width)) = dragged.get_untracked() {
            arrange.on_width.run((key, Some(width)));
            dragged.set(None);
        }
    };
    view! {
        <span
            class="edge"
            aria-hidden="true"
            title=t::drag_edge
            // The head must not be dragged along with its edge.
            on:mousedown=|event| event.prevent_default()
            on:pointerdown=down
            on:pointermove=drawn
            on:pointerup=up
            on:pointercancel=up
            on:dblclick=move |_| arrange.on_width.run((key_, None))
        ></span>
    }
}

/// How much larger than usual the text is.
fn text_scale() -> f64 {
    let root = page::document().document_element();
    let style = root.and_then(|root| page::window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    size.and_then(|size| size.trim_end_matches("px").parse::<f64>().ok()).filter(|size| *size > 0.0).map_or(1.0, |size| size / 16.0)
}
