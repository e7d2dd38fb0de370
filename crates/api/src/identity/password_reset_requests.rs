//! Requests for a new password by those who cannot sign in.
//!
//! The answer is the same, and takes the same time, whether or not there is such an account: the request is only written
//! down. The worker looks at it a moment later.

use actix_web::post;
use actix_web::web::Data;
use chrono::{DateTime, Duration, Utc};
use domain::Lang;
use domain::identity::{CreatePasswordResetRequest, Login};
use domain::messaging::{Facts, MessageChannel, Secrets, TemplateCode};
use persistence::diesel::PgConnection;
use persistence::identity::users::{self, Circle};
use persistence::identity::{links, reset_requests};
use persistence::messaging::outbox::{self, Addressee, NewMessage};
use uuid::Uuid;

use super::password_resets::{LIFE, issue, may_return};
use crate::app::App;
use crate::http::{ApiError, ApiResult, Body, Public, Reply};
use crate::limits::Reset;

/// One account gets a mail at most so often, whoever asks.
const REST: i64 = 5 * 60;
/// Requests in one round.
const ROUND: i64 = 20;

/// Asks for a link for a new password, by mail. The answer does not tell whether there is such an account.
#[utoipa::path(tag = "identity", request_body = CreatePasswordResetRequest, responses((status = 202, description = "Noted; a mail follows if there is such an account with an address.")))]
#[post("/password-reset-requests")]
pub async fn create_password_reset_request(
    limit: Public<Reset>,
    body: Body<CreatePasswordResetRequest>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    let (shared, now) = (app.clone(), limit.meta.now);
    app.db
        .write(move |tx| {
            reset_requests::insert(tx, &shared.field_keys, &form.login, now)?;
            Ok::<_, ApiError>(Reply { status: 202, ..Reply::empty() })
        })
        .await
}

/// Writes the mails for the requests that have come in.
pub fn sweep(tx: &mut PgConnection, app: &App, now: DateTime<Utc>) -> ApiResult<usize> {
    let logins = reset_requests::take(tx, &app.field_keys, ROUND)?;
    let count = logins.len();
    for login in logins {
        let Some(account) = users::account(tx, &Login::parse(&login))? else { continue };
        if !may_return(account.state) || links::asked_since(tx, account.id, now - Duration::seconds(REST))? {
            continue;
        }
        let user = users::find(tx, account.id, &Circle::Everybody)?;
        if user.email.is_some() {
            let link = issue(tx, &app.settings.public_url, account.id, now)?;
            mail(tx, app, account.id, user.language, &link.url, now)?;
        }
    }
    Ok(count)
}

/// Writes the mail with a link to the address on file.
pub fn mail(tx: &mut PgConnection, app: &App, user: Uuid, language: Lang, url: &str, now: DateTime<Utc>) -> ApiResult<()> {
    let message = NewMessage {
        to: Addressee::User(user),
        channel: MessageChannel::Email,
        destination: None,
        template: TemplateCode::PasswordReset,
        language,
        facts: Facts::default(),
        secrets: Secrets::link(url),
        resource: "users",
        record_id: user,
        dedupe_key: format!("users/{user}/password_reset/{}", Uuid::now_v7()),
        due_at: now,
        expires_at: Some(now + LIFE),
    };
    outbox::enqueue(tx, &app.field_keys, &message, now)?;
    Ok(())
}
