//! Listeners on the window and the document that end with the component that asked for them.

use leptos::prelude::on_cleanup;
use leptos::prelude::*;
use leptos::reactive::owner::StoredValue;
use wasm_bindgen::{JsCast, closure::Closure, convert::FromWasmAbi};
use web_sys::{AddEventListenerOptions, EventTarget};

/// Listens until the current component is gone.
pub fn on<E: FromWasmAbi + 'static>(target: &EventTarget, name: &'static str, run: impl FnMut(E) + 'static) {
    listen(target, name, false, run);
}

/// As [`on`], before the elements themselves hear of it.
pub fn on_capture<E: FromWasmAbi + 'static>(target: &EventTarget, name: &'static str, run: impl FnMut(E) + 'static) {
    listen(target, name, true, run);
}

fn listen<E: FromWasmAbi + 'static>(target: &EventTarget, name: &'static str, capture: bool, run: impl FnMut(E) + 'static) {
    let handler = Closure::<dyn FnMut(E)>::new(run);
    let options = AddEventListenerOptions::new();
    options.set_capture(capture);
    let function = handler.as_ref().unchecked_ref::<js_sys::Function>().clone();
    // Adding and removing fail only for handlers that are no functions.
    let _ = target.add_event_listener_with_callback_and_add_event_listener_options(name, &function, &options);
    let target = target.clone();
    let kept = StoredValue::new_local((handler, target, function));
    on_cleanup(move || {
        kept.with_value(|(_, target, function)| {
            let _ = target.remove_event_listener_with_callback_and_bool(name, function, capture);
        });
        kept.dispose();
    });
}
