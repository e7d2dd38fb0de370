//! `/v1/files`: files on records.

use actix_web::web::Data;
use actix_web::{delete, get, post};
use domain::documents::{FileQuery, FileTarget, FileView};
use domain::{ErrorCode, Page};
use persistence::documents::files;
use persistence::listing::Archived;

use super::intake;
use super::upload::Upload;
use crate::app::App;
use crate::http::rights::{ReadFiles, WriteFiles};
use crate::http::{Allowed, ApiError, ApiResult, Id, IfMatch, IfNoneMatch, Include, Once, Reply, ValidQuery};

/// Lists the files of a record that the caller may see, the newest first.
#[utoipa::path(tag = "documents", params(FileQuery), responses((status = 200, body = Page<FileView>)), security(("bearer" = ["files:read"])))]
#[get("/files")]
pub async fn list_files(who: Allowed<ReadFiles>, query: ValidQuery<FileQuery>, app: Data<App>) -> ApiResult<Reply> {
    let archived = if query.0.include.is_some() { Archived::Included } else { Archived::Hidden };
    app.db.read(move |conn| Reply::all(files::list(conn, &who.scope(), query.0.target(), archived)?)).await
}

/// Puts a file on a record: JPEG, PNG, WebP, PDF, plain text, Word or Excel without macros, 20 MB at most.
///
/// The body is the file itself. What it is, is told by its content; pictures are drawn anew, so that place and device are
/// not kept. With a virus scanner the file is in quarantine until it was scanned.
#[utoipa::path(
    tag = "documents",
    params(FileTarget, ("Content-Disposition" = Option<String>, Header, description = "The name of the file: `attachment; filename*=UTF-8''hasil%20lab.pdf`.")),
    request_body(content = String, content_type = "application/octet-stream", description = "The bytes of the file."),
    responses((status = 201, body = FileView)),
    security(("bearer" = ["files:write"]))
)]
#[post("/files")]
pub async fn create_file(
    who: Allowed<WriteFiles>,
    target: ValidQuery<FileTarget>,
    once: Once,
    upload: Upload,
    app: Data<App>,
) -> ApiResult<Reply> {
    // asked before 20 MB are taken, and again in the transaction that adds the file
    intake::admit(&app, &who, target.0).await?;
    let taken = intake::take(&app, upload).await?;
    app.db
        .write(move |tx| {
            let digest = taken.digest(&target.0);
            once.run(tx, &who, digest, |tx| taken.add(tx, &who.scope(), target.0))
        })
        .await
}

/// Shows what is known of a file.
#[utoipa::path(tag = "documents", params(Include), responses((status = 200, body = FileView)), security(("bearer" = ["files:read"])))]
#[get("/files/{id}")]
pub async fn find_file(who: Allowed<ReadFiles>, id: Id, include: Include, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&files::find(conn, &who.scope(), id.0, include.0)?)?.unless(&seen))).await
}

/// Archives a file. Patients archive only what they have uploaded themselves; what was sent in a consultation stays.
#[utoipa::path(tag = "documents", responses((status = 204)), security(("bearer" = ["files:write"])))]
#[delete("/files/{id}")]
pub async fn delete_file(who: Allowed<WriteFiles>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let scope = who.scope();
            let current = files::lock(tx, &scope, id.0, Archived::Hidden)?;
            seen.check(&current)?;
            if files::is_sent(tx, id.0)? {
                return Err(ApiError::new(ErrorCode::Conflict).saying(
                    "Berkas ini sudah dikirim dalam konsultasi, dan tetap di sana.",
                    "This file was sent in a consultation, and stays there.",
                ));
            }
            files::set_archived(tx, &scope, &current, true)?;
            Ok(Reply::empty())
        })
        .await
}

/// Brings an archived file back.
#[utoipa::path(tag = "documents", responses((status = 201, body = FileView)), security(("bearer" = ["files:write"])))]
#[post("/files/{id}/restoration")]
pub async fn create_file_restoration(who: Allowed<WriteFiles>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let scope = who.scope();
            let current = files::lock(tx, &scope, id.0, Archived::Included)?;
            let view = files::set_archived(tx, &scope, &current, false)?;
            Reply::created(&view, format!("/v1/files/{}", id.0))
        })
        .await
}
