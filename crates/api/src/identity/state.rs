//! What this module keeps while the server runs.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::ErrorCode;
use persistence::{Db, Principal};
use uuid::Uuid;

use super::access_token::{AccessTokens, Bearer};
use super::attempts::AttemptKey;
use super::codes::CodeKey;
use super::passwords::Passwords;
use super::principals::Principals;
use super::refresh_token::RefreshTokens;
use crate::http::{ApiError, ApiResult};
use crate::settings::{Keys, Settings};

/// What signing in needs at run time: token keys, the place where passwords are hashed, and who is signed in.
pub struct Identity {
    pub(super) access: AccessTokens,
    pub(super) refresh: RefreshTokens,
    pub(super) passwords: Passwords,
    pub(super) principals: Principals,
    pub(super) attempts: AttemptKey,
    pub(crate) codes: CodeKey,
}

impl Identity {
    pub fn new(settings: &Settings, keys: &Keys) -> Identity {
        Identity {
            access: AccessTokens::new(settings, keys),
            refresh: RefreshTokens::new(keys),
            passwords: Passwords::new(),
            principals: Principals::new(settings),
            attempts: AttemptKey::new(keys),
            codes: CodeKey::new(keys),
        }
    }

    /// Looks at everybody again from now on: accounts may have another record.
    pub fn forget_everybody(&self) {
        self.principals.forget_all();
    }

    /// Looks at a user again from now on: what is open to them has changed.
    pub fn forget_user(&self, user: Uuid) {
        self.principals.forget_user(user);
    }

    /// The principal of an access token; 401 when it is forged, expired or its session has ended.
    pub async fn authenticate(&self, db: &Db, token: &str, now: DateTime<Utc>) -> ApiResult<Arc<Principal>> {
        let bearer = self.access.read(token, now).ok_or_else(|| ApiError::new(ErrorCode::Unauthenticated))?;
        self.principals.find(db, bearer, now).await
    }

    /// The principal of a session that listens, as it is now; 401 once the session has ended. Listening is no use of a session,
    /// so that somebody who has gone away is signed out although their screen is open.
    pub async fn still(&self, db: &Db, principal: &Principal, now: DateTime<Utc>) -> ApiResult<Arc<Principal>> {
        let bearer = Bearer { user_id: principal.user_id, session_id: principal.session_id };
        self.principals.peek(db, bearer, now).await
    }
}
