//! Who is behind an access token: read from the database, and remembered for a moment.

use std::sync::Arc;
use std::time::Duration as StdDuration;

use chrono::{DateTime, Duration, Utc};
use domain::ErrorCode;
use domain::identity::RoleCode;
use moka::sync::Cache;
use persistence::identity::sessions::{self, SignedIn};
use persistence::{Db, Grant, Principal};
use uuid::Uuid;

use super::access_token::Bearer;
use crate::http::{ApiError, ApiResult};
use crate::settings::Settings;

/// Changes made in another process are seen after so long.
const MEMORY: StdDuration = StdDuration::from_secs(3);
/// Sessions remembered at most.
const CAPACITY: u64 = 10_000;
/// How exactly the last use of a session is noted.
const TOUCH: Duration = Duration::seconds(60);
/// Patients may be idle longer than staff, whose screens stand in the open.
const PATIENT_IDLE_FACTOR: i32 = 2;

/// The principals that are signed in.
pub struct Principals {
    cache: Cache<Uuid, Remembered>,
    idle: Duration,
}

#[derive(Clone)]
struct Remembered {
    principal: Arc<Principal>,
    /// When the session ends unless it is used.
    until: DateTime<Utc>,
}

impl Principals {
    pub fn new(settings: &Settings) -> Principals {
        Principals {
            cache: Cache::builder().max_capacity(CAPACITY).time_to_live(MEMORY).build(),
            idle: Duration::seconds(i64::try_from(settings.sessions.idle.as_secs()).unwrap_or(i64::MAX / 4_000)),
        }
    }

    /// How long somebody with these roles may be idle.
    pub fn idle(&self, grants: &[Grant]) -> Duration {
        let patient = !grants.is_empty() && grants.iter().all(|grant| grant.role == RoleCode::Patient.code());
        if patient { self.idle * PATIENT_IDLE_FACTOR } else { self.idle }
    }

    /// The principal of a session; 401 when it has ended or the user may no longer act.
    pub async fn find(&self, db: &Db, bearer: Bearer, now: DateTime<Utc>) -> ApiResult<Arc<Principal>> {
        if let Some(known) = self.remembered(bearer, now) {
            return Ok(known);
        }
        let found = self.read(db, bearer, now).await?;
        let mut used = found.last_used_at;
        if now - used >= TOUCH {
            let touched: Result<(), ApiError> = db.write(move |tx| Ok(sessions::touch(tx, bearer.session_id, now)?)).await;
            touched?;
            used = now;
        }
        Ok(self.remember(found, used))
    }

    /// As [`Principals::find`], without taking it for a use of the session.
    pub async fn peek(&self, db: &Db, bearer: Bearer, now: DateTime<Utc>) -> ApiResult<Arc<Principal>> {
        if let Some(known) = self.remembered(bearer, now) {
            return Ok(known);
        }
        Ok(Arc::new(self.read(db, bearer, now).await?.principal))
    }

    fn remembered(&self, bearer: Bearer, now: DateTime<Utc>) -> Option<Arc<Principal>> {
        let known = self.cache.get(&bearer.session_id)?;
        (now < known.until && known.principal.user_id == bearer.user_id).then_some(known.principal)
    }

    fn remember(&self, found: SignedIn, used: DateTime<Utc>) -> Arc<Principal> {
        let until = found.expires_at.min(used + self.idle(&found.principal.grants));
        let principal = Arc::new(found.principal);
        self.cache.insert(principal.session_id, Remembered { principal: principal.clone(), until });
        principal
    }

    /// The session as the database has it; 401 when it has ended.
    async fn read(&self, db: &Db, bearer: Bearer, now: DateTime<Utc>) -> ApiResult<SignedIn> {
        let ended = || ApiError::new(ErrorCode::SessionEnded);
        let found: Result<_, ApiError> = db.read(move |conn| Ok(sessions::signed_in(conn, bearer.session_id, bearer.user_id)?)).await;
        let found = found?.ok_or_else(ended)?;
        let idle = self.idle(&found.principal.grants);
        if now >= found.expires_at || now >= found.last_used_at + idle {
            return Err(ended());
        }
        Ok(found)
    }

    /// Looks at the sessions of a user again from now on.
    pub fn forget_user(&self, user_id: Uuid) {
        let of_user = self.cache.iter().filter(|(_, known)| known.principal.user_id == user_id);
        let ids: Vec<Uuid> = of_user.map(|(id, _)| *id).collect();
        ids.iter().for_each(|id| self.cache.invalidate(id));
    }

    /// Looks at a session again from now on.
    pub fn forget_session(&self, session_id: Uuid) {
        self.cache.invalidate(&session_id);
    }

    /// Looks at everybody again from now on: a role has changed.
    pub fn forget_all(&self) {
        self.cache.invalidate_all();
    }
}
