//! `/v1/roles` and `/v1/permissions`: what a role allows.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::identity::{CreateRole, Permission, PermissionView, RoleCode, RoleView};
use domain::{ErrorCode, FieldCode, FieldErrors, Page, PageLinks};
use persistence::diesel::PgConnection;
use persistence::identity::roles;
use persistence::{Actor, changes};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{Everywhere, ReadUsers, WriteRoles};
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, IfMatch, IfNoneMatch, MergePatch, Meta, Once, Reply};

/// What the administrator role keeps, so that there is always somebody who can give rights.
const KEPT_BY_ADMIN: [Permission; 2] = [Permission::WriteUsers, Permission::WriteRoles];

/// Lists all roles.
#[utoipa::path(tag = "identity", responses((status = 200, body = Page<RoleView>)), security(("bearer" = ["users:read"])))]
#[get("/roles")]
pub async fn list_roles(_who: Allowed<ReadUsers>, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Reply::ok(&Page { data: roles::list(conn)?, page: PageLinks::default() })).await
}

/// Adds a role.
#[utoipa::path(tag = "identity", request_body = CreateRole, responses((status = 201, body = RoleView)), security(("bearer" = ["roles:write"])))]
#[post("/roles")]
pub async fn create_role(who: Allowed<Everywhere<WriteRoles>>, once: Once, body: Body<CreateRole>, app: Data<App>) -> ApiResult<Reply> {
    let (role, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let id = Uuid::now_v7();
                roles::insert(tx, id, &role, who.now())?;
                let view = roles::find(tx, id)?;
                record(tx, &who, "create", &json!({}), &view)?;
                Reply::created(&view, format!("/v1/roles/{id}"))
            })
        })
        .await
}

/// Shows a role.
#[utoipa::path(tag = "identity", responses((status = 200, body = RoleView)), security(("bearer" = ["users:read"])))]
#[get("/roles/{id}")]
pub async fn find_role(_who: Allowed<ReadUsers>, id: Id, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&roles::find(conn, id.0)?)?.unless(&seen))).await
}

/// Changes a role for everybody who holds it, at once.
///
/// Its code stays. The reach of a built-in role stays, and the administrator keeps `users:write` and `roles:write`.
#[utoipa::path(tag = "identity", request_body = CreateRole, responses((status = 200, body = RoleView)), security(("bearer" = ["roles:write"])))]
#[patch("/roles/{id}")]
pub async fn update_role(
    who: Allowed<Everywhere<WriteRoles>>,
    id: Id,
    seen: IfMatch,
    patch: MergePatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    let done: Result<Reply, ApiError> = app
        .db
        .write(move |tx| {
            let current = roles::lock(tx, id.0)?;
            seen.check(&current)?;
            let form: CreateRole = patch.apply(&current.writable())?;
            refuse_reserved(&current, &form)?;
            roles::update(tx, id.0, &form, who.now())?;
            let view = roles::find(tx, id.0)?;
            record(tx, &who, "update", &writable(&current), &view)?;
            Reply::found(&view)
        })
        .await;
    app.identity.principals.forget_all();
    done
}

/// Removes a role that nobody holds and that is not built in.
#[utoipa::path(tag = "identity", responses((status = 204)), security(("bearer" = ["roles:write"])))]
#[delete("/roles/{id}")]
pub async fn delete_role(who: Allowed<Everywhere<WriteRoles>>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = roles::lock(tx, id.0)?;
            seen.check(&current)?;
            if current.built_in {
                return Err(ApiError::field("/code", FieldCode::ReservedName));
            }
            if roles::is_held(tx, id.0)? {
                return Err(ApiError::new(ErrorCode::Conflict).saying(
                    "Peran ini masih dipegang seseorang; cabut dulu dari pengguna tersebut.",
                    "Somebody still holds this role; take it away from them first.",
                ));
            }
            roles::delete(tx, id.0)?;
            changes::record(tx, &who, "roles", id.0, "delete", current.version, &changes::difference(&writable(&current), &json!({})))?;
            Ok(Reply::empty())
        })
        .await
}

/// Lists everything that a role can allow.
#[utoipa::path(tag = "identity", responses((status = 200, body = Page<PermissionView>)), security(("bearer" = ["users:read"])))]
#[get("/permissions")]
pub async fn list_permissions(_who: Allowed<ReadUsers>, req: actix_web::HttpRequest) -> ApiResult<Reply> {
    let lang = Meta::from_request(&req).lang;
    let view = |code: &Permission| PermissionView { code: *code, label: code.label(lang).to_owned() };
    Reply::ok(&Page { data: Permission::ALL.iter().map(view).collect::<Vec<_>>(), page: PageLinks::default() })
}

fn refuse_reserved(current: &RoleView, form: &CreateRole) -> ApiResult<()> {
    let mut errors = FieldErrors::default();
    if form.code != current.code {
        errors.add("/code", FieldCode::ReservedName);
    }
    if current.built_in && form.reach != current.reach {
        errors.add("/reach", FieldCode::ReservedName);
    }
    let admin = current.code == RoleCode::Admin.code();
    if admin && !KEPT_BY_ADMIN.iter().all(|kept| form.permissions.contains(kept)) {
        errors.add("/permissions", FieldCode::ReservedName);
    }
    Ok(errors.into_result()?)
}

fn writable(view: &RoleView) -> Value {
    serde_json::to_value(view.writable()).unwrap_or_else(|_| json!({}))
}

fn record(tx: &mut PgConnection, who: &Actor, action: &str, before: &Value, after: &RoleView) -> ApiResult<()> {
    let fields = changes::difference(before, &writable(after));
    Ok(changes::record(tx, who, "roles", after.id, action, after.version, &fields)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::identity::Reach;

    #[test]
    fn the_administrator_can_always_give_rights() {
        let role = RoleCode::Admin;
        let current = RoleView {
            id: Uuid::nil(),
            code: role.code().into(),
            name_id: role.name().id.into(),
            name_en: role.name().en.into(),
            reach: role.reach(),
            permissions: role.permissions().to_vec(),
            built_in: true,
            version: 1,
        };
        let with = |change: &dyn Fn(&mut CreateRole)| {
            let mut form = current.writable();
            change(&mut form);
            refuse_reserved(&current, &form).is_ok()
        };
        assert!(with(&|form| form.name_en = "Boss".into()));
        assert!(with(&|form| form.permissions.retain(|p| *p != Permission::WriteTags)));
        assert!(!with(&|form| form.permissions.retain(|p| *p != Permission::WriteRoles)));
        assert!(!with(&|form| form.permissions.clear()));
        assert!(!with(&|form| form.reach = Reach::Locations));
        assert!(!with(&|form| form.code = "boss".into()));
    }
}
