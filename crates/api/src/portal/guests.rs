//! What guests do without an account: prove an address, and book.

use actix_web::post;
use actix_web::web::Data;
use chrono::Duration;
use domain::FieldCode;
use domain::identity::{CodeChannel, CreateGuestAppointment, CreateGuestVerification, VerificationView};
use domain::portal::GuestAppointmentView;
use domain::privacy::ConsentSource;
use domain::scheduling::{AppointmentSource, AppointmentView, LinkPurpose};
use persistence::Trace;
use persistence::audit::{self, AuditAction};
use persistence::diesel::PgConnection;
use persistence::identity::verifications::{self, Purpose};
use persistence::messaging::outbox::Addressee;
use persistence::portal::guests;
use persistence::privacy::consents::{self, Occasion};
use persistence::scheduling::booking::{self, Booking, Time};
use persistence::scheduling::holds::Proof;
use persistence::scheduling::links::{self, Target as LinkTarget};
use persistence::scheduling::{Booker, Desk};
use uuid::Uuid;

use crate::app::App;
use crate::http::{ApiError, ApiResult, Body, Public, Reply};
use crate::identity::codes::{self, NewCode, Target};
use crate::limits::{AskingForCodes, ProvingCodes};

/// The page of a booking works until so long after the visit.
const PAGE: Duration = Duration::days(1);

/// Sends a code to the address of somebody who wants to book without an account.
#[utoipa::path(tag = "portal", request_body = CreateGuestVerification, responses((status = 202, body = VerificationView)))]
#[post("/guest/verifications")]
pub async fn create_guest_verification(
    limit: Public<AskingForCodes>,
    body: Body<CreateGuestVerification>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    let (channel, pointer) = if form.phone.is_some() { (CodeChannel::Phone, "/phone") } else { (CodeChannel::Email, "/email") };
    codes::require_channel(&app, channel, pointer)?;
    let (shared, now) = (app.clone(), limit.meta.now);
    app.db
        .write(move |tx| {
            let address = form.email.clone().or(form.phone.clone()).unwrap_or_default();
            let subject = format!("address/{address}");
            let new = NewCode {
                purpose: Purpose::GuestBooking,
                subject: &subject,
                request: Some(&form),
                contact_id: None,
                user_id: None,
                language: form.language,
                to: Some(Target { addressee: Addressee::Stranger, channel, address, name: None }),
            };
            Ok(Reply { status: 202, ..Reply::ok(&codes::issue(tx, &shared, new, now)?)? })
        })
        .await
}

/// Books the held time as a guest. The code proves the address to which the confirmation goes.
///
/// A code that is wrong, too old or was tried too often is 422 at `/code`; when the time is lost to somebody else the answer
/// is 409 with the next free ones, and the same code works for another hold.
#[utoipa::path(tag = "portal", request_body = CreateGuestAppointment, responses((status = 201, body = GuestAppointmentView)))]
#[post("/guest/appointments")]
pub async fn create_guest_appointment(limit: Public<ProvingCodes>, body: Body<CreateGuestAppointment>, app: Data<App>) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    let (shared, trace) = (app.clone(), limit.meta.trace());
    // a day ahead covers every zone
    if form.birth_date > (trace.now + Duration::days(1)).date_naive() {
        return Err(ApiError::field("/birth_date", FieldCode::BadDate));
    }
    let done: Result<Option<Reply>, ApiError> = app.db.write(move |tx| book(tx, &shared, &trace, &form)).await;
    done?.ok_or_else(codes::wrong)
}

/// Nothing when the code was wrong: the try is committed all the same.
fn book(tx: &mut PgConnection, app: &App, trace: &Trace, form: &CreateGuestAppointment) -> ApiResult<Option<Reply>> {
    let tried = verifications::attempt(tx, form.verification_id, Purpose::GuestBooking, trace.now)?;
    let Some(tried) = tried.filter(|v| app.identity.codes.matches(v, &form.code)) else { return Ok(None) };
    consents::faults(tx, &form.consents, "/consents")?.into_result()?;
    let proven: CreateGuestVerification = codes::request(&app.field_keys, &tried)?;
    let expired = || ApiError::field("/hold_id", FieldCode::HoldExpired);
    let location: Uuid = guests::location_of_hold(tx, form.hold_id)?.ok_or_else(expired)?;
    let contact = guests::person(tx, trace, form, proven.email.as_deref(), proven.phone.as_deref(), location)?;
    let occasion = Occasion { contact_id: contact, source: ConsentSource::Booking, language: form.language, user_id: None, trace };
    consents::record(tx, &occasion, &form.consents)?;
    audit::record_unsigned(tx, trace, AuditAction::Create, consents::RESOURCE, &[contact])?;
    let desk = Desk { who: Booker::Guest(trace), keys: &app.field_keys, site: app.settings.public_url.origin() };
    let booking = Booking {
        contact,
        time: Time::Held(form.hold_id, Proof::Secret(&form.hold_secret)),
        source: AppointmentSource::Guest,
        reason: form.reason.as_deref(),
        overbook: None,
        series: None,
        announced: true,
    };
    // a guest is told what they have booked, not what is on file about the person
    let appointment =
        AppointmentView { contact_mrn: None, contact_birth_date: None, contact_sex: None, ..booking::book(tx, &desk, &booking)? };
    verifications::use_up(tx, tried.id, trace.now)?;
    let until = Some(appointment.ends_at + PAGE);
    let token = links::issue(tx, LinkPurpose::Appointment, LinkTarget::Appointment(appointment.id), until, trace.now)?;
    let url = links::address(app.settings.public_url.origin(), &token);
    Ok(Some(Reply::made(&GuestAppointmentView { appointment, url })?))
}
