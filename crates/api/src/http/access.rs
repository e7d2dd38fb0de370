//! Who may call a handler: `Allowed<Right>` as its first parameter, or `Public<Limit>`.

use std::marker::PhantomData;
use std::ops::Deref;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use domain::ErrorCode;
use futures_util::future::LocalBoxFuture;
use persistence::{Actor, Scope};

use super::error::ApiError;
use super::meta::Meta;
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
}

impl<R> Deref for Allowed<R> {
    type Target = Actor;

    fn deref(&self) -> &Actor {
        &self.actor
    }
}

impl<R: Right> FromRequest for Allowed<R> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            let app = app_of(&req)?;
            let meta = Meta::from_request(&req);
            let token = bearer(&req).ok_or_else(|| ApiError::new(ErrorCode::Unauthenticated))?;
            let principal = app.identity.authenticate(&app.db, token, meta.now).await?;
            app.limits.check::<Working>(&principal.user_id.to_string())?;
            let actor = Actor::new(principal, meta.trace());
            if !actor.may(R::PERMISSION) {
                return Err(ApiError::new(ErrorCode::Forbidden));
            }
            Ok(Allowed { actor, right: PhantomData })
        })
    }
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
        std::future::ready(checked.map(|()| Public { meta, flow: PhantomData }))
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
