//! `/v1/document-verifications`: whether a document is genuine and current, for whoever holds it.

use actix_web::post;
use actix_web::web::Data;
use domain::documents::{DocumentVerificationView, VerifyDocument};
use persistence::documents::seals;

use crate::app::App;
use crate::http::{ApiResult, Body, Public, Reply};
use crate::limits::Verifying;

/// Verifies a document by the code that stands on it, and with the SHA-256 of the file also that nothing in it was changed.
///
/// Tells who issued it, what it is, when, on how many pages, and the initials of the person; of a code that is not known,
/// only that.
#[utoipa::path(tag = "documents", request_body = VerifyDocument, responses((status = 200, body = DocumentVerificationView)))]
#[post("/document-verifications")]
pub async fn verify_document(limit: Public<Verifying>, body: Body<VerifyDocument>, app: Data<App>) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    app.db.write(move |tx| Reply::ok(&seals::verify(tx, &form, &limit.meta.trace())?)).await
}
