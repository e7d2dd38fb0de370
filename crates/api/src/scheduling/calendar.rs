//! `/v1/calendar`: the staff calendar in one answer.

use actix_web::get;
use actix_web::web::Data;
use chrono_tz::Tz;
use domain::ErrorCode;
use domain::identity::Permission;
use domain::scheduling::{CalendarQuery, CalendarView, Edge, parse_edge};
use persistence::listing::Archived;
use persistence::organisation::locations;
use persistence::scheduling::calendar::{self, CalendarSearch};

use crate::app::App;
use crate::http::rights::ReadSchedule;
use crate::http::{Allowed, ApiError, ApiResult, Reply, ValidQuery, zone};

/// Shows visits, hours with how full they are, absences, holidays and rooms of a period. Days are those of the branch, or of the
/// organisation when it is about all branches.
#[utoipa::path(tag = "scheduling", params(CalendarQuery), responses((status = 200, body = CalendarView)), security(("bearer" = ["schedule:read"])))]
#[get("/calendar")]
pub async fn list_calendar_entries(who: Allowed<ReadSchedule>, query: ValidQuery<CalendarQuery>, app: Data<App>) -> ApiResult<Reply> {
    let query = query.0;
    let edge = |text: &str| parse_edge(text).ok_or_else(|| ApiError::new(ErrorCode::UnknownParameter));
    let (first, last) = (edge(&query.from)?, edge(&query.to)?);
    let usual = app.zone();
    app.db
        .read(move |conn| {
            let zone = match query.location_id {
                Some(location) => locations::find(conn, location, Archived::Included)?.time_zone.parse().unwrap_or(usual),
                None => usual,
            };
            let search = search(&query, zone, first, last);
            let scope = who.actor().scope(Permission::ReadAppointments);
            Reply::ok(&calendar::find(conn, &scope, &search)?)
        })
        .await
}

fn search(query: &CalendarQuery, zone: Tz, first: Edge, last: Edge) -> CalendarSearch {
    let day = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&zone).date_naive();
    let (from, first_day) = match first {
        Edge::Day(date) => (zone::start_of_day(zone, date), date),
        Edge::Moment(at) => (at, day(at)),
    };
    let (to, last_day) = match last {
        Edge::Day(date) => (zone::start_of_day(zone, date.succ_opt().unwrap_or(date)), date),
        Edge::Moment(at) => (at, day(at)),
    };
    CalendarSearch { from, to, days: (first_day, last_day), location: query.location_id, practitioner: query.practitioner_id }
}
