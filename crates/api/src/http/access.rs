//! Who may call a handler: `Allowed<Right>` as its first parameter, or `Public<Limit>`.

use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use actix_web::dev::{Payload, ServiceRequest};
use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use domain::ErrorCode;
use domain::identity::Permission;
use persistence::{Actor, Principal, Scope};
use uuid::Uuid;

use super::error::{ApiError, ApiResult};
use super::meta::Meta;
use super::once::sent_key;
use super::rights::Right;
use crate::app::App;
use crate::limits::{Flow, Working};

/// Proof that the caller is signed in and holds the permission; gives the [`Actor`].
pub struct Allowed<R> {
    actor: Actor,
    right: PhantomData<R>,
}

impl<R: Right> Allowed<R> {
    /// Whose data this permission reaches for this caller.
    pub fn scope(&self) -> Scope {
        self.actor.scope(R::PERMISSION)
    }

    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Refuses who holds the permission for other locations only. Without any location, it takes all of them.
    pub fn require_at(&self, locations: &[Uuid]) -> ApiResult<()> {
        let own = |location: &Uuid| self.actor.may_at(R::PERMISSION, *location);
        if self.actor.may_everywhere(R::PERMISSION) || (!locations.is_empty() && locations.iter().all(own)) {
            return Ok(());
        }
        Err(ApiError::new(ErrorCode::Forbidden)
            .saying("Anda hanya dapat mengubah data cabang Anda sendiri.", "You can only change what belongs to your own locations."))
    }
}

impl<R> Deref for Allowed<R> {
    type Target = Actor;

    fn deref(&self) -> &Actor {
        &self.actor
    }
}

impl<R: Right> FromRequest for Allowed<R> {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        std::future::ready(admit::<R>(req).map(|actor| Allowed { actor, right: PhantomData }))
    }
}

fn admit<R: Right>(req: &HttpRequest) -> Result<Actor, ApiError> {
    let known = req.extensions().get::<Known>().map(|known| known.0.as_ref().map(Arc::clone).map_err(ApiError::copy));
    let principal = known.unwrap_or_else(|| Err(ApiError::new(ErrorCode::Unauthenticated)))?;
    let standing = app_of(req)?.limits.check::<Working>(&principal.user_id.to_string())?;
    req.extensions_mut().insert(standing);
    let actor = Actor::new(principal, Meta::from_request(req).trace());
    if !actor.may(R::PERMISSION) {
        return Err(ApiError::new(if R::HIDDEN { ErrorCode::NotFound } else { ErrorCode::Forbidden }));
    }
    if R::EVERYWHERE && !actor.may_everywhere(R::PERMISSION) {
        return Err(ApiError::new(ErrorCode::Forbidden).saying(
            "Ini milik seluruh klinik; untuk mengubahnya Anda memerlukan peran untuk semua cabang.",
            "This belongs to the whole clinic; to change it you need a role for all locations.",
        ));
    }
    sent_key(req)?;
    Ok(actor)
}

/// Whoever calls a public route: somebody who is signed in when they sent a token that works, else nobody.
pub struct Caller(Option<Actor>);

impl Caller {
    /// Whether somebody is signed in who holds the permission.
    pub fn may(&self, permission: Permission) -> bool {
        self.0.as_ref().is_some_and(|actor| actor.may(permission))
    }
}

impl FromRequest for Caller {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let known = req.extensions().get::<Known>().and_then(|known| known.0.as_ref().ok().map(Arc::clone));
        let actor = known.map(|principal| Actor::new(principal, Meta::from_request(req).trace()));
        std::future::ready(Ok(Caller(actor)))
    }
}

/// Whom the access token of a request speaks for, or why it speaks for nobody.
struct Known(Result<Arc<Principal>, ApiError>);

/// Finds out who calls, before a handler looks at anything else.
///
/// The parameters of a handler are read side by side, and the first that fails answers. With the caller known by then,
/// that is always the permission: what is wrong with a body is told only to those who may send one.
pub(super) async fn recognise(req: &ServiceRequest, app: &App, meta: &Meta) {
    let Some(token) = bearer(req.request()).filter(|_| req.path().starts_with("/v1/")) else { return };
    let known = app.identity.authenticate(&app.db, token, meta.now).await;
    req.extensions_mut().insert(Known(known));
}

/// Proof that an anonymous call is within its limit; every public route names the flow it belongs to.
pub struct Public<F> {
    pub meta: Meta,
    flow: PhantomData<F>,
}

impl<F: Flow> FromRequest for Public<F> {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let meta = Meta::from_request(req);
        let checked = app_of(req).and_then(|app| app.limits.check::<F>(&meta.address));
        let checked = checked.and_then(|standing| {
            req.extensions_mut().insert(standing);
            sent_key(req)
        });
        std::future::ready(checked.map(|_| Public { meta, flow: PhantomData }))
    }
}

pub(crate) fn app_of(req: &HttpRequest) -> Result<Data<App>, ApiError> {
    req.app_data::<Data<App>>().cloned().ok_or_else(|| ApiError::internal("no application state"))
}

fn bearer(req: &HttpRequest) -> Option<&str> {
    let value = req.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}
