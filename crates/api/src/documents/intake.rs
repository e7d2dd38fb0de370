//! From an upload to a row: may it be, is it what it says, keep it, add it.

use std::fs::File;
use std::io;

use actix_web::web::Data;
use domain::documents::{FileState, FileTarget, clean_name};
use domain::{ErrorCode, FieldCode};
use persistence::Scope;
use persistence::diesel::PgConnection;
use persistence::documents::access::{self, Wish};
use persistence::documents::files::{self, NewFile, Room};
use sha2::{Digest, Sha256};

use super::checks::{self, Checked, Refusal};
use super::upload::{Received, Upload, failed};
use crate::app::App;
use crate::http::rights::WriteFiles;
use crate::http::{Allowed, ApiError, ApiResult, Reply};

/// A file whose bytes are kept; they go again unless its row is added.
pub struct Taken {
    app: Data<App>,
    file: NewFile,
    /// Of what was sent.
    sent_sha256: Vec<u8>,
    added: bool,
}

/// Refuses who may not put files on this record, before anything is read.
pub async fn admit(app: &Data<App>, who: &Allowed<WriteFiles>, target: FileTarget) -> ApiResult<()> {
    let (scope, quota) = (who.scope(), app.settings.files.quota);
    app.db
        .read(move |conn| {
            let owner = access::enter(conn, &scope, target, Wish::Write)?;
            enough(files::room(conn, &owner, 1, quota)?)
        })
        .await
}

/// Receives the bytes, checks them, and keeps them.
pub async fn take(app: &Data<App>, upload: Upload) -> ApiResult<Taken> {
    let received = upload.receive(&app.files).await?;
    let shared = app.clone();
    app.files.work(move || check_and_keep(shared, &received)).await?
}

fn check_and_keep(app: Data<App>, received: &Received) -> ApiResult<Taken> {
    let (fresh, mut file) = app.files.aside().map_err(|error| failed(&error))?;
    let Checked { media_type, dimensions, redrawn } = checks::inspect(received.aside.path(), &mut file).map_err(refuse)?;
    let aside = if redrawn { &fresh } else { &received.aside };
    let (size_bytes, sha256) = measured(aside.path()).map_err(|error| failed(&error))?;
    let stored_name = app.files.keep(aside).map_err(|error| failed(&error))?;
    let name = clean_name(&received.name, media_type);
    let state = if app.settings.files.clamd.is_some() { FileState::Quarantined } else { FileState::NotScanned };
    let file = NewFile { name, media_type, size_bytes, sha256, dimensions, stored_name, state };
    Ok(Taken { app, file, sent_sha256: received.sha256.clone(), added: false })
}

/// Length and hash of what is kept.
fn measured(path: &std::path::Path) -> io::Result<(i64, Vec<u8>)> {
    let mut hash = Sha256::new();
    let length = io::copy(&mut File::open(path)?, &mut Hashing(&mut hash))?;
    Ok((i64::try_from(length).unwrap_or(i64::MAX), hash.finalize().to_vec()))
}

struct Hashing<'a>(&'a mut Sha256);

impl io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Taken {
    /// What idempotency compares: the record, the name and the bytes that were sent.
    pub fn digest(&self, target: &FileTarget) -> Vec<u8> {
        let mut hash = Sha256::new();
        hash.update(target.record_kind.code());
        hash.update(target.record_id.as_bytes());
        hash.update(self.file.name.as_bytes());
        hash.update(&self.sent_sha256);
        hash.finalize().to_vec()
    }

    /// Adds the row.
    pub fn add(mut self, tx: &mut PgConnection, scope: &Scope, target: FileTarget) -> ApiResult<Reply> {
        let owner = access::enter(tx, scope, target, Wish::Write)?;
        match files::insert(tx, scope, &owner, &self.file, self.app.settings.files.quota)? {
            Ok(view) => {
                self.added = true;
                Reply::created(&view, format!("/v1/files/{}", view.id))
            }
            Err(full) => enough(full).and_then(|()| Err(ApiError::internal("a file was not added"))),
        }
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        if !self.added
            && let Err(error) = self.app.files.remove(&self.file.stored_name)
        {
            log::warn!("bytes without a record are left to the sweep: {}", error.kind());
        }
    }
}

fn enough(room: Room) -> ApiResult<()> {
    match room {
        Room::Enough => Ok(()),
        Room::TooManyFiles => Err(ApiError::field("record_id", FieldCode::TooManyFiles)),
        Room::TooManyBytes => Err(ApiError::field("/content", FieldCode::QuotaFull)),
    }
}

fn refuse(refusal: Refusal) -> ApiError {
    match refusal {
        Refusal::Unsupported => ApiError::new(ErrorCode::UnsupportedMediaType).saying(
            "Kirim foto JPEG, PNG, atau WebP, dokumen PDF, teks, Word (.docx), atau Excel (.xlsx) tanpa makro.",
            "Send a JPEG, PNG or WebP picture, a PDF, a text, or a Word (.docx) or Excel (.xlsx) file without macros.",
        ),
        Refusal::Content(code) => ApiError::field("/content", code),
        Refusal::Failed(error) => failed(&error),
    }
}
