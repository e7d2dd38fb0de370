//! `/v1/organisation`: the clinic's settings, what everybody may know of it, and the currencies.

use actix_web::web::Data;
use actix_web::{get, patch};
use domain::Page;
use domain::organisation::{
    CURRENCIES, Currency, LocationField, LocationSort, LocationView, OrganisationSettings, OrganisationView, PublicLocation,
    PublicOrganisation,
};
use persistence::listing::ListRequest;
use persistence::organisation::{locations, settings};

use crate::app::App;
use crate::http::rights::{Everywhere, ReadOrganisation, WriteOrganisation};
use crate::http::{Allowed, ApiError, ApiResult, IfMatch, IfNoneMatch, MAX_LIMIT, MergePatch, Public, Reply, zone};
use crate::limits::Reading;

/// Reads the organisation's zone, before the first request.
pub async fn prepare(app: &Data<App>) -> ApiResult<()> {
    let name = app.db.read(|conn| Ok::<_, ApiError>(settings::find(conn)?.time_zone)).await?;
    match zone::known(&name) {
        Ok(zone) => app.set_zone(zone),
        Err(_) => log::warn!("the time zone {name} in the settings is unknown; days are counted in {}", app.zone()),
    }
    Ok(())
}

/// Shows the clinic's settings.
#[utoipa::path(
    tag = "organisation",
    responses((status = 200, body = OrganisationView), (status = 304, description = "Not changed since the version in If-None-Match.")),
    security(("bearer" = ["organisation:read"]))
)]
#[get("/organisation")]
pub async fn find_organisation(_who: Allowed<ReadOrganisation>, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&settings::find(conn)?)?.unless(&seen))).await
}

/// Changes the clinic's settings.
#[utoipa::path(tag = "organisation", request_body = OrganisationSettings, responses((status = 200, body = OrganisationView)), security(("bearer" = ["organisation:write"])))]
#[patch("/organisation")]
pub async fn update_organisation(
    who: Allowed<Everywhere<WriteOrganisation>>,
    seen: IfMatch,
    patch: MergePatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    let work = app.db.write(move |tx| {
        let current = settings::lock(tx)?;
        seen.check(&current)?;
        let form = patch.apply(&current.writable())?;
        let zone = zone::known(&form.time_zone)?;
        settings::update(tx, &form, who.now())?;
        Ok::<_, ApiError>((Reply::found(&settings::find(tx)?)?, zone))
    });
    let (reply, zone) = work.await?;
    app.set_zone(zone);
    Ok(reply)
}

/// Shows what everybody may know of the clinic, before signing in: its name, language and branches.
#[utoipa::path(tag = "organisation", responses((status = 200, body = PublicOrganisation)))]
#[get("/public/organisation")]
pub async fn find_public_organisation(_limit: Public<Reading>, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .read(|conn| {
            let OrganisationView { name, language, .. } = settings::find(conn)?;
            let request = ListRequest::<LocationField, LocationSort>::first(MAX_LIMIT);
            let locations = locations::list(conn, &request)?.rows.into_iter().map(public).collect();
            let emergency_phone = persistence::consultations::settings::find(conn)?.emergency_phone;
            Reply::ok(&PublicOrganisation { name, language, emergency_phone, locations })
        })
        .await
}

/// Lists the currencies that amounts can have, with the decimals of their smallest unit in use.
#[utoipa::path(tag = "organisation", responses((status = 200, body = Page<Currency>)))]
#[get("/currencies")]
pub async fn find_currencies(_limit: Public<Reading>) -> ApiResult<Reply> {
    Reply::all(CURRENCIES.to_vec())
}

fn public(location: LocationView) -> PublicLocation {
    PublicLocation { name: location.name, time_zone: location.time_zone, phone: location.phone, address: location.address }
}
