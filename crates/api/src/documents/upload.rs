//! The body of an upload: its name, and its bytes on their way to the disk.

use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::{self, ContentDisposition};
use actix_web::{FromRequest, HttpRequest};
use domain::documents::MAX_FILE_BYTES;
use domain::{ErrorCode, FieldCode};
use futures_util::StreamExt;
use sha2::{Digest, Sha256};
use tokio::io::AsyncWriteExt;

use super::store::{Aside, FileStore};
use crate::http::{ApiError, ApiResult};

/// The longest silence of somebody who sends a file.
const PATIENCE: Duration = Duration::from_secs(30);
/// The longest that an upload takes as a whole: what lies aside for an hour is swept.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// A file that is being sent. Nothing of it has been read yet.
pub struct Upload {
    name: String,
    payload: Payload,
}

/// A file that has arrived, and lies aside.
pub struct Received {
    /// As it was sent.
    pub name: String,
    pub aside: Aside,
    pub sha256: Vec<u8>,
}

impl FromRequest for Upload {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let text = |name: header::HeaderName| req.headers().get(name).and_then(|value| value.to_str().ok());
        let length = text(header::CONTENT_LENGTH).and_then(|value| value.parse::<u64>().ok());
        let encoded = text(header::CONTENT_ENCODING).is_some_and(|value| !value.eq_ignore_ascii_case("identity"));
        std::future::ready(if encoded {
            let told = ApiError::new(ErrorCode::UnsupportedMediaType);
            Err(told.saying("Kirim berkas tanpa Content-Encoding.", "Send the file without a Content-Encoding."))
        } else if length.is_some_and(|length| length > MAX_FILE_BYTES) {
            Err(too_large())
        } else {
            Ok(Upload { name: sent_name(req), payload: payload.take() })
        })
    }
}

impl Upload {
    /// Takes the bytes to the disk as they come.
    pub async fn receive(mut self, store: &FileStore) -> ApiResult<Received> {
        let (aside, file) = store.aside().map_err(|error| failed(&error))?;
        let taken = tokio::time::timeout(LONGEST, self.take(tokio::fs::File::from_std(file))).await;
        let sha256 = taken.map_err(|_| ApiError::new(ErrorCode::Malformed))??;
        Ok(Received { name: self.name, aside, sha256 })
    }

    /// Writes everything, and gives its hash.
    async fn take(&mut self, mut file: tokio::fs::File) -> ApiResult<Vec<u8>> {
        let (mut hash, mut length) = (Sha256::new(), 0_u64);
        loop {
            let next = tokio::time::timeout(PATIENCE, self.payload.next()).await;
            let Some(chunk) = next.map_err(|_| ApiError::new(ErrorCode::Malformed))? else { break };
            let chunk = chunk.map_err(|_| ApiError::new(ErrorCode::Malformed))?;
            length += chunk.len() as u64;
            if length > MAX_FILE_BYTES {
                return Err(too_large());
            }
            hash.update(&chunk);
            file.write_all(&chunk).await.map_err(|error| failed(&error))?;
        }
        file.flush().await.map_err(|error| failed(&error))?;
        if length == 0 {
            return Err(ApiError::field("/content", FieldCode::Required));
        }
        Ok(hash.finalize().to_vec())
    }
}

/// The name in `Content-Disposition`, in either form of RFC 6266; empty when there is none.
fn sent_name(req: &HttpRequest) -> String {
    let Some(value) = req.headers().get(header::CONTENT_DISPOSITION) else { return String::new() };
    let Ok(parsed) = ContentDisposition::from_raw(value) else { return String::new() };
    let extended = parsed.get_filename_ext().map(|name| String::from_utf8_lossy(&name.value).into_owned());
    extended.or_else(|| parsed.get_filename().map(str::to_owned)).unwrap_or_default()
}

fn too_large() -> ApiError {
    ApiError::new(ErrorCode::TooLarge)
        .saying("Ukuran berkas paling besar 20 MB; pilih berkas yang lebih kecil.", "A file can be 20 MB at most; choose a smaller one.")
}

/// A disk that is full or away.
pub(super) fn failed(error: &std::io::Error) -> ApiError {
    ApiError::internal(format!("a file cannot be kept: {error}"))
}
