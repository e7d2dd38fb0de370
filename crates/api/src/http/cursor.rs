//! Page cursors: opaque and signed, so that nobody can make one.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ErrorCode;
use hmac::{Hmac, KeyInit, Mac};
use persistence::listing::Cursor;
use sha2::Sha256;

use super::error::{ApiError, ApiResult};

/// The key that signs cursors.
#[derive(Clone)]
pub struct CursorKey(pub [u8; 32]);

const TAG: usize = 16;

/// A cursor as it travels; bound to the order it was made for.
pub fn seal(key: &CursorKey, sort: &str, cursor: &Cursor) -> String {
    let body = serde_json::json!([cursor.keys, cursor.id, cursor.backwards]).to_string();
    let tag = sign(key, sort, body.as_bytes());
    URL_SAFE_NO_PAD.encode([&tag[..TAG], body.as_bytes()].concat())
}

/// Reads a cursor back; a forged one, or one for another order, is refused.
pub fn open(key: &CursorKey, sort: &str, text: &str) -> ApiResult<Cursor> {
    let forged = || ApiError::new(ErrorCode::BadCursor).saying("Mulailah lagi dari halaman pertama.", "Start again from the first page.");
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| forged())?;
    let (tag, body) = bytes.split_at_checked(TAG).ok_or_else(forged)?;
    let mut mac = mac(key, sort);
    mac.update(body);
    mac.verify_truncated_left(tag).map_err(|_| forged())?;
    let (keys, id, backwards) = serde_json::from_slice(body).map_err(|_| forged())?;
    Ok(Cursor { keys, id, backwards })
}

fn sign(key: &CursorKey, sort: &str, body: &[u8]) -> Vec<u8> {
    let mut mac = mac(key, sort);
    mac.update(body);
    mac.finalize().into_bytes().to_vec()
}

fn mac(key: &CursorKey, sort: &str) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(&key.0).unwrap_or_else(|_| unreachable!("HMAC takes keys of any length"));
    mac.update(sort.as_bytes());
    mac.update(&[0]);
    mac
}
