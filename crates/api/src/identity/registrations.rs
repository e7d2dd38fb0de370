//! Sign-up for the portal: asking for a code. The answer is the same whether anybody got one.

use actix_web::web::Data;
use actix_web::{get, post};
use domain::identity::{CODE_DIGITS, CodeChannel, CreatePortalRegistration, PasswordPolicy, PortalCode, PortalOptions, VerificationView};
use domain::{FieldCode, Lang};
use persistence::contacts::people::{self, People};
use persistence::diesel::PgConnection;
use persistence::identity::setup;
use persistence::identity::verifications::Purpose;
use persistence::messaging::outbox::Addressee;
use persistence::portal::accounts::{self, OnFile};
use persistence::privacy::consents;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::codes::{self, NewCode, Target};
use super::password_rules;
use crate::app::App;
use crate::http::rights::InvitePatients;
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, Public, Reply};
use crate::limits::{AskingForCodes, Reading};

/// What is kept, sealed, until the code arrives. It holds the hash of a password, so it has no debug form.
#[derive(Serialize, Deserialize)]
pub(super) struct Wanted {
    pub form: CreatePortalRegistration,
    pub password_hash: String,
    /// The way the code went, which proves that address.
    pub channel: CodeChannel,
}

/// Tells how codes can be sent here, and how long passwords of patients have to be.
#[utoipa::path(tag = "portal", responses((status = 200, body = PortalOptions)))]
#[get("/portal/options")]
pub async fn find_portal_options(_limit: Public<Reading>, app: Data<App>) -> ApiResult<Reply> {
    Reply::ok(&PortalOptions {
        code_channels: codes::channels(&app),
        password_min_length: u32::try_from(PasswordPolicy::Patient.min_length()).unwrap_or(8),
        code_digits: u32::try_from(CODE_DIGITS).unwrap_or(6),
    })
}

/// Asks for an account on the portal.
///
/// An existing patient gives the medical record number, a user name and a password; a code goes to the e-mail address or
/// phone on file. A code that the desk has handed out does as well. Anybody else gives a name and an e-mail address, which
/// the code proves. The answer is the same whether there is such a patient or not.
#[utoipa::path(tag = "portal", request_body = CreatePortalRegistration, responses((status = 202, body = VerificationView)))]
#[post("/portal/registrations")]
pub async fn create_portal_registration(
    limit: Public<AskingForCodes>,
    body: Body<CreatePortalRegistration>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (mut form, _) = body.checked()?;
    let channel = form.channel.unwrap_or(CodeChannel::Email);
    codes::require_channel(&app, channel, "/channel")?;
    let checked = form.clone();
    let read: Result<String, ApiError> = app
        .db
        .read(move |conn| {
            consents::faults(conn, &checked.consents, "/consents")?.into_result()?;
            if checked.location_id.is_some_and(|id| !accounts::location_exists(conn, id).unwrap_or(false)) {
                return Err(ApiError::field("/location_id", FieldCode::NotThere));
            }
            Ok(setup::organisation_name(conn)?)
        })
        .await;
    password_rules::check(&form.password, "/password", PasswordPolicy::Patient, &context(&form, read?))?;
    let password_hash = app.identity.passwords.hash(std::mem::take(&mut form.password)).await?;
    let (shared, now) = (app.clone(), limit.meta.now);
    app.db
        .write(move |tx| {
            let wanted = Wanted { form, password_hash, channel };
            let view = ask(tx, &shared, &wanted, now)?;
            Ok(Reply { status: 202, ..Reply::ok(&view)? })
        })
        .await
}

/// What somebody who knows the clinic and the form would try first.
fn context(form: &CreatePortalRegistration, organisation: String) -> Vec<String> {
    let own = [form.username.clone(), form.name.clone(), form.email.clone(), form.phone.clone(), form.mrn.clone()];
    let mut words = vec![organisation, "akrab".to_owned()];
    words.extend(own.into_iter().flatten());
    words
}

fn ask(tx: &mut PgConnection, app: &App, wanted: &Wanted, now: chrono::DateTime<chrono::Utc>) -> ApiResult<VerificationView> {
    let form = &wanted.form;
    let Some(mrn) = &form.mrn else {
        let address = form.email.clone().unwrap_or_default();
        let subject = format!("address/{address}");
        let to = Target { addressee: Addressee::Stranger, channel: CodeChannel::Email, address, name: form.name.clone() };
        let new = NewCode {
            purpose: Purpose::Registration,
            subject: &subject,
            request: Some(wanted),
            contact_id: None,
            user_id: None,
            language: form.language,
            to: Some(to),
        };
        return codes::issue(tx, app, new, now);
    };
    let patient = accounts::patient(tx, mrn)?;
    let new = NewCode {
        purpose: Purpose::Registration,
        subject: &format!("mrn/{mrn}"),
        request: Some(wanted),
        contact_id: patient.as_ref().map(|p| p.id),
        user_id: None,
        language: patient.as_ref().map_or(Lang::Id, OnFile::lang),
        to: patient.and_then(|patient| on_file(patient, wanted.channel)),
    };
    codes::issue(tx, app, new, now)
}

/// The address on file, when there is one for this way.
pub(crate) fn on_file(person: OnFile, channel: CodeChannel) -> Option<Target> {
    let address = match channel {
        CodeChannel::Email => person.email?,
        CodeChannel::Phone => person.phone?,
    };
    Some(Target { addressee: Addressee::Contact(person.id), channel, address, name: None })
}

/// Makes a code that is handed to a patient whose identity was seen at the desk.
///
/// It is shown here only, works for ten minutes and once, in the sign-up with the medical record number; codes made before
/// it stop working.
#[utoipa::path(tag = "portal", responses((status = 201, body = PortalCode)), security(("bearer" = ["portal:invite"])))]
#[post("/patients/{id}/portal-code")]
pub async fn create_portal_code(who: Allowed<InvitePatients>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let scope = who.scope();
            let patient: Uuid = people::resolve(tx, &scope, People::Patients, id.0)?;
            persistence::audit::record(tx, &scope, persistence::audit::AuditAction::Create, "portal_codes", &[patient])?;
            let (code, expires_at) = codes::issue_at_desk(tx, &shared, patient, who.user_id(), who.now())?;
            Reply::made(&PortalCode { code, expires_at })
        })
        .await
}
