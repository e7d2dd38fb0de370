//! The parts of a consultation: what was written and who has read it, who answered, and what came of it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use domain::consultations::{
    ConsultationCopyView, ConsultationDoctorView, ConsultationMessageView, ConsultationOutcomeView, ConsultationRole, ConsultationView,
};
use serde::Deserialize;
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::consultation_outcomes;
use crate::scope::Actor;

#[derive(QueryableByName)]
struct MessageRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    author: String,
    #[diesel(sql_type = SqlUuid)]
    user_id: Uuid,
    #[diesel(sql_type = Text)]
    author_name: String,
    #[diesel(sql_type = Text)]
    body: String,
    #[diesel(sql_type = Bool)]
    emergency: bool,
    #[diesel(sql_type = Timestamptz)]
    sent_at: DateTime<Utc>,
    #[diesel(sql_type = Array<SqlUuid>)]
    file_ids: Vec<Uuid>,
    #[diesel(sql_type = Jsonb)]
    copies: serde_json::Value,
}

#[derive(Deserialize)]
struct Copy {
    reader: String,
    practitioner_id: Option<Uuid>,
    name: Option<String>,
    copied_at: DateTime<Utc>,
    read_at: Option<DateTime<Utc>>,
}

fn role(code: &str) -> ConsultationRole {
    ConsultationRole::from_code(code).unwrap_or(ConsultationRole::FormerDoctor)
}

/// Everything that was written, the earliest first.
pub fn messages(
    conn: &mut PgConnection,
    actor: &Actor,
    consultation: &ConsultationView,
) -> Result<Vec<ConsultationMessageView>, PersistenceError> {
    let rows: Vec<MessageRow> = diesel::sql_query(include_str!("sql/messages.sql")).bind::<SqlUuid, _>(consultation.id).load(conn)?;
    let copy = |copy: Copy| ConsultationCopyView {
        reader: role(&copy.reader),
        practitioner_id: copy.practitioner_id,
        name: copy.name.unwrap_or_else(|| consultation.contact_name.clone()),
        copied_at: copy.copied_at,
        read_at: copy.read_at,
    };
    let view = |row: MessageRow| {
        let copies: Vec<Copy> = serde_json::from_value(row.copies).map_err(|_| PersistenceError::Unreadable("copies"))?;
        Ok(ConsultationMessageView {
            id: row.id,
            author: role(&row.author),
            author_name: row.author_name,
            own: row.user_id == actor.user_id(),
            text: row.body,
            emergency: row.emergency,
            file_ids: row.file_ids,
            sent_at: row.sent_at,
            copies: copies.into_iter().map(copy).collect(),
        })
    };
    rows.into_iter().map(view).collect()
}

#[derive(QueryableByName)]
struct DoctorRow {
    #[diesel(sql_type = SqlUuid)]
    practitioner_id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Timestamptz)]
    since_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    handed_by_name: Option<String>,
}

/// To whom it was given, one after the other; why is for doctors.
pub fn doctors(conn: &mut PgConnection, consultation: &ConsultationView) -> Result<Vec<ConsultationDoctorView>, PersistenceError> {
    let rows: Vec<DoctorRow> = diesel::sql_query(include_str!("sql/given_to.sql")).bind::<SqlUuid, _>(consultation.id).load(conn)?;
    let among_doctors = consultation.role != ConsultationRole::Patient;
    let view = |row: DoctorRow| ConsultationDoctorView {
        practitioner_id: row.practitioner_id,
        name: row.name,
        since_at: row.since_at,
        reason: row.reason.filter(|_| among_doctors),
        handed_by_name: row.handed_by_name,
    };
    Ok(rows.into_iter().map(view).collect())
}

type OutcomeRow = (Uuid, Option<Uuid>, Option<Uuid>, DateTime<Utc>);

/// The visits and tasks that came of it; tasks are for doctors.
pub fn outcomes(conn: &mut PgConnection, consultation: &ConsultationView) -> Result<Vec<ConsultationOutcomeView>, PersistenceError> {
    use consultation_outcomes as o;
    let rows: Vec<OutcomeRow> = o::table
        .filter(o::consultation_id.eq(consultation.id))
        .order((o::created_at, o::id))
        .select((o::id, o::appointment_id, o::task_id, o::created_at))
        .load(conn)?;
    let view = |(id, appointment_id, task_id, created_at): OutcomeRow| ConsultationOutcomeView { id, appointment_id, task_id, created_at };
    let among_doctors = consultation.role != ConsultationRole::Patient;
    Ok(rows.into_iter().map(view).filter(|outcome| among_doctors || outcome.task_id.is_none()).collect())
}
