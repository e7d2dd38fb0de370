//! `/v1/audit/verification`: whether the audit trail is as it was written.

use std::time::{Duration, Instant};

use actix_web::get;
use actix_web::web::Data;
use domain::ErrorCode;
use domain::privacy::{AuditVerification, VerificationQuery};
use persistence::audit::verification::{Position, VerificationError, Verifier};

use super::seals::head_file;
use crate::app::App;
use crate::http::rights::{Everywhere, ReadAudit};
use crate::http::{Allowed, ApiError, ApiResult, Reply, ValidQuery};

/// One answer takes so long at most; a long trail is verified in several.
const PART: Duration = Duration::from_secs(4);

/// Verifies the audit trail: every record against its seal, the chain of seals, and the heads that are kept outside the database.
///
/// An answer that is not complete has a cursor with which the next part is asked for. Nothing is held up meanwhile.
#[utoipa::path(tag = "privacy", params(VerificationQuery), responses((status = 200, body = AuditVerification)), security(("bearer" = ["audit:read"])))]
#[get("/audit/verification")]
pub async fn verify_audit(who: Allowed<Everywhere<ReadAudit>>, query: ValidQuery<VerificationQuery>, app: Data<App>) -> ApiResult<Reply> {
    let from = match query.0.cursor.as_deref() {
        None => Position::Chain(0),
        Some(text) => Position::parse(text).ok_or_else(|| ApiError::new(ErrorCode::BadCursor))?,
    };
    let mut verifier = Verifier::new(from, who.now());
    let began = Instant::now();
    while !verifier.is_done() && began.elapsed() < PART {
        let shared = app.clone();
        // a connection for each step, so that others come in between
        verifier = app
            .db
            .read(move |conn| {
                verifier.step(conn, &head_file(&shared))?;
                Ok::<_, ApiError>(verifier)
            })
            .await?;
    }
    Reply::ok(&verifier.outcome())
}

impl From<VerificationError> for ApiError {
    fn from(error: VerificationError) -> Self {
        match error {
            VerificationError::Database(error) => error.into(),
            VerificationError::Heads(error) => ApiError::internal(format!("the file of heads cannot be read: {error}")),
        }
    }
}
