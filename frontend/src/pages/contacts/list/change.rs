//! What can be done to many people: one at a time, over the same operations as for one.

use domain::contacts::{ContactView, CountMode, TagView};
use serde_json::json;
use uuid::Uuid;

use super::selection::Targets;
use crate::api::Failure;
use crate::api::contacts::{self as api, ListQuery, People};
use crate::i18n::{Count, texts::lists as t};
use crate::jobs::{Job, persist};
use crate::pages::contacts::describe;

/// A change of one person.
#[derive(Clone)]
pub enum Change {
    Tag(TagView),
    Untag(TagView),
    Archive,
    Restore,
}

impl Change {
    pub fn undone(&self) -> Change {
        match self {
            Change::Tag(tag) => Change::Untag(tag.clone()),
            Change::Untag(tag) => Change::Tag(tag.clone()),
            Change::Archive => Change::Restore,
            Change::Restore => Change::Archive,
        }
    }

    /// What is being done, for its progress.
    pub fn title(&self) -> String {
        match self {
            Change::Tag(tag) => t::tagging(&tag.name),
            Change::Untag(tag) => t::untagging(&tag.name),
            Change::Archive => t::archiving().to_owned(),
            Change::Restore => t::restoring().to_owned(),
        }
    }

    /// What has been done.
    pub fn done(&self, n: usize) -> String {
        let n = Count(n as i64);
        match self {
            Change::Tag(tag) => t::tagged(n, &tag.name),
            Change::Untag(tag) => t::untagged(n, &tag.name),
            Change::Archive => t::archived(n),
            Change::Restore => t::restored(n),
        }
    }

    fn is_needed(&self, person: &ContactView) -> bool {
        let has = |tag: &TagView| person.tags.iter().any(|t| t.id == tag.id);
        match self {
            Change::Tag(tag) => !has(tag),
            Change::Untag(tag) => has(tag),
            Change::Archive => person.archived_at.is_none(),
            Change::Restore => person.archived_at.is_some(),
        }
    }

    async fn send(&self, people: People, person: &ContactView) -> Result<Option<ContactView>, Failure> {
        let etag = api::etag(person.version);
        let tags = |but: Uuid| person.tags.iter().map(|t| t.id).filter(move |id| *id != but);
        let retag = |ids: Vec<Uuid>| async move {
            let patch = json!({ "tag_ids": ids });
            Ok(Some(api::update_person(people, person.id, &api::etag(person.version), &patch).await?.record))
        };
        match self {
            Change::Tag(tag) => retag(tags(tag.id).chain([tag.id]).collect()).await,
            Change::Untag(tag) => retag(tags(tag.id).collect()).await,
            Change::Archive => api::delete_person(people, person.id, &etag).await.map(|()| None),
            Change::Restore => api::restore_person(people, person.id).await.map(|back| Some(back.record)),
        }
    }
}

/// What has become of it.
#[derive(Default)]
pub struct Outcome {
    pub changed: Vec<Uuid>,
    pub refused: Vec<Uuid>,
    /// The records as they are now, as far as they are still there.
    pub records: Vec<ContactView>,
}

/// The most records that are brought up to date on the page one by one; after more the list is asked anew.
const SHOWN: usize = 200;

/// Works through everybody, page by page.
pub async fn run(job: &Job, people: People, change: &Change, targets: Targets) -> Outcome {
    let mut outcome = Outcome::default();
    match targets {
        Targets::These(persons, others) => {
            for person in persons {
                one(job, people, change, Ok(person), &mut outcome).await;
            }
            for id in others {
                if job.is_stopped() {
                    break;
                }
                let found = persist(job, || api::find_person(people, id)).await;
                one(job, people, change, found.map(|found| found.record).map_err(|failure| (id, failure)), &mut outcome).await;
            }
        }
        Targets::Fitting(filter) => fitting(job, people, change, filter, &mut outcome).await,
    }
    outcome
}

/// The order by the time of registration does not change while the work goes on, and nobody new comes behind.
async fn fitting(job: &Job, people: People, change: &Change, filter: Option<domain::filter::FilterTree>, outcome: &mut Outcome) {
    let mut cursor = None;
    loop {
        let query = ListQuery {
            filter: filter.clone(),
            sort: Some("-created_at".to_owned()),
            limit: 200,
            cursor: cursor.take(),
            count: CountMode::None,
            ..ListQuery::default()
        };
        match persist(job, || api::search_people(people, &query)).await {
            Ok(page) => {
                for person in page.data {
                    one(job, people, change, Ok(person), outcome).await;
                }
                cursor = page.page.next;
            }
            Err(failure) => job.refuse(t::whole_page().to_owned(), failure),
        }
        if cursor.is_none() || job.is_stopped() {
            break;
        }
    }
}

async fn one(job: &Job, people: People, change: &Change, person: Result<ContactView, (Uuid, Failure)>, outcome: &mut Outcome) {
    if job.is_stopped() {
        return;
    }
    let person = match person {
        Ok(person) if change.is_needed(&person) && !person.identity_only => person,
        Ok(_) => return job.step(),
        Err((id, failure)) => {
            outcome.refused.push(id);
            job.refuse(t::unnamed().to_owned(), failure);
            return job.step();
        }
    };
    let mut sent = persist(job, || change.send(people, &person)).await;
    if sent.as_ref().is_err_and(|failure| failure.status() == 412) {
        // Somebody else was faster; the change still holds for the record as it is now.
        sent = match persist(job, || api::find_person(people, person.id)).await {
            Ok(fresh) if change.is_needed(&fresh.record) => persist(job, || change.send(people, &fresh.record)).await,
            Ok(fresh) => Ok(Some(fresh.record)),
            Err(failure) => Err(failure),
        };
    }
    match sent {
        Ok(record) => {
            outcome.changed.push(person.id);
            if outcome.records.len() <= SHOWN {
                outcome.records.extend(record);
            }
        }
        Err(failure) => {
            outcome.refused.push(person.id);
            job.refuse(describe::named(&person.name, person.birth_date), failure);
        }
    }
    job.step();
}

impl Outcome {
    /// Whether the rows that changed can be replaced where they are.
    pub fn fits_on_page(&self) -> bool {
        self.records.len() == self.changed.len() && self.records.len() <= SHOWN
    }
}

/// How many people a filter fits, for the question before the work.
pub async fn count(people: People, targets: &Targets) -> Result<i64, Failure> {
    match targets {
        Targets::These(persons, others) => Ok((persons.len() + others.len()) as i64),
        Targets::Fitting(filter) => api::count_people(people, filter.clone()).await,
    }
}
