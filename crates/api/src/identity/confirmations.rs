//! The second step of the sign-up: the code, and with it the account and a session.

use actix_web::post;
use actix_web::web::Data;
use domain::ErrorCode;
use domain::contacts::CreateContact;
use domain::identity::Permission;
use domain::identity::{CodeChannel, CreatePortalConfirmation, SessionToken, Transport};
use domain::messaging::{Facts, Secrets, TemplateCode};
use domain::privacy::ConsentSource;
use persistence::Actor;
use persistence::contacts::people::{self, People};
use persistence::diesel::PgConnection;
use persistence::identity::verifications::{self, Purpose, Verification};
use persistence::messaging::notices::{self, Notice};
use persistence::portal::accounts::{self, NewAccount};
use persistence::portal::feedback;
use persistence::privacy::consents::{self, Occasion};
use uuid::Uuid;

use super::beginning::{Tokens, begin};
use super::client::Client;
use super::codes;
use super::registrations::Wanted;
use crate::app::App;
use crate::http::{ApiError, ApiResult, Body, Id, Meta, Public, Reply};
use crate::limits::ProvingCodes;

/// Which code was right.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Proof {
    /// The one that was sent, which proves the address.
    Sent,
    /// The one from the desk.
    Desk,
}

/// Proves the address with the code, opens the account and signs in.
///
/// A code can be tried five times and works for ten minutes. When the user name is taken the answer is 409, and the same
/// code may be sent again with another `username`.
#[utoipa::path(tag = "portal", request_body = CreatePortalConfirmation, responses((status = 201, body = SessionToken)))]
#[post("/portal/registrations/{id}/confirmation")]
pub async fn create_portal_confirmation(
    limit: Public<ProvingCodes>,
    client: Client,
    id: Id,
    body: Body<CreatePortalConfirmation>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    if form.transport == Transport::Cookie {
        client.refuse_other_sites()?;
    }
    let (shared, meta) = (app.clone(), limit.meta.clone());
    let done: Result<Option<Tokens>, ApiError> = app.db.write(move |tx| confirm(tx, &shared, &meta, &client, id.0, &form)).await;
    let tokens = done?.ok_or_else(codes::wrong)?;
    Ok(Reply { status: 201, ..tokens.reply(&app, limit.meta.now)? })
}

/// Nothing when the code was wrong: the try is committed all the same.
fn confirm(
    tx: &mut PgConnection,
    app: &App,
    meta: &Meta,
    client: &Client,
    id: Uuid,
    form: &CreatePortalConfirmation,
) -> ApiResult<Option<Tokens>> {
    let now = meta.now;
    let Some(verification) = verifications::attempt(tx, id, Purpose::Registration, now)? else { return Ok(None) };
    let Some(proof) = prove(tx, app, &verification, &form.code, now)? else { return Ok(None) };
    let mut wanted: Wanted = codes::request(&app.field_keys, &verification)?;
    if form.username.is_some() {
        wanted.form.username = form.username.clone();
    }
    let user = match verification.contact_id {
        Some(contact) => open_for_patient(tx, meta, &wanted, contact, proof)?,
        None => open_for_newcomer(tx, app, meta, &wanted)?,
    };
    verifications::use_up(tx, verification.id, now)?;
    Ok(Some(begin(tx, app, user, form.transport, client, meta)?))
}

fn prove(
    tx: &mut PgConnection,
    app: &App,
    verification: &Verification,
    code: &str,
    now: chrono::DateTime<chrono::Utc>,
) -> ApiResult<Option<Proof>> {
    if app.identity.codes.matches(verification, code) {
        return Ok(Some(Proof::Sent));
    }
    let Some(contact) = verification.contact_id else { return Ok(None) };
    let desk = verifications::attempt_at_desk(tx, contact, now)?.filter(|desk| app.identity.codes.matches(desk, code));
    let Some(desk) = desk else { return Ok(None) };
    verifications::use_up(tx, desk.id, now)?;
    Ok(Some(Proof::Desk))
}

/// The account of a patient on file.
fn open_for_patient(tx: &mut PgConnection, meta: &Meta, wanted: &Wanted, contact: Uuid, proof: Proof) -> ApiResult<Uuid> {
    let person = accounts::person(tx, contact)?.ok_or_else(codes::wrong)?;
    if accounts::exists_for(tx, contact)? {
        return Err(ApiError::new(ErrorCode::Conflict).saying(
            "Anda sudah memiliki akun. Silakan masuk; bila lupa kata sandi, masuklah dengan kode.",
            "You have an account already. Please sign in; if you have forgotten the password, sign in with a code.",
        ));
    }
    let proven = |channel| proof == Proof::Sent && wanted.channel == channel;
    let account = NewAccount {
        name: &person.name,
        username: wanted.form.username.as_deref(),
        email: person.email.as_deref().filter(|_| proven(CodeChannel::Email)),
        phone: person.phone.as_deref().filter(|_| proven(CodeChannel::Phone)),
        password_hash: &wanted.password_hash,
        language: wanted.form.language,
        contact_id: Some(contact),
    };
    let user = accounts::open(tx, &account, meta.now)?;
    let actor = accounts::actor(tx, user, &meta.trace())?;
    agree(tx, &actor, wanted, contact)?;
    Ok(user)
}

/// The account of somebody who is not on file: they get a record, and staff are asked to link it.
fn open_for_newcomer(tx: &mut PgConnection, app: &App, meta: &Meta, wanted: &Wanted) -> ApiResult<Uuid> {
    let form = &wanted.form;
    // a registration with a number that is nobody's looks like any other until here
    let (None, Some(name), Some(email)) = (&form.mrn, &form.name, &form.email) else { return Err(codes::wrong()) };
    let account = NewAccount {
        name,
        username: form.username.as_deref(),
        email: Some(email),
        phone: None,
        password_hash: &wanted.password_hash,
        language: form.language,
        contact_id: None,
    };
    let user = accounts::open(tx, &account, meta.now)?;
    let location = match form.location_id {
        Some(location) => Some(location),
        None => accounts::first_location(tx)?,
    };
    let mut record = CreateContact {
        name: name.clone(),
        birth_date: form.birth_date,
        sex: form.sex,
        email: Some(email.clone()),
        phone: form.phone.clone(),
        location_id: location,
        ..CreateContact::default()
    };
    record.preferences.language = form.language;
    let scope = accounts::actor(tx, user, &meta.trace())?.scope(Permission::UsePortal);
    let contact = people::insert(tx, &app.field_keys, &scope, People::Contacts, &record)?.id;
    accounts::set_contact(tx, user, contact)?;
    agree(tx, scope.actor(), wanted, contact)?;
    feedback::ask_for_link(tx, scope.actor(), contact, location)?;
    welcome(tx, app, contact, meta)?;
    Ok(user)
}

fn agree(tx: &mut PgConnection, actor: &Actor, wanted: &Wanted, contact: Uuid) -> ApiResult<()> {
    let occasion = Occasion {
        contact_id: contact,
        source: ConsentSource::SignUp,
        language: wanted.form.language,
        user_id: Some(actor.user_id()),
        trace: actor.trace(),
    };
    consents::decide(tx, &actor.scope(Permission::UsePortal), &occasion, &wanted.form.consents)?;
    Ok(())
}

fn welcome(tx: &mut PgConnection, app: &App, contact: Uuid, meta: &Meta) -> ApiResult<()> {
    let notice = Notice {
        template: TemplateCode::PortalWelcome,
        facts: Facts::default(),
        secrets: Secrets::link(app.settings.public_url.link("/")),
        resource: "contacts",
        record_id: contact,
        occasion: "sign_up".to_owned(),
        due_at: meta.now,
        expires_at: None,
    };
    notices::tell(tx, &app.field_keys, contact, &notice, meta.now)?;
    Ok(())
}
