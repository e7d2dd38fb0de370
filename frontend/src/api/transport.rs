//! `fetch`, with a time limit; dropping the future aborts the call.

use std::time::Duration;

use futures_util::future::{Either, select};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestInit, Response};

use super::failure::Failure;
use super::request::Request;
use crate::browser::{page, timer};
use crate::i18n;

/// Reads may be slow on a weak line; nobody waits longer than this.
const PATIENCE: Duration = Duration::from_secs(30);

/// What came back.
pub(super) struct Answer {
    pub status: u16,
    pub body: String,
    pub etag: Option<String>,
    pub retry_after: Option<u32>,
    pub request_id: Option<String>,
}

struct AbortOnDrop(Option<AbortController>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

pub(super) async fn send(request: &Request, token: Option<&str>) -> Result<Answer, Failure> {
    let guard = AbortOnDrop(AbortController::new().ok());
    let call = Box::pin(call(request, token, guard.0.as_ref()));
    let outcome = match select(call, Box::pin(timer::sleep(PATIENCE))).await {
        Either::Left((answer, _)) => answer.map_err(|_| Failure::Offline),
        Either::Right(_) => return Err(Failure::Timeout),
    };
    // Finished, so there is nothing left to abort.
    let mut guard = guard;
    guard.0 = None;
    outcome
}

async fn call(request: &Request, token: Option<&str>, abort: Option<&AbortController>) -> Result<Answer, JsValue> {
    let response = fetch(request, token, abort).await?;
    let body = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    let header = |name: &str| response.headers().get(name).ok().flatten();
    Ok(Answer {
        status: response.status(),
        body,
        etag: header("ETag"),
        retry_after: header("Retry-After").and_then(|seconds| seconds.parse().ok()),
        request_id: header("X-Request-Id"),
    })
}

/// Only as far as the head of the answer, so that its body can be read as it comes.
pub(super) async fn fetch(request: &Request, token: Option<&str>, abort: Option<&AbortController>) -> Result<Response, JsValue> {
    let init = RequestInit::new();
    init.set_method(request.method);
    init.set_headers(headers(request, token)?.as_ref());
    init.set_cache(web_sys::RequestCache::NoStore);
    init.set_credentials(web_sys::RequestCredentials::SameOrigin);
    if let Some(body) = &request.body {
        init.set_body(&JsValue::from_str(body));
    }
    if let Some(abort) = abort {
        init.set_signal(Some(&abort.signal()));
    }
    let fetched = JsFuture::from(page::window().fetch_with_str_and_init(&url(request), &init)).await?;
    fetched.dyn_into()
}

fn headers(request: &Request, token: Option<&str>) -> Result<Headers, JsValue> {
    let headers = Headers::new()?;
    for (name, value) in all_headers(request, token) {
        headers.set(name, &value)?;
    }
    Ok(headers)
}

/// The headers that every call has, and those of this one.
pub(super) fn all_headers(request: &Request, token: Option<&str>) -> Vec<(&'static str, String)> {
    let mut all = vec![
        ("Accept", "application/json".to_owned()),
        ("Accept-Language", i18n::lang().code().to_owned()),
        // A page of another origin cannot set it, so the cookie alone is worth nothing to it.
        ("X-Akrab-Client", "web".to_owned()),
    ];
    // A header of the request itself takes the place of one of those.
    all.retain(|(name, _)| !request.headers.iter().any(|(own, _)| own == name));
    all.extend(request.headers.iter().cloned());
    all.extend(token.map(|token| ("Authorization", format!("Bearer {token}"))));
    all
}

/// The whole address of a call.
pub(super) fn url(request: &Request) -> String {
    let mut url = format!("/v1{}", request.path);
    for (i, (name, value)) in request.query.iter().enumerate() {
        url.push(if i == 0 { '?' } else { '&' });
        url += &encoded(name);
        url.push('=');
        url += &encoded(value);
    }
    url
}

fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
