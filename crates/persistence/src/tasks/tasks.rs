//! Reading and writing tasks.
//!
//! A task is visible to whoever made it or has to do it. Others see it by its place when it is about nobody, and by the
//! person when it is about somebody: only together with the right to see that person.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::identity::Permission;
use domain::live::{LiveEvent, LiveKind};
use domain::tasks::{CreateTask, TaskField, TaskSort, TaskState, TaskView};
use serde_json::Value;
use uuid::Uuid;

use super::rows::{self, TaskRow};
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::error::PersistenceError;
use crate::listing::{Archived, Condition, ListRequest, Listed};
use crate::live;
use crate::schema::{appointments, contacts, tasks};
use crate::scope::{Actor, Scope};
use crate::sees_person;

const RESOURCE: &str = "tasks";

/// Whose records the actor may see, whatever it is that they work on.
pub fn people(actor: &Actor) -> Scope {
    actor.scope_of_any(&[Permission::ReadPatients, Permission::ReadContacts])
}

/// Whether a task about this person may name the appointment: it is of somebody in reach, and of nobody else.
pub fn may_refer_to(conn: &mut PgConnection, people: &Scope, appointment: Uuid, contact: Option<Uuid>) -> Result<bool, PersistenceError> {
    let of: Option<Uuid> = appointments::table.find(appointment).select(appointments::contact_id).first(conn).optional()?;
    let Some(of) = of.filter(|of| contact.is_none_or(|contact| contact == *of)) else { return Ok(false) };
    let seen: i64 = contacts::table.filter(contacts::id.eq(of)).filter(people.sees()).count().get_result(conn)?;
    Ok(seen == 1)
}

/// The condition under which a task is visible.
fn sees(scope: &Scope) -> Condition<tasks::table> {
    let (me, people) = (scope.actor().user_id(), people(scope.actor()));
    let mine: Condition<tasks::table> = Box::new(tasks::assignee_id.eq(me).or(tasks::created_by.eq(me)).nullable());
    let about_somebody: Condition<tasks::table> = if scope.is_everyone() && people.is_everyone() {
        Box::new(tasks::contact_id.is_not_null().nullable())
    } else {
        Box::new(sees_person!(scope, tasks, tasks::contact_id).and(sees_person!(&people, tasks, tasks::contact_id)))
    };
    let about_nobody = tasks::contact_id.is_null();
    let here: Condition<tasks::table> = if scope.is_everyone() {
        Box::new(about_nobody.nullable())
    } else {
        Box::new(about_nobody.nullable().and(tasks::location_id.eq_any(scope.reaches().0.to_vec())))
    };
    Box::new(mine.or(about_results(scope.actor())).or(about_somebody.and(not_about_results())).or(here))
}

/// Tasks that speak of results: they are for those who may read the results of the person.
fn about_results(actor: &Actor) -> Condition<tasks::table> {
    let results = actor.scope(Permission::ReadLab);
    Box::new(tasks::kind.eq_any(OF_RESULTS).nullable().and(sees_person!(&results, tasks, tasks::contact_id)))
}

fn not_about_results() -> Condition<tasks::table> {
    Box::new(tasks::kind.ne_all(OF_RESULTS).nullable())
}

const OF_RESULTS: [&str; 2] = ["critical_value", "lab_comment"];

/// One page of visible tasks.
pub fn list(
    conn: &mut PgConnection,
    scope: &Scope,
    request: &ListRequest<TaskField, TaskSort>,
    text: Option<&str>,
) -> Result<Listed<TaskView>, PersistenceError> {
    let conditions = || {
        let mut all = vec![sees(scope)];
        if let Some(text) = text {
            all.push(Box::new(tasks::title.ilike(format!("%{}%", crate::listing::like_escaped(text))).nullable()));
        }
        all
    };
    let mut listed = rows::page(conn, request, &conditions)?;
    let page = std::mem::take(&mut listed.rows);
    let shown: Vec<Uuid> = page.iter().filter_map(|row| row.contact_id).collect();
    audit::record(conn, scope, AuditAction::List, RESOURCE, &shown)?;
    let data = rows::named(conn, &people(scope.actor()), page)?;
    Ok(Listed { rows: data, next: listed.next, previous: listed.previous, count: listed.count })
}

fn visible(conn: &mut PgConnection, scope: &Scope, id: Uuid, archived: Archived) -> Result<TaskRow, PersistenceError> {
    let row: TaskRow = tasks::table.filter(tasks::id.eq(id)).filter(sees(scope)).select(TaskRow::as_select()).first(conn)?;
    archived.admits(row.archived_at)?;
    Ok(row)
}

fn one(conn: &mut PgConnection, scope: &Scope, row: TaskRow) -> Result<TaskView, PersistenceError> {
    rows::named(conn, &people(scope.actor()), vec![row])?.pop().ok_or(PersistenceError::NotFound)
}

/// A visible task.
pub fn find(conn: &mut PgConnection, scope: &Scope, id: Uuid, archived: Archived) -> Result<TaskView, PersistenceError> {
    let row = visible(conn, scope, id, archived)?;
    let about: Vec<Uuid> = row.contact_id.into_iter().collect();
    audit::record(conn, scope, AuditAction::Read, RESOURCE, &about)?;
    one(conn, scope, row)
}

/// As [`find`], locked until the transaction ends, without an audit row: the change writes its own.
pub fn lock(tx: &mut PgConnection, scope: &Scope, id: Uuid, archived: Archived) -> Result<TaskView, PersistenceError> {
    tasks::table.find(id).select(tasks::id).for_update().first::<Uuid>(tx).optional()?;
    let row = visible(tx, scope, id, archived)?;
    one(tx, scope, row)
}

/// Adds a task whose references the caller has checked.
pub fn insert(tx: &mut PgConnection, scope: &Scope, form: &CreateTask) -> Result<TaskView, PersistenceError> {
    let id = add(tx, scope.actor(), form)?;
    let row: TaskRow = tasks::table.find(id).select(TaskRow::as_select()).first(tx)?;
    one(tx, scope, row)
}

/// Adds a task on behalf of whoever acts, such as a patient who writes from the portal.
pub fn add(tx: &mut PgConnection, actor: &Actor, form: &CreateTask) -> Result<Uuid, PersistenceError> {
    let (id, now) = (Uuid::now_v7(), actor.now());
    diesel::insert_into(tasks::table)
        .values((
            tasks::id.eq(id),
            values(form),
            closing(form.state, actor, now),
            tasks::created_by.eq(actor.user_id()),
            tasks::created_at.eq(now),
            tasks::updated_at.eq(now),
        ))
        .execute(tx)?;
    let about: Vec<Uuid> = form.contact_id.into_iter().collect();
    changes::record(tx, actor, RESOURCE, id, "created", 1, &[])?;
    audit::record_fields(tx, actor, AuditAction::Create, RESOURCE, &about, &[])?;
    told(tx, id, form, None)?;
    Ok(id)
}

/// Writes the new form of a locked task.
pub fn update(tx: &mut PgConnection, scope: &Scope, before: &TaskView, form: &CreateTask) -> Result<TaskView, PersistenceError> {
    let (actor, now) = (scope.actor(), scope.actor().now());
    let changed = tasks::table.find(before.id);
    let stamp = (tasks::updated_at.eq(now), tasks::version.eq(tasks::version + 1));
    if before.state.is_closed() && form.state.is_closed() {
        diesel::update(changed).set((values(form), stamp)).execute(tx)?;
    } else {
        diesel::update(changed).set((values(form), closing(form.state, actor, now), stamp)).execute(tx)?;
    }
    written(tx, scope, before, "updated", AuditAction::Update)
}

/// Writes what the patient is told, and closes the task with it when `complete` is set.
pub fn answer(tx: &mut PgConnection, scope: &Scope, before: &TaskView, text: &str, complete: bool) -> Result<TaskView, PersistenceError> {
    let (actor, now) = (scope.actor(), scope.actor().now());
    let stamp = (tasks::updated_at.eq(now), tasks::version.eq(tasks::version + 1));
    let told = (tasks::answer.eq(text), tasks::answered_at.eq(now));
    if complete && !before.state.is_closed() {
        let done = (tasks::state.eq(TaskState::Done.code()), closing(TaskState::Done, actor, now));
        diesel::update(tasks::table.find(before.id)).set((told, done, stamp)).execute(tx)?;
    } else {
        diesel::update(tasks::table.find(before.id)).set((told, stamp)).execute(tx)?;
    }
    written(tx, scope, before, "updated", AuditAction::Update)
}

/// Archives or restores a locked task.
pub fn set_archived(tx: &mut PgConnection, scope: &Scope, task: &TaskView, archived: bool) -> Result<TaskView, PersistenceError> {
    let now = scope.actor().now();
    diesel::update(tasks::table.find(task.id))
        .set((tasks::archived_at.eq(archived.then_some(now)), tasks::updated_at.eq(now), tasks::version.eq(tasks::version + 1)))
        .execute(tx)?;
    let (action, word) = if archived { (AuditAction::Archive, "archived") } else { (AuditAction::Restore, "restored") };
    written(tx, scope, task, word, action)
}

/// History, audit and news of a change. The row is read as it is: whoever gave a task away may still see what came of it.
fn written(tx: &mut PgConnection, scope: &Scope, before: &TaskView, word: &str, action: AuditAction) -> Result<TaskView, PersistenceError> {
    let row: TaskRow = tasks::table.find(before.id).select(TaskRow::as_select()).first(tx)?;
    let after = one(tx, scope, row)?;
    let json = |view: &TaskView| {
        let mut form = serde_json::to_value(view.writable()).unwrap_or_default();
        form["answer"] = view.answer.clone().map_or(Value::Null, Value::String);
        form
    };
    let fields = changes::difference(&json(before), &json(&after));
    changes::record(tx, scope.actor(), RESOURCE, after.id, word, after.version, &fields)?;
    let names: Vec<String> = fields.into_iter().map(|f| f.field).collect();
    let about: Vec<Uuid> = after.contact_id.into_iter().collect();
    audit::record_fields(tx, scope.actor(), action, RESOURCE, &about, &names)?;
    told(tx, after.id, &after.writable(), before.assignee_id)?;
    Ok(after)
}

/// Screens that show tasks hear of it; also those of whoever has it or had it, wherever they work.
fn told(tx: &mut PgConnection, id: Uuid, form: &CreateTask, had: Option<Uuid>) -> Result<(), PersistenceError> {
    let owners = form.assignee_id.into_iter().chain(had.filter(|had| Some(*had) != form.assignee_id));
    for owner in owners {
        // without the person: the task is theirs to see, the person may not be
        live::notify(tx, &LiveEvent::new(LiveKind::TaskChanged, id).to(owner))?;
    }
    let event = LiveEvent { location_id: form.location_id, contact_id: form.contact_id, ..LiveEvent::new(LiveKind::TaskChanged, id) };
    live::notify(tx, &event)
}

type Closing = (diesel::dsl::Eq<tasks::completed_at, Option<DateTime<Utc>>>, diesel::dsl::Eq<tasks::completed_by, Option<Uuid>>);

fn closing(state: TaskState, actor: &Actor, now: DateTime<Utc>) -> Closing {
    let closed = state.is_closed();
    (tasks::completed_at.eq(closed.then_some(now)), tasks::completed_by.eq(closed.then_some(actor.user_id())))
}

#[diesel::dsl::auto_type(no_type_alias)]
fn values<'a>(form: &'a CreateTask) -> _ {
    let kind: &'static str = form.kind.code();
    let title: &'a str = form.title.as_str();
    let details: Option<&'a str> = form.details.as_deref();
    let contact: Option<Uuid> = form.contact_id;
    let location: Option<Uuid> = form.location_id;
    let appointment: Option<Uuid> = form.appointment_id;
    let assignee: Option<Uuid> = form.assignee_id;
    let priority: &'static str = form.priority.code();
    let state: &'static str = form.state.code();
    let due_at: Option<DateTime<Utc>> = form.due_at;
    let outcome: Option<&'a str> = form.outcome.as_deref();
    (
        tasks::kind.eq(kind),
        tasks::title.eq(title),
        tasks::details.eq(details),
        tasks::contact_id.eq(contact),
        tasks::location_id.eq(location),
        tasks::appointment_id.eq(appointment),
        tasks::assignee_id.eq(assignee),
        tasks::priority.eq(priority),
        tasks::state.eq(state),
        tasks::due_at.eq(due_at),
        tasks::outcome.eq(outcome),
    )
}
