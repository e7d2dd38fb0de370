//! What the lists of records have in common: listing, finding, creating, changing under `If-Match`, archiving, restoring.
//! A module names its resources with [`Resource`], and the functions here are their operations.

use domain::{Document, Page};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::{Failure, Key, Request, Revision, patch};

/// A kind of record that has a path of its own, with what is shown of it and what can be written.
pub trait Resource: 'static {
    type View: Clone + PartialEq + Send + Sync + DeserializeOwned + 'static;
    type Form: Clone + PartialEq + Send + Sync + Serialize + Document + 'static;

    /// Where the list is, below `/v1`.
    const PATH: &'static str;
    /// Whether records are archived instead of deleted; an archived one is shown, and restored before it is changed.
    const ARCHIVES: bool = false;

    /// The writable form of a record.
    fn writable(view: &Self::View) -> Self::Form;

    /// Where one record is.
    fn one(id: Uuid) -> String {
        format!("{}/{id}", Self::PATH)
    }

    /// Whether the record is in the archive.
    fn is_archived(_view: &Self::View) -> bool {
        false
    }
}

/// What part of a list is wanted. Filters are pairs of parameter and value: `("filter[kind][eq]", "insurer")`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    pub q: String,
    pub filters: Vec<(&'static str, String)>,
    pub sort: Option<String>,
    pub limit: Option<i64>,
    pub cursor: Option<String>,
    /// The whole list is to be counted.
    pub count: bool,
    pub archived: bool,
}

impl Query {
    /// The first rows of the whole list, which is counted.
    pub fn counted(limit: i64) -> Query {
        Query { limit: Some(limit), count: true, ..Query::default() }
    }

    /// A list that is shown whole, with what is archived: for names and choices.
    pub fn whole() -> Query {
        Query { limit: Some(200), archived: true, ..Query::default() }
    }

    /// Adds a filter when there is a value for it.
    pub fn maybe(mut self, filter: &'static str, value: Option<String>) -> Query {
        self.filters.extend(value.filter(|value| !value.is_empty()).map(|value| (filter, value)));
        self
    }
}

pub async fn list<R: Resource>(query: &Query) -> Result<Page<R::View>, Failure> {
    let mut request = Request::get(R::PATH)
        .maybe("q", Some(query.q.trim()).filter(|q| !q.is_empty()))
        .maybe("sort", query.sort.as_deref())
        .maybe("limit", query.limit)
        .maybe("cursor", query.cursor.as_deref())
        .maybe("count", query.count.then_some("exact"))
        .maybe("include", query.archived.then_some("archived"));
    for (name, value) in &query.filters {
        request = request.query(name, value);
    }
    request.fetch().await
}

pub async fn find<R: Resource>(id: Uuid) -> Result<Revision<R::View>, Failure> {
    Request::get(R::one(id)).maybe("include", R::ARCHIVES.then_some("archived")).fetch_revision().await
}

pub async fn create<R: Resource>(form: &R::Form, key: &Key) -> Result<Revision<R::View>, Failure> {
    Request::post(R::PATH).key(key).body(form).fetch_revision().await
}

/// Sends what differs between two forms; `before` is the form as it was read with this `etag`.
pub async fn update<R: Resource>(id: Uuid, etag: &str, before: &R::Form, after: &R::Form) -> Result<Revision<R::View>, Failure> {
    match patch::between(before, after) {
        Some(patch) => Request::patch(R::one(id)).if_match(etag).body(&patch).fetch_revision().await,
        None => find::<R>(id).await,
    }
}

/// Archives, or deletes what has no archive.
pub async fn delete<R: Resource>(id: Uuid, etag: &str) -> Result<(), Failure> {
    Request::delete(R::one(id)).if_match(etag).done().await
}

pub async fn restore<R: Resource>(id: Uuid) -> Result<Revision<R::View>, Failure> {
    Request::post(format!("{}/restoration", R::one(id))).fetch_revision().await
}

/// How many records a list has.
pub async fn count<R: Resource>(query: Query) -> Result<i64, Failure> {
    let query = Query { limit: Some(1), count: true, ..query };
    Ok(list::<R>(&query).await?.page.count.unwrap_or_default())
}
