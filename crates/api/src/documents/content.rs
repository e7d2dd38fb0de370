//! `/v1/files/{id}/content`: the bytes of a file, served so that they cannot run.

use std::io::ErrorKind;

use actix_files::NamedFile;
use actix_web::http::header::{
    CONTENT_SECURITY_POLICY, Charset, ContentDisposition, ContentEncoding, DispositionParam, DispositionType, ExtendedValue, HeaderValue,
};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use domain::ErrorCode;
use domain::documents::{ContentQuery, Disposition, MediaType};
use persistence::documents::files::{self, Content};
use persistence::listing::Archived;

use crate::app::App;
use crate::http::rights::ReadFiles;
use crate::http::{Allowed, ApiError, ApiResult, Id, ValidQuery};

/// A document of its own that may do nothing at all, whoever opens it.
const SANDBOX: HeaderValue = HeaderValue::from_static("default-src 'none'; sandbox; frame-ancestors 'none'");

/// Fetches the content of a file: to be saved, or for pictures to be shown when `disposition=inline` asks for it.
#[utoipa::path(
    tag = "documents",
    params(ContentQuery),
    responses(
        (status = 200, content_type = "application/octet-stream", body = String, description = "The bytes, with the media type of the file."),
        (status = 206, description = "The part that `Range` asked for."),
        (status = 304, description = "Not changed since the version in If-None-Match."),
        (status = 416, description = "The range is not there."),
    ),
    security(("bearer" = ["files:read"]))
)]
#[get("/files/{id}/content")]
pub async fn find_file_content(
    who: Allowed<ReadFiles>,
    id: Id,
    how: ValidQuery<ContentQuery>,
    req: HttpRequest,
    app: Data<App>,
) -> ApiResult<HttpResponse> {
    let archived = if how.0.include.is_some() { Archived::Included } else { Archived::Hidden };
    let content = app.db.read(move |conn| Ok::<_, ApiError>(files::content(conn, &who.scope(), id.0, archived)?)).await?;
    match content {
        Content::Served { stored_name, name, media_type } => {
            let inline = how.0.disposition == Some(Disposition::Inline) && media_type.is_inline();
            serve(&app, &req, &stored_name, disposition(&name, inline), media_type)
        }
        Content::Waiting => Err(ApiError::new(ErrorCode::FileWaiting).after(5)),
        Content::Refused => Err(ApiError::new(ErrorCode::FileRefused)),
    }
}

fn serve(app: &App, req: &HttpRequest, stored_name: &str, disposition: ContentDisposition, kind: MediaType) -> ApiResult<HttpResponse> {
    let file = NamedFile::open(app.files.path(stored_name)).map_err(|error| match error.kind() {
        ErrorKind::NotFound => ApiError::internal(format!("the bytes of a file are gone: {stored_name}")),
        other => ApiError::internal(format!("a file cannot be read: {other}")),
    })?;
    let mime = match kind {
        MediaType::Text => "text/plain; charset=utf-8",
        other => other.code(),
    };
    let mime = mime.parse().map_err(|_| ApiError::internal("a media type that is none"))?;
    let mut response = file
        .set_content_type(mime)
        .set_content_disposition(disposition)
        // as it is: what is compressed twice costs time and saves nothing
        .set_content_encoding(ContentEncoding::Identity)
        .use_last_modified(false)
        .into_response(req);
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, SANDBOX);
    Ok(response)
}

/// The name in both forms of RFC 6266; the old one with ASCII only.
fn disposition(name: &str, inline: bool) -> ContentDisposition {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '_' }).collect();
    let extended = ExtendedValue { charset: Charset::Ext("UTF-8".to_owned()), language_tag: None, value: name.as_bytes().to_vec() };
    ContentDisposition {
        disposition: if inline { DispositionType::Inline } else { DispositionType::Attachment },
        parameters: vec![DispositionParam::Filename(plain), DispositionParam::FilenameExt(extended)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_break_the_header() {
        let shown = disposition("hasil \"lab\"\r\nß.pdf", false).to_string();
        assert!(shown.starts_with("attachment; filename=\"hasil _lab____.pdf\"; filename*=UTF-8''hasil%20"), "{shown}");
        assert!(!shown.contains('\r') && !shown.contains('\n'));
        assert!(disposition("a.png", true).to_string().starts_with("inline"));
    }
}
