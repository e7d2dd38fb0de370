//! Praise, suggestions and complaints: tasks with an owner, and what their author sees of them.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Uuid as SqlUuid};
use domain::Lang;
use domain::portal::{CreatePortalFeedback, FeedbackKind, PortalFeedbackView};
use domain::tasks::{CreateTask, TaskKind, TaskPriority, TaskState};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::{appointments, contacts, organisations, tasks};
use crate::scope::{Actor, Scope};
use crate::sees_person;
use crate::tasks::tasks as work;

/// By then the clinic answers.
const ANSWERED_WITHIN: Duration = Duration::days(3);
/// By then staff look at somebody who signed up by themselves.
const LINKED_WITHIN: Duration = Duration::days(2);

#[derive(QueryableByName)]
struct Owner {
    #[diesel(sql_type = Nullable<SqlUuid>)]
    id: Option<Uuid>,
}

/// Who answers for a location: its manager, else a manager of all of them.
fn owner(conn: &mut PgConnection, location: Option<Uuid>) -> Result<Option<Uuid>, PersistenceError> {
    let owner: Option<Owner> =
        diesel::sql_query(include_str!("sql/manager.sql")).bind::<Nullable<SqlUuid>, _>(location).get_result(conn).optional()?;
    Ok(owner.and_then(|owner| owner.id))
}

/// The visit somebody writes about, when it is theirs or of somebody they are guardian of, with its location.
pub fn visit(conn: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<Option<Uuid>, PersistenceError> {
    let own = appointments::table.filter(appointments::id.eq(id)).filter(sees_person!(scope, appointments, appointments::contact_id));
    Ok(own.select(appointments::location_id).first(conn).optional()?)
}

/// What was written: as its author sees it, and the task, for whoever is told of it.
pub struct Written {
    pub view: PortalFeedbackView,
    /// Who answers; absent where no manager works.
    pub owner: Option<Uuid>,
    pub title: &'static str,
}

/// Writes the task, with its owner.
pub fn insert(
    tx: &mut PgConnection,
    scope: &Scope,
    me: Uuid,
    location: Option<Uuid>,
    form: &CreatePortalFeedback,
) -> Result<Written, PersistenceError> {
    let actor = scope.actor();
    let location = match location {
        Some(location) => Some(location),
        None => contacts::table.find(me).select(contacts::location_id).first(tx)?,
    };
    let (title, owner) = (title(form.kind, language(tx)?), owner(tx, location)?);
    let id = work::add(
        tx,
        actor,
        &CreateTask {
            kind: form.kind.task(),
            title: title.to_owned(),
            details: Some(form.text.clone()),
            contact_id: Some(me),
            location_id: location,
            appointment_id: form.appointment_id,
            assignee_id: owner,
            priority: if form.kind == FeedbackKind::Complaint { TaskPriority::High } else { TaskPriority::Normal },
            state: TaskState::Open,
            due_at: Some(actor.now() + ANSWERED_WITHIN),
            outcome: None,
        },
    )?;
    let view = list(tx, scope, 1)?.into_iter().find(|view| view.id == id).ok_or(PersistenceError::NotFound)?;
    Ok(Written { view, owner, title })
}

/// Asks the staff of a location to link somebody who signed up by themselves to a record, or to make them a patient.
pub fn ask_for_link(tx: &mut PgConnection, actor: &Actor, person: Uuid, location: Option<Uuid>) -> Result<(), PersistenceError> {
    let title = match language(tx)? {
        Lang::Id => "Hubungkan pendaftar portal dengan rekam medis, atau daftarkan sebagai pasien",
        Lang::En => "Link a portal sign-up to a medical record, or register them as a patient",
    };
    let task = CreateTask {
        kind: TaskKind::LinkPerson,
        title: title.to_owned(),
        details: None,
        contact_id: Some(person),
        location_id: location,
        appointment_id: None,
        assignee_id: None,
        priority: TaskPriority::Normal,
        state: TaskState::Open,
        due_at: Some(actor.now() + LINKED_WITHIN),
        outcome: None,
    };
    work::add(tx, actor, &task).map(|_| ())
}

/// The person has been linked: what is left of these tasks is done.
pub fn close_links(tx: &mut PgConnection, actor: &Actor, person: Uuid) -> Result<(), PersistenceError> {
    let open = tasks::table
        .filter(tasks::contact_id.eq(person))
        .filter(tasks::kind.eq(TaskKind::LinkPerson.code()))
        .filter(tasks::state.eq_any([TaskState::Open.code(), TaskState::InProgress.code()]));
    diesel::update(open)
        .set((
            tasks::state.eq(TaskState::Done.code()),
            tasks::completed_at.eq(actor.now()),
            tasks::completed_by.eq(actor.user_id()),
            tasks::updated_at.eq(actor.now()),
            tasks::version.eq(tasks::version + 1),
        ))
        .execute(tx)?;
    Ok(())
}

/// What somebody has written, the latest first.
pub fn list(conn: &mut PgConnection, scope: &Scope, limit: i64) -> Result<Vec<PortalFeedbackView>, PersistenceError> {
    type Row =
        (Uuid, String, Option<String>, Option<Uuid>, String, Option<DateTime<Utc>>, Option<String>, Option<DateTime<Utc>>, DateTime<Utc>);
    let rows: Vec<Row> = tasks::table
        .filter(tasks::created_by.eq(scope.actor().user_id()))
        .filter(tasks::kind.eq_any(FeedbackKind::CODES))
        .order((tasks::created_at.desc(), tasks::id.desc()))
        .limit(limit)
        .select((
            tasks::id,
            tasks::kind,
            tasks::details,
            tasks::appointment_id,
            tasks::state,
            tasks::due_at,
            tasks::answer,
            tasks::answered_at,
            tasks::created_at,
        ))
        .load(conn)?;
    let view = |(id, kind, text, appointment_id, state, due_at, answer, answered_at, created_at): Row| {
        Some(PortalFeedbackView {
            id,
            kind: FeedbackKind::from_code(&kind)?,
            text: text.unwrap_or_default(),
            appointment_id,
            state: TaskState::from_code(&state)?,
            due_at,
            answer,
            answered_at,
            created_at,
        })
    };
    Ok(rows.into_iter().filter_map(view).collect())
}

fn title(kind: FeedbackKind, language: Lang) -> &'static str {
    match (kind, language) {
        (FeedbackKind::Praise, Lang::Id) => "Pujian dari portal",
        (FeedbackKind::Praise, Lang::En) => "Praise from the portal",
        (FeedbackKind::Suggestion, Lang::Id) => "Saran dari portal",
        (FeedbackKind::Suggestion, Lang::En) => "Suggestion from the portal",
        (FeedbackKind::Complaint, Lang::Id) => "Keluhan dari portal",
        (FeedbackKind::Complaint, Lang::En) => "Complaint from the portal",
    }
}

/// The language in which the clinic works.
fn language(conn: &mut PgConnection) -> Result<Lang, PersistenceError> {
    let code: String = organisations::table.select(organisations::language).first(conn)?;
    Ok(Lang::from_code(&code).unwrap_or_default())
}
