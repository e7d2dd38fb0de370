//! Ids in paths.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use domain::ErrorCode;
use uuid::Uuid;

use super::error::ApiError;

/// The `{id}` of a path; anything that is no id is as unknown as an id that never was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id(pub Uuid);

impl FromRequest for Id {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        std::future::ready(named(req, "id").map(Id))
    }
}

/// The id of a second segment, for example `/patients/{id}/merges/{part_id}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartId(pub Uuid);

impl FromRequest for PartId {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        std::future::ready(named(req, "part_id").map(PartId))
    }
}

fn named(req: &HttpRequest, name: &str) -> Result<Uuid, ApiError> {
    req.match_info().get(name).and_then(|text| text.parse().ok()).ok_or_else(|| ApiError::new(ErrorCode::NotFound))
}
