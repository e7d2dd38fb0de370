//! People and institutions. Patients and contacts have the same operations under two paths.

use domain::contacts::*;
use domain::filter::FilterTree;
use domain::{ErrorCode, Page};
use serde::Serialize;
use uuid::Uuid;

use super::{Failure, Key, Request, Revision};

/// Which of the two lists of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum People {
    Patients,
    Contacts,
}

impl People {
    fn path(self) -> &'static str {
        match self {
            People::Patients => "/patients",
            People::Contacts => "/contacts",
        }
    }

    fn one(self, id: Uuid) -> String {
        format!("{}/{id}", self.path())
    }
}

/// What part of a list is wanted. Sent in a body, because search words and names do not belong into URLs.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ListQuery {
    pub q: Option<String>,
    pub filter: Option<FilterTree>,
    pub sort: Option<String>,
    pub limit: i64,
    pub cursor: Option<String>,
    pub count: CountMode,
    pub archived: bool,
}

impl ListQuery {
    fn request(&self) -> SearchRequest {
        SearchRequest {
            q: self.q.clone(),
            filter: self.filter.clone(),
            sort: self.sort.clone(),
            limit: Some(self.limit),
            cursor: self.cursor.clone(),
            count: Some(self.count),
        }
    }
}

/// A page of people. `limit=0` is never sent; for a count alone ask for one row.
pub async fn search_people(people: People, query: &ListQuery) -> Result<Page<ContactView>, Failure> {
    let request = Request::post(format!("{}/search", people.path())).body(&query.request());
    request.maybe("include", query.archived.then_some("archived")).fetch().await
}

/// How many people fit a filter.
pub async fn count_people(people: People, filter: Option<FilterTree>) -> Result<i64, Failure> {
    let query = ListQuery { filter, limit: 1, count: CountMode::Exact, ..ListQuery::default() };
    Ok(search_people(people, &query).await?.page.count.unwrap_or_default())
}

/// The record, also when it is archived; an id that was absorbed by a merge answers with the surviving record.
pub async fn find_person(people: People, id: Uuid) -> Result<Revision<ContactView>, Failure> {
    Request::get(people.one(id)).query("include", "archived").fetch_revision().await
}

/// `insist` registers in spite of a likely duplicate.
pub async fn create_person(people: People, person: &CreateContact, key: &Key, insist: bool) -> Result<Revision<ContactView>, Failure> {
    let request = Request::post(people.path()).key(key).body(person);
    let request = if insist { request.header("Prefer", "allow-duplicate") } else { request };
    request.fetch_revision().await
}

pub async fn update_person(people: People, id: Uuid, etag: &str, patch: &serde_json::Value) -> Result<Revision<ContactView>, Failure> {
    Request::patch(people.one(id)).if_match(etag).body(patch).fetch_revision().await
}

/// Archives; nothing is lost.
pub async fn delete_person(people: People, id: Uuid, etag: &str) -> Result<(), Failure> {
    Request::delete(people.one(id)).if_match(etag).done().await
}

pub async fn restore_person(people: People, id: Uuid) -> Result<Revision<ContactView>, Failure> {
    Request::post(format!("{}/restoration", people.one(id))).fetch_revision().await
}

/// Makes a contact a patient: gives the next medical record number.
pub async fn register_contact(id: Uuid, key: &Key) -> Result<Revision<ContactView>, Failure> {
    Request::post(format!("{}/registration", People::Contacts.one(id))).key(key).fetch_revision().await
}

/// A code with which a patient signs up on the portal; shown this once.
pub async fn create_portal_code(id: Uuid) -> Result<domain::identity::PortalCode, Failure> {
    Request::post(format!("{}/portal-code", People::Patients.one(id))).fetch().await
}

/// Full contact data; the server writes it to the access log.
pub async fn disclose(people: People, id: Uuid, fields: Vec<DisclosedField>) -> Result<Disclosure, Failure> {
    Request::post(format!("{}/disclosures", people.one(id))).body(&CreateDisclosure { fields }).fetch().await
}

/// People who may be the one being registered. Incomplete drafts are fine: nobody is found for them.
pub async fn find_duplicates(people: People, draft: &CreateContact) -> Result<Vec<DuplicateMatch>, Failure> {
    let request = Request::post(format!("{}/duplicate-check", people.path())).body(draft);
    match request.fetch::<Page<DuplicateMatch>>().await {
        Ok(page) => Ok(page.data),
        Err(failure) if failure.is(ErrorCode::Invalid) => Ok(Vec::new()),
        Err(failure) => Err(failure),
    }
}

pub async fn list_duplicates(people: People, id: Uuid) -> Result<Vec<DuplicateMatch>, Failure> {
    Ok(Request::get(format!("{}/duplicates", people.one(id))).fetch::<Page<DuplicateMatch>>().await?.data)
}

pub async fn create_merge(people: People, id: Uuid, merge: &CreateMerge, key: &Key) -> Result<MergeView, Failure> {
    // A preview changes nothing and must not be replayed as the merge itself.
    let key = if merge.dry_run { Key::new() } else { key.clone() };
    Request::post(format!("{}/merges", people.one(id))).key(&key).body(merge).fetch().await
}

pub async fn delete_merge(people: People, id: Uuid, merge_id: Uuid) -> Result<(), Failure> {
    Request::delete(format!("{}/merges/{merge_id}", people.one(id))).done().await
}

pub async fn list_merges(people: People, id: Uuid) -> Result<Page<MergeView>, Failure> {
    Request::get(format!("{}/merges", people.one(id))).fetch().await
}

pub async fn list_interactions(
    people: People,
    id: Uuid,
    kind: Option<InteractionKind>,
    cursor: Option<&str>,
) -> Result<Page<InteractionView>, Failure> {
    let request = Request::get(format!("{}/interactions", people.one(id))).query("limit", 50);
    request.maybe("filter[kind][eq]", kind.map(InteractionKind::code)).maybe("cursor", cursor).fetch().await
}

pub async fn create_interaction(people: People, id: Uuid, interaction: &CreateInteraction, key: &Key) -> Result<InteractionView, Failure> {
    Request::post(format!("{}/interactions", people.one(id))).key(key).body(interaction).fetch().await
}

/// Changes a touchpoint that was written by hand.
pub async fn update_interaction(id: Uuid, version: i64, patch: &serde_json::Value) -> Result<InteractionView, Failure> {
    Request::patch(format!("/interactions/{id}")).if_match(&etag(version)).body(patch).fetch().await
}

pub async fn delete_interaction(id: Uuid, version: i64) -> Result<(), Failure> {
    Request::delete(format!("/interactions/{id}")).if_match(&etag(version)).done().await
}

/// The `If-Match` of a record of which only the version is known, for example from a list.
pub fn etag(version: i64) -> String {
    format!("\"{version}\"")
}

/// Who changed what, the latest hundred changes first.
pub async fn list_changes(people: People, id: Uuid) -> Result<Page<ChangeView>, Failure> {
    Request::get(format!("{}/changes", people.one(id))).fetch().await
}

pub async fn list_tags() -> Result<Page<TagView>, Failure> {
    Request::get("/tags").query("limit", 200).fetch().await
}

pub async fn list_custom_fields(resource: CustomFieldResource) -> Result<Page<CustomFieldView>, Failure> {
    let request = Request::get("/custom-fields").query("limit", 200);
    request.query("filter[resource][eq]", resource.code()).fetch().await
}

pub async fn list_accounts(q: &str) -> Result<Page<AccountView>, Failure> {
    let q = Some(q).filter(|q| !q.is_empty());
    Request::get("/accounts").query("limit", 50).maybe("q", q).fetch().await
}

/// One's own views of a list, and those that others share.
pub async fn list_saved_views(resource: SavedViewResource) -> Result<Page<SavedViewView>, Failure> {
    Request::get("/saved-views").query("resource", resource.code()).fetch().await
}

pub async fn create_saved_view(view: &CreateSavedView, key: &Key) -> Result<SavedViewView, Failure> {
    Request::post("/saved-views").key(key).body(view).fetch().await
}

pub async fn update_saved_view(id: Uuid, version: i64, patch: &serde_json::Value) -> Result<SavedViewView, Failure> {
    Request::patch(format!("/saved-views/{id}")).if_match(&etag(version)).body(patch).fetch().await
}

pub async fn delete_saved_view(id: Uuid, version: i64) -> Result<(), Failure> {
    Request::delete(format!("/saved-views/{id}")).if_match(&etag(version)).done().await
}
