//! Linking somebody who signed up by themselves to the clinic's record of the patient.

use actix_web::post;
use actix_web::web::Data;
use domain::contacts::{CreateMerge, MergeView};
use domain::identity::CreatePortalLink;
use domain::{ErrorCode, FieldCode};
use persistence::contacts::merge;
use persistence::contacts::people::{self, People};
use persistence::listing::Archived;
use persistence::portal::{accounts, feedback};

use crate::app::App;
use crate::http::rights::InvitePatients;
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, Once, Reply};

/// Links a person who signed up by themselves to this patient: the two records become one, and the account, visits,
/// consents and everything else the person has goes to the patient. `dry_run` shows what would happen.
///
/// It is a merge, and is undone like one.
#[utoipa::path(tag = "portal", request_body = CreatePortalLink, responses((status = 201, body = MergeView), (status = 200, body = MergeView)), security(("bearer" = ["portal:invite"])))]
#[post("/patients/{id}/portal-link")]
pub async fn create_portal_link(
    who: Allowed<InvitePatients>,
    once: Once,
    id: Id,
    body: Body<CreatePortalLink>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (patient, form, digest) = (id.0, body.value, body.digest);
    if form.person_id == patient {
        return Err(ApiError::field("/person_id", FieldCode::SelfReference));
    }
    let shared = app.clone();
    let done: Result<Reply, ApiError> = app
        .db
        .write(move |tx| {
            once.run(tx, &who, digest, |tx| {
                let (scope, keys) = (who.scope(), &shared.field_keys);
                let missing = || ApiError::field("/person_id", FieldCode::NotThere);
                // always in the order of the ids, so that two links of the same pair cannot deadlock
                let mut pair = [patient, form.person_id];
                pair.sort_unstable();
                for id in pair {
                    let found = people::lock(tx, keys, &scope, People::Contacts, id, Archived::Hidden);
                    found.map_err(|error| if id == patient { ApiError::from(error) } else { missing() })?;
                }
                let survivor = people::lock(tx, keys, &scope, People::Patients, patient, Archived::Hidden)?;
                let person = people::lock(tx, keys, &scope, People::Contacts, form.person_id, Archived::Hidden)?;
                if person.mrn.is_some() || !accounts::exists_for(tx, person.id)? {
                    return Err(missing());
                }
                if accounts::exists_for(tx, survivor.id)? {
                    return Err(ApiError::new(ErrorCode::Conflict).saying(
                        "Pasien ini sudah memiliki akun portal; periksa kembali nomor rekam medisnya.",
                        "This patient has a portal account already; check the medical record number again.",
                    ));
                }
                let request = CreateMerge { absorbed_id: person.id, take: Vec::new(), dry_run: form.dry_run };
                if form.dry_run {
                    return Reply::ok(&merge::preview(tx, keys, &scope, People::Contacts, &survivor, &request)?);
                }
                let view = merge::merge(tx, keys, &scope, People::Contacts, &survivor, &request)?;
                feedback::close_links(tx, &who, survivor.id)?;
                let place = format!("/v1/patients/{patient}/merges/{}", view.id.unwrap_or_default());
                Ok(Reply::made(&view)?.with("location", place))
            })
        })
        .await;
    // the account has another record from now on
    app.identity.forget_everybody();
    done
}
