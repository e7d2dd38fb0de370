//! Rows of `consultations`, and how they are listed and shown.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Jsonb, Timestamptz};
use domain::consultations::{
    ConsultationField, ConsultationRole, ConsultationSort, ConsultationState, ConsultationView, EmergencyAdvice, OverseerView,
};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::consultations;

/// A row of `consultations` with its names.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = consultations)]
pub struct ConsultationRow {
    pub id: Uuid,
    pub contact_id: Uuid,
    pub practitioner_id: Uuid,
    pub speciality_id: Option<Uuid>,
    pub subject: String,
    pub state: String,
    pub urgent: bool,
    pub waiting_since_at: Option<DateTime<Utc>>,
    pub answer_due_at: Option<DateTime<Utc>>,
    pub first_answered_at: Option<DateTime<Utc>>,
    pub last_message_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
    pub rating: Option<i16>,
    pub rating_comment: Option<String>,
    pub rated_at: Option<DateTime<Utc>>,
    pub created_by: Uuid,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
    #[diesel(select_expression = sql(NAMES), select_expression_type = SqlLiteral<Jsonb>)]
    names: Value,
}

const NAMES: &str = include_str!("sql/names.sql");

#[derive(Deserialize)]
struct Names {
    contact: String,
    mrn: Option<String>,
    practitioner: String,
    speciality_id: Option<String>,
    speciality_en: Option<String>,
    time_zone: String,
    reopen_days: i64,
    phone: String,
}

/// What waits for nothing sorts as if it were due at the end of time; the index is on the same expression.
const NO_DUE: &str = "coalesce(consultations.answer_due_at, '9999-12-31 00:00:00Z'::timestamptz)";
const UNANSWERED: &str = "(consultations.answer_due_at is not null)";

fn last_day() -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default().and_time(chrono::NaiveTime::MIN).and_utc()
}

crate::listing! {
    table consultations, row ConsultationRow, fields ConsultationField, sorts ConsultationSort, never archived;
    filter {
        State => text(consultations::state);
        Unanswered => boolean(sql::<Bool>(UNANSWERED));
        Emergency => boolean(consultations::urgent);
        PractitionerId => uuid(consultations::practitioner_id);
        SpecialityId => uuid(consultations::speciality_id);
        ContactId => uuid(consultations::contact_id);
        AnswerDueAt => timestamp(consultations::answer_due_at);
        LastMessageAt => timestamp(consultations::last_message_at);
        CreatedAt => timestamp(consultations::created_at);
    }
    sort {
        Emergency => consultations::urgent, bool, |row| row.urgent;
        AnswerDueAt => sql::<Timestamptz>(NO_DUE), DateTime<Utc>, |row| row.answer_due_at.unwrap_or_else(last_day).to_rfc3339();
        LastMessageAt => consultations::last_message_at, DateTime<Utc>, |row| row.last_message_at.to_rfc3339();
        CreatedAt => consultations::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}

impl ConsultationRow {
    /// The state; what is not known counts as open.
    pub fn state(&self) -> ConsultationState {
        ConsultationState::from_code(&self.state).unwrap_or(ConsultationState::Open)
    }

    /// What the history compares: never what was written.
    pub fn history(&self) -> Value {
        json!({
            "state": self.state, "practitioner_id": self.practitioner_id, "speciality_id": self.speciality_id,
            "emergency": self.urgent, "rating": self.rating,
        })
    }

    fn names(&self) -> Result<Names, PersistenceError> {
        serde_json::from_value(self.names.clone()).map_err(|_| PersistenceError::Unreadable("consultation"))
    }

    /// Until when the patient opens it again by writing; absent while it is not closed.
    pub fn reopen_until(&self) -> Result<Option<DateTime<Utc>>, PersistenceError> {
        let days = self.names()?.reopen_days;
        Ok(self.closed_at.map(|at| at + Duration::days(days)))
    }

    /// As a reader sees it, without its parts.
    pub fn view(self, role: ConsultationRole, overseers: Vec<OverseerView>, unread: i64) -> Result<ConsultationView, PersistenceError> {
        let (names, state, reopen_until) = (self.names()?, self.state(), self.reopen_until()?);
        let advised = self.urgent && state != ConsultationState::Closed;
        Ok(ConsultationView {
            id: self.id,
            contact_id: self.contact_id,
            contact_name: names.contact,
            contact_mrn: names.mrn,
            practitioner_id: self.practitioner_id,
            practitioner_name: names.practitioner,
            speciality_id: self.speciality_id,
            speciality_name_id: names.speciality_id,
            speciality_name_en: names.speciality_en,
            overseers,
            subject: self.subject,
            state,
            emergency: self.urgent,
            advice: advised.then(|| EmergencyAdvice::calling(&names.phone)),
            role,
            waiting_since_at: self.waiting_since_at,
            answer_due_at: self.answer_due_at,
            first_answered_at: self.first_answered_at,
            last_message_at: self.last_message_at,
            time_zone: names.time_zone,
            unread,
            closed_at: self.closed_at,
            reopen_until,
            rating: self.rating,
            rating_comment: self.rating_comment,
            rated_at: self.rated_at,
            messages: Vec::new(),
            doctors: Vec::new(),
            outcomes: Vec::new(),
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.version,
        })
    }
}
