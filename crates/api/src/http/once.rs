//! `Idempotency-Key`: the same request twice has one effect and one answer.

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use domain::ErrorCode;
use persistence::Actor;
use persistence::diesel::PgConnection;
use persistence::idempotency::{self, KeyState, KeyUse, StoredAnswer};

use super::error::{ApiError, ApiResult};
use super::reply::Reply;
use crate::app::App;

/// The key of a POST request, when there is one.
pub struct Once {
    key: Option<String>,
    /// Method and pattern of the route.
    operation: String,
    /// Opens and seals the stored answers.
    app: Data<App>,
}

impl Once {
    /// Runs the work at most once for this caller, route and key; the answer is stored in the work's own transaction.
    pub fn run(
        self,
        tx: &mut PgConnection,
        actor: &Actor,
        digest: Vec<u8>,
        work: impl FnOnce(&mut PgConnection) -> ApiResult<Reply>,
    ) -> ApiResult<Reply> {
        self.run_while(tx, actor, digest, |_| Ok(()), work)
    }

    /// As [`run`](Self::run), for answers that are for whoever takes part: a stored one is given again only while `still` agrees.
    pub fn run_while(
        self,
        tx: &mut PgConnection,
        actor: &Actor,
        digest: Vec<u8>,
        still: impl FnOnce(&mut PgConnection) -> ApiResult<()>,
        work: impl FnOnce(&mut PgConnection) -> ApiResult<Reply>,
    ) -> ApiResult<Reply> {
        let Some(key) = self.key else { return work(tx) };
        let usage = KeyUse { principal: actor.user_id(), operation: self.operation, key, body_hash: digest };
        let keys = &self.app.field_keys;
        match idempotency::claim(tx, keys, &usage, actor)? {
            KeyState::New => {
                let reply = work(tx)?;
                idempotency::store(tx, keys, &usage, &stored(&reply)?, actor)?;
                Ok(reply)
            }
            KeyState::Done(answer) => {
                // an empty answer shows nothing to anybody
                if !answer.body.is_empty() {
                    still(tx)?;
                }
                replay(answer)
            }
            KeyState::OtherBody => Err(ApiError::new(ErrorCode::IdempotencyMismatch)),
            KeyState::InFlight => Err(ApiError::new(ErrorCode::InFlight).after(1)),
        }
    }
}

fn stored(reply: &Reply) -> ApiResult<StoredAnswer> {
    let headers = serde_json::to_value(&reply.headers).map_err(|e| ApiError::internal(e.to_string()))?;
    Ok(StoredAnswer { status: reply.status, headers, body: reply.body.clone() })
}

fn replay(answer: StoredAnswer) -> ApiResult<Reply> {
    let headers = serde_json::from_value(answer.headers).map_err(|e| ApiError::internal(e.to_string()))?;
    Ok(Reply { status: answer.status, headers, body: answer.body }.with("idempotent-replayed", "true"))
}

impl FromRequest for Once {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let operation = format!("{} {}", req.method(), req.path());
        let app = req.app_data::<Data<App>>().cloned().ok_or_else(|| ApiError::internal("no application state"));
        std::future::ready(sent_key(req).and_then(|key| Ok(Once { key, operation, app: app? })))
    }
}

/// The key of a request; one of the wrong length is refused everywhere, also where nothing is replayed.
pub(super) fn sent_key(req: &HttpRequest) -> ApiResult<Option<String>> {
    let Some(value) = req.headers().get("Idempotency-Key") else { return Ok(None) };
    match value.to_str() {
        Ok(key) if (1..=255).contains(&key.len()) => Ok(Some(key.to_owned())),
        _ => {
            Err(ApiError::new(ErrorCode::BadIdempotencyKey)
                .saying("Gunakan 1 sampai 255 karakter ASCII.", "Use 1 to 255 ASCII characters."))
        }
    }
}
