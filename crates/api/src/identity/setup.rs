//! `/v1/setup`: the first administrator, made with a one-time link from the log of the first start.

use actix_web::web::Data;
use actix_web::{get, post};
use chrono::{DateTime, Duration, Utc};
use domain::ErrorCode;
use domain::identity::{CreateSetup, CreateUser, PasswordPolicy, RoleCode, RoleGrant, SessionToken, SetupState, Transport, UserState};
use persistence::PersistenceError;
use persistence::diesel::PgConnection;
use persistence::identity::links::{self, Purpose};
use persistence::identity::{roles, setup, users};
use uuid::Uuid;

use super::beginning::{Tokens, begin};
use super::client::Client;
use super::password_rules;
use super::secret_token::{SecretToken, hash};
use super::users::write_roles;
use crate::app::App;
use crate::http::{ApiError, ApiResult, Body, Meta, Public, Reply};
use crate::limits::{Reading, Reset};

/// For so long a link works; each start of the server makes a new one.
const LIFE: Duration = Duration::hours(24);

/// Makes the built-in roles and, when nobody can sign in yet, prints the set-up link.
pub async fn prepare(app: &Data<App>) -> ApiResult<()> {
    let now = app.clock.now();
    let token: Option<SecretToken> = app
        .db
        .write(move |tx| -> ApiResult<_> {
            roles::ensure_built_in(tx, now)?;
            if setup::is_needed(tx)? { invite(tx, now).map(Some) } else { Ok(None) }
        })
        .await?;
    if let Some(token) = token {
        let link = app.settings.public_url.link(&format!("/app/setup#{}", token.text()));
        // a warning, so that it is there even when little is logged
        log::warn!("Set up the first administrator: {link}");
    }
    Ok(())
}

fn invite(tx: &mut PgConnection, now: DateTime<Utc>) -> ApiResult<SecretToken> {
    let token = SecretToken::new()?;
    links::insert(tx, Purpose::Setup, None, &token.hash(), now, now + LIFE)?;
    Ok(token)
}

/// Tells whether the first administrator is still to be set up.
#[utoipa::path(tag = "identity", responses((status = 200, body = SetupState)))]
#[get("/setup")]
pub async fn find_setup(_limit: Public<Reading>, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Reply::ok(&SetupState { needed: setup::is_needed(conn)? })).await
}

/// Names the organisation, makes the first administrator and signs in.
#[utoipa::path(tag = "identity", request_body = CreateSetup, responses((status = 201, body = SessionToken)))]
#[post("/setup")]
pub async fn create_setup(limit: Public<Reset>, client: Client, body: Body<CreateSetup>, app: Data<App>) -> ApiResult<Reply> {
    client.refuse_other_sites()?;
    let (form, _) = body.checked()?;
    let (token, now) = (hash(&form.token), limit.meta.now);
    let lookup = token.clone();
    let open: Result<(), ApiError> = app.db.read(move |conn| works(links::find(conn, Purpose::Setup, &lookup, now))).await;
    open?;
    let context = [form.organisation.clone(), "akrab".to_owned(), form.name.clone(), form.email.clone()];
    password_rules::check(&form.password, "/password", PasswordPolicy::Staff, &context)?;
    let password = app.identity.passwords.hash(form.password.clone()).await?;
    let (shared, meta) = (app.clone(), limit.meta.clone());
    let done: Result<Tokens, ApiError> = app.db.write(move |tx| set_up(tx, &shared, &meta, &client, &form, (&token, &password))).await;
    Ok(Reply { status: 201, ..done?.reply(&app, now)? })
}

fn set_up(
    tx: &mut PgConnection,
    app: &App,
    meta: &Meta,
    client: &Client,
    form: &CreateSetup,
    (token, password): (&[u8], &str),
) -> ApiResult<Tokens> {
    let (id, now) = (Uuid::now_v7(), meta.now);
    setup::lock(tx)?;
    works(links::consume(tx, Purpose::Setup, token, now))?;
    if !setup::is_needed(tx)? {
        return Err(ApiError::new(ErrorCode::LinkUsed));
    }
    setup::name_organisation(tx, &form.organisation, now)?;
    let admin = CreateUser {
        name: form.name.clone(),
        username: None,
        email: Some(form.email.clone()),
        phone: None,
        state: UserState::Invited,
        language: meta.lang,
        roles: vec![RoleGrant { role: RoleCode::Admin.code().to_owned(), location_id: None }],
        practitioner_id: None,
        contact_id: None,
    };
    users::insert(tx, id, &admin, now)?;
    write_roles(tx, id, &admin.roles)?;
    let account = users::lock_account(tx, id)?;
    users::set_password(tx, &account, password, now)?;
    links::close_setup(tx, now)?;
    begin(tx, app, id, Transport::Cookie, client, meta)
}

fn works(found: Result<Option<Uuid>, PersistenceError>) -> ApiResult<()> {
    match found {
        Ok(_) => Ok(()),
        Err(PersistenceError::NotFound) => Err(ApiError::new(ErrorCode::LinkUsed)),
        Err(error) => Err(error.into()),
    }
}
