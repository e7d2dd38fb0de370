//! What the routes of `/patients` and `/contacts` do; the two differ in permission and in whom they are about.

use actix_web::web::Data;
use domain::contacts::*;
use domain::{ErrorCode, FieldCode, FieldErrors};
use persistence::contacts::duplicates::{self, Person};
use persistence::contacts::people::{self, People};
use persistence::contacts::search::{self, Search};
use persistence::contacts::{custom_fields, disclosure};
use persistence::diesel::PgConnection;
use persistence::listing::{Archived, ListRequest, Listed};
use persistence::{Scope, changes};
use uuid::Uuid;

use crate::app::App;
use crate::http::{ApiError, ApiResult, IfMatch, IfNoneMatch, ListParams, MergePatch, Once, Reply, page};
use crate::limits::{Disclosing, Searching};

pub(super) type PeopleList = ListParams<ContactField, ContactSort>;

/// Rows of the short lists beside a record.
const SHORT: i64 = 100;

/// What a call may see in full, and whom it may only identify.
pub(super) struct Reach {
    pub people: People,
    pub scope: Scope,
    pub identify: Scope,
}

/// A list, or with `q` a search; the search is ranked and has one page.
pub(super) async fn list(reach: Reach, list: PeopleList, app: Data<App>) -> ApiResult<Reply> {
    page::only(&list.expand, &["details"], "expand")?;
    let request = list.request()?;
    let caller = reach.identify.actor().user_id().to_string();
    let standing = list.q.as_ref().map(|_| app.limits.check::<Searching>(&caller)).transpose()?;
    let shared = app.clone();
    app.db
        .read(move |conn| {
            let mut listed = match &list.q {
                Some(q) => found(conn, &reach, q, &request)?,
                None => people::list(conn, &reach.scope, reach.people, &request)?,
            };
            if !list.expand.is_empty() {
                people::expand(conn, &shared.field_keys, &mut listed.rows)?;
            }
            Ok(page::reply(&shared.cursor_key, &request.order, listed, &list.fields)?.counted(standing))
        })
        .await
}

fn found(
    conn: &mut PgConnection,
    reach: &Reach,
    q: &str,
    request: &ListRequest<ContactField, ContactSort>,
) -> ApiResult<Listed<ContactView>> {
    let search = Search { q, people: reach.people, filter: request.filter.as_ref(), archived: request.archived, limit: request.limit };
    let rows = search::search(conn, &reach.scope, &reach.identify, &search)?;
    let count = (request.count != CountMode::None).then_some(rows.len() as i64);
    Ok(Listed { rows, next: None, previous: None, count })
}

/// A search by filter tree.
pub(super) async fn search(reach: Reach, form: SearchRequest, now: chrono::DateTime<chrono::Utc>, app: Data<App>) -> ApiResult<Reply> {
    let request = crate::http::search_request(&app, now, &form)?;
    let standing = app.limits.check::<Searching>(&reach.identify.actor().user_id().to_string())?;
    let shared = app.clone();
    app.db
        .read(move |conn| {
            let listed = match form.q.as_deref().map(str::trim).filter(|q| !q.is_empty()) {
                Some(q) => found(conn, &reach, q, &request)?,
                None => people::list(conn, &reach.scope, reach.people, &request)?,
            };
            Ok(page::reply(&shared.cursor_key, &request.order, listed, &[])?.counted(Some(standing)))
        })
        .await
}

/// One record.
pub(super) async fn find(reach: Reach, id: Uuid, archived: Archived, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .read(move |conn| {
            let view = people::find(conn, &shared.field_keys, &reach.scope, &reach.identify, reach.people, id, archived)?;
            let place = format!("/v1/{}/{}", reach.people.resource(), view.id);
            let reply = Reply::found(&view)?;
            Ok(if view.id == id { reply } else { reply.with("content-location", place) }.unless(&seen))
        })
        .await
}

/// A new person, unless they seem to be registered already and the caller does not insist.
pub(super) async fn create(
    people: People,
    scope: Scope,
    once: Once,
    form: (CreateContact, Vec<u8>),
    insist: bool,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = form;
    if people == People::Contacts && form.mrn.is_some() {
        return Err(ApiError::field("/mrn", FieldCode::UnknownField));
    }
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &scope.actor().clone(), digest, |tx| {
                check(tx, &scope, None, &form)?;
                if !insist {
                    refuse_duplicates(tx, &shared, &scope, &form)?;
                }
                let view = people::insert(tx, &shared.field_keys, &scope, people, &form)?;
                Reply::created(&view, format!("/v1/{}/{}", people.resource(), view.id))
            })
        })
        .await
}

fn refuse_duplicates(tx: &mut PgConnection, app: &App, scope: &Scope, form: &CreateContact) -> ApiResult<()> {
    let matches = duplicates::find(tx, scope, &Person::of(form, &app.field_keys))?;
    if matches.iter().all(|m| m.score < LIKELY) {
        return Ok(());
    }
    let mut error = ApiError::new(ErrorCode::PossibleDuplicate).saying(
        "Buka data yang sudah ada, atau kirim `Prefer: allow-duplicate` bila ini orang lain.",
        "Open the existing record, or send `Prefer: allow-duplicate` if this is somebody else.",
    );
    error.matches = Some(matches);
    Err(error)
}

/// What only the database or the clock can tell about a form.
fn check(tx: &mut PgConnection, scope: &Scope, before: Option<&ContactView>, form: &CreateContact) -> ApiResult<()> {
    let mut errors = FieldErrors::default();
    // a day ahead covers every zone
    let tomorrow = (scope.actor().now() + chrono::Duration::days(1)).date_naive();
    for (date, pointer) in [(form.birth_date, "/birth_date"), (form.deceased_on, "/deceased_on")] {
        if date.is_some_and(|d| d > tomorrow) {
            errors.add(pointer, FieldCode::BadDate);
        }
    }
    let moved = before.is_none_or(|b| b.location_id != form.location_id);
    if moved && form.location_id.is_some_and(|l| !scope.covers_location(l)) {
        errors.add("/location_id", FieldCode::NotThere);
    }
    let known: Vec<Uuid> =
        before.and_then(|b| b.details.as_ref()).map(|d| d.links.iter().map(|l| l.related_id).collect()).unwrap_or_default();
    for (i, link) in form.links.iter().enumerate().filter(|(_, l)| !known.contains(&l.related_id)) {
        if before.is_some_and(|b| b.id == link.related_id) {
            errors.add(format!("/links/{i}/related_id"), FieldCode::SelfReference);
        } else if people::resolve(tx, scope, People::Contacts, link.related_id).is_err() {
            errors.add(format!("/links/{i}/related_id"), FieldCode::NotThere);
        }
    }
    if let Some(before) = before {
        let own: Vec<Option<Uuid>> = before.details.iter().flat_map(|d| d.identifiers.iter().map(|i| i.id)).collect();
        for (i, identifier) in form.identifiers.iter().enumerate() {
            if identifier.value.is_none() && !own.contains(&identifier.id) {
                errors.add(format!("/identifiers/{i}/id"), FieldCode::NotThere);
            }
        }
    } else if let Some(at) = form.identifiers.iter().position(|i| i.value.is_none()) {
        errors.add(format!("/identifiers/{at}/value"), FieldCode::Required);
    }
    let kept = before.and_then(|b| b.details.as_ref()).map(|d| d.custom.clone()).unwrap_or_default();
    check_custom_changes(&kept, &form.custom, &custom_fields::for_resource(tx, CustomFieldResource::Contact)?, &mut errors);
    Ok(errors.into_result()?)
}

/// A change by merge patch.
pub(super) async fn update(people: People, scope: Scope, id: Uuid, seen: IfMatch, patch: MergePatch, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let current = people::lock(tx, &shared.field_keys, &scope, people, id, Archived::Hidden)?;
            seen.check(&current)?;
            let form: CreateContact = patch.apply(&current.writable())?;
            if current.mrn.is_some() != form.mrn.is_some() {
                return Err(ApiError::field("/mrn", if form.mrn.is_some() { FieldCode::UnknownField } else { FieldCode::Required }));
            }
            check(tx, &scope, Some(&current), &form)?;
            Reply::found(&people::update(tx, &shared.field_keys, &scope, people, &current, &form)?)
        })
        .await
}

/// Archives a record.
pub(super) async fn archive(people: People, scope: Scope, id: Uuid, seen: IfMatch, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let current = people::lock(tx, &shared.field_keys, &scope, people, id, Archived::Hidden)?;
            seen.check(&current)?;
            people::set_archived(tx, &scope, people, current.id, true)?;
            Ok(Reply::empty())
        })
        .await
}

/// Brings an archived record back.
pub(super) async fn restore(people: People, scope: Scope, id: Uuid, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let current = people::lock(tx, &shared.field_keys, &scope, people, id, Archived::Included)?;
            if current.archived_at.is_some() {
                people::set_archived(tx, &scope, people, current.id, false)?;
            }
            let view = people::lock(tx, &shared.field_keys, &scope, people, current.id, Archived::Hidden)?;
            Reply::created(&view, format!("/v1/{}/{}", people.resource(), view.id))
        })
        .await
}

/// The history of a record.
pub(super) async fn list_changes(people: People, scope: Scope, id: Uuid, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .read(move |conn| {
            let id = people::resolve(conn, &scope, people, id)?;
            persistence::audit::record(conn, &scope, persistence::audit::AuditAction::List, "changes", &[id])?;
            Reply::all(changes::list(conn, id, SHORT)?)
        })
        .await
}

/// Masked data in full.
pub(super) async fn disclose(people: People, scope: Scope, id: Uuid, fields: Vec<DisclosedField>, app: Data<App>) -> ApiResult<Reply> {
    if fields.is_empty() || fields.len() > 4 {
        return Err(ApiError::field("/fields", FieldCode::OutOfRange));
    }
    let standing = app.limits.check::<Disclosing>(&scope.actor().user_id().to_string())?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let disclosed = disclosure::disclose(tx, &shared.field_keys, &scope, people, id, &fields)?;
            Ok(Reply::made(&disclosed)?.counted(Some(standing)))
        })
        .await
}

/// Makes a contact a patient; once a patient, the answer is the record as it is.
pub(super) async fn register(scope: Scope, once: Once, id: Uuid, app: Data<App>) -> ApiResult<Reply> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            once.run(tx, &scope.actor().clone(), Vec::new(), |tx| {
                let current = people::lock(tx, &shared.field_keys, &scope, People::Contacts, id, Archived::Hidden)?;
                let view = if current.mrn.is_some() { current } else { people::register(tx, &shared.field_keys, &scope, &current)? };
                Reply::created(&view, format!("/v1/patients/{}", view.id))
            })
        })
        .await
}
