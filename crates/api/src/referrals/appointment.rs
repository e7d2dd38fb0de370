//! `/v1/referrals/{id}/appointment`: the time of a referral.

use actix_web::post;
use actix_web::web::Data;
use domain::ErrorCode;
use domain::identity::Permission;
use domain::referrals::{CreateReferralAppointment, ReferralView};
use persistence::diesel::PgConnection;
use persistence::referrals::scheduling::{self as times, Time};
use persistence::{Actor, Scope};
use uuid::Uuid;

use super::desk::{desk, page_link};
use crate::app::App;
use crate::http::rights::ReadReferrals;
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, Once, Reply};
use crate::scheduling;

/// Gives a referral its time: books a visit, from a hold or straight, names one that the patient has already, or writes down when another
/// facility expects the patient (`planned_at`, for staff and referrals to outside).
///
/// Needs `appointments:write`. Nothing of the referral goes into the visit. Once more moves it to another time; the visit before stays.
#[utoipa::path(tag = "referrals", request_body = CreateReferralAppointment, responses((status = 201, body = ReferralView)), security(("bearer" = ["referrals:read"])))]
#[post("/referrals/{id}/appointment")]
pub async fn create_referral_appointment(
    who: Allowed<ReadReferrals>,
    once: Once,
    id: Id,
    body: Body<CreateReferralAppointment>,
    app: Data<App>,
) -> ApiResult<Reply> {
    if !who.may(Permission::WriteAppointments) {
        return Err(ApiError::new(ErrorCode::Forbidden));
    }
    let (form, digest) = body.checked()?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let view = give(tx, &shared, &who.scope(), id.0, &form)?;
                Reply::created(&view, format!("/v1/referrals/{}", view.id))
            })
        })
        .await
}

fn give(tx: &mut PgConnection, app: &App, scope: &Scope, id: Uuid, form: &CreateReferralAppointment) -> ApiResult<ReferralView> {
    let link = page_link(app);
    let desk = desk(app, scope, &link);
    let row = times::begin(tx, &desk, id, form.planned_at.is_some())?;
    let time = match (form.planned_at, form.appointment_id) {
        (Some(at), _) => Time::Elsewhere(at),
        (None, Some(visit)) => {
            times::check_visit(tx, &desk, &row, visit)?;
            Time::Visit(visit)
        }
        (None, None) => Time::Visit(book(tx, app, scope.actor(), form, row.contact_id)?),
    };
    Ok(times::finish(tx, &desk, &row, time)?)
}

fn book(tx: &mut PgConnection, app: &App, who: &Actor, form: &CreateReferralAppointment, contact: Uuid) -> ApiResult<Uuid> {
    let booker = who.scope(Permission::WriteAppointments);
    Ok(scheduling::book(tx, app, &booker, &form.booking(contact))?.id)
}
