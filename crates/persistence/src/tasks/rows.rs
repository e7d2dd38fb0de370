//! Rows of `tasks`, how they are listed, and the names in their views.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::Timestamptz;
use domain::tasks::{TaskField, TaskKind, TaskPriority, TaskSort, TaskState, TaskView};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::{contacts, locations, tasks, users};
use crate::scope::Scope;

/// A row of `tasks`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = tasks)]
pub struct TaskRow {
    pub id: Uuid,
    pub kind: String,
    pub title: String,
    pub details: Option<String>,
    pub contact_id: Option<Uuid>,
    pub location_id: Option<Uuid>,
    pub appointment_id: Option<Uuid>,
    pub assignee_id: Option<Uuid>,
    pub priority: String,
    pub state: String,
    pub due_at: Option<DateTime<Utc>>,
    pub outcome: Option<String>,
    pub answer: Option<String>,
    pub answered_at: Option<DateTime<Utc>>,
    pub created_by: Option<Uuid>,
    pub completed_by: Option<Uuid>,
    pub completed_at: Option<DateTime<Utc>>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// Tasks without a due time sort as if they were due at the end of time; the index is on the same expression.
const NO_DUE: &str = "coalesce(tasks.due_at, '9999-12-31 00:00:00Z'::timestamptz)";

fn last_day() -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default().and_time(chrono::NaiveTime::MIN).and_utc()
}

crate::listing! {
    table tasks, row TaskRow, fields TaskField, sorts TaskSort;
    filter {
        Kind => text(tasks::kind);
        State => text(tasks::state);
        Priority => text(tasks::priority);
        AssigneeId => uuid(tasks::assignee_id);
        CreatedBy => uuid(tasks::created_by);
        ContactId => uuid(tasks::contact_id);
        LocationId => uuid(tasks::location_id);
        AppointmentId => uuid(tasks::appointment_id);
        Title => text(tasks::title);
        DueAt => timestamp(tasks::due_at);
        CompletedAt => timestamp(tasks::completed_at);
        CreatedAt => timestamp(tasks::created_at);
    }
    sort {
        DueAt => diesel::dsl::sql::<Timestamptz>(NO_DUE), DateTime<Utc>, |row| row.due_at.unwrap_or_else(last_day).to_rfc3339();
        CreatedAt => tasks::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
        UpdatedAt => tasks::updated_at, DateTime<Utc>, |row| row.updated_at.to_rfc3339();
        Title => tasks::title, String, |row| row.title;
    }
}

/// Views with names; a person's name only for who may see that person.
pub(super) fn named(conn: &mut PgConnection, people: &Scope, rows: Vec<TaskRow>) -> Result<Vec<TaskView>, PersistenceError> {
    let ids = |pick: fn(&TaskRow) -> Option<Uuid>| rows.iter().filter_map(pick).collect::<Vec<Uuid>>();
    let persons: HashMap<Uuid, (String, Option<String>)> = contacts::table
        .filter(contacts::id.eq_any(ids(|r| r.contact_id)))
        .filter(people.sees())
        .select((contacts::id, (contacts::name, contacts::mrn)))
        .load::<(Uuid, (String, Option<String>))>(conn)?
        .into_iter()
        .collect();
    let places: HashMap<Uuid, (String, String)> = locations::table
        .filter(locations::id.eq_any(ids(|r| r.location_id)))
        .select((locations::id, (locations::name, locations::time_zone)))
        .load::<(Uuid, (String, String))>(conn)?
        .into_iter()
        .collect();
    let involved = [ids(|r| r.assignee_id), ids(|r| r.created_by), ids(|r| r.completed_by)].concat();
    let names: HashMap<Uuid, String> = users::table
        .filter(users::id.eq_any(involved))
        .select((users::id, users::name))
        .load::<(Uuid, String)>(conn)?
        .into_iter()
        .collect();
    let name = |id: Option<Uuid>| id.and_then(|id| names.get(&id).cloned());
    let view = |row: TaskRow| {
        let person = row.contact_id.and_then(|id| persons.get(&id));
        let place = row.location_id.and_then(|id| places.get(&id));
        TaskView {
            contact_name: person.map(|p| p.0.clone()),
            contact_mrn: person.and_then(|p| p.1.clone()),
            location_name: place.map(|p| p.0.clone()),
            time_zone: place.map(|p| p.1.clone()),
            assignee_name: name(row.assignee_id),
            created_by_name: name(row.created_by),
            completed_by_name: name(row.completed_by),
            ..unnamed(row)
        }
    };
    Ok(rows.into_iter().map(view).collect())
}

fn unnamed(row: TaskRow) -> TaskView {
    TaskView {
        id: row.id,
        kind: TaskKind::from_code(&row.kind).unwrap_or(TaskKind::ToDo),
        title: row.title,
        details: row.details,
        contact_id: row.contact_id,
        contact_name: None,
        contact_mrn: None,
        location_id: row.location_id,
        location_name: None,
        time_zone: None,
        appointment_id: row.appointment_id,
        assignee_id: row.assignee_id,
        assignee_name: None,
        priority: TaskPriority::from_code(&row.priority).unwrap_or(TaskPriority::Normal),
        state: TaskState::from_code(&row.state).unwrap_or(TaskState::Open),
        due_at: row.due_at,
        outcome: row.outcome,
        answer: row.answer,
        answered_at: row.answered_at,
        created_by: row.created_by,
        created_by_name: None,
        completed_by: row.completed_by,
        completed_by_name: None,
        completed_at: row.completed_at,
        archived_at: row.archived_at,
        created_at: row.created_at,
        updated_at: row.updated_at,
        version: row.version,
    }
}
