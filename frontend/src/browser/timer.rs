//! Waiting.

use std::time::Duration;

use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen_futures::JsFuture;

/// Waits as a future.
pub async fn sleep(duration: Duration) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let milliseconds = i32::try_from(duration.as_millis()).unwrap_or(i32::MAX);
        let window = super::page::window();
        // It fails only for a handler that is no function.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    // A timer never rejects.
    let _ = JsFuture::from(promise).await;
}

/// Runs something later; the handle can cancel it.
pub fn after(duration: Duration, run: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
    set_timeout_with_handle(run, duration).ok()
}

/// Runs only the last of several calls that follow each other quickly.
#[derive(Clone, Default)]
pub struct Debounce {
    waiting: std::rc::Rc<std::cell::Cell<Option<TimeoutHandle>>>,
}

impl Debounce {
    pub fn run(&self, pause: Duration, run: impl FnOnce() + 'static) {
        if let Some(earlier) = self.waiting.take() {
            earlier.clear();
        }
        self.waiting.set(after(pause, run));
    }
}
