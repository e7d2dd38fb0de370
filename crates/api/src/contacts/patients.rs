//! `/v1/patients`: people with a medical record.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::Page;
use domain::contacts::*;
use domain::identity::Permission;
use persistence::contacts::people::People;

use super::people::{self, PeopleList, Reach};
use super::{likeness, merges};
use crate::app::App;
use crate::http::rights::{DeletePatients, DisclosePatients, IdentifyPatients, MergePatients, ReadPatients, WritePatients};
use crate::http::{Allowed, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, MergePatch, Once, PartId, Prefer, Reply};

/// Lists patients in the caller's scope; `q` searches by part of a name, MRN, phone or e-mail, tolerant of typing errors.
#[utoipa::path(tag = "patients", params(PeopleList), responses((status = 200, body = Page<ContactView>)), security(("bearer" = ["patients:identify"])))]
#[get("/patients")]
pub async fn list_patients(who: Allowed<IdentifyPatients>, list: PeopleList, app: Data<App>) -> ApiResult<Reply> {
    people::list(reach(&who), list, app).await
}

/// Searches by a filter tree, the same that saved views store.
#[utoipa::path(tag = "patients", request_body = SearchRequest, responses((status = 200, body = Page<ContactView>)), security(("bearer" = ["patients:identify"])))]
#[post("/patients/search")]
pub async fn search_patients(who: Allowed<IdentifyPatients>, body: Body<SearchRequest>, app: Data<App>) -> ApiResult<Reply> {
    people::search(reach(&who), body.value, who.now(), app).await
}

/// Adds a patient. A likely duplicate is 409 with the matches, unless the request says `Prefer: allow-duplicate`.
#[utoipa::path(tag = "patients", params(Prefer), request_body = CreateContact, responses((status = 201, body = ContactView)), security(("bearer" = ["patients:write"])))]
#[post("/patients")]
pub async fn create_patient(
    who: Allowed<WritePatients>,
    once: Once,
    prefer: Prefer,
    body: Body<CreateContact>,
    app: Data<App>,
) -> ApiResult<Reply> {
    people::create(People::Patients, who.scope(), once, body.checked()?, prefer.allow_duplicate, app).await
}

/// Names who may be the same person as a form that is being filled in.
#[utoipa::path(tag = "patients", request_body = CreateContact, responses((status = 200, body = Page<DuplicateMatch>)), security(("bearer" = ["patients:write"])))]
#[post("/patients/duplicate-check")]
pub async fn search_patient_duplicates(who: Allowed<WritePatients>, body: Body<CreateContact>, app: Data<App>) -> ApiResult<Reply> {
    likeness::duplicates_of_form(who.scope(), body.value, app).await
}

/// Shows a patient with everything nested. An id that was absorbed by a merge answers with the surviving record.
#[utoipa::path(tag = "patients", params(Include), responses((status = 200, body = ContactView)), security(("bearer" = ["patients:identify"])))]
#[get("/patients/{id}")]
pub async fn find_patient(who: Allowed<IdentifyPatients>, id: Id, include: Include, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    people::find(reach(&who), id.0, include.0, seen, app).await
}

/// Changes a patient by merge patch; lists are replaced as a whole.
#[utoipa::path(tag = "patients", request_body = CreateContact, responses((status = 200, body = ContactView)), security(("bearer" = ["patients:write"])))]
#[patch("/patients/{id}")]
pub async fn update_patient(who: Allowed<WritePatients>, id: Id, seen: IfMatch, patch: MergePatch, app: Data<App>) -> ApiResult<Reply> {
    people::update(People::Patients, who.scope(), id.0, seen, patch, app).await
}

/// Archives a patient; nothing is erased.
#[utoipa::path(tag = "patients", responses((status = 204)), security(("bearer" = ["patients:delete"])))]
#[delete("/patients/{id}")]
pub async fn delete_patient(who: Allowed<DeletePatients>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    people::archive(People::Patients, who.scope(), id.0, seen, app).await
}

/// Brings an archived patient back.
#[utoipa::path(tag = "patients", responses((status = 201, body = ContactView)), security(("bearer" = ["patients:delete"])))]
#[post("/patients/{id}/restoration")]
pub async fn create_patient_restoration(who: Allowed<DeletePatients>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    people::restore(People::Patients, who.scope(), id.0, app).await
}

/// Names who may be the same person as this one, best first.
#[utoipa::path(tag = "patients", responses((status = 200, body = Page<DuplicateMatch>)), security(("bearer" = ["patients:read"])))]
#[get("/patients/{id}/duplicates")]
pub async fn list_patient_duplicates(who: Allowed<ReadPatients>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    likeness::duplicates_of(People::Patients, who.scope(), id.0, app).await
}

/// Shows who changed what, the latest hundred changes first.
#[utoipa::path(tag = "patients", responses((status = 200, body = Page<ChangeView>)), security(("bearer" = ["patients:read"])))]
#[get("/patients/{id}/changes")]
pub async fn list_patient_changes(who: Allowed<ReadPatients>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    people::list_changes(People::Patients, who.scope(), id.0, app).await
}

/// Shows masked contact data in full; each time is written to the access log.
#[utoipa::path(tag = "patients", request_body = CreateDisclosure, responses((status = 201, body = Disclosure)), security(("bearer" = ["patients:disclose"])))]
#[post("/patients/{id}/disclosures")]
pub async fn create_patient_disclosure(
    who: Allowed<DisclosePatients>,
    id: Id,
    body: Body<CreateDisclosure>,
    app: Data<App>,
) -> ApiResult<Reply> {
    people::disclose(People::Patients, who.scope(), id.0, body.value.fields, app).await
}

/// Merges another record into this one; with `dry_run` it shows what would happen and changes nothing.
#[utoipa::path(tag = "patients", request_body = CreateMerge, responses((status = 201, body = MergeView), (status = 200, body = MergeView)), security(("bearer" = ["patients:merge"])))]
#[post("/patients/{id}/merges")]
pub async fn create_patient_merge(
    who: Allowed<MergePatients>,
    once: Once,
    id: Id,
    body: Body<CreateMerge>,
    app: Data<App>,
) -> ApiResult<Reply> {
    merges::create_merge(People::Patients, who.scope(), once, id.0, (body.value, body.digest), app).await
}

/// Lists the merges into this record, the latest hundred first.
#[utoipa::path(tag = "patients", responses((status = 200, body = Page<MergeView>)), security(("bearer" = ["patients:read"])))]
#[get("/patients/{id}/merges")]
pub async fn list_patient_merges(who: Allowed<ReadPatients>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    merges::list_merges(People::Patients, who.scope(), id.0, app).await
}

/// Undoes a merge: what moved goes back.
#[utoipa::path(tag = "patients", responses((status = 204)), security(("bearer" = ["patients:merge"])))]
#[delete("/patients/{id}/merges/{part_id}")]
pub async fn delete_patient_merge(who: Allowed<MergePatients>, id: Id, part: PartId, app: Data<App>) -> ApiResult<Reply> {
    merges::delete_merge(People::Patients, who.scope(), id.0, part.0, app).await
}

fn reach<R: crate::http::Right>(who: &Allowed<R>) -> Reach {
    Reach {
        people: People::Patients,
        scope: who.actor().scope(Permission::ReadPatients),
        identify: who.actor().scope(Permission::IdentifyPatients),
    }
}
