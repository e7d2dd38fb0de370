//! The tasks that results make for people. Their titles name the report, never what was found.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::Lang;
use domain::live::{LiveEvent, LiveKind};
use domain::messaging::{Facts, Secrets, TemplateCode};
use domain::tasks::{CreateTask, TaskKind, TaskPriority, TaskState};
use uuid::Uuid;

use super::bench::Bench;
use super::report_rows::ReportRow;
use crate::changes;
use crate::error::PersistenceError;
use crate::live;
use crate::messaging::notices::{self, Notice};
use crate::schema::{organisations, tasks, users};
use crate::tasks::{assignees, tasks as writing};

/// Gives the doctor who asked for the report a task, else the location; gives its id.
pub(super) fn give(
    tx: &mut PgConnection,
    bench: &Bench<'_>,
    row: &ReportRow,
    kind: TaskKind,
    priority: TaskPriority,
    due_at: DateTime<Utc>,
) -> Result<Uuid, PersistenceError> {
    let assignee = row.practitioner_id.map(|doctor| user_of(tx, doctor)).transpose()?.flatten();
    let language: String = organisations::table.select(organisations::language).first(tx)?;
    let form = CreateTask {
        kind,
        title: format!("{}: {}", kind.label(Lang::from_code(&language).unwrap_or_default()), row.number),
        details: None,
        contact_id: Some(row.contact_id),
        location_id: Some(row.location_id),
        appointment_id: None,
        assignee_id: assignee,
        priority,
        state: TaskState::Open,
        due_at: Some(due_at),
        outcome: None,
    };
    let id = writing::add(tx, bench.actor(), &form)?;
    if let Some(owner) = assignee.filter(|owner| *owner != bench.user_id()) {
        let notice = Notice {
            template: TemplateCode::TaskAssigned,
            facts: Facts { title: Some(form.title), due_on: Some(due_at.date_naive()), ..Facts::default() },
            secrets: Secrets::default(),
            resource: "tasks",
            record_id: id,
            occasion: "1".to_owned(),
            due_at: bench.now(),
            expires_at: None,
        };
        notices::tell_user(tx, bench.keys, owner, &notice, bench.now())?;
    }
    Ok(id)
}

/// The account of a doctor that a task can be given to.
fn user_of(tx: &mut PgConnection, practitioner: Uuid) -> Result<Option<Uuid>, PersistenceError> {
    let accounts: Vec<Uuid> = users::table
        .filter(users::practitioner_id.eq(practitioner))
        .filter(users::state.eq("active"))
        .order(users::id)
        .select(users::id)
        .load(tx)?;
    for account in accounts {
        if assignees::admits(tx, account)? {
            return Ok(Some(account));
        }
    }
    Ok(None)
}

/// Closes a task that is still open.
pub(super) fn close(
    tx: &mut PgConnection,
    by: Option<Uuid>,
    task: Uuid,
    state: TaskState,
    now: DateTime<Utc>,
) -> Result<(), PersistenceError> {
    type Closed = (i64, Option<Uuid>, Option<Uuid>, Option<Uuid>);
    let open = tasks::table.find(task).filter(tasks::state.ne_all([TaskState::Done.code(), TaskState::Cancelled.code()]));
    let closed: Option<Closed> = diesel::update(open)
        .set((
            tasks::state.eq(state.code()),
            tasks::completed_at.eq(now),
            tasks::completed_by.eq(by),
            tasks::updated_at.eq(now),
            tasks::version.eq(tasks::version + 1),
        ))
        .returning((tasks::version, tasks::assignee_id, tasks::location_id, tasks::contact_id))
        .get_result(tx)
        .optional()?;
    let Some((version, assignee, location, contact)) = closed else { return Ok(()) };
    changes::record_by(tx, by, now, "tasks", task, "updated", version, &[])?;
    if let Some(owner) = assignee {
        live::notify(tx, &LiveEvent::new(LiveKind::TaskChanged, task).to(owner))?;
    }
    live::notify(tx, &LiveEvent::new(LiveKind::TaskChanged, task).at(location).about(contact))
}
