//! A lock over all tabs of this browser, so that only one of them refreshes the session at a time.

use std::future::Future;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Runs a future while holding the lock. Browsers without locks (plain http beyond this machine) run it at once; the
/// server's grace period covers two tabs that refresh together.
pub async fn exclusively<F: Future<Output = ()> + 'static>(name: &str, work: F) {
    let mut work = Some(work);
    let Some((manager, request)) = manager() else {
        return run(work).await;
    };
    let callback = Closure::once(move |_lock: JsValue| -> Promise {
        let work = work.take();
        future_to_promise(async move {
            run(work).await;
            Ok(JsValue::UNDEFINED)
        })
    });
    let held = request.call2(&manager, &name.into(), callback.as_ref().unchecked_ref());
    if let Ok(promise) = held {
        // The work reports its own outcome; the lock itself has none.
        let _ = JsFuture::from(Promise::from(promise)).await;
    }
}

async fn run<F: Future<Output = ()>>(work: Option<F>) {
    if let Some(work) = work {
        work.await;
    }
}

fn manager() -> Option<(JsValue, Function)> {
    let manager = Reflect::get(&super::page::window().navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&manager, &"request".into()).ok()?.dyn_into().ok()?;
    Some((manager, request))
}
