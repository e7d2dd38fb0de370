//! `/v1/saved-views`: lists with a filter, an order and columns under a name.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use chrono::{DateTime, Utc};
use domain::contacts::{
    AccountField, AccountSort, ContactField, ContactSort, CreateSavedView, SavedViewDefinition, SavedViewQuery, SavedViewResource,
    SavedViewView,
};
use domain::filter::{FilterField, SortField};
use domain::identity::Permission;
use domain::{ErrorCode, FieldCode, FieldErrors, Page};
use persistence::Actor;
use persistence::contacts::saved_views;
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::UseOwnAccount;
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, IfMatch, IfNoneMatch, MergePatch, Once, Reply, ValidQuery, order, resolve};

/// Lists one's own saved views and those that others share.
#[utoipa::path(tag = "saved views", params(SavedViewQuery), responses((status = 200, body = Page<SavedViewView>)), security(("bearer" = ["account:use"])))]
#[get("/saved-views")]
pub async fn list_saved_views(who: Allowed<UseOwnAccount>, query: ValidQuery<SavedViewQuery>, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Reply::all(saved_views::list(conn, who.user_id(), query.0.resource)?)).await
}

/// Saves a view; sharing it needs the permission `views:share`.
#[utoipa::path(tag = "saved views", request_body = CreateSavedView, responses((status = 201, body = SavedViewView)), security(("bearer" = ["account:use"])))]
#[post("/saved-views")]
pub async fn create_saved_view(who: Allowed<UseOwnAccount>, once: Once, body: Body<CreateSavedView>, app: Data<App>) -> ApiResult<Reply> {
    let (view, digest) = body.checked()?;
    check(&app, &who, &view)?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                if saved_views::is_full(tx, who.user_id(), view.resource)? {
                    return Err(ApiError::field("", FieldCode::TooMany));
                }
                let id = Uuid::now_v7();
                saved_views::insert(tx, id, who.user_id(), &view, who.now())?;
                Reply::created(&saved_views::find(tx, who.user_id(), id)?, format!("/v1/saved-views/{id}"))
            })
        })
        .await
}

/// Shows a saved view.
#[utoipa::path(tag = "saved views", responses((status = 200, body = SavedViewView)), security(("bearer" = ["account:use"])))]
#[get("/saved-views/{id}")]
pub async fn find_saved_view(who: Allowed<UseOwnAccount>, id: Id, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&saved_views::find(conn, who.user_id(), id.0)?)?.unless(&seen))).await
}

/// Changes an own view; its resource stays as it was made.
#[utoipa::path(tag = "saved views", request_body = CreateSavedView, responses((status = 200, body = SavedViewView)), security(("bearer" = ["account:use"])))]
#[patch("/saved-views/{id}")]
pub async fn update_saved_view(who: Allowed<UseOwnAccount>, id: Id, seen: IfMatch, patch: MergePatch, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let current = saved_views::lock(tx, who.user_id(), id.0)?;
            allow(current.own)?;
            seen.check(&current)?;
            let view = patch.apply(&current.writable())?;
            if view.resource != current.resource {
                return Err(ApiError::field("/resource", FieldCode::ReservedName));
            }
            check(&shared, &who, &view)?;
            saved_views::update(tx, id.0, &view, who.now())?;
            Reply::found(&saved_views::find(tx, who.user_id(), id.0)?)
        })
        .await
}

/// Removes a saved view: an own one, or with `views:share` any shared one.
#[utoipa::path(tag = "saved views", responses((status = 204)), security(("bearer" = ["account:use"])))]
#[delete("/saved-views/{id}")]
pub async fn delete_saved_view(who: Allowed<UseOwnAccount>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = saved_views::lock(tx, who.user_id(), id.0)?;
            allow(current.own || who.may(Permission::ShareViews))?;
            seen.check(&current)?;
            saved_views::delete(tx, id.0)?;
            Ok(Reply::empty())
        })
        .await
}

fn allow(allowed: bool) -> ApiResult<()> {
    if allowed { Ok(()) } else { Err(ApiError::new(ErrorCode::Forbidden)) }
}

/// Whether the caller may share the view, and whether the list it is of can show it.
fn check(app: &App, actor: &Actor, view: &CreateSavedView) -> ApiResult<()> {
    allow(!view.shared || actor.may(Permission::ShareViews))?;
    match view.resource {
        SavedViewResource::Patients | SavedViewResource::Contacts => fits::<ContactField, ContactSort>(app, actor.now(), &view.definition),
        SavedViewResource::Accounts => fits::<AccountField, AccountSort>(app, actor.now(), &view.definition),
    }
}

fn fits<F: FilterField, S: SortField>(app: &App, now: DateTime<Utc>, definition: &SavedViewDefinition) -> ApiResult<()> {
    if let Some(tree) = &definition.filter {
        resolve::<F>(app, now, tree).map_err(|error| at("/definition/filter", error))?;
    }
    order::<S>(definition.sort.as_deref()).map_err(|error| at("/definition/sort", error))?;
    Ok(())
}

/// The same refusal as of a list, but about a field of the body.
fn at(pointer: &str, mut error: ApiError) -> ApiError {
    error.code = ErrorCode::Invalid;
    error.fields = FieldErrors::one(pointer, FieldCode::UnknownValue);
    error
}
