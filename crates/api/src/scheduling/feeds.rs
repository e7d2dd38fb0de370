//! `/v1/calendar-feeds`: visits as other programs subscribe to them.

use actix_web::web::{Data, Path};
use actix_web::{delete, get, post};
use domain::Page;
use domain::scheduling::{CalendarFeedView, CreateCalendarFeed};
use persistence::scheduling::feeds;

use super::ics::{self, Shown};
use crate::app::App;
use crate::http::rights::ReadAppointments;
use crate::http::{Allowed, ApiResult, Body, Id, Once, Public, Reply};
use crate::limits::Reading;

/// Lists the calendar feeds that the caller has made.
#[utoipa::path(tag = "scheduling", responses((status = 200, body = Page<CalendarFeedView>)), security(("bearer" = ["appointments:read"])))]
#[get("/calendar-feeds")]
pub async fn list_calendar_feeds(who: Allowed<ReadAppointments>, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Reply::all(feeds::list(conn, &who.scope())?)).await
}

/// Makes a feed of a practitioner's own visits or of a patient's; its secret address is shown this once.
#[utoipa::path(tag = "scheduling", request_body = CreateCalendarFeed, responses((status = 201, body = CalendarFeedView)), security(("bearer" = ["appointments:read"])))]
#[post("/calendar-feeds")]
pub async fn create_calendar_feed(
    who: Allowed<ReadAppointments>,
    once: Once,
    body: Body<CreateCalendarFeed>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    let site = app.settings.public_url.origin().to_owned();
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let (view, secret) = feeds::insert(tx, &who.scope(), &form)?;
                Reply::made(&CalendarFeedView { url: Some(format!("{site}/v1/calendar-feeds/{secret}.ics")), ..view })
            })
        })
        .await
}

/// Revokes a feed: its address stops working at once.
#[utoipa::path(tag = "scheduling", responses((status = 204)), security(("bearer" = ["appointments:read"])))]
#[delete("/calendar-feeds/{id}")]
pub async fn delete_calendar_feed(who: Allowed<ReadAppointments>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            feeds::revoke(tx, &who.scope(), id.0)?;
            Ok(Reply::empty())
        })
        .await
}

/// Shows the visits of a feed as an iCalendar file, for whoever has its secret address.
#[utoipa::path(
    tag = "scheduling",
    params(("secret" = String, Path, description = "The secret of the feed.", max_length = 100)),
    responses((status = 200, content_type = "text/calendar", body = String, description = "An iCalendar file (RFC 5545)."))
)]
#[get("/calendar-feeds/{secret}.ics")]
pub async fn find_calendar_feed(limit: Public<Reading>, secret: Path<String>, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .read(move |conn| {
            let (link, visits, lang) = feeds::visits(conn, &secret, &limit.meta.trace())?;
            // a practitioner needs to know who comes; first names do, since other programs keep what they read
            let shown = if link.practitioner_id.is_some() { Shown::FirstName } else { Shown::Service };
            Ok(ics::reply(&visits, lang, shown))
        })
        .await
}
