//! A small form beside what it is about, in the top layer: for filters and choices, not for records.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::menu::place;
use crate::browser::{focus, page};

/// Opens beside the control that has the focus, or beside the element that `near` selects. Esc and a press outside close it
/// and give the focus back.
#[component]
pub fn Popover(
    open: RwSignal<bool>,
    #[prop(into)] label: TextProp,
    /// Where it opens when no control has the focus.
    near: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let anchor = StoredValue::new_local(None::<HtmlElement>);
    let children = StoredValue::new(children);
    Effect::new(move |_| {
        let (Some(panel), wanted) = (node.get(), open.get()) else { return };
        if !wanted {
            // Closed already is fine.
            let _ = panel.hide_popover();
            return;
        }
        let beside = focus::current().filter(|e| e.tag_name() == "BUTTON").or_else(|| page::first(near));
        anchor.set_value(beside);
        // Open already is fine.
        let _ = panel.show_popover();
        request_animation_frame(move || settle(node, anchor));
    });
    let toggled = move |event: web_sys::Event| {
        let event: &web_sys::ToggleEvent = event.unchecked_ref();
        if event.new_state() == "closed" && open.try_set(false).is_none() {
            let lost = focus::current().is_none_or(|e| e.tag_name() == "BODY");
            if let Some(back) = anchor.get_value().filter(|e| lost && e.is_connected()) {
                focus::on(&back);
            }
        }
    };
    view! {
        <div class="menu popover" role="dialog" popover="auto" aria-label=move || label.get() node_ref=node on:toggle=toggled>
            <Show when=move || open.get()>{children.with_value(|children| children())}</Show>
        </div>
    }
}

fn settle(node: NodeRef<html::Div>, anchor: StoredValue<Option<HtmlElement>, LocalStorage>) {
    let Some(panel) = node.try_get_untracked().flatten() else { return };
    if let Some(beside) = anchor.try_get_value().flatten() {
        place(&panel, &beside);
    }
    let first = panel.query_selector("input:not([disabled]), select, textarea").ok().flatten();
    if let Some(first) = first.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        focus::on(&first);
    }
}
