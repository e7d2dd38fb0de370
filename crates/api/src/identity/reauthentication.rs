//! The password once more, of somebody who is signed in, before something that matters.

use actix_web::web::Data;
use chrono::{DateTime, Utc};
use domain::FieldCode;
use persistence::identity::failures::{self, Admission, Attempt};
use persistence::identity::users::{self, Account};
use uuid::Uuid;

use super::attempts::locked;
use crate::app::App;
use crate::http::{ApiError, ApiResult};

/// A password that was right. The attempt counts as a failure until it is taken back.
pub(super) struct Proof {
    pub account: Account,
    pub attempt: Attempt,
}

/// Looks at the password, if it may still be looked at; `pointer` is its place in the form.
pub(super) async fn prove(app: &Data<App>, user: Uuid, password: String, pointer: &'static str, now: DateTime<Utc>) -> ApiResult<Proof> {
    let permit = app.identity.passwords.permit().await?;
    let (buckets, limit) = (app.identity.attempts.password_change(user), app.settings.limits.password_tries);
    let admitted: Result<_, ApiError> =
        app.db.write(move |tx| Ok((users::lock_account(tx, user)?, failures::admit(tx, &buckets, limit, now)?))).await;
    let (account, admission) = admitted?;
    let attempt = match admission {
        Admission::Locked(until) => return Err(locked(until, now)),
        Admission::Pretend => return Err(ApiError::field(pointer, FieldCode::WrongPassword)),
        Admission::Evaluate(attempt) => attempt,
    };
    let verdict = app.identity.passwords.verify(permit, password, account.password_hash.clone()).await?;
    if verdict.right { Ok(Proof { account, attempt }) } else { Err(ApiError::field(pointer, FieldCode::WrongPassword)) }
}

/// As [`prove`], for other modules: wrong passwords count as they do for a change of the password.
pub(crate) async fn confirm_password(
    app: &Data<App>,
    user: Uuid,
    password: String,
    pointer: &'static str,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let proof = prove(app, user, password, pointer, now).await?;
    app.db.write(move |tx| Ok(failures::take_back(tx, &proof.attempt)?)).await
}
