//! Describing a call and reading its answer.

use domain::Problem;
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::failure::{Failure, RetryAfter};
use super::session;
use super::transport::{self, Answer};

/// A call that has not been made yet.
#[derive(Clone)]
pub struct Request {
    pub(super) method: &'static str,
    pub(super) path: String,
    pub(super) query: Vec<(String, String)>,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Option<String>,
    public: bool,
}

/// A record together with the version tag that a change has to name.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision<T> {
    pub record: T,
    pub etag: String,
}

/// The idempotency key of one thing that somebody wants to happen: made when a form opens, so that pressing the button
/// again after a lost connection cannot do it twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    pub fn new() -> Key {
        Key(Uuid::new_v4().to_string())
    }
}

impl Default for Key {
    fn default() -> Key {
        Key::new()
    }
}

impl Request {
    fn new(method: &'static str, path: impl Into<String>) -> Request {
        let (query, headers) = (Vec::new(), Vec::new());
        Request { method, path: path.into(), query, headers, body: None, public: false }
    }

    /// The path is below `/v1`.
    pub fn get(path: impl Into<String>) -> Request {
        Request::new("GET", path)
    }

    /// Creations carry an idempotency key: a fresh one here, the form's own with [`Request::key`].
    pub fn post(path: impl Into<String>) -> Request {
        Request::new("POST", path).key(&Key::new())
    }

    /// A JSON merge patch; it needs [`Request::if_match`] wherever the record has versions.
    pub fn patch(path: impl Into<String>) -> Request {
        Request::new("PATCH", path)
    }

    pub fn delete(path: impl Into<String>) -> Request {
        Request::new("DELETE", path)
    }

    pub fn query(mut self, name: &str, value: impl ToString) -> Request {
        self.query.push((name.to_owned(), value.to_string()));
        self
    }

    /// Adds the parameter when there is a value.
    pub fn maybe(self, name: &str, value: Option<impl ToString>) -> Request {
        match value {
            Some(value) => self.query(name, value),
            None => self,
        }
    }

    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Request {
        self.headers.retain(|(other, _)| *other != name);
        self.headers.push((name, value.into()));
        self
    }

    pub fn key(self, key: &Key) -> Request {
        self.header("Idempotency-Key", key.0.clone())
    }

    pub fn if_match(self, etag: &str) -> Request {
        self.header("If-Match", etag)
    }

    /// Contract types always serialise.
    pub fn body(mut self, body: &impl Serialize) -> Request {
        let media = if self.method == "PATCH" { "application/merge-patch+json" } else { "application/json" };
        self.body = serde_json::to_string(body).ok();
        self.header("Content-Type", media)
    }

    /// Goes out without a token: signing in, set-up, the portal.
    pub fn public(mut self) -> Request {
        self.public = true;
        self
    }

    /// The answer as a value.
    pub async fn fetch<T: DeserializeOwned>(self) -> Result<T, Failure> {
        decode(&self.send().await?)
    }

    /// The answer as a record with its version tag.
    pub async fn fetch_revision<T: DeserializeOwned>(self) -> Result<Revision<T>, Failure> {
        let answer = self.send().await?;
        Ok(Revision { record: decode(&answer)?, etag: answer.etag.clone().unwrap_or_default() })
    }

    /// The answer as it is, for what is no JSON.
    pub async fn text(self) -> Result<String, Failure> {
        Ok(self.send().await?.body)
    }

    /// Only whether it worked.
    pub async fn done(self) -> Result<(), Failure> {
        self.send().await.map(drop)
    }

    /// As [`Request::fetch`], for the renewal itself, which must not wait for a token.
    pub(super) async fn fetch_without_token<T: DeserializeOwned>(self) -> Result<T, Failure> {
        decode(&judge(transport::send(&self, None).await?)?)
    }

    async fn send(self) -> Result<Answer, Failure> {
        if self.public {
            return judge(transport::send(&self, None).await?);
        }
        let token = session::token().await?;
        let answer = transport::send(&self, Some(&token)).await?;
        if answer.status != 401 {
            return judge(answer);
        }
        // The token ended early: one renewal (or signing in again), and the same call once more.
        let token = session::renewed(&token).await?;
        judge(transport::send(&self, Some(&token)).await?)
    }
}

pub(super) fn decode<T: DeserializeOwned>(answer: &Answer) -> Result<T, Failure> {
    serde_json::from_str(&answer.body).map_err(|_| Failure::Unreadable)
}

/// The answer, or why it is none.
pub(super) fn judge(answer: Answer) -> Result<Answer, Failure> {
    if (200..300).contains(&answer.status) {
        return Ok(answer);
    }
    let wait = RetryAfter(answer.retry_after);
    let problem = serde_json::from_str::<Problem>(&answer.body).unwrap_or_else(|_| foreign(&answer));
    Err(Failure::Problem(Box::new(problem), wait))
}

/// The refusal of a stream, of which only the status is known.
pub(super) fn refused(status: u16) -> Failure {
    let answer = Answer { status, body: String::new(), etag: None, retry_after: None, request_id: None };
    Failure::Problem(Box::new(foreign(&answer)), RetryAfter(None))
}

/// A refusal that did not come from our server, but from something between.
fn foreign(answer: &Answer) -> Problem {
    use crate::i18n::texts::failures as t;
    Problem {
        kind: "about:blank".to_owned(),
        title: t::foreign(answer.status),
        status: answer.status,
        detail: Some(t::unreadable_advice().to_owned()),
        instance: String::new(),
        code: String::new(),
        request_id: answer.request_id.clone().unwrap_or_default(),
        errors: Vec::new(),
        matches: None,
        current: None,
        slots: None,
        conflicts: None,
    }
}
