//! `/v1/custom-fields`: extra values that an administrator defines for records.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::Page;
use domain::contacts::{CreateCustomField, CustomFieldField, CustomFieldSort, CustomFieldView};
use persistence::contacts::custom_fields;
use persistence::listing::Archived;
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{Everywhere, ReadOrganisation, WriteCustomFields};
use crate::http::{Allowed, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, ListParams, MergePatch, Once, Reply, page};

type CustomFieldList = ListParams<CustomFieldField, CustomFieldSort>;

/// Lists custom fields.
#[utoipa::path(tag = "contacts", params(CustomFieldList), responses((status = 200, body = Page<CustomFieldView>)), security(("bearer" = ["organisation:read"])))]
#[get("/custom-fields")]
pub async fn list_custom_fields(_who: Allowed<ReadOrganisation>, list: CustomFieldList, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db.read(move |conn| page::reply(&key, &request.order, custom_fields::list(conn, &request)?, &list.fields)).await
}

/// Adds a custom field.
#[utoipa::path(tag = "contacts", request_body = CreateCustomField, responses((status = 201, body = CustomFieldView)), security(("bearer" = ["custom_fields:write"])))]
#[post("/custom-fields")]
pub async fn create_custom_field(
    who: Allowed<Everywhere<WriteCustomFields>>,
    once: Once,
    body: Body<CreateCustomField>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (field, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let id = Uuid::now_v7();
                custom_fields::insert(tx, id, &field, who.now())?;
                Reply::created(&custom_fields::find(tx, id, Archived::Hidden)?, format!("/v1/custom-fields/{id}"))
            })
        })
        .await
}

/// Shows a custom field.
#[utoipa::path(tag = "contacts", params(Include), responses((status = 200, body = CustomFieldView)), security(("bearer" = ["organisation:read"])))]
#[get("/custom-fields/{id}")]
pub async fn find_custom_field(
    _who: Allowed<ReadOrganisation>,
    id: Id,
    include: Include,
    seen: IfNoneMatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&custom_fields::find(conn, id.0, include.0)?)?.unless(&seen))).await
}

/// Changes a custom field; resource, key and kind stay as they were made.
#[utoipa::path(tag = "contacts", request_body = CreateCustomField, responses((status = 200, body = CustomFieldView)), security(("bearer" = ["custom_fields:write"])))]
#[patch("/custom-fields/{id}")]
pub async fn update_custom_field(
    who: Allowed<Everywhere<WriteCustomFields>>,
    id: Id,
    seen: IfMatch,
    patch: MergePatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = custom_fields::lock(tx, id.0, Archived::Hidden)?;
            seen.check(&current)?;
            let form: CreateCustomField = patch.apply(&current.writable())?;
            form.check_fixed(&current.writable())?;
            custom_fields::update(tx, id.0, &form, who.now())?;
            Reply::found(&custom_fields::find(tx, id.0, Archived::Hidden)?)
        })
        .await
}

/// Archives a custom field: it can no longer be filled in, and values that records have stay.
#[utoipa::path(tag = "contacts", responses((status = 204)), security(("bearer" = ["custom_fields:write"])))]
#[delete("/custom-fields/{id}")]
pub async fn delete_custom_field(who: Allowed<Everywhere<WriteCustomFields>>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            seen.check(&custom_fields::lock(tx, id.0, Archived::Hidden)?)?;
            custom_fields::set_archived(tx, id.0, true, who.now())?;
            Ok(Reply::empty())
        })
        .await
}

/// Brings an archived custom field back.
#[utoipa::path(tag = "contacts", responses((status = 201, body = CustomFieldView)), security(("bearer" = ["custom_fields:write"])))]
#[post("/custom-fields/{id}/restoration")]
pub async fn create_custom_field_restoration(who: Allowed<Everywhere<WriteCustomFields>>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            custom_fields::lock(tx, id.0, Archived::Included)?;
            custom_fields::set_archived(tx, id.0, false, who.now())?;
            Reply::created(&custom_fields::find(tx, id.0, Archived::Hidden)?, format!("/v1/custom-fields/{}", id.0))
        })
        .await
}
