//! An answer that has arrived, with assertions that say what came instead.

use std::fmt;

use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Status, headers and body of an answer.
#[derive(Clone)]
pub struct Answer {
    pub(crate) request: String,
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub(crate) async fn read(request: String, response: reqwest::Response) -> reqwest::Result<Answer> {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Ok(Answer { request, status, headers, body: response.bytes().await?.to_vec() })
    }

    /// Fails the test unless the status is this one.
    #[track_caller]
    pub fn expect(self, status: u16) -> Answer {
        assert!(self.status == status, "expected {status}\n{self:?}");
        self
    }

    /// Fails the test unless it is a problem document with this status and code, complete in every part.
    #[track_caller]
    pub fn expect_problem(self, status: u16, code: &str) -> Answer {
        let problem = self.json();
        let complete = ["type", "title", "status", "code", "request_id"].iter().all(|name| !problem[*name].is_null());
        let kind = self.header("content-type") == Some("application/problem+json");
        let same_id = self.header("x-request-id") == problem["request_id"].as_str();
        let fits = self.status == status && problem["status"] == status && problem["code"] == code;
        assert!(fits && complete && kind && same_id, "expected a problem {status} {code}\n{self:?}");
        self
    }

    /// Fails the test unless it is 422 with this code at this field.
    #[track_caller]
    pub fn expect_invalid(self, pointer: &str, code: &str) -> Answer {
        let answer = self.expect_problem(422, "invalid");
        let errors = answer.json()["errors"].clone();
        let found = errors.as_array().is_some_and(|list| list.iter().any(|e| e["pointer"] == pointer && e["code"] == code));
        assert!(found, "expected {code} at {pointer}\n{answer:?}");
        answer
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("no JSON: {error}\n{self:?}"))
    }

    /// The body as a type of the contract.
    #[track_caller]
    pub fn view<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("not as the contract says: {error}\n{self:?}"))
    }

    /// The value at a pointer such as `/page/next`, as text.
    #[track_caller]
    pub fn text(&self, pointer: &str) -> String {
        let json = self.json();
        let value = json.pointer(pointer).and_then(Value::as_str);
        value.unwrap_or_else(|| panic!("no text at {pointer}\n{self:?}")).to_owned()
    }

    /// The records of a page.
    #[track_caller]
    pub fn data(&self) -> Vec<Value> {
        self.json()["data"].as_array().cloned().unwrap_or_else(|| panic!("not a page\n{self:?}"))
    }

    /// The id of the record.
    #[track_caller]
    pub fn id(&self) -> String {
        self.text("/id")
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The `ETag`, which must be there.
    #[track_caller]
    pub fn etag(&self) -> String {
        self.header("etag").unwrap_or_else(|| panic!("no ETag\n{self:?}")).to_owned()
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = match serde_json::from_slice::<Value>(&self.body) {
            Ok(json) => serde_json::to_string_pretty(&json).unwrap_or_default(),
            Err(_) => String::from_utf8_lossy(&self.body).chars().take(2_000).collect(),
        };
        writeln!(f, "{}\n→ {}", self.request, self.status)?;
        for (name, value) in &self.headers {
            writeln!(f, "  {name}: {}", String::from_utf8_lossy(value.as_bytes()))?;
        }
        f.write_str(&body)
    }
}
