//! `/v1/appointments`: booking, finding, and what happened.

use actix_web::web::Data;
use actix_web::{get, patch, post};
use domain::contacts::SearchRequest;
use domain::identity::Permission;
use domain::scheduling::{
    AppointmentEventView, AppointmentField, AppointmentNotes, AppointmentSort, AppointmentSource, AppointmentView, CreateAppointment,
    parse_wall,
};
use domain::{ErrorCode, FieldCode, Page};
use persistence::Scope;
use persistence::audit::AuditAction;
use persistence::diesel::PgConnection;
use persistence::scheduling::booking::{self, Booking, BookingWish, Time};
use persistence::scheduling::holds::Proof;
use persistence::scheduling::{Booker, appointments, events, walls};

use super::counter::{desk, may_overbook};
use super::ics;
use crate::app::App;
use crate::http::rights::{ReadAppointments, WriteAppointments};
use crate::http::{
    Allowed, ApiError, ApiResult, Body, Id, IfMatch, IfNoneMatch, ListParams, MergePatch, Once, Reply, page, search_request,
};

type List = ListParams<AppointmentField, AppointmentSort>;

/// Lists appointments, by default the earliest first.
#[utoipa::path(tag = "scheduling", params(List), responses((status = 200, body = Page<AppointmentView>)), security(("bearer" = ["appointments:read"])))]
#[get("/appointments")]
pub async fn list_appointments(who: Allowed<ReadAppointments>, list: List, app: Data<App>) -> ApiResult<Reply> {
    let request = list.searched()?;
    let key = app.cursor_key.clone();
    app.db
        .read(move |conn| {
            let listed = appointments::list(conn, &who.scope(), &request, AuditAction::List)?;
            page::reply(&key, &request.order, listed, &list.fields)
        })
        .await
}

/// Searches by a filter tree, the same that saved views store.
#[utoipa::path(tag = "scheduling", request_body = SearchRequest, responses((status = 200, body = Page<AppointmentView>)), security(("bearer" = ["appointments:read"])))]
#[post("/appointments/search")]
pub async fn search_appointments(who: Allowed<ReadAppointments>, body: Body<SearchRequest>, app: Data<App>) -> ApiResult<Reply> {
    let request = search_request::<AppointmentField, AppointmentSort>(&app, who.now(), &body.value)?;
    let key = app.cursor_key.clone();
    app.db
        .read(move |conn| {
            let listed = appointments::list(conn, &who.scope(), &request, AuditAction::Search)?;
            page::reply(&key, &request.order, listed, &[])
        })
        .await
}

/// Books: from a hold, or straight. A time that somebody else has is 409 `slot_taken` with the next free ones.
#[utoipa::path(tag = "scheduling", request_body = CreateAppointment, responses((status = 201, body = AppointmentView)), security(("bearer" = ["appointments:write"])))]
#[post("/appointments")]
pub async fn create_appointment(
    who: Allowed<WriteAppointments>,
    once: Once,
    body: Body<CreateAppointment>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    if form.overbook_reason.is_some() && !who.may(Permission::Overbook) {
        return Err(ApiError::new(ErrorCode::Forbidden));
    }
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let scope = who.scope();
                let view = book(tx, &shared, &scope, &form)?;
                Reply::created(&view, format!("/v1/appointments/{}", view.id))
            })
        })
        .await
}

/// Books within the transaction of the caller, who has checked the body; also for what becomes a visit in other modules.
pub(crate) fn book(tx: &mut PgConnection, app: &App, scope: &Scope, form: &CreateAppointment) -> ApiResult<AppointmentView> {
    let time = match (form.hold_id, form.service_id, form.practitioner_id, form.location_id) {
        (Some(hold), ..) => Time::Held(hold, Proof::Secret(form.hold_secret.as_deref().unwrap_or_default())),
        (None, Some(service), Some(practitioner), Some(location)) => {
            if form.overbook_reason.is_some() {
                may_overbook(scope.actor(), practitioner, location)?;
            }
            let starts_at = match (form.starts_at, form.local_time.as_deref().and_then(parse_wall)) {
                (Some(at), _) => at,
                (None, Some(wall)) => walls::moment(tx, location, wall)?,
                (None, None) => return Err(ApiError::field("/starts_at", FieldCode::Required)),
            };
            Time::Straight(BookingWish { service, practitioner, location, starts_at, ends_at: None, besides: None, hold: None })
        }
        _ => return Err(ApiError::field("/service_id", FieldCode::Required)),
    };
    let booking = Booking {
        contact: form.contact_id,
        time,
        source: if scope.is_own() { AppointmentSource::Portal } else { AppointmentSource::Staff },
        reason: form.reason.as_deref(),
        overbook: form.overbook_reason.as_deref(),
        series: None,
        announced: true,
    };
    Ok(booking::book(tx, &desk(app, Booker::of(scope)), &booking)?)
}

/// Shows an appointment.
#[utoipa::path(tag = "scheduling", responses((status = 200, body = AppointmentView)), security(("bearer" = ["appointments:read"])))]
#[get("/appointments/{id}")]
pub async fn find_appointment(who: Allowed<ReadAppointments>, id: Id, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&appointments::find(conn, &who.scope(), id.0)?)?.unless(&seen))).await
}

/// Changes why the patient comes, and for staff when they should come again. Patients change it until they are received.
#[utoipa::path(tag = "scheduling", request_body = AppointmentNotes, responses((status = 200, body = AppointmentView)), security(("bearer" = ["appointments:write"])))]
#[patch("/appointments/{id}")]
pub async fn update_appointment(
    who: Allowed<WriteAppointments>,
    id: Id,
    seen: IfMatch,
    patch: MergePatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let scope = who.scope();
            let current = appointments::lock_for(tx, &Booker::of(&scope), id.0)?;
            seen.check(&current)?;
            let form = patch.apply(&current.writable())?;
            if scope.is_own() && form.follow_up_on != current.follow_up_on {
                return Err(ApiError::field("/follow_up_on", FieldCode::UnknownField));
            }
            if scope.is_own() && form.reason != current.reason && !current.state.is_open() {
                return Err(ApiError::new(ErrorCode::WrongState).saying(
                    "Alasan kunjungan hanya dapat diubah sebelum kunjungan; hubungi klinik bila ada yang perlu diperbaiki.",
                    "Why you come can be changed before the visit only; call the clinic if something has to be corrected.",
                ));
            }
            Reply::found(&appointments::update(tx, &scope, &current, &form)?)
        })
        .await
}

/// Lists what happened to an appointment: who, when and why, the earliest first.
#[utoipa::path(tag = "scheduling", responses((status = 200, body = Page<AppointmentEventView>)), security(("bearer" = ["appointments:read"])))]
#[get("/appointments/{id}/events")]
pub async fn list_appointment_events(who: Allowed<ReadAppointments>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Reply::all(events::list(conn, &who.scope(), id.0)?)).await
}

/// Shows an appointment as an iCalendar file.
#[utoipa::path(
    tag = "scheduling",
    responses((status = 200, content_type = "text/calendar", body = String, description = "An iCalendar file (RFC 5545).")),
    security(("bearer" = ["appointments:read"]))
)]
#[get("/appointments/{id}/ics")]
pub async fn find_appointment_ics(who: Allowed<ReadAppointments>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .read(move |conn| {
            let view = appointments::find(conn, &who.scope(), id.0)?;
            Ok(ics::reply(&[view], who.principal().language, ics::Shown::Service))
        })
        .await
}
