//! `/v1/users`: who may sign in, with which roles.

use actix_web::web::Data;
use actix_web::{get, patch, post};
use domain::identity::{CreateUser, Permission, RoleCode, RoleGrant, UserField, UserSort, UserState, UserView};
use domain::{FieldCode, FieldErrors, Page};
use persistence::diesel::PgConnection;
use persistence::identity::sessions::{self, Ending};
use persistence::identity::users::{self, Circle};
use persistence::identity::{grants, links, roles};
use persistence::{Actor, changes};
use serde_json::json;
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::{Everywhere, ReadUsers, WriteUsers};
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, IfMatch, IfNoneMatch, ListParams, MergePatch, Once, Reply, page};

type UserList = ListParams<UserField, UserSort>;

/// Lists users.
///
/// `q` searches names, e-mail addresses, phone numbers and user names. People who have left are shown with
/// `include=archived`. Somebody whose roles are for locations sees the users who hold a role there.
#[utoipa::path(tag = "identity", params(UserList), responses((status = 200, body = Page<UserView>)), security(("bearer" = ["users:read"])))]
#[get("/users")]
pub async fn list_users(who: Allowed<ReadUsers>, list: UserList, app: Data<App>) -> ApiResult<Reply> {
    let (request, circle, key) = (list.request()?, circle(&who, Permission::ReadUsers), app.cursor_key.clone());
    app.db.read(move |conn| page::reply(&key, &request.order, users::list(conn, &request, &circle, list.q.as_deref())?, &list.fields)).await
}

/// Adds a user, who can sign in after setting a password with a link.
#[utoipa::path(tag = "identity", request_body = CreateUser, responses((status = 201, body = UserView)), security(("bearer" = ["users:write"])))]
#[post("/users")]
pub async fn create_user(who: Allowed<Everywhere<WriteUsers>>, once: Once, body: Body<CreateUser>, app: Data<App>) -> ApiResult<Reply> {
    let (user, digest) = body.checked()?;
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let id = Uuid::now_v7();
                users::insert(tx, id, &user, who.now())?;
                write_roles(tx, id, &user.roles)?;
                let view = users::find(tx, id, &Circle::Everybody)?;
                record(tx, &who, "create", None, &view)?;
                Reply::created(&view, format!("/v1/users/{id}"))
            })
        })
        .await
}

/// Shows a user.
#[utoipa::path(tag = "identity", responses((status = 200, body = UserView)), security(("bearer" = ["users:read"])))]
#[get("/users/{id}")]
pub async fn find_user(who: Allowed<ReadUsers>, id: Id, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    let circle = circle(&who, Permission::ReadUsers);
    app.db.read(move |conn| Ok(Reply::found(&users::find(conn, id.0, &circle)?)?.unless(&seen))).await
}

/// Changes a user; whoever is no longer active is signed out everywhere at once.
#[utoipa::path(tag = "identity", request_body = CreateUser, responses((status = 200, body = UserView)), security(("bearer" = ["users:write"])))]
#[patch("/users/{id}")]
pub async fn update_user(
    who: Allowed<Everywhere<WriteUsers>>,
    id: Id,
    seen: IfMatch,
    patch: MergePatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    let done: Result<Reply, ApiError> = app
        .db
        .write(move |tx| {
            let current = users::lock(tx, id.0)?;
            seen.check(&current)?;
            let form: CreateUser = patch.apply(&current.writable())?;
            keep_an_admin(tx, &current, &form)?;
            users::update(tx, id.0, &form, who.now())?;
            if form.roles != current.roles {
                write_roles(tx, id.0, &form.roles)?;
            }
            if form.state != UserState::Active {
                sessions::end_all(tx, id.0, None, Ending::UserState, who.now())?;
            }
            if matches!(form.state, UserState::Suspended | UserState::Former) {
                links::close_of_user(tx, id.0, who.now())?;
            }
            let view = users::find(tx, id.0, &Circle::Everybody)?;
            record(tx, &who, "update", Some(&current), &view)?;
            Reply::found(&view)
        })
        .await;
    app.identity.principals.forget_user(id.0);
    done
}

/// Writes roles given by code; an unknown one is pointed at.
pub fn write_roles(tx: &mut PgConnection, user_id: Uuid, wanted: &[RoleGrant]) -> ApiResult<()> {
    let codes: Vec<&str> = wanted.iter().map(|grant| grant.role.as_str()).collect();
    let ids = roles::ids(tx, &codes)?;
    let mut errors = FieldErrors::default();
    let mut found = Vec::with_capacity(wanted.len());
    for (at, grant) in wanted.iter().enumerate() {
        match ids.get(&grant.role) {
            Some(id) => found.push((*id, grant.location_id)),
            None => errors.add(format!("/roles/{at}/role"), FieldCode::NotThere),
        }
    }
    errors.into_result()?;
    Ok(grants::replace(tx, user_id, &found)?)
}

fn circle(actor: &Actor, permission: Permission) -> Circle {
    let mut locations = Vec::new();
    for grant in actor.principal().grants.iter().filter(|grant| grant.permissions.contains(&permission)) {
        // a role for one location reaches no further, whatever the reach over patients
        match grant.location_id {
            Some(location) => locations.push(location),
            None => return Circle::Everybody,
        }
    }
    Circle::At(locations)
}

/// Refuses to take the last active administrator of all locations away.
fn keep_an_admin(tx: &mut PgConnection, current: &UserView, form: &CreateUser) -> ApiResult<()> {
    let is_admin = |roles: &[RoleGrant]| roles.iter().any(|grant| grant.role == RoleCode::Admin.code() && grant.location_id.is_none());
    let was = current.state == UserState::Active && is_admin(&current.roles);
    let pointer = match (form.state == UserState::Active, is_admin(&form.roles)) {
        _ if !was => return Ok(()),
        (true, true) => return Ok(()),
        (false, _) => "/state",
        (true, false) => "/roles",
    };
    if grants::other_admin_exists(tx, current.id)? { Ok(()) } else { Err(ApiError::field(pointer, FieldCode::ReservedName)) }
}

fn record(tx: &mut PgConnection, who: &Actor, action: &str, before: Option<&UserView>, after: &UserView) -> ApiResult<()> {
    let form = |view: &UserView| serde_json::to_value(view.writable()).unwrap_or_else(|_| json!({}));
    let fields = changes::difference(&before.map_or_else(|| json!({}), form), &form(after));
    Ok(changes::record(tx, who, "users", after.id, action, after.version, &fields)?)
}
