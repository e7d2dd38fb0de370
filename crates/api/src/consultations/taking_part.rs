//! Steps of a consultation by who takes part in it.

use persistence::consultations::consultations;
use persistence::consultations::readers::Reader;
use persistence::diesel::PgConnection;
use uuid::Uuid;

use crate::http::rights::Right;
use crate::http::{Allowed, ApiResult, Once, Reply};

/// Takes a step at most once. A stored answer shows the consultation, so that it is given again only to who still takes part.
pub fn step<R: Right>(
    tx: &mut PgConnection,
    who: &Allowed<R>,
    once: Once,
    (consultation, digest): (Uuid, Vec<u8>),
    work: impl FnOnce(&mut PgConnection, &Reader<'_>) -> ApiResult<Reply>,
) -> ApiResult<Reply> {
    let scope = who.scope();
    let reader = Reader::of(tx, &scope)?;
    let still = |tx: &mut PgConnection| Ok(reader.find(tx, consultation).map(|_| ())?);
    once.run_while(tx, who, digest, still, |tx| work(tx, &reader))
}

/// The consultation as the caller sees it after a step.
pub fn after_step(tx: &mut PgConnection, reader: &Reader<'_>, consultation: Uuid) -> ApiResult<Reply> {
    Reply::created(&consultations::shown(tx, reader, consultation)?, format!("/v1/consultations/{consultation}"))
}
