//! `/v1/free-slots`: free times, for everybody.

use actix_web::get;
use actix_web::web::Data;
use domain::identity::Permission;
use domain::scheduling::{Edge, FirstFreeSlotsQuery, FreeSlotsQuery, SlotView, parse_edge};
use domain::{ErrorCode, Page};
use persistence::scheduling::slots::{self, SlotSearch};

use crate::app::App;
use crate::http::{ApiError, ApiResult, Caller, Public, Reply, ValidQuery};
use crate::limits::Reading;

/// Free times of one answer at most.
const MOST: i64 = 500;

/// Lists free times, soonest first: of one practitioner or of anybody, at one branch or at all. 500 at most. With the token of
/// staff also what patients cannot book by themselves.
#[utoipa::path(tag = "scheduling", params(FreeSlotsQuery), responses((status = 200, body = Page<SlotView>)))]
#[get("/free-slots")]
pub async fn list_free_slots(
    limit: Public<Reading>,
    caller: Caller,
    query: ValidQuery<FreeSlotsQuery>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let edge = |text: &str| parse_edge(text).ok_or_else(|| ApiError::new(ErrorCode::UnknownParameter));
    let search = SlotSearch {
        service: query.0.service_id,
        practitioner: query.0.practitioner_id,
        location: query.0.location_id,
        from: edge(&query.0.from)?,
        to: edge(&query.0.to)?,
        for_patients: !caller.may(Permission::ReadSchedule),
        besides: None,
        limit: MOST,
    };
    app.db.read(move |conn| Reply::all(slots::free(conn, &search, limit.meta.now)?)).await
}

/// Lists the first free time of each practitioner at each branch within 31 days, soonest first.
#[utoipa::path(tag = "scheduling", params(FirstFreeSlotsQuery), responses((status = 200, body = Page<SlotView>)))]
#[get("/first-free-slots")]
pub async fn list_first_free_slots(
    limit: Public<Reading>,
    caller: Caller,
    query: ValidQuery<FirstFreeSlotsQuery>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let now = limit.meta.now;
    let search = SlotSearch {
        service: query.0.service_id,
        practitioner: None,
        location: query.0.location_id,
        from: Edge::Moment(now),
        to: Edge::Moment(now + chrono::Duration::days(31)),
        for_patients: !caller.may(Permission::ReadSchedule),
        besides: None,
        limit: MOST,
    };
    app.db.read(move |conn| Reply::all(slots::first_free(conn, &search, now)?)).await
}
