//! The code on a printed document, and what its verification tells.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::choices::*;
use crate::document::Document;
use crate::field_error::{FieldCode, FieldErrors};

/// Letters and digits without I, L, O and U (Crockford's base 32).
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Signs of a code: 140 bits.
const LENGTH: usize = 28;
/// Signs in a group, as it is printed.
const GROUP: usize = 4;

/// The code by which a document is verified. It is kept without separators, and shown in groups of four.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealCode(String);

impl SealCode {
    /// Makes a code of random bytes; 5 bits of each are used.
    pub fn from_random(bytes: &[u8; LENGTH]) -> SealCode {
        SealCode(bytes.iter().map(|b| char::from(SIGNS[usize::from(b % 32)])).collect())
    }

    /// Reads what somebody typed: separators and lower case are fine, and O, I and L are taken for the digits they look like.
    pub fn parse(text: &str) -> Option<SealCode> {
        let mut code = String::with_capacity(LENGTH);
        for c in text.chars().filter(|c| !matches!(c, '-' | ' ' | '.' | '\u{2010}'..='\u{2015}') && !c.is_whitespace()) {
            let sign = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let known = u8::try_from(sign).is_ok_and(|byte| SIGNS.contains(&byte));
            if !known || code.len() == LENGTH {
                return None;
            }
            code.push(sign);
        }
        (code.len() == LENGTH).then_some(SealCode(code))
    }

    /// As it is kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is printed: `7G2K-…`.
    pub fn grouped(&self) -> String {
        let mut shown = String::with_capacity(LENGTH + LENGTH / GROUP);
        for (at, sign) in self.0.chars().enumerate() {
            if at > 0 && at % GROUP == 0 {
                shown.push('-');
            }
            shown.push(sign);
        }
        shown
    }
}

/// The initials of a name: what a verification shows of a person.
pub fn initials(name: &str) -> String {
    let first = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
    first.take(4).map(|c| format!("{}.", c.to_uppercase())).collect::<Vec<_>>().join(" ")
}

/// A code that stands on a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VerifyDocument {
    /// As it is printed; spaces, hyphens and lower case are fine.
    #[cfg_attr(feature = "server", schema(max_length = 80, example = "7G2K-0Q4M-9XTB-3VHD-6A1Z-8RWP-5CFN"))]
    pub code: String,
    /// The SHA-256 of the file in hexadecimal, made on the caller's device: whether not a byte was changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(min_length = 64, max_length = 64))]
    pub sha256: Option<String>,
}

impl Document for VerifyDocument {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        self.code = self.code.trim().to_owned();
        if self.code.is_empty() {
            errors.add("/code", FieldCode::Required);
        } else if self.code.chars().count() > 80 {
            errors.add("/code", FieldCode::TooLong);
        }
        if let Some(hash) = &mut self.sha256 {
            hash.make_ascii_lowercase();
            if hash.len() != 64 || !hash.bytes().all(|b| b.is_ascii_hexdigit()) {
                errors.add("/sha256", FieldCode::BadHash);
            }
        }
    }
}

/// What a verification tells: nothing about the person but initials, and nothing at all of a code that is not known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct DocumentVerificationView {
    pub outcome: VerificationOutcome,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<DocumentKind>,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clinic: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_at: Option<DateTime<Utc>>,
    /// The clinic's zone, in which the day of issue is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<i32>,
    /// Of the person whom the document is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(example = "S. A."))]
    pub initials: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked_at: Option<DateTime<Utc>>,
    /// Whether the file is the one that was issued, byte for byte; absent when no hash was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_unchanged: Option<bool>,
}

impl DocumentVerificationView {
    /// The answer to a code that is not known.
    pub fn unknown() -> DocumentVerificationView {
        DocumentVerificationView {
            outcome: VerificationOutcome::Unknown,
            kind: None,
            clinic: None,
            issued_at: None,
            time_zone: None,
            pages: None,
            initials: None,
            superseded_at: None,
            revoked_at: None,
            file_unchanged: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_is_printed_and_as_it_is_typed() {
        let code = SealCode::from_random(&std::array::from_fn(|at| at as u8));
        assert_eq!(code.grouped(), "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV");
        for typed in ["0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV", "o123 4567 89ab cdef ghjk mnpq rstv", "OI234567-89ABCDEFGHJKMNPQRSTV"] {
            assert_eq!(SealCode::parse(typed).as_ref(), Some(&code), "{typed}");
        }
        for wrong in ["", "0123", "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTVW", "0123-4567-89AB-CDEF-GHJK-MNPQ-RST!", "é"] {
            assert_eq!(SealCode::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn initials_show_no_more_than_letters() {
        assert_eq!(initials("Siti Aminah"), "S. A.");
        assert_eq!(initials("  d'Arc  jeanne-marie"), "D. J.");
        assert_eq!(initials(""), "");
    }
}
