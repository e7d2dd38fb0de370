//! Users, roles, permissions and sessions.

use std::sync::Arc;

use actix_web::web::Data;
use chrono::{DateTime, Utc};
use domain::ErrorCode;
use persistence::{Db, Principal};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::app::App;
use crate::http::{ApiError, ApiResult};
use crate::settings::{Keys, Settings};

/// What signing in needs at run time: token keys and the cache of principals.
pub struct Identity {}

impl Identity {
    pub fn new(_settings: &Settings, _keys: &Keys) -> Identity {
        Identity {}
    }

    /// The principal of an access token; 401 when it is forged, expired or its session has ended.
    pub async fn authenticate(&self, _db: &Db, _token: &str, _now: DateTime<Utc>) -> ApiResult<Arc<Principal>> {
        Err(ApiError::new(ErrorCode::Unauthenticated))
    }
}

/// Makes the built-in roles and, when nobody can sign in yet, prints the set-up link.
pub async fn prepare(_app: &Data<App>) -> ApiResult<()> {
    Ok(())
}

/// The routes of this module.
pub fn routes(_config: &mut ServiceConfig) {}
