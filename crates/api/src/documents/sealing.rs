//! Printing a document that can be verified.

use domain::Lang;
use domain::documents::DocumentKind;
use persistence::Actor;
use persistence::diesel::PgConnection;
use persistence::documents::seals::{self, SealRequest};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::pdf::{self, Letter, SealMark};
use crate::app::App;
use crate::http::{ApiError, ApiResult};

/// The record that is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SealFor {
    pub kind: DocumentKind,
    pub record_id: Uuid,
    /// Of the record. Printing a higher one supersedes what was printed of a lower; a correction that is not printed at once
    /// says so with `seals::supersede`.
    pub record_version: i64,
    /// About whom it is: a verification shows their initials.
    pub contact_id: Option<Uuid>,
}

/// A document that was printed, and its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    pub bytes: Vec<u8>,
    pub pages: usize,
    /// As it stands on the document.
    pub code: String,
}

/// How often the same content may have been printed in another way by earlier versions of the program.
const MOST_PRINTS: u8 = 16;

/// Prints a letter with a code and a QR code on it. The same content of the same version is the same file with the same code,
/// byte for byte, however often it is fetched. Call it in the transaction that has read the record; the caller has checked who
/// may print it, and writes the audit row.
pub fn sealed(tx: &mut PgConnection, app: &App, actor: &Actor, what: SealFor, letter: &Letter) -> ApiResult<Sealed> {
    for print in 0..MOST_PRINTS {
        let request = SealRequest {
            kind: what.kind,
            record_id: what.record_id,
            record_version: what.record_version,
            contact_id: what.contact_id,
            content_sha256: content_hash(letter, print)?,
        };
        let seal = seals::issue(tx, actor, &request)?;
        let code = seal.code.grouped();
        let mark = SealMark {
            link: app.settings.public_url.link(&format!("/verify#{}", seal.code.as_str())),
            address: shown(&app.settings.public_url.link("/verify")),
            code: code.clone(),
        };
        let printed = pdf::print(letter, Some(&mark)).map_err(|error| ApiError::internal(error.to_string()))?;
        let pages = i32::try_from(printed.pages).unwrap_or(i32::MAX);
        if seals::complete(tx, seal.id, &Sha256::digest(&printed.bytes), pages)? {
            return Ok(Sealed { bytes: printed.bytes, pages: printed.pages, code });
        }
    }
    Err(ApiError::internal("a document was printed in too many ways"))
}

/// Of everything the letter says, its language and its logo included.
fn content_hash(letter: &Letter, print: u8) -> ApiResult<Vec<u8>> {
    let json = serde_json::to_vec(letter).map_err(|error| ApiError::internal(error.to_string()))?;
    let mut hash = Sha256::new();
    hash.update([print, if letter.lang == Lang::Id { 0 } else { 1 }]);
    hash.update(&json);
    hash.update(letter.head.logo.as_ref().map(pdf::Logo::bytes).unwrap_or_default());
    Ok(hash.finalize().to_vec())
}

/// As people type it: without the scheme.
fn shown(address: &str) -> String {
    address.split_once("://").map_or(address, |(_, rest)| rest).to_owned()
}
