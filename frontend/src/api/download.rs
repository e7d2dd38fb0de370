//! Files that the server makes, such as a report as PDF.

use std::time::Duration;

use futures_util::future::{Either, select};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Blob, Response};

use super::{Failure, Request, session, transport};
use crate::browser::timer;

/// A page of paper takes the server a moment.
const PATIENCE: Duration = Duration::from_secs(60);

/// The answer as a file.
pub async fn fetch(request: &Request) -> Result<Blob, Failure> {
    let token = session::token().await?;
    match attempt(request, &token).await {
        Err(failure) if failure.status() == 401 => attempt(request, &session::renewed(&token).await?).await,
        outcome => outcome,
    }
}

async fn attempt(request: &Request, token: &str) -> Result<Blob, Failure> {
    let abort = AbortController::new().map_err(|_| Failure::Unreadable)?;
    let call = Box::pin(transport::fetch(request, Some(token), Some(&abort)));
    let response = match select(call, Box::pin(timer::sleep(PATIENCE))).await {
        Either::Left((response, _)) => response.map_err(|_| Failure::Offline)?,
        Either::Right(_) => {
            abort.abort();
            return Err(Failure::Timeout);
        }
    };
    if !response.ok() {
        return Err(super::request::refused(response.status()));
    }
    body(&response).await.ok_or(Failure::Offline)
}

async fn body(response: &Response) -> Option<Blob> {
    JsFuture::from(response.blob().ok()?).await.ok()?.dyn_into().ok()
}
