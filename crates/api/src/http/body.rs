//! JSON bodies: limits, media types, and errors that point at the field.

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use domain::{Document, ErrorCode, FieldCode, FieldErrors, merge_patch};
use futures_util::future::LocalBoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::error::{ApiError, ApiResult};

/// A JSON body of type `T`, with the hash that idempotency compares.
pub struct Body<T> {
    pub value: T,
    pub digest: Vec<u8>,
}

/// Deeper JSON is refused before it is read.
const MAX_DEPTH: usize = 32;

impl<T: DeserializeOwned + Serialize + 'static> FromRequest for Body<T> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let typed = expect_type(req, &["application/json"]);
        let bytes = read_bytes(req, payload);
        Box::pin(async move {
            typed?;
            let bytes = bytes.await?;
            let value = parse(&bytes)?;
            Ok(Body { value: typed_value(value)?, digest: Sha256::digest(&bytes).to_vec() })
        })
    }
}

/// A JSON merge patch (RFC 7396).
pub struct MergePatch(Value);

impl MergePatch {
    /// Applies the patch to a record's writable form and checks the result as a whole.
    pub fn apply<T: Document + Serialize + DeserializeOwned>(&self, writable: &T) -> ApiResult<T> {
        let mut value = serde_json::to_value(writable).map_err(|e| ApiError::internal(e.to_string()))?;
        merge_patch(&mut value, &self.0);
        let mut form: T = typed_value(value)?;
        form.check()?;
        Ok(form)
    }

    /// Whether the patch says something about a field.
    pub fn touches(&self, field: &str) -> bool {
        self.0.get(field).is_some()
    }
}

impl FromRequest for MergePatch {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let typed = expect_type(req, &["application/merge-patch+json", "application/json"]);
        let bytes = read_bytes(req, payload);
        Box::pin(async move {
            typed?;
            let value = parse(&bytes.await?)?;
            if !value.is_object() {
                return Err(ApiError::field("", FieldCode::WrongType));
            }
            Ok(MergePatch(value))
        })
    }
}

fn expect_type(req: &HttpRequest, accepted: &[&str]) -> ApiResult<()> {
    let value = req.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let essence = value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if accepted.contains(&essence.as_str()) {
        return Ok(());
    }
    let list = accepted.join(", ");
    Err(ApiError::new(ErrorCode::UnsupportedMediaType).saying(format!("Kirim isi sebagai {list}."), format!("Send the body as {list}.")))
}

fn read_bytes(req: &HttpRequest, payload: &mut Payload) -> LocalBoxFuture<'static, ApiResult<web::Bytes>> {
    let bytes = web::Bytes::from_request(req, payload);
    Box::pin(async move {
        bytes.await.map_err(|error| match error.as_response_error().status_code().as_u16() {
            413 => ApiError::new(ErrorCode::TooLarge).saying("Isi paling besar 1 MB.", "A body is 1 MB at most."),
            _ => ApiError::new(ErrorCode::Malformed),
        })
    })
}

fn parse(bytes: &[u8]) -> ApiResult<Value> {
    if depth(bytes) > MAX_DEPTH {
        return Err(ApiError::new(ErrorCode::Malformed).saying("JSON bersarang terlalu dalam.", "The JSON is nested too deeply."));
    }
    serde_json::from_slice(bytes).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        ApiError::new(ErrorCode::Malformed)
            .saying(format!("JSON tidak sah di baris {line}, kolom {column}."), format!("Invalid JSON at line {line}, column {column}."))
    })
}

fn depth(bytes: &[u8]) -> usize {
    let (mut now, mut most, mut in_text, mut escaped) = (0usize, 0usize, false, false);
    for byte in bytes {
        match (in_text, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => in_text = !in_text,
            (false, b'{' | b'[') => {
                now += 1;
                most = most.max(now);
            }
            (false, b'}' | b']') => now = now.saturating_sub(1),
            _ => {}
        }
    }
    most
}

/// Reads a value as `T`, turning serde's message into a pointer and a stable code.
pub fn typed_value<T: DeserializeOwned + Serialize>(value: Value) -> ApiResult<T> {
    let typed: T = read(&value)?;
    let again = serde_json::to_value(&typed).map_err(|e| ApiError::internal(e.to_string()))?;
    match positional(&value, &again) {
        Some(pointer) => Err(ApiError::field(pointer, FieldCode::WrongType)),
        None => Ok(typed),
    }
}

/// Where an array stands for an object: serde would read it by the position of the fields.
fn positional(sent: &Value, read: &Value) -> Option<String> {
    let within = |key: &str, sent: &Value, read: &Value| positional(sent, read).map(|rest| format!("/{key}{rest}"));
    match (sent, read) {
        (Value::Array(_), Value::Object(_)) => Some(String::new()),
        (Value::Array(sent), Value::Array(read)) => {
            sent.iter().zip(read).enumerate().find_map(|(i, (sent, read))| within(&i.to_string(), sent, read))
        }
        (Value::Object(sent), Value::Object(read)) => {
            sent.iter().find_map(|(key, sent)| within(&key.replace('~', "~0").replace('/', "~1"), sent, read.get(key)?))
        }
        _ => None,
    }
}

fn read<T: DeserializeOwned>(value: &Value) -> ApiResult<T> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let mut pointer = String::new();
        for segment in error.path().iter() {
            use serde_path_to_error::Segment;
            match segment {
                Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
                Segment::Map { key } => pointer.push_str(&format!("/{}", key.replace('~', "~0").replace('/', "~1"))),
                Segment::Enum { .. } | Segment::Unknown => {}
            }
        }
        let message = error.inner().to_string();
        let quoted = message.split('`').nth(1).unwrap_or_default();
        let (pointer, code) = if message.starts_with("missing field") {
            (format!("{pointer}/{quoted}"), FieldCode::Required)
        } else if message.starts_with("unknown field") {
            let ends = pointer.ends_with(&format!("/{quoted}"));
            (if ends { pointer } else { format!("{pointer}/{quoted}") }, FieldCode::UnknownField)
        } else if message.starts_with("unknown variant") {
            (pointer, FieldCode::UnknownValue)
        } else {
            (pointer, FieldCode::WrongType)
        };
        ApiError::invalid(FieldErrors::one(pointer, code))
    })
}

impl<T: Document> Body<T> {
    /// The document after its checks, and the hash of the body.
    pub fn checked(mut self) -> ApiResult<(T, Vec<u8>)> {
        self.value.check()?;
        Ok((self.value, self.digest))
    }
}

#[cfg(test)]
mod tests {
    use domain::contacts::CreateAccount;
    use serde_json::json;

    use super::*;

    #[test]
    fn an_array_is_never_read_as_an_object() {
        let account = |address: Value| json!({"name": "PT Sagara Tekstil", "kind": "employer", "address": address});
        assert!(typed_value::<CreateAccount>(account(json!({"street": "Jl. Melati 1"}))).is_ok());
        for wrong in [account(json!(["Jl. Melati 1"])), account(json!([])), json!(["PT Sagara Tekstil", "employer"])] {
            assert!(typed_value::<CreateAccount>(wrong.clone()).is_err(), "{wrong}");
        }
    }
}
