//! Signing in with a code instead of a password, for patients.

use actix_web::post;
use actix_web::web::Data;
use domain::Lang;
use domain::identity::{CodeChannel, CreateCodeSession, CreateSignInCode, Login, SessionToken, Transport, UserState, VerificationView};
use persistence::diesel::PgConnection;
use persistence::identity::users;
use persistence::identity::verifications::{self, Purpose};
use persistence::messaging::outbox::Addressee;
use persistence::portal::accounts::{self, CodeUser};
use uuid::Uuid;

use super::beginning::{Tokens, begin};
use super::client::Client;
use super::codes::{self, NewCode, Target};
use crate::app::App;
use crate::http::{ApiError, ApiResult, Body, Meta, Public, Reply};
use crate::limits::{AskingForCodes, ProvingCodes};

/// Asks for a code to sign in with.
///
/// It goes to the phone or e-mail address of the account. The answer is the same whether there is such an account or not;
/// people who are more than patients sign in with a password.
#[utoipa::path(tag = "portal", request_body = CreateSignInCode, responses((status = 202, body = VerificationView)))]
#[post("/portal/sign-in-codes")]
pub async fn create_sign_in_code(limit: Public<AskingForCodes>, body: Body<CreateSignInCode>, app: Data<App>) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    let login = Login::parse(&form.login);
    let channel = form.channel.unwrap_or(match login {
        Login::Phone(_) => CodeChannel::Phone,
        _ => CodeChannel::Email,
    });
    codes::require_channel(&app, channel, "/channel")?;
    let (shared, now) = (app.clone(), limit.meta.now);
    app.db
        .write(move |tx| {
            let user = accounts::code_user(tx, &login)?;
            let subject = match &user {
                Some(user) => format!("user/{}", user.user_id),
                None => format!("login/{}", login.as_str()),
            };
            let new: NewCode<'_, ()> = NewCode {
                purpose: Purpose::SignIn,
                subject: &subject,
                request: None,
                contact_id: None,
                user_id: user.as_ref().map(|user| user.user_id),
                language: user.as_ref().map_or(Lang::Id, |user| user.language),
                to: user.and_then(|user| target(user, channel)),
            };
            Ok(Reply { status: 202, ..Reply::ok(&codes::issue(tx, &shared, new, now)?)? })
        })
        .await
}

fn target(user: CodeUser, channel: CodeChannel) -> Option<Target> {
    let address = match channel {
        CodeChannel::Email => user.email?,
        CodeChannel::Phone => user.phone?,
    };
    Some(Target { addressee: Addressee::Contact(user.contact_id), channel, address, name: None })
}

/// Signs in with the code.
#[utoipa::path(tag = "portal", request_body = CreateCodeSession, responses((status = 201, body = SessionToken)))]
#[post("/portal/code-sessions")]
pub async fn create_code_session(
    limit: Public<ProvingCodes>,
    client: Client,
    body: Body<CreateCodeSession>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    if form.transport == Transport::Cookie {
        client.refuse_other_sites()?;
    }
    let (shared, meta) = (app.clone(), limit.meta.clone());
    let done: Result<Option<Tokens>, ApiError> = app.db.write(move |tx| sign_in(tx, &shared, &meta, &client, &form)).await;
    let tokens = done?.ok_or_else(codes::wrong)?;
    Ok(Reply { status: 201, ..tokens.reply(&app, limit.meta.now)? })
}

/// Nothing when the code was wrong: the try is committed all the same.
fn sign_in(tx: &mut PgConnection, app: &App, meta: &Meta, client: &Client, form: &CreateCodeSession) -> ApiResult<Option<Tokens>> {
    let Some(verification) = verifications::attempt(tx, form.id, Purpose::SignIn, meta.now)? else { return Ok(None) };
    let right = app.identity.codes.matches(&verification, &form.code);
    let user: Option<Uuid> = verification.user_id.filter(|_| right);
    let Some(user) = user else { return Ok(None) };
    if users::lock_account(tx, user)?.state != UserState::Active {
        return Ok(None);
    }
    verifications::use_up(tx, verification.id, meta.now)?;
    Ok(Some(begin(tx, app, user, form.transport, client, meta)?))
}
