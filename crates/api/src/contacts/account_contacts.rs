//! `/v1/accounts/{id}/contacts`: the people of an account.

use actix_web::web::Data;
use actix_web::{delete, get, post};
use domain::Page;
use domain::contacts::{AccountContactField, AccountContactSort, AccountContactView, CreateAccountContact};
use domain::identity::Permission;
use persistence::contacts::account_contacts;

use crate::app::App;
use crate::http::rights::{ReadAccounts, WriteAccounts};
use crate::http::{Allowed, ApiResult, Body, Id, ListParams, Once, PartId, Reply, page};

type AccountContactList = ListParams<AccountContactField, AccountContactSort>;

/// Lists the people of an account; the access log names whom it showed.
#[utoipa::path(tag = "accounts", params(AccountContactList), responses((status = 200, body = Page<AccountContactView>)), security(("bearer" = ["accounts:read"])))]
#[get("/accounts/{id}/contacts")]
pub async fn list_account_contacts(who: Allowed<ReadAccounts>, id: Id, list: AccountContactList, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db
        .read(move |conn| {
            let listed = account_contacts::list(conn, &who.scope(), id.0, &request)?;
            page::reply(&key, &request.order, listed, &list.fields)
        })
        .await
}

/// Adds a person to an account; the caller must be allowed to see their record.
#[utoipa::path(tag = "accounts", request_body = CreateAccountContact, responses((status = 201, body = AccountContactView)), security(("bearer" = ["accounts:write"])))]
#[post("/accounts/{id}/contacts")]
pub async fn create_account_contact(
    who: Allowed<WriteAccounts>,
    id: Id,
    once: Once,
    body: Body<CreateAccountContact>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    let scope = who.actor().scope(Permission::ReadContacts);
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let view = account_contacts::insert(tx, &scope, id.0, form.contact_id)?;
                Ok(Reply::made(&view)?.with("location", format!("/v1/accounts/{}/contacts/{}", id.0, view.contact_id)))
            })
        })
        .await
}

/// Takes a person out of an account; the caller must be allowed to see their record.
#[utoipa::path(tag = "accounts", responses((status = 204)), security(("bearer" = ["accounts:write"])))]
#[delete("/accounts/{id}/contacts/{part_id}")]
pub async fn delete_account_contact(who: Allowed<WriteAccounts>, id: Id, part: PartId, app: Data<App>) -> ApiResult<Reply> {
    let scope = who.actor().scope(Permission::ReadContacts);
    app.db
        .write(move |tx| {
            account_contacts::delete(tx, &scope, id.0, part.0)?;
            Ok(Reply::empty())
        })
        .await
}
