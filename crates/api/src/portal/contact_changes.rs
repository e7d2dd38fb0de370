//! A new phone number or e-mail address, proven by a code that goes there.

use actix_web::post;
use actix_web::web::Data;
use chrono::{DateTime, Utc};
use domain::ErrorCode;
use domain::contacts::ContactView;
use domain::identity::{CodeChannel, CreateCodeConfirmation, VerificationView};
use domain::messaging::{Facts, MessageChannel, Secrets, TemplateCode};
use domain::portal::{CreateContactChange, OwnPersonView};
use persistence::diesel::PgConnection;
use persistence::identity::verifications::{self, Purpose};
use persistence::messaging::outbox::{self, Addressee, NewMessage};
use persistence::portal::{accounts, people};
use uuid::Uuid;

use crate::app::App;
use crate::http::rights::UsePortal;
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, PartId, Reply};
use crate::identity::codes::{self, NewCode, Target};
use crate::limits::AskingForCodes;

/// Asks for a new phone number or e-mail address, for oneself or somebody one is guardian of; a code goes there.
///
/// Whoever has an account changes these by themselves: a guardian could take the account over with them.
#[utoipa::path(tag = "portal", request_body = CreateContactChange, responses((status = 202, body = VerificationView)), security(("bearer" = ["portal:use"])))]
#[post("/portal/people/{id}/contact-changes")]
pub async fn create_contact_change(who: Allowed<UsePortal>, id: Id, body: Body<CreateContactChange>, app: Data<App>) -> ApiResult<Reply> {
    app.limits.check::<AskingForCodes>(&who.user_id().to_string())?;
    let (form, _) = body.checked()?;
    let (channel, pointer) = if form.phone.is_some() { (CodeChannel::Phone, "/phone") } else { (CodeChannel::Email, "/email") };
    codes::require_channel(&app, channel, pointer)?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let (record, _) = people::lock(tx, &shared.field_keys, &who.scope(), id.0)?;
            require_own(tx, &who, record.id)?;
            let address = form.email.clone().or(form.phone.clone()).unwrap_or_default();
            let to = Target { addressee: Addressee::Contact(record.id), channel, address, name: None };
            let subject = format!("change/{}", who.user_id());
            let new = NewCode {
                purpose: Purpose::ContactChange,
                subject: &subject,
                request: Some(&form),
                contact_id: Some(record.id),
                user_id: Some(who.user_id()),
                language: form.language,
                to: Some(to),
            };
            Ok(Reply { status: 202, ..Reply::ok(&codes::issue(tx, &shared, new, who.now())?)? })
        })
        .await
}

/// Proves the new address with the code, and puts it in force. It also becomes the login, unless somebody else has it.
#[utoipa::path(tag = "portal", request_body = CreateCodeConfirmation, responses((status = 201, body = OwnPersonView)), security(("bearer" = ["portal:use"])))]
#[post("/portal/people/{id}/contact-changes/{part_id}/confirmation")]
pub async fn create_contact_change_confirmation(
    who: Allowed<UsePortal>,
    id: Id,
    part: PartId,
    body: Body<CreateCodeConfirmation>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    let shared = app.clone();
    let done: Result<Option<OwnPersonView>, ApiError> =
        app.db.write(move |tx| confirm(tx, &shared, &who, (id.0, part.0), &form.code)).await;
    let view = done?.ok_or_else(codes::wrong)?;
    Reply::created(&view, format!("/v1/portal/people/{}", view.id))
}

/// Refuses a guardian of somebody who has an account.
fn require_own(tx: &mut PgConnection, who: &Allowed<UsePortal>, record: Uuid) -> ApiResult<()> {
    if who.principal().contact_id == Some(record) || !accounts::exists_for(tx, record)? {
        return Ok(());
    }
    Err(ApiError::new(ErrorCode::Forbidden).saying(
        "Orang ini memiliki akun sendiri, jadi hanya ia yang dapat mengubah alamat email dan nomor teleponnya.",
        "This person has an account of their own, so only they can change their e-mail address and phone number.",
    ))
}

/// Tells the old address that another one has taken its place; where phones are not reached, the e-mail address on file.
fn warn(
    tx: &mut PgConnection,
    app: &App,
    before: &ContactView,
    wanted: &CreateContactChange,
    change: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let phones = codes::channels(app).contains(&CodeChannel::Phone);
    let old = |value: &Option<String>, new: &Option<String>| value.clone().filter(|value| new.is_some() && new.as_ref() != Some(value));
    let to = match (old(&before.email, &wanted.email), old(&before.phone, &wanted.phone)) {
        (Some(email), _) => Some((MessageChannel::Email, email)),
        (None, Some(phone)) if phones => Some((MessageChannel::Sms, phone)),
        (None, Some(_)) => before.email.clone().map(|email| (MessageChannel::Email, email)),
        (None, None) => None,
    };
    let Some((channel, address)) = to else { return Ok(()) };
    let message = NewMessage {
        to: Addressee::Contact(before.id),
        channel,
        destination: Some(address),
        template: TemplateCode::ContactChanged,
        language: wanted.language,
        facts: Facts::default(),
        secrets: Secrets::default(),
        resource: "contacts",
        record_id: before.id,
        dedupe_key: format!("contact_changes/{change}"),
        due_at: now,
        expires_at: None,
    };
    outbox::enqueue(tx, &app.field_keys, &message, now)?;
    Ok(())
}

/// Nothing when the code was wrong: the try is committed all the same.
fn confirm(
    tx: &mut PgConnection,
    app: &App,
    who: &Allowed<UsePortal>,
    (person, verification): (Uuid, Uuid),
    code: &str,
) -> ApiResult<Option<OwnPersonView>> {
    let (scope, now) = (who.scope(), who.now());
    let (record, _) = people::lock(tx, &app.field_keys, &scope, person)?;
    require_own(tx, who, record.id)?;
    let tried = verifications::attempt(tx, verification, Purpose::ContactChange, now)?;
    let own = |v: &verifications::Verification| v.contact_id == Some(record.id) && v.user_id == Some(who.user_id());
    let Some(tried) = tried.filter(|v| own(v) && app.identity.codes.matches(v, code)) else { return Ok(None) };
    let wanted: CreateContactChange = codes::request(&app.field_keys, &tried)?;
    verifications::use_up(tx, tried.id, now)?;
    warn(tx, app, &record, &wanted, tried.id, now)?;
    let (email, phone) = (wanted.email.as_deref(), wanted.phone.as_deref());
    if who.principal().contact_id == Some(record.id) {
        accounts::set_login(tx, who.user_id(), email, phone, now)?;
    }
    Ok(Some(people::set_address(tx, &app.field_keys, &scope, &record, email, phone)?))
}
