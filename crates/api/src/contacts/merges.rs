//! Merging two records of one person: what the routes of `/patients` and `/contacts` do.

use actix_web::web::Data;
use domain::FieldCode;
use domain::contacts::CreateMerge;
use persistence::Scope;
use persistence::contacts::merge;
use persistence::contacts::people::{self, People};
use persistence::listing::Archived;
use uuid::Uuid;

use crate::app::App;
use crate::http::{ApiError, ApiResult, Once, Reply};

/// A merge, or its preview.
pub(super) async fn create_merge(
    people: People,
    scope: Scope,
    once: Once,
    id: Uuid,
    form: (CreateMerge, Vec<u8>),
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = form;
    if form.absorbed_id == id {
        return Err(ApiError::field("/absorbed_id", FieldCode::SelfReference));
    }
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &scope.actor().clone(), digest, |tx| {
                // always in the order of the ids, so that two merges of the same pair cannot deadlock
                let first = people::lock(tx, &shared.field_keys, &scope, people, id.min(form.absorbed_id), Archived::Hidden);
                let second = people::lock(tx, &shared.field_keys, &scope, people, id.max(form.absorbed_id), Archived::Hidden);
                let (survivor, absorbed) = if id < form.absorbed_id { (first, second) } else { (second, first) };
                let (survivor, _) = (survivor?, absorbed.map_err(|_| ApiError::field("/absorbed_id", FieldCode::NotThere))?);
                if form.dry_run {
                    return Reply::ok(&merge::preview(tx, &shared.field_keys, &scope, people, &survivor, &form)?);
                }
                let view = merge::merge(tx, &shared.field_keys, &scope, people, &survivor, &form)?;
                let place = format!("/v1/{}/{id}/merges/{}", people.resource(), view.id.unwrap_or_default());
                Ok(Reply::made(&view)?.with("location", place))
            })
        })
        .await
}

/// The merges into a record.
pub(super) async fn list_merges(people: People, scope: Scope, id: Uuid, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Reply::all(merge::list(conn, &scope, people, id)?)).await
}

/// Undoes a merge.
pub(super) async fn delete_merge(people: People, scope: Scope, id: Uuid, merge_id: Uuid, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            merge::undo(tx, &shared.field_keys, &scope, people, id, merge_id)?;
            Ok(Reply::empty())
        })
        .await
}
