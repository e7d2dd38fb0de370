//! Sessions and entries of the queue as the database has them.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Date, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use domain::scheduling::{Calls, Line, QueueEntryView, QueueKind, QueueRules, QueueSessionView, QueueState, Waiting, number_text, pace};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::scheduling_settings;
use crate::scope::Scope;

/// A block of working hours on one day.
#[derive(Clone, Debug, QueryableByName)]
pub struct SessionRow {
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    pub practitioner_id: Uuid,
    #[diesel(sql_type = Text)]
    pub practitioner_name: String,
    #[diesel(sql_type = SqlUuid)]
    pub location_id: Uuid,
    #[diesel(sql_type = Text)]
    pub location_name: String,
    #[diesel(sql_type = Text)]
    pub time_zone: String,
    #[diesel(sql_type = Date)]
    pub on_date: NaiveDate,
    #[diesel(sql_type = Timestamptz)]
    pub starts_at: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    pub ends_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub break_from: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub break_until: Option<DateTime<Utc>>,
    #[diesel(sql_type = Integer)]
    pub delay_minutes: i32,
    #[diesel(sql_type = Nullable<Text>)]
    pub delay_reason: Option<String>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub delayed_at: Option<DateTime<Utc>>,
}

/// A row of `queue_entries` with the names that its screens need.
#[derive(Clone, Debug, QueryableByName)]
pub struct EntryRow {
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    pub appointment_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    pub contact_id: Uuid,
    #[diesel(sql_type = Text)]
    pub contact_name: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub contact_mrn: Option<String>,
    #[diesel(sql_type = SqlUuid)]
    pub practitioner_id: Uuid,
    #[diesel(sql_type = Text)]
    pub practitioner_name: String,
    #[diesel(sql_type = SqlUuid)]
    pub location_id: Uuid,
    #[diesel(sql_type = Text)]
    pub location_name: String,
    #[diesel(sql_type = Text)]
    pub time_zone: String,
    #[diesel(sql_type = SqlUuid)]
    pub service_id: Uuid,
    #[diesel(sql_type = Text)]
    pub service_name_id: String,
    #[diesel(sql_type = Text)]
    pub service_name_en: String,
    #[diesel(sql_type = Integer)]
    pub minutes: i32,
    #[diesel(sql_type = SqlUuid)]
    pub session_id: Uuid,
    #[diesel(sql_type = Date)]
    pub on_date: NaiveDate,
    #[diesel(sql_type = Integer)]
    pub number: i32,
    #[diesel(sql_type = Text)]
    pub queue_letter: String,
    #[diesel(sql_type = Text)]
    pub kind: String,
    #[diesel(sql_type = Text)]
    pub state: String,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub booked_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Timestamptz)]
    pub arrived_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub called_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub started_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub finished_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub skipped_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Integer)]
    pub calls: i32,
    #[diesel(sql_type = Nullable<Integer>)]
    pub call_position: Option<i32>,
    #[diesel(sql_type = Nullable<Text>)]
    pub reason: Option<String>,
    #[diesel(sql_type = Timestamptz)]
    pub updated_at: DateTime<Utc>,
    #[diesel(sql_type = BigInt)]
    pub version: i64,
}

/// Which sessions are wanted; what is absent does not narrow.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    pub location_id: Option<Uuid>,
    pub practitioner_id: Option<Uuid>,
    pub session_id: Option<Uuid>,
    /// Absent: today, at each location by its own clock.
    pub on: Option<NaiveDate>,
}

/// The sessions in scope.
pub fn sessions(conn: &mut PgConnection, scope: &Scope, wanted: Wanted) -> Result<Vec<SessionRow>, PersistenceError> {
    find_sessions(conn, (scope.is_everyone(), scope.locations(), scope.care_of()), wanted, scope.actor().now())
}

/// A session whoever asks: for those who have shown otherwise that it concerns them.
pub fn session(conn: &mut PgConnection, id: Uuid, on: NaiveDate, now: DateTime<Utc>) -> Result<SessionRow, PersistenceError> {
    let wanted = Wanted { session_id: Some(id), on: Some(on), ..Wanted::default() };
    find_sessions(conn, (true, &[], None), wanted, now)?.pop().ok_or(PersistenceError::NotFound)
}

fn find_sessions(
    conn: &mut PgConnection,
    (everyone, locations, care_of): (bool, &[Uuid], Option<Uuid>),
    wanted: Wanted,
    now: DateTime<Utc>,
) -> Result<Vec<SessionRow>, PersistenceError> {
    Ok(diesel::sql_query(include_str!("sql/queue_sessions.sql"))
        .bind::<Bool, _>(everyone)
        .bind::<Array<SqlUuid>, _>(locations)
        .bind::<Nullable<SqlUuid>, _>(care_of)
        .bind::<Nullable<SqlUuid>, _>(wanted.location_id)
        .bind::<Nullable<SqlUuid>, _>(wanted.practitioner_id)
        .bind::<Nullable<SqlUuid>, _>(wanted.session_id)
        .bind::<Nullable<Date>, _>(wanted.on)
        .bind::<Timestamptz, _>(now)
        .load(conn)?)
}

/// Everybody in the queues of these sessions.
pub fn entries_of(conn: &mut PgConnection, sessions: &[SessionRow]) -> Result<Vec<EntryRow>, PersistenceError> {
    let ids: Vec<Uuid> = sessions.iter().map(|session| session.id).collect();
    let days: Vec<NaiveDate> = sessions.iter().map(|session| session.on_date).collect();
    entries(conn, &ids, &days, None)
}

/// One entry.
pub fn entry(conn: &mut PgConnection, id: Uuid) -> Result<EntryRow, PersistenceError> {
    entries(conn, &[], &[], Some(id))?.pop().ok_or(PersistenceError::NotFound)
}

fn entries(conn: &mut PgConnection, ids: &[Uuid], days: &[NaiveDate], one: Option<Uuid>) -> Result<Vec<EntryRow>, PersistenceError> {
    Ok(diesel::sql_query(include_str!("sql/queue_entries.sql"))
        .bind::<Array<SqlUuid>, _>(ids)
        .bind::<Array<Date>, _>(days)
        .bind::<Nullable<SqlUuid>, _>(one)
        .load(conn)?)
}

/// The rules that are in force.
pub fn rules(conn: &mut PgConnection) -> Result<QueueRules, PersistenceError> {
    let (late_minutes, walk_in_every) =
        scheduling_settings::table.select((scheduling_settings::late_minutes, scheduling_settings::walk_in_every)).first(conn)?;
    Ok(QueueRules { late_minutes, walk_in_every })
}

impl SessionRow {
    /// From when the practitioner sees patients, as far as one can know: not before the session begins, and after a delay only.
    fn begins_at(&self, entries: &[&EntryRow]) -> DateTime<Utc> {
        let Some(told) = self.delayed_at else { return self.starts_at };
        let late = Duration::minutes(self.delay_minutes.into());
        let calls = || entries.iter().filter_map(|entry| entry.called_at);
        if calls().any(|at| at > told) {
            // the practitioner is here
            self.starts_at
        } else if calls().next().is_some() {
            told + late
        } else {
            self.starts_at + late
        }
    }

    /// The line in front of the practitioner's door.
    pub fn line(&self, entries: &[&EntryRow], rules: QueueRules, now: DateTime<Utc>) -> Line {
        let done = |entry: &&&EntryRow| entry.state() == QueueState::Done;
        let took = |entry: &EntryRow| Some((entry.finished_at? - entry.started_at?).num_minutes());
        let finished = || entries.iter().filter(done).filter_map(|entry| Some((i64::from(entry.minutes), took(entry)?)));
        let pace = pace(finished().map(|(planned, _)| planned).sum(), finished().map(|(_, took)| took).sum());
        let length = |entry: &EntryRow| Duration::seconds(i64::from(entry.minutes) * i64::from(pace) * 60 / 100);
        let mut free_at = now.max(self.begins_at(entries));
        for entry in entries.iter().filter(|entry| entry.state() == QueueState::InProgress) {
            free_at = free_at.max(entry.started_at.unwrap_or(now) + length(entry));
        }
        for entry in entries.iter().filter(|entry| entry.state() == QueueState::Called) {
            free_at += length(entry);
        }
        let waits = |entry: &&&EntryRow| matches!(entry.state(), QueueState::Waiting | QueueState::Skipped);
        Line {
            rules,
            waiting: entries.iter().filter(waits).map(|entry| entry.waiting()).collect(),
            calls: calls(entries),
            free_at,
            pace,
            pause: self.break_from.zip(self.break_until),
        }
    }

    pub fn view(&self, entries: &[&EntryRow]) -> QueueSessionView {
        let waiting = entries.iter().filter(|entry| matches!(entry.state(), QueueState::Waiting | QueueState::Skipped)).count();
        QueueSessionView {
            id: self.id,
            practitioner_id: self.practitioner_id,
            practitioner_name: self.practitioner_name.clone(),
            location_id: self.location_id,
            location_name: self.location_name.clone(),
            time_zone: self.time_zone.clone(),
            on_date: self.on_date,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            waiting: i32::try_from(waiting).unwrap_or(i32::MAX),
            now_serving: now_serving(entries).into_iter().next(),
            delay_minutes: self.delay_minutes,
            delay_reason: self.delay_reason.clone(),
        }
    }
}

/// The numbers that are being seen or called, those in the room first.
pub fn now_serving(entries: &[&EntryRow]) -> Vec<String> {
    let mut current: Vec<&&EntryRow> =
        entries.iter().filter(|entry| matches!(entry.state(), QueueState::Called | QueueState::InProgress)).collect();
    current.sort_by_key(|entry| (entry.state() != QueueState::InProgress, std::cmp::Reverse(entry.called_at)));
    current.into_iter().map(|entry| entry.number_text()).collect()
}

fn calls(entries: &[&EntryRow]) -> Calls {
    let mut called: Vec<_> = entries.iter().filter_map(|entry| Some((entry.call_position?, entry.kind(), entry.called_at?))).collect();
    called.sort_unstable_by_key(|(position, ..)| *position);
    called.into_iter().fold(Calls::default(), |calls, (_, kind, at)| calls.with(kind, at))
}

impl EntryRow {
    pub fn state(&self) -> QueueState {
        QueueState::from_code(&self.state).unwrap_or(QueueState::Left)
    }

    pub fn kind(&self) -> QueueKind {
        QueueKind::from_code(&self.kind).unwrap_or(QueueKind::WalkIn)
    }

    pub fn number_text(&self) -> String {
        number_text(&self.queue_letter, self.number)
    }

    fn waiting(&self) -> Waiting {
        Waiting {
            id: self.id,
            kind: self.kind(),
            booked_at: self.booked_at,
            arrived_at: self.arrived_at,
            minutes: self.minutes,
            skipped_at: self.skipped_at.filter(|_| self.state() == QueueState::Skipped),
        }
    }

    /// The view, without place and estimate.
    pub fn view(self, rules: QueueRules) -> QueueEntryView {
        QueueEntryView {
            number_text: self.number_text(),
            kind: self.kind(),
            state: self.state(),
            late: self.kind() == QueueKind::Booked && rules.is_late(self.booked_at, self.arrived_at),
            id: self.id,
            appointment_id: self.appointment_id,
            contact_id: self.contact_id,
            contact_name: self.contact_name,
            contact_mrn: self.contact_mrn,
            practitioner_id: self.practitioner_id,
            practitioner_name: self.practitioner_name,
            location_id: self.location_id,
            location_name: self.location_name,
            time_zone: self.time_zone,
            service_id: self.service_id,
            service_name_id: self.service_name_id,
            service_name_en: self.service_name_en,
            minutes: self.minutes,
            session_id: self.session_id,
            on_date: self.on_date,
            number: self.number,
            booked_at: self.booked_at,
            arrived_at: self.arrived_at,
            called_at: self.called_at,
            started_at: self.started_at,
            finished_at: self.finished_at,
            skipped_at: self.skipped_at,
            calls: self.calls,
            reason: self.reason,
            position: None,
            estimate: None,
            updated_at: self.updated_at,
            version: self.version,
        }
    }
}
