//! `/v1/sessions`: renewing, listing and ending one's own sessions.

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest, delete, get, post};
use domain::identity::{RefreshSession, SessionToken, SessionView, Transport, UserState};
use domain::{ErrorCode, Page, PageLinks};
use persistence::PersistenceError;
use persistence::diesel::PgConnection;
use persistence::identity::sessions::{self, Ending};
use persistence::identity::{grants, users};
use uuid::Uuid;

use super::beginning::Tokens;
use super::client::Client;
use super::cookies;
use super::refresh_token::{RefreshToken, Turn, turn};
use crate::app::App;
use crate::http::rights::UseOwnAccount;
use crate::http::{Allowed, ApiError, ApiResult, Body, Meta, Public, Reply};
use crate::limits::Refresh;

/// What came of a refresh token; an ending is committed, so it is no error yet.
enum Renewal {
    Renewed(Box<Tokens>),
    Ended { for_reuse: bool },
}

/// The `{id}` of a session: an id, or `current`.
pub enum SessionId {
    Current,
    Named(Uuid),
}

/// Gives a new access token for a refresh token.
///
/// Browsers send the refresh token as a cookie, together with the header `X-Akrab-Client` from a page of the application;
/// apps send it in the body. It is replaced every time, but not twice within 20 seconds, and for so long the one before
/// still serves, so that several tabs can ask at once. A token from before that ends the session.
#[utoipa::path(tag = "identity", request_body = RefreshSession, responses((status = 200, body = SessionToken)))]
#[post("/sessions/refresh")]
pub async fn refresh_session(limit: Public<Refresh>, client: Client, body: Body<RefreshSession>, app: Data<App>) -> ApiResult<Reply> {
    let (text, transport) = match body.value.refresh_token {
        Some(text) => (Some(text), Transport::Body),
        None => {
            client.require_own_page()?;
            (client.refresh, Transport::Cookie)
        }
    };
    let token = text.and_then(|text| app.identity.refresh.read(&text)).ok_or_else(|| ended(false))?;
    let (shared, meta) = (app.clone(), limit.meta.clone());
    let renewal: Result<Renewal, ApiError> = app.db.write(move |tx| renew(tx, &shared, &meta, &token, transport)).await;
    match renewal? {
        Renewal::Renewed(tokens) => tokens.reply(&app, limit.meta.now),
        Renewal::Ended { for_reuse } => Err(ended(for_reuse)),
    }
}

fn renew(tx: &mut PgConnection, app: &App, meta: &Meta, token: &RefreshToken, transport: Transport) -> ApiResult<Renewal> {
    let now = meta.now;
    let session = match sessions::lock(tx, token.session_id) {
        Ok(session) => session,
        Err(PersistenceError::NotFound) => return Ok(Renewal::Ended { for_reuse: false }),
        Err(error) => return Err(error.into()),
    };
    let idle = app.identity.principals.idle(&grants::of_user(tx, session.user_id)?);
    let own = Transport::from_code(&session.transport) == transport;
    let refresh = match turn(&session, token, idle, now) {
        Turn::Ended { for_reuse } => return Ok(Renewal::Ended { for_reuse }),
        _ if !own => return Ok(Renewal::Ended { for_reuse: false }),
        Turn::Reuse => {
            sessions::end(tx, session.user_id, session.id, Ending::Reuse, now)?;
            app.identity.principals.forget_session(session.id);
            log::warn!("{} a refresh token was used twice; session {} is ended", meta.request_id, session.id);
            return Ok(Renewal::Ended { for_reuse: true });
        }
        Turn::Rotate => {
            let next = app.identity.refresh.after(token);
            sessions::rotate(tx, &session, &next.hash(), &meta.address, now)?;
            Some(next)
        }
        // an app looks for the token in the body, even when it is the one it has sent
        Turn::Keep => app.identity.refresh.read(token.text()).filter(|_| transport == Transport::Body),
        // after a change of keys the token in force cannot be made again; the caller still gets in
        Turn::Repeat => Some(app.identity.refresh.after(token)).filter(|next| next.hash() == session.token_hash),
    };
    if users::state(tx, session.user_id)? != UserState::Active {
        return Ok(Renewal::Ended { for_reuse: false });
    }
    sessions::touch(tx, session.id, now)?;
    let user = users::current(tx, session.user_id)?;
    let tokens = Tokens { user, session_id: session.id, transport, refresh, session_ends: session.expires_at };
    Ok(Renewal::Renewed(Box::new(tokens)))
}

fn ended(for_reuse: bool) -> ApiError {
    let error = ApiError::new(ErrorCode::SessionEnded);
    if !for_reuse {
        return error;
    }
    error.saying(
        "Sesi ini diakhiri karena tandanya dipakai dua kali, mungkin oleh orang lain. Masuk lagi, lalu ganti kata sandi Anda.",
        "This session was ended because its token was used twice, perhaps by somebody else. Sign in again and change your password.",
    )
}

/// Lists one's own sessions that are open.
#[utoipa::path(tag = "identity", responses((status = 200, body = Page<SessionView>)), security(("bearer" = ["account:use"])))]
#[get("/sessions")]
pub async fn list_sessions(who: Allowed<UseOwnAccount>, app: Data<App>) -> ApiResult<Reply> {
    let since = who.now() - app.identity.principals.idle(&who.principal().grants);
    app.db
        .read(move |conn| {
            let data = sessions::list(conn, who.user_id(), who.principal().session_id, who.now(), since)?;
            Reply::ok(&Page { data, page: PageLinks::default() })
        })
        .await
}

/// Ends one of one's own sessions; `current` is the one that asks.
#[utoipa::path(
    tag = "identity",
    params(("id" = String, Path, description = "The id of a session, or `current`.", max_length = 40)),
    responses((status = 204)),
    security(("bearer" = ["account:use"]))
)]
#[delete("/sessions/{id}")]
pub async fn delete_session(who: Allowed<UseOwnAccount>, id: SessionId, app: Data<App>) -> ApiResult<Reply> {
    let current = who.principal().session_id;
    let id = match id {
        SessionId::Current => current,
        SessionId::Named(id) => id,
    };
    let ending = if id == current { Ending::SignedOut } else { Ending::Revoked };
    let done: Result<(), ApiError> = app.db.write(move |tx| Ok(sessions::end(tx, who.user_id(), id, ending, who.now())?)).await;
    done?;
    app.identity.principals.forget_session(id);
    if id != current {
        return Ok(Reply::empty());
    }
    let cookie = cookies::no_refresh(app.settings.public_url.is_secure());
    Ok(Reply::empty().with("set-cookie", cookie).with("clear-site-data", "\"cache\", \"storage\""))
}

impl FromRequest for SessionId {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let text = req.match_info().get("id").unwrap_or_default();
        std::future::ready(match (text, text.parse()) {
            ("current", _) => Ok(SessionId::Current),
            (_, Ok(id)) => Ok(SessionId::Named(id)),
            _ => Err(ApiError::new(ErrorCode::NotFound)),
        })
    }
}
