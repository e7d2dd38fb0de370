//! The outermost layer: request ids, panics, problem documents, security headers, metrics and the access log.

use std::panic::AssertUnwindSafe;
use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage};
use domain::ErrorCode;
use futures_util::FutureExt;

use super::access::recognise;
use super::error::ApiError;
use super::meta::Meta;
use super::security;
use crate::app::App;
use crate::limits::Standing;

/// Wraps every request; see the module's description.
pub async fn boundary(req: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(app) = req.app_data::<Data<App>>().cloned() else {
        return Err(ApiError::internal("no application state").into());
    };
    let meta = Meta::of(&req, app.clock.now(), &app.settings);
    let method = known_method(req.method());
    req.extensions_mut().insert(meta.clone());
    let started = Instant::now();
    let work = async {
        recognise(&req, &app, &meta).await;
        next.call(req).await
    };
    let outcome = AssertUnwindSafe(work).catch_unwind().await;
    let route = |res: &ServiceResponse<BoxBody>| res.request().match_pattern().unwrap_or_else(|| "unmatched".into());
    let result = match outcome {
        Ok(Ok(res)) => Ok(finish(res.map_into_boxed_body(), &meta)),
        Ok(Err(error)) => Err(translate(&error)),
        Err(_) => {
            app.metrics.panics.inc();
            Err(ApiError::internal("a handler panicked"))
        }
    };
    let (status, pattern) = match &result {
        Ok(res) => (res.status().as_u16(), route(res)),
        Err(error) => (error.code.status(), "unmatched".into()),
    };
    let elapsed = started.elapsed();
    app.metrics.observe(method, &pattern, status, elapsed);
    log::info!(target: "access", "{} {} {} {} {}us", meta.request_id, method, pattern, status, elapsed.as_micros());
    result.map_err(|mut error| {
        log_cause(&error, &meta);
        error.meta = Some(meta);
        error.into()
    })
}

/// The method as it is logged and counted; callers can invent others without end.
fn known_method(method: &Method) -> &'static str {
    let known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];
    known.into_iter().find(|name| *name == method.as_str()).unwrap_or("OTHER")
}

/// Gives failures their problem document and every answer its headers.
fn finish(res: ServiceResponse<BoxBody>, meta: &Meta) -> ServiceResponse<BoxBody> {
    let failed = res.response().error().map(translate);
    let plain = res.status().is_client_error() || res.status().is_server_error();
    let has_body = res.headers().contains_key("content-type");
    let mut res = match failed {
        Some(error) => {
            log_cause(&error, meta);
            let answer = error.answer(meta);
            res.into_response(answer)
        }
        // actix answers some requests by itself, with an empty body
        None if plain && !has_body => {
            let answer = ApiError::new(code_for(res.status().as_u16())).answer(meta);
            res.into_response(answer)
        }
        None => res,
    };
    let standing = res.request().extensions().get::<Standing>().copied();
    security::apply(res.headers_mut(), meta);
    security::tell(res.headers_mut(), standing);
    res
}

/// The API's error for whatever failed.
fn translate(error: &Error) -> ApiError {
    match error.as_error::<ApiError>() {
        Some(own) => own.copy(),
        None => ApiError::new(code_for(error.as_response_error().status_code().as_u16())),
    }
}

fn code_for(status: u16) -> ErrorCode {
    match status {
        401 => ErrorCode::Unauthenticated,
        403 => ErrorCode::Forbidden,
        404 => ErrorCode::NotFound,
        405 => ErrorCode::MethodNotAllowed,
        406 => ErrorCode::NotAcceptable,
        413 => ErrorCode::TooLarge,
        415 => ErrorCode::UnsupportedMediaType,
        429 => ErrorCode::TooManyRequests,
        503 => ErrorCode::Unavailable,
        400..=499 => ErrorCode::Malformed,
        _ => ErrorCode::Internal,
    }
}

fn log_cause(error: &ApiError, meta: &Meta) {
    if let Some(cause) = &error.cause {
        log::error!("{} {}: {}", meta.request_id, error.code.code(), cause.replace(['\n', '\r'], " "));
    }
}
