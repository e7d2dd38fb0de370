//! Somebody who calls the API: with or without a token, in one language.

use std::future::{Future, IntoFuture};
use std::pin::Pin;

use reqwest::Method;
use serde_json::Value;

use super::answer::Answer;

/// A client of one person, or of nobody.
#[derive(Clone)]
pub struct Caller {
    http: reqwest::Client,
    base: String,
    token: Option<String>,
    login: Option<String>,
}

impl Caller {
    pub(crate) fn new(base: String) -> Caller {
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build();
        Caller { http: http.unwrap_or_default(), base, token: None, login: None }
    }

    /// The same person on another device: with connections of its own.
    pub fn apart(&self) -> Caller {
        Caller { token: self.token.clone(), login: self.login.clone(), ..Caller::new(self.base.clone()) }
    }

    /// The same client with another access token.
    pub fn with_token(&self, token: impl Into<String>) -> Caller {
        Caller { token: Some(token.into()), ..self.clone() }
    }

    /// Remembers whose the token is, so that they can sign in again.
    pub(crate) fn known_as(self, login: &str) -> Caller {
        Caller { login: Some(login.to_owned()), ..self }
    }

    /// What they signed in with; empty for who did not.
    pub fn login(&self) -> &str {
        self.login.as_deref().unwrap_or_default()
    }

    /// The access token, for callers that are signed in.
    pub fn token(&self) -> &str {
        self.token.as_deref().unwrap_or_default()
    }

    /// Scheme, host and port of the server.
    pub fn base(&self) -> &str {
        &self.base
    }

    pub fn get(&self, path: impl AsRef<str>) -> Request {
        self.request(Method::GET, path)
    }

    pub fn post(&self, path: impl AsRef<str>, body: Value) -> Request {
        self.request(Method::POST, path).json(body)
    }

    /// PATCH with `If-Match`.
    pub fn patch(&self, path: impl AsRef<str>, etag: &str, body: Value) -> Request {
        self.request(Method::PATCH, path).json(body).header("if-match", etag)
    }

    /// DELETE with `If-Match`.
    pub fn delete(&self, path: impl AsRef<str>, etag: &str) -> Request {
        self.request(Method::DELETE, path).header("if-match", etag)
    }

    /// Any request.
    pub fn request(&self, method: Method, path: impl AsRef<str>) -> Request {
        let url = format!("{}{}", self.base, path.as_ref());
        let mut builder = self.http.request(method.clone(), &url).header("accept-language", "en");
        if let Some(token) = &self.token {
            builder = builder.bearer_auth(token);
        }
        Request { shown: format!("{method} {}", path.as_ref()), builder }
    }
}

/// A request that is sent when it is awaited.
pub struct Request {
    shown: String,
    builder: reqwest::RequestBuilder,
}

impl Request {
    pub fn header(mut self, name: &str, value: &str) -> Request {
        self.builder = self.builder.header(name, value);
        self
    }

    /// Replaces `Accept-Language`.
    pub fn language(mut self, language: &str) -> Request {
        let mut headers = reqwest::header::HeaderMap::new();
        if let Ok(value) = language.parse() {
            headers.insert(reqwest::header::ACCEPT_LANGUAGE, value);
        }
        self.builder = self.builder.headers(headers);
        self
    }

    pub fn query(mut self, pairs: &[(&str, &str)]) -> Request {
        self.shown += &format!(" {pairs:?}");
        self.builder = self.builder.query(pairs);
        self
    }

    pub fn json(mut self, body: Value) -> Request {
        self.shown += &format!(" {body}");
        self.builder = self.builder.json(&body);
        self
    }

    /// A body as it is.
    pub fn body(mut self, content_type: &str, body: impl Into<Vec<u8>>) -> Request {
        self.builder = self.builder.header("content-type", content_type).body(body.into());
        self
    }

    pub(crate) fn into_builder(self) -> reqwest::RequestBuilder {
        self.builder
    }

    /// As awaiting it, for tests in which a broken connection is no failure of the test itself.
    pub async fn attempt(self) -> reqwest::Result<Answer> {
        Answer::read(self.shown, self.builder.send().await?).await
    }
}

impl IntoFuture for Request {
    type Output = Answer;
    type IntoFuture = Pin<Box<dyn Future<Output = Answer> + Send>>;

    #[track_caller]
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let shown = self.shown.clone();
            self.attempt().await.unwrap_or_else(|error| panic!("{shown}\n→ no answer: {error:#}"))
        })
    }
}
