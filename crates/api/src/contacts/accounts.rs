//! `/v1/accounts`: employers, insurers, corporate customers, suppliers and referring facilities.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::contacts::{
    AccountField, AccountSort, AccountView, ChangeView, CreateAccount, CustomFieldResource, SearchRequest, check_custom_changes,
};
use domain::{FieldErrors, Page};
use persistence::changes;
use persistence::contacts::{accounts, custom_fields};
use persistence::diesel::PgConnection;
use persistence::listing::Archived;
use serde_json::{Map, Value};

use crate::app::App;
use crate::http::rights::{ReadAccounts, WriteAccounts};
use crate::http::{
    Allowed, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, ListParams, MAX_LIMIT, MergePatch, Once, Reply, page, search_request,
};

type AccountList = ListParams<AccountField, AccountSort>;

/// Lists accounts; `q` finds by part of the name, tolerant of typing errors.
#[utoipa::path(tag = "accounts", params(AccountList), responses((status = 200, body = Page<AccountView>)), security(("bearer" = ["accounts:read"])))]
#[get("/accounts")]
pub async fn list_accounts(_who: Allowed<ReadAccounts>, list: AccountList, app: Data<App>) -> ApiResult<Reply> {
    let request = list.request()?;
    let key = app.cursor_key.clone();
    app.db
        .read(move |conn| {
            let listed = accounts::list(conn, &request, list.q.as_deref())?;
            page::reply(&key, &request.order, listed, &list.fields)
        })
        .await
}

/// Searches by a filter tree, the same that saved views store.
#[utoipa::path(tag = "accounts", request_body = SearchRequest, responses((status = 200, body = Page<AccountView>)), security(("bearer" = ["accounts:read"])))]
#[post("/accounts/search")]
pub async fn search_accounts(who: Allowed<ReadAccounts>, body: Body<SearchRequest>, app: Data<App>) -> ApiResult<Reply> {
    let request = search_request(&app, who.now(), &body.value)?;
    let key = app.cursor_key.clone();
    app.db
        .read(move |conn| {
            let q = body.value.q.as_deref().map(str::trim).filter(|q| !q.is_empty());
            page::reply(&key, &request.order, accounts::list(conn, &request, q)?, &[])
        })
        .await
}

/// Adds an account.
#[utoipa::path(tag = "accounts", request_body = CreateAccount, responses((status = 201, body = AccountView)), security(("bearer" = ["accounts:write"])))]
#[post("/accounts")]
pub async fn create_account(who: Allowed<WriteAccounts>, once: Once, body: Body<CreateAccount>, app: Data<App>) -> ApiResult<Reply> {
    let (account, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                check(tx, &Map::new(), &account)?;
                let view = accounts::insert(tx, &who, &account)?;
                Reply::created(&view, format!("/v1/accounts/{}", view.id))
            })
        })
        .await
}

/// Shows an account.
#[utoipa::path(tag = "accounts", params(Include), responses((status = 200, body = AccountView)), security(("bearer" = ["accounts:read"])))]
#[get("/accounts/{id}")]
pub async fn find_account(_who: Allowed<ReadAccounts>, id: Id, include: Include, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&accounts::find(conn, id.0, include.0)?)?.unless(&seen))).await
}

/// Changes an account.
#[utoipa::path(tag = "accounts", request_body = CreateAccount, responses((status = 200, body = AccountView)), security(("bearer" = ["accounts:write"])))]
#[patch("/accounts/{id}")]
pub async fn update_account(who: Allowed<WriteAccounts>, id: Id, seen: IfMatch, patch: MergePatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = accounts::lock(tx, id.0, Archived::Hidden)?;
            seen.check(&current)?;
            let account = patch.apply(&current.writable())?;
            check(tx, &current.custom, &account)?;
            Reply::found(&accounts::update(tx, &who, &current, &account)?)
        })
        .await
}

/// Archives an account: it can no longer be chosen, and stays where it was used.
#[utoipa::path(tag = "accounts", responses((status = 204)), security(("bearer" = ["accounts:write"])))]
#[delete("/accounts/{id}")]
pub async fn delete_account(who: Allowed<WriteAccounts>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            seen.check(&accounts::lock(tx, id.0, Archived::Hidden)?)?;
            accounts::set_archived(tx, &who, id.0, true)?;
            Ok(Reply::empty())
        })
        .await
}

/// Brings an archived account back.
#[utoipa::path(tag = "accounts", responses((status = 201, body = AccountView)), security(("bearer" = ["accounts:write"])))]
#[post("/accounts/{id}/restoration")]
pub async fn create_account_restoration(who: Allowed<WriteAccounts>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            if accounts::lock(tx, id.0, Archived::Included)?.archived_at.is_some() {
                accounts::set_archived(tx, &who, id.0, false)?;
            }
            Reply::created(&accounts::find(tx, id.0, Archived::Hidden)?, format!("/v1/accounts/{}", id.0))
        })
        .await
}

/// Lists who changed what of an account, the newest first.
#[utoipa::path(tag = "accounts", responses((status = 200, body = Page<ChangeView>)), security(("bearer" = ["accounts:read"])))]
#[get("/accounts/{id}/changes")]
pub async fn list_account_changes(_who: Allowed<ReadAccounts>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .read(move |conn| {
            accounts::find(conn, id.0, Archived::Included)?;
            Reply::all(changes::list(conn, id.0, MAX_LIMIT)?)
        })
        .await
}

/// What only the database can tell about a form: whether its custom values fit the fields.
fn check(tx: &mut PgConnection, before: &Map<String, Value>, account: &CreateAccount) -> ApiResult<()> {
    let fields = custom_fields::for_resource(tx, CustomFieldResource::Account)?;
    let mut errors = FieldErrors::default();
    check_custom_changes(before, &account.custom, &fields, &mut errors);
    Ok(errors.into_result()?)
}
