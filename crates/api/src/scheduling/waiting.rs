//! `/v1/waiting-list-entries`: who wants a time that is not free yet, and the chain of offers.

use actix_web::web::Data;
use actix_web::{delete, get, post};
use domain::Page;
use domain::scheduling::{CreateWaitingListEntry, WaitingListEntryView, WaitingListField, WaitingListOfferView, WaitingListSort};
use persistence::scheduling::{Booker, offer_rows, waiting};

use super::counter::desk;
use crate::app::App;
use crate::http::rights::{ReadAppointments, WriteAppointments};
use crate::http::{Allowed, ApiResult, Body, Id, IfMatch, ListParams, Once, Reply, page};

type List = ListParams<WaitingListField, WaitingListSort>;

/// Lists the waiting list, by default who has waited longest first.
#[utoipa::path(tag = "scheduling", params(List), responses((status = 200, body = Page<WaitingListEntryView>)), security(("bearer" = ["appointments:read"])))]
#[get("/waiting-list-entries")]
pub async fn list_waiting_list_entries(who: Allowed<ReadAppointments>, list: List, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db.read(move |conn| page::reply(&key, &request.order, waiting::list(conn, &who.scope(), &request)?, &list.fields)).await
}

/// Puts a person at the end of the waiting list.
#[utoipa::path(tag = "scheduling", request_body = CreateWaitingListEntry, responses((status = 201, body = WaitingListEntryView)), security(("bearer" = ["appointments:write"])))]
#[post("/waiting-list-entries")]
pub async fn create_waiting_list_entry(
    who: Allowed<WriteAppointments>,
    once: Once,
    body: Body<CreateWaitingListEntry>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let scope = who.scope();
                let view = waiting::insert(tx, &Booker::of(&scope), &form)?;
                Reply::created(&view, format!("/v1/waiting-list-entries/{}", view.id))
            })
        })
        .await
}

/// Withdraws from the waiting list; an offer that is open goes to the next in line.
#[utoipa::path(tag = "scheduling", responses((status = 204)), security(("bearer" = ["appointments:write"])))]
#[delete("/waiting-list-entries/{id}")]
pub async fn delete_waiting_list_entry(who: Allowed<WriteAppointments>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let scope = who.scope();
            let desk = desk(&shared, Booker::of(&scope));
            let entry = waiting::lock(tx, &desk.who, id.0)?;
            seen.check(&entry)?;
            waiting::withdraw(tx, &desk, &entry)?;
            Ok(Reply::empty())
        })
        .await
}

/// Lists the chain of offers of the times that an entry was offered, the latest first.
#[utoipa::path(tag = "scheduling", responses((status = 200, body = Page<WaitingListOfferView>)), security(("bearer" = ["appointments:read"])))]
#[get("/waiting-list-entries/{id}/offers")]
pub async fn list_waiting_list_offers(who: Allowed<ReadAppointments>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Reply::all(offer_rows::chain(conn, &who.scope(), id.0)?)).await
}
