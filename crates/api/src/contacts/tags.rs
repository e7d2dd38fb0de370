//! `/v1/tags`: labels that people are given.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::Page;
use domain::contacts::{CreateTag, TagDetails, TagField, TagSort};
use persistence::contacts::tags;
use persistence::listing::Archived;
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{Everywhere, ReadOrganisation, WriteTags};
use crate::http::{Allowed, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, ListParams, MergePatch, Once, Reply, page};

type TagList = ListParams<TagField, TagSort>;

/// Lists tags.
#[utoipa::path(tag = "contacts", params(TagList), responses((status = 200, body = Page<TagDetails>)), security(("bearer" = ["organisation:read"])))]
#[get("/tags")]
pub async fn list_tags(_who: Allowed<ReadOrganisation>, list: TagList, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db.read(move |conn| page::reply(&key, &request.order, tags::list(conn, &request)?, &list.fields)).await
}

/// Adds a tag.
#[utoipa::path(tag = "contacts", request_body = CreateTag, responses((status = 201, body = TagDetails)), security(("bearer" = ["tags:write"])))]
#[post("/tags")]
pub async fn create_tag(who: Allowed<Everywhere<WriteTags>>, once: Once, body: Body<CreateTag>, app: Data<App>) -> ApiResult<Reply> {
    let (tag, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let id = Uuid::now_v7();
                tags::insert(tx, id, &tag, who.now())?;
                Reply::created(&tags::find(tx, id, Archived::Hidden)?, format!("/v1/tags/{id}"))
            })
        })
        .await
}

/// Shows a tag.
#[utoipa::path(tag = "contacts", params(Include), responses((status = 200, body = TagDetails)), security(("bearer" = ["organisation:read"])))]
#[get("/tags/{id}")]
pub async fn find_tag(_who: Allowed<ReadOrganisation>, id: Id, include: Include, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&tags::find(conn, id.0, include.0)?)?.unless(&seen))).await
}

/// Changes a tag.
#[utoipa::path(tag = "contacts", request_body = CreateTag, responses((status = 200, body = TagDetails)), security(("bearer" = ["tags:write"])))]
#[patch("/tags/{id}")]
pub async fn update_tag(who: Allowed<Everywhere<WriteTags>>, id: Id, seen: IfMatch, patch: MergePatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = tags::lock(tx, id.0, Archived::Hidden)?;
            seen.check(&current)?;
            tags::update(tx, id.0, &patch.apply(&current.writable())?, who.now())?;
            Reply::found(&tags::find(tx, id.0, Archived::Hidden)?)
        })
        .await
}

/// Archives a tag: it can no longer be given, and stays where it was given.
#[utoipa::path(tag = "contacts", responses((status = 204)), security(("bearer" = ["tags:write"])))]
#[delete("/tags/{id}")]
pub async fn delete_tag(who: Allowed<Everywhere<WriteTags>>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            seen.check(&tags::lock(tx, id.0, Archived::Hidden)?)?;
            tags::set_archived(tx, id.0, true, who.now())?;
            Ok(Reply::empty())
        })
        .await
}

/// Brings an archived tag back.
#[utoipa::path(tag = "contacts", responses((status = 201, body = TagDetails)), security(("bearer" = ["tags:write"])))]
#[post("/tags/{id}/restoration")]
pub async fn create_tag_restoration(who: Allowed<Everywhere<WriteTags>>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            tags::lock(tx, id.0, Archived::Included)?;
            tags::set_archived(tx, id.0, false, who.now())?;
            Reply::created(&tags::find(tx, id.0, Archived::Hidden)?, format!("/v1/tags/{}", id.0))
        })
        .await
}
