//! Signing in: the same work and the same answer whether the account exists or not.

use actix_web::post;
use actix_web::web::Data;
use domain::ErrorCode;
use domain::identity::{CreateSession, Login, SessionToken, Transport, UserState};
use persistence::diesel::PgConnection;
use persistence::identity::devices;
use persistence::identity::failures::{self, Admission, Attempt};
use persistence::identity::users::{self, Account};
use uuid::Uuid;

use super::attempts::locked;
use super::beginning::{Tokens, begin};
use super::client::Client;
use super::cookies;
use super::secret_token::SecretToken;
use crate::app::App;
use crate::http::{ApiError, ApiResult, Body, Meta, Public, Reply};
use crate::limits::SignIn;

/// A password that was right. It holds a hash, so it has no debug form.
struct Proven {
    user_id: Uuid,
    attempt: Attempt,
    hash: String,
    /// The same password hashed with today's parameters.
    renewed: Option<String>,
}

/// Signs in.
///
/// After ten wrong passwords for one login in 15 minutes the answer is 429, except on a device that the owner has asked to
/// remember, which has ten of its own.
#[utoipa::path(tag = "identity", request_body = CreateSession, responses((status = 201, body = SessionToken)))]
#[post("/sessions")]
pub async fn create_session(limit: Public<SignIn>, client: Client, body: Body<CreateSession>, app: Data<App>) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    if form.transport == Transport::Cookie {
        client.refuse_other_sites()?;
    }
    let proven = prove(&app, &limit.meta, &client, &form).await?;
    let (shared, meta) = (app.clone(), limit.meta.clone());
    let done: Result<(Tokens, Option<SecretToken>), ApiError> =
        app.db.write(move |tx| finish(tx, &shared, &meta, &client, &form, proven)).await;
    let (tokens, mark) = done?;
    let reply = Reply { status: 201, ..tokens.reply(&app, limit.meta.now)? };
    Ok(match mark {
        Some(mark) => reply.with("set-cookie", cookies::device(app.settings.public_url.is_secure(), mark.text())),
        None => reply,
    })
}

/// Looks at the password, if it may still be looked at.
async fn prove(app: &Data<App>, meta: &Meta, client: &Client, form: &CreateSession) -> ApiResult<Proven> {
    let identity = &app.identity;
    let permit = identity.passwords.permit().await?;
    let (login, mark, now) = (Login::parse(&form.login), client.mark_hash(), meta.now);
    let (attempts, limit) = (identity.attempts.clone(), app.settings.limits.password_tries);
    let admitted: Result<(Option<Account>, Admission), ApiError> = app
        .db
        .write(move |tx| {
            let account = users::account(tx, &login)?;
            let owners = devices::owners(tx, mark.as_deref().unwrap_or_default())?;
            let buckets = match account.as_ref().filter(|account| owners.contains(&account.id)) {
                Some(account) => attempts.known_device(account.id),
                None => attempts.sign_in(&login, account.as_ref().map(|account| account.id)),
            };
            let admission = failures::admit(tx, &buckets, limit, now)?;
            Ok((account, admission))
        })
        .await;
    let (account, admission) = admitted?;
    let attempt = match admission {
        Admission::Locked(until) => return Err(locked(until, now)),
        Admission::Pretend => None,
        Admission::Evaluate(attempt) => Some(attempt),
    };
    let open = account.filter(|account| account.state == UserState::Active && attempt.is_some());
    let real = open.and_then(|account| account.password_hash.map(|hash| (account.id, hash)));
    let verdict = identity.passwords.verify(permit, form.password.clone(), real.as_ref().map(|(_, hash)| hash.clone())).await?;
    let (Some((user_id, hash)), Some(attempt), true) = (real, attempt, verdict.right) else {
        return Err(ApiError::new(ErrorCode::WrongCredentials));
    };
    let renewed = if verdict.outdated { Some(identity.passwords.hash(form.password.clone()).await?) } else { None };
    Ok(Proven { user_id, attempt, hash, renewed })
}

/// Begins the session, unless the account has changed since the password was looked at.
fn finish(
    tx: &mut PgConnection,
    app: &App,
    meta: &Meta,
    client: &Client,
    form: &CreateSession,
    proven: Proven,
) -> ApiResult<(Tokens, Option<SecretToken>)> {
    let account = users::lock_account(tx, proven.user_id)?;
    if account.state != UserState::Active || account.password_hash.as_ref() != Some(&proven.hash) {
        return Err(ApiError::new(ErrorCode::WrongCredentials));
    }
    failures::take_back(tx, &proven.attempt)?;
    if let Some(hash) = &proven.renewed {
        users::rehash(tx, account.id, hash)?;
    }
    let mark = remember_device(tx, client, form, account.id, meta)?;
    let tokens = begin(tx, app, account.id, form.transport, client, meta)?;
    Ok((tokens, mark))
}

/// Notes that a known device was used; gives a new mark to a device that becomes known.
fn remember_device(
    tx: &mut PgConnection,
    client: &Client,
    form: &CreateSession,
    user_id: Uuid,
    meta: &Meta,
) -> ApiResult<Option<SecretToken>> {
    if let Some(hash) = client.mark_hash() {
        let owners = devices::owners(tx, &hash)?;
        // a mark that nobody has was not made here
        if owners.contains(&user_id) || (form.remember_device && !owners.is_empty()) {
            devices::remember(tx, user_id, &hash, meta.now)?;
            return Ok(None);
        }
    }
    if !form.remember_device {
        return Ok(None);
    }
    let mark = SecretToken::new()?;
    devices::remember(tx, user_id, &mark.hash(), meta.now)?;
    Ok(Some(mark))
}
