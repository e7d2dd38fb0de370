//! The beginning of a session, and the answer that carries its tokens.

use chrono::{DateTime, Duration, Utc};
use domain::identity::{CurrentUser, SessionToken, Transport};
use persistence::diesel::PgConnection;
use persistence::identity::sessions::{self, NewSession};
use persistence::identity::users;
use uuid::Uuid;

use super::access_token::Bearer;
use super::client::Client;
use super::cookies;
use super::refresh_token::RefreshToken;
use crate::app::App;
use crate::http::{ApiResult, Meta, Reply};

/// A session with the tokens to be handed out.
pub struct Tokens {
    pub user: CurrentUser,
    pub session_id: Uuid,
    pub transport: Transport,
    /// Absent: the caller has the one in force.
    pub refresh: Option<RefreshToken>,
    pub session_ends: DateTime<Utc>,
}

/// Begins a session for a user who has just proven to be it.
pub fn begin(tx: &mut PgConnection, app: &App, user_id: Uuid, transport: Transport, client: &Client, meta: &Meta) -> ApiResult<Tokens> {
    let (session_id, now) = (Uuid::now_v7(), meta.now);
    let refresh = app.identity.refresh.first(session_id)?;
    let session_ends = now + Duration::seconds(i64::try_from(app.settings.sessions.absolute.as_secs()).unwrap_or(0));
    let session = NewSession {
        id: session_id,
        user_id,
        transport: transport.code(),
        token_hash: &refresh.hash(),
        device: &client.device,
        address: &meta.address,
        created_at: now,
        last_used_at: now,
        expires_at: session_ends,
    };
    sessions::insert(tx, &session)?;
    users::note_sign_in(tx, user_id, now)?;
    let user = users::current(tx, user_id)?;
    Ok(Tokens { user, session_id, transport, refresh: Some(refresh), session_ends })
}

impl Tokens {
    /// The answer, with the refresh token where the caller wants it.
    pub fn reply(self, app: &App, now: DateTime<Utc>) -> ApiResult<Reply> {
        let bearer = Bearer { user_id: self.user.id, session_id: self.session_id };
        let issued = app.identity.access.issue(bearer, now, self.session_ends)?;
        let (in_body, in_cookie) = match self.transport {
            Transport::Body => (self.refresh, None),
            Transport::Cookie => (None, self.refresh),
        };
        let token = SessionToken {
            access_token: issued.token,
            token_type: "Bearer".to_owned(),
            expires_in: issued.expires_in,
            refresh_token: in_body.map(|token| token.text().to_owned()),
            session_id: self.session_id,
            user: self.user,
        };
        let reply = Reply::ok(&token)?;
        Ok(match in_cookie {
            Some(refresh) => {
                let seconds = (self.session_ends - now).num_seconds();
                reply.with("set-cookie", cookies::refresh(app.settings.public_url.is_secure(), refresh.text(), seconds))
            }
            None => reply,
        })
    }
}
