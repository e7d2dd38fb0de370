//! The one error of the API, and how it becomes a problem document.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use domain::contacts::DuplicateMatch;
use domain::scheduling::{Conflict, SlotView};
use domain::{ErrorCode, FieldCode, FieldErrors, Lang, Problem, Text2};
use persistence::PersistenceError;

use super::meta::Meta;
use super::security;
use crate::limits::Standing;

/// Result of a handler.
pub type ApiResult<T> = Result<T, ApiError>;

/// Everything a handler can fail with.
pub struct ApiError {
    pub code: ErrorCode,
    /// What to do, in the caller's language.
    pub detail: Option<Detail>,
    pub fields: FieldErrors,
    pub matches: Option<Vec<DuplicateMatch>>,
    pub current: Option<serde_json::Value>,
    /// The next free times, in place of one that cannot be had.
    pub slots: Option<Vec<SlotView>>,
    /// Dates of a series that cannot be booked: when and why.
    pub conflicts: Vec<(chrono::NaiveDateTime, Conflict)>,
    /// Seconds for `Retry-After`.
    pub retry_after: Option<u64>,
    /// The limit that was met.
    pub(super) standing: Option<Standing>,
    /// Methods for `Allow`.
    pub(crate) allow: Option<String>,
    /// What went wrong inside; logged once at the boundary, never sent.
    pub(crate) cause: Option<String>,
    /// Set at the boundary, so that the answer is complete even when no handler answered.
    pub(super) meta: Option<Meta>,
}

/// A detail text: fixed in both languages, or made of technical names only.
#[derive(Clone, Debug)]
pub enum Detail {
    Fixed(Text2),
    Made { id: String, en: String },
}

impl Detail {
    fn get(&self, lang: Lang) -> String {
        match (self, lang) {
            (Detail::Fixed(text), lang) => text.get(lang).to_owned(),
            (Detail::Made { id, .. }, Lang::Id) => id.clone(),
            (Detail::Made { en, .. }, Lang::En) => en.clone(),
        }
    }
}

impl ApiError {
    pub fn new(code: ErrorCode) -> ApiError {
        ApiError {
            code,
            detail: None,
            fields: FieldErrors::default(),
            matches: None,
            current: None,
            slots: None,
            conflicts: Vec::new(),
            retry_after: None,
            standing: None,
            allow: None,
            cause: None,
            meta: None,
        }
    }

    pub fn invalid(fields: FieldErrors) -> ApiError {
        ApiError { fields, ..ApiError::new(ErrorCode::Invalid) }
    }

    pub fn field(pointer: impl Into<String>, code: FieldCode) -> ApiError {
        ApiError::invalid(FieldErrors::one(pointer, code))
    }

    pub fn internal(cause: impl Into<String>) -> ApiError {
        ApiError { cause: Some(cause.into()), ..ApiError::new(ErrorCode::Internal) }
    }

    pub fn unavailable() -> ApiError {
        ApiError { retry_after: Some(1), ..ApiError::new(ErrorCode::Unavailable) }
    }

    pub fn saying(mut self, id: impl Into<String>, en: impl Into<String>) -> ApiError {
        self.detail = Some(Detail::Made { id: id.into(), en: en.into() });
        self
    }

    /// Names the methods that the address takes.
    pub fn allowing(mut self, methods: String) -> ApiError {
        self.allow = Some(methods);
        self
    }

    /// What went wrong inside, else the code; for the log.
    pub fn cause(&self) -> &str {
        self.cause.as_deref().unwrap_or(self.code.code())
    }

    pub fn after(mut self, seconds: u64) -> ApiError {
        self.retry_after = Some(seconds);
        self
    }

    /// Tells which limit was met.
    pub fn at(mut self, standing: Standing) -> ApiError {
        self.standing = Some(standing);
        self
    }

    /// actix lends errors only; the boundary needs one of its own.
    pub(super) fn copy(&self) -> ApiError {
        ApiError {
            code: self.code,
            detail: self.detail.clone(),
            fields: self.fields.clone(),
            matches: self.matches.clone(),
            current: self.current.clone(),
            slots: self.slots.clone(),
            conflicts: self.conflicts.clone(),
            retry_after: self.retry_after,
            standing: self.standing,
            allow: self.allow.clone(),
            cause: self.cause.clone(),
            meta: None,
        }
    }

    /// The problem document for this error.
    fn problem(&self, meta: &Meta) -> Problem {
        Problem {
            kind: format!("/docs/errors#{}", self.code.code()),
            title: self.code.title(meta.lang).to_owned(),
            status: self.code.status(),
            detail: self.detail.as_ref().map(|d| d.get(meta.lang)),
            instance: meta.path.clone(),
            code: self.code.code().to_owned(),
            request_id: meta.request_id.clone(),
            errors: self.fields.in_words(meta.lang),
            matches: self.matches.clone(),
            current: self.current.clone(),
            slots: self.slots.clone(),
            conflicts: (!self.conflicts.is_empty()).then(|| self.conflicts.iter().map(|(at, why)| why.in_words(*at, meta.lang)).collect()),
        }
    }

    /// The complete answer, with the headers that every answer carries.
    pub(super) fn answer(&self, meta: &Meta) -> HttpResponse {
        let mut builder = HttpResponse::build(self.status_code());
        builder.content_type("application/problem+json");
        if let Some(seconds) = self.retry_after {
            builder.insert_header(("Retry-After", seconds.to_string()));
        }
        for (name, value) in self.standing.iter().flat_map(Standing::headers) {
            builder.append_header((name, value));
        }
        if let Some(methods) = &self.allow {
            builder.insert_header(("Allow", methods.as_str()));
        }
        if self.code.status() == 401 {
            builder.insert_header(("WWW-Authenticate", "Bearer"));
        }
        let body = serde_json::to_vec(&self.problem(meta)).unwrap_or_default();
        let mut response = builder.body(body);
        security::apply(response.headers_mut(), meta);
        response
    }
}

impl From<PersistenceError> for ApiError {
    fn from(error: PersistenceError) -> Self {
        match error {
            PersistenceError::NotFound => ApiError::new(ErrorCode::NotFound),
            PersistenceError::OutsideCare => ApiError::new(ErrorCode::BreakGlassRequired),
            PersistenceError::Conflict(constraint) => super::constraint::explain(&constraint),
            PersistenceError::Concurrent => ApiError::new(ErrorCode::Conflict).after(1),
            PersistenceError::Stale => ApiError::new(ErrorCode::Stale),
            PersistenceError::Unavailable => ApiError::unavailable(),
            PersistenceError::Unreadable("cursor") => ApiError::new(ErrorCode::BadCursor),
            PersistenceError::Unreadable("filter") => ApiError::new(ErrorCode::BadFilter),
            PersistenceError::Unreadable(what) => ApiError::internal(format!("unreadable {what}")),
            PersistenceError::Unexpected(cause) => ApiError::internal(cause),
        }
    }
}

impl From<FieldErrors> for ApiError {
    fn from(fields: FieldErrors) -> Self {
        ApiError::invalid(fields)
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ApiError({})", self.code.code())
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.code())
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        let fallback = Meta::unknown();
        self.answer(self.meta.as_ref().unwrap_or(&fallback))
    }
}
