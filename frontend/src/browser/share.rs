//! Handing something over to the device: a file to keep, a text to pass on.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::page::{copy, document, window};

/// Offers a text as a file.
pub fn download(name: &str, media: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(media);
    if let Ok(made) = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options) {
        keep(name, &made);
    }
}

/// Offers a file.
pub fn keep(name: &str, file: &Blob) {
    let Ok(url) = Url::create_object_url_with_blob(file) else { return };
    if let Some(link) = document().create_element("a").ok().and_then(|e| e.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    let _ = Url::revoke_object_url(&url);
}

/// Opens the device's own sheet for passing a text on, or copies it where there is none; `true` when it was copied.
pub async fn text(text: &str) -> bool {
    let navigator = window().navigator();
    let sheet = Reflect::get(&navigator, &"share".into()).ok().and_then(|share| share.dyn_into::<Function>().ok());
    let Some(sheet) = sheet else { return copy(text).await };
    let data = Object::new();
    // A plain object takes any property.
    let _ = Reflect::set(&data, &"text".into(), &text.into());
    if let Ok(promise) = sheet.call1(&navigator, &data)
        && let Ok(promise) = promise.dyn_into::<js_sys::Promise>()
    {
        // Closed without passing it on is fine.
        let _ = JsFuture::from(promise).await;
    }
    false
}

/// Shakes the device and sounds twice, where it can.
pub fn call_attention() {
    let navigator = window().navigator();
    if let Some(vibrate) = Reflect::get(&navigator, &"vibrate".into()).ok().and_then(|f| f.dyn_into::<Function>().ok()) {
        let pattern = Array::of3(&400.into(), &200.into(), &400.into());
        // Refused until the person has touched the page.
        let _ = vibrate.call1(&navigator, &pattern);
    }
    // Without a touch before, the browser keeps quiet; the page says it in words anyway.
    let _ = sound();
}

fn sound() -> Result<(), JsValue> {
    let constructor: Function = Reflect::get(&window(), &"AudioContext".into())?.dyn_into()?;
    let context = Reflect::construct(&constructor, &Array::new())?;
    let call = |target: &JsValue, name: &str, args: &Array| -> Result<JsValue, JsValue> {
        let method: Function = Reflect::get(target, &name.into())?.dyn_into()?;
        Reflect::apply(&method, target, args)
    };
    let oscillator = call(&context, "createOscillator", &Array::new())?;
    let target = Reflect::get(&context, &"destination".into())?;
    call(&oscillator, "connect", &Array::of1(&target))?;
    let now = Reflect::get(&context, &"currentTime".into())?.as_f64().unwrap_or_default();
    call(&oscillator, "start", &Array::of1(&now.into()))?;
    call(&oscillator, "stop", &Array::of1(&(now + 0.6).into()))?;
    Ok(())
}
