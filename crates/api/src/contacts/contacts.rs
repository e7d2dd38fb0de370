//! `/v1/contacts`: everybody the clinic knows, patients included.

use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use domain::Page;
use domain::contacts::*;
use domain::identity::Permission;
use persistence::contacts::people::People;

use super::people::{self, PeopleList, Reach};
use super::{likeness, merges};
use crate::app::App;
use crate::http::rights::{DeleteContacts, DiscloseContacts, MergeContacts, ReadContacts, WriteContacts, WritePatients};
use crate::http::{Allowed, ApiResult, Body, Id, IfMatch, IfNoneMatch, Include, MergePatch, Once, PartId, Prefer, Reply};

/// Lists contacts in the caller's scope; `q` searches by part of a name, MRN, phone or e-mail, tolerant of typing errors.
#[utoipa::path(tag = "contacts", params(PeopleList), responses((status = 200, body = Page<ContactView>)), security(("bearer" = ["contacts:read"])))]
#[get("/contacts")]
pub async fn list_contacts(who: Allowed<ReadContacts>, list: PeopleList, app: Data<App>) -> ApiResult<Reply> {
    people::list(reach(&who), list, app).await
}

/// Searches by a filter tree, the same that saved views store.
#[utoipa::path(tag = "contacts", request_body = SearchRequest, responses((status = 200, body = Page<ContactView>)), security(("bearer" = ["contacts:read"])))]
#[post("/contacts/search")]
pub async fn search_contacts(who: Allowed<ReadContacts>, body: Body<SearchRequest>, app: Data<App>) -> ApiResult<Reply> {
    people::search(reach(&who), body.value, who.now(), app).await
}

/// Adds a contact. A likely duplicate is 409 with the matches, unless the request says `Prefer: allow-duplicate`.
#[utoipa::path(tag = "contacts", params(Prefer), request_body = CreateContact, responses((status = 201, body = ContactView)), security(("bearer" = ["contacts:write"])))]
#[post("/contacts")]
pub async fn create_contact(
    who: Allowed<WriteContacts>,
    once: Once,
    prefer: Prefer,
    body: Body<CreateContact>,
    app: Data<App>,
) -> ApiResult<Reply> {
    people::create(People::Contacts, who.scope(), once, body.checked()?, prefer.allow_duplicate, app).await
}

/// Names who may be the same person as a form that is being filled in.
#[utoipa::path(tag = "contacts", request_body = CreateContact, responses((status = 200, body = Page<DuplicateMatch>)), security(("bearer" = ["contacts:write"])))]
#[post("/contacts/duplicate-check")]
pub async fn search_contact_duplicates(who: Allowed<WriteContacts>, body: Body<CreateContact>, app: Data<App>) -> ApiResult<Reply> {
    likeness::duplicates_of_form(who.scope(), body.value, app).await
}

/// Shows a contact with everything nested. An id that was absorbed by a merge answers with the surviving record.
#[utoipa::path(tag = "contacts", params(Include), responses((status = 200, body = ContactView)), security(("bearer" = ["contacts:read"])))]
#[get("/contacts/{id}")]
pub async fn find_contact(who: Allowed<ReadContacts>, id: Id, include: Include, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    people::find(reach(&who), id.0, include.0, seen, app).await
}

/// Changes a contact by merge patch; lists are replaced as a whole.
#[utoipa::path(tag = "contacts", request_body = CreateContact, responses((status = 200, body = ContactView)), security(("bearer" = ["contacts:write"])))]
#[patch("/contacts/{id}")]
pub async fn update_contact(who: Allowed<WriteContacts>, id: Id, seen: IfMatch, patch: MergePatch, app: Data<App>) -> ApiResult<Reply> {
    people::update(People::Contacts, who.scope(), id.0, seen, patch, app).await
}

/// Archives a contact; nothing is erased.
#[utoipa::path(tag = "contacts", responses((status = 204)), security(("bearer" = ["contacts:delete"])))]
#[delete("/contacts/{id}")]
pub async fn delete_contact(who: Allowed<DeleteContacts>, id: Id, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    people::archive(People::Contacts, who.scope(), id.0, seen, app).await
}

/// Brings an archived contact back.
#[utoipa::path(tag = "contacts", responses((status = 201, body = ContactView)), security(("bearer" = ["contacts:delete"])))]
#[post("/contacts/{id}/restoration")]
pub async fn create_contact_restoration(who: Allowed<DeleteContacts>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    people::restore(People::Contacts, who.scope(), id.0, app).await
}

/// Names who may be the same person as this one, best first.
#[utoipa::path(tag = "contacts", responses((status = 200, body = Page<DuplicateMatch>)), security(("bearer" = ["contacts:read"])))]
#[get("/contacts/{id}/duplicates")]
pub async fn list_contact_duplicates(who: Allowed<ReadContacts>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    likeness::duplicates_of(People::Contacts, who.scope(), id.0, app).await
}

/// Shows who changed what, the latest hundred changes first.
#[utoipa::path(tag = "contacts", responses((status = 200, body = Page<ChangeView>)), security(("bearer" = ["contacts:read"])))]
#[get("/contacts/{id}/changes")]
pub async fn list_contact_changes(who: Allowed<ReadContacts>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    people::list_changes(People::Contacts, who.scope(), id.0, app).await
}

/// Shows masked contact data in full; each time is written to the access log.
#[utoipa::path(tag = "contacts", request_body = CreateDisclosure, responses((status = 201, body = Disclosure)), security(("bearer" = ["contacts:disclose"])))]
#[post("/contacts/{id}/disclosures")]
pub async fn create_contact_disclosure(
    who: Allowed<DiscloseContacts>,
    id: Id,
    body: Body<CreateDisclosure>,
    app: Data<App>,
) -> ApiResult<Reply> {
    people::disclose(People::Contacts, who.scope(), id.0, body.value.fields, app).await
}

/// Merges another record into this one; with `dry_run` it shows what would happen and changes nothing.
#[utoipa::path(tag = "contacts", request_body = CreateMerge, responses((status = 201, body = MergeView), (status = 200, body = MergeView)), security(("bearer" = ["contacts:merge"])))]
#[post("/contacts/{id}/merges")]
pub async fn create_contact_merge(
    who: Allowed<MergeContacts>,
    once: Once,
    id: Id,
    body: Body<CreateMerge>,
    app: Data<App>,
) -> ApiResult<Reply> {
    merges::create_merge(People::Contacts, who.scope(), once, id.0, (body.value, body.digest), app).await
}

/// Lists the merges into this record, the latest hundred first.
#[utoipa::path(tag = "contacts", responses((status = 200, body = Page<MergeView>)), security(("bearer" = ["contacts:read"])))]
#[get("/contacts/{id}/merges")]
pub async fn list_contact_merges(who: Allowed<ReadContacts>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    merges::list_merges(People::Contacts, who.scope(), id.0, app).await
}

/// Undoes a merge: what moved goes back.
#[utoipa::path(tag = "contacts", responses((status = 204)), security(("bearer" = ["contacts:merge"])))]
#[delete("/contacts/{id}/merges/{part_id}")]
pub async fn delete_contact_merge(who: Allowed<MergeContacts>, id: Id, part: PartId, app: Data<App>) -> ApiResult<Reply> {
    merges::delete_merge(People::Contacts, who.scope(), id.0, part.0, app).await
}

/// Registers a contact as a patient: gives the next medical record number.
#[utoipa::path(tag = "contacts", responses((status = 201, body = ContactView)), security(("bearer" = ["patients:write"])))]
#[post("/contacts/{id}/registration")]
pub async fn create_contact_registration(who: Allowed<WritePatients>, once: Once, id: Id, app: Data<App>) -> ApiResult<Reply> {
    people::register(who.scope(), once, id.0, app).await
}

fn reach<R: crate::http::Right>(who: &Allowed<R>) -> Reach {
    Reach {
        people: People::Contacts,
        scope: who.actor().scope(Permission::ReadContacts),
        identify: who.actor().scope(Permission::ReadContacts),
    }
}
