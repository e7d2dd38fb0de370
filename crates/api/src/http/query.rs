//! Query strings.

use domain::ErrorCode;

use super::error::{ApiError, ApiResult};

/// The decoded pairs of a query string; broken encoding and NUL bytes are refused.
pub fn decode(query: &str) -> ApiResult<Vec<(String, String)>> {
    let malformed = || ApiError::new(ErrorCode::Malformed).saying("Alamat memuat kode % yang rusak.", "The address has a broken % code.");
    let part = |text: &str| -> ApiResult<String> {
        let mut bytes = Vec::with_capacity(text.len());
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            bytes.push(match byte {
                b'+' => b' ',
                b'%' => {
                    let digit = |b: Option<u8>| b.and_then(|b| char::from(b).to_digit(16));
                    let (high, low) = (digit(rest.next()), digit(rest.next()));
                    high.zip(low).map(|(h, l)| (h * 16 + l) as u8).ok_or_else(malformed)?
                }
                other => other,
            });
        }
        String::from_utf8(bytes).ok().filter(|text| !text.contains('\0')).ok_or_else(malformed)
    };
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((part(name)?, part(value)?))
        })
        .collect()
}
