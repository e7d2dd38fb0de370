//! The front desk's queue: who is here, in which order they are called, and when that may be.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::queue_order::QueueRules;
use crate::document::{Document, PLANNED_YEARS, check_year, tidy_optional};
use crate::field_error::{FieldCode, FieldErrors};
use crate::lang::Lang;

crate::choices! {
    /// How somebody came into the queue.
    QueueKind {
        Booked "booked" "Dengan janji" "Booked";
        WalkIn "walk_in" "Tanpa janji" "Walk-in";
        Emergency "emergency" "Darurat" "Emergency";
    }
    /// Where somebody in the queue stands.
    QueueState {
        Waiting "waiting" "Menunggu" "Waiting";
        Called "called" "Dipanggil" "Called";
        InProgress "in_progress" "Sedang dilayani" "In progress";
        Done "done" "Selesai" "Done";
        Skipped "skipped" "Dilewati" "Skipped";
        Left "left" "Pulang" "Left";
    }
}

impl QueueState {
    /// Whether the person is still to be seen or being seen.
    pub fn is_here(self) -> bool {
        !matches!(self, QueueState::Done | QueueState::Left)
    }
}

/// A queue number as it is printed and called: `A-015`.
pub fn number_text(letter: &str, number: i32) -> String {
    format!("{letter}-{number:03}")
}

/// The booking code in what was typed or scanned: the last eight letters and digits of it, in capitals.
pub fn scanned_code(text: &str) -> Option<String> {
    let last = text.trim().rsplit(['/', '#', '=', ':']).next().unwrap_or_default();
    let code: String = last.chars().filter(|c| !matches!(c, ' ' | '-')).collect::<String>().to_ascii_uppercase();
    (code.len() == 8 && code.bytes().all(|b| b.is_ascii_alphanumeric())).then_some(code)
}

/// From when until when something is expected, honestly a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct EstimateRange {
    pub earliest: DateTime<Utc>,
    pub latest: DateTime<Utc>,
}

/// Somebody in the queue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct QueueEntryView {
    pub id: Uuid,
    pub appointment_id: Uuid,
    pub contact_id: Uuid,
    pub contact_name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_mrn: Option<String>,
    pub practitioner_id: Uuid,
    pub practitioner_name: String,
    pub location_id: Uuid,
    pub location_name: String,
    pub time_zone: String,
    pub service_id: Uuid,
    pub service_name_id: String,
    pub service_name_en: String,
    /// How long the service takes, in minutes.
    pub minutes: i32,
    /// The session in whose queue the person stands: a block of the practitioner's hours.
    pub session_id: Uuid,
    pub on_date: NaiveDate,
    pub number: i32,
    /// As it is printed and called, for example `A-015`.
    pub number_text: String,
    pub kind: QueueKind,
    pub state: QueueState,
    /// The booked time; absent for who came without an appointment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub booked_at: Option<DateTime<Utc>>,
    /// Whether a booked patient came later than the rules allow.
    pub late: bool,
    pub arrived_at: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finished_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skipped_at: Option<DateTime<Utc>>,
    /// How often the number was called.
    pub calls: i32,
    /// Why an emergency goes first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Place among those who wait: 1 is called next. Absent for who does not wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<i32>,
    /// When the person is expected to be seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimate: Option<EstimateRange>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// A block of a practitioner's hours on one day, with its queue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct QueueSessionView {
    /// The block of working hours.
    pub id: Uuid,
    pub practitioner_id: Uuid,
    pub practitioner_name: String,
    pub location_id: Uuid,
    pub location_name: String,
    pub time_zone: String,
    pub on_date: NaiveDate,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// How many wait.
    pub waiting: i32,
    /// The number that is being seen, else the one that was called last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now_serving: Option<String>,
    /// By how many minutes the practitioner is late; 0 when nobody said so.
    pub delay_minutes: i32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delay_reason: Option<String>,
}

/// The queue of a location on one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct QueueView {
    /// Session by session: who is seen or called, who waits in the order of being called, who was skipped, who is done.
    pub data: Vec<QueueEntryView>,
    pub sessions: Vec<QueueSessionView>,
    /// The rules of the order, in the caller's language.
    pub rules: Vec<String>,
    pub updated_at: DateTime<Utc>,
}

/// Which queue is shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "server", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct QueueQuery {
    /// Absent: every location in scope.
    pub location_id: Option<Uuid>,
    /// Absent: every practitioner in scope.
    pub practitioner_id: Option<Uuid>,
    /// Absent: today, at each location by its own clock.
    pub on: Option<NaiveDate>,
}

impl Document for QueueQuery {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        if let Some(on) = self.on {
            check_day(on, "on", errors);
        }
    }
}

/// A day for which something is planned.
pub(super) fn check_day(day: NaiveDate, pointer: &str, errors: &mut FieldErrors) {
    check_year(&day, pointer, PLANNED_YEARS, errors);
}

/// Which display is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "server", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct QueueDisplayQuery {
    pub location_id: Uuid,
}

impl Document for QueueDisplayQuery {
    fn tidy(&mut self, _errors: &mut FieldErrors) {}
}

/// What a screen in the waiting room shows: numbers and initials, nothing else of a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct QueueDisplayView {
    pub location_name: String,
    pub time_zone: String,
    /// Called and being seen, the latest call first; then who is next in each session.
    pub data: Vec<QueueDisplayEntry>,
    pub updated_at: DateTime<Utc>,
}

/// One line of the screen in the waiting room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct QueueDisplayEntry {
    pub number_text: String,
    pub initials: String,
    pub practitioner_name: String,
    pub state: QueueState,
    /// How often the number was called; a change is a reason to call it out.
    pub calls: i32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called_at: Option<DateTime<Utc>>,
}

/// A patient's own place in the queue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct QueuePositionView {
    pub appointment_id: Uuid,
    /// Absent until the patient has checked in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<QueueState>,
    /// Numbers that are called or being seen now.
    pub now_serving: Vec<String>,
    /// People who are called before this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimate: Option<EstimateRange>,
    /// By how many minutes the practitioner is late; 0 when nobody said so.
    pub delay_minutes: i32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delay_reason: Option<String>,
    pub practitioner_name: String,
    pub location_name: String,
    pub time_zone: String,
    /// The rules of the order, in the caller's language.
    pub rules: Vec<String>,
    pub updated_at: DateTime<Utc>,
    /// Of the patient's entry; 0 before check-in.
    pub version: i64,
}

/// Somebody has arrived for their appointment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateCheckIn {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment_id: Option<Uuid>,
    /// In place of the id: the booking code, or what the patient's QR code says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 200, example = "7KQ2M9XA"))]
    pub code: Option<String>,
}

impl Document for CreateCheckIn {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_optional(&mut self.code, "/code", 200, errors);
        match (&self.appointment_id, &self.code) {
            (None, None) => errors.add("/appointment_id", FieldCode::Required),
            (Some(_), Some(_)) => errors.add("/code", FieldCode::NotWanted),
            (None, Some(text)) => match scanned_code(text) {
                Some(code) => self.code = Some(code),
                None => errors.add("/code", FieldCode::NotThere),
            },
            (Some(_), None) => {}
        }
    }
}

/// Somebody has come without an appointment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateWalkIn {
    pub contact_id: Uuid,
    pub practitioner_id: Uuid,
    pub location_id: Uuid,
    pub service_id: Uuid,
    /// Why the person comes, in their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500))]
    pub reason: Option<String>,
    /// Puts the person first; needs the permission `queue:prioritise`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500, example = "Sesak napas"))]
    pub emergency_reason: Option<String>,
}

impl Document for CreateWalkIn {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_optional(&mut self.reason, "/reason", 500, errors);
        tidy_optional(&mut self.emergency_reason, "/emergency_reason", 500, errors);
    }
}

/// Calls whoever is next in a session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateCall {
    pub session_id: Uuid,
}

impl Document for CreateCall {
    fn tidy(&mut self, _errors: &mut FieldErrors) {}
}

/// Another practitioner sees the person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateTransfer {
    pub practitioner_id: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500))]
    pub reason: Option<String>,
}

impl Document for CreateTransfer {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_optional(&mut self.reason, "/reason", 500, errors);
    }
}

/// Puts somebody who waits first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePriority {
    #[cfg_attr(feature = "server", schema(max_length = 500, example = "Nyeri dada"))]
    pub reason: String,
}

impl Document for CreatePriority {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        crate::document::tidy_text(&mut self.reason, "/reason", 500, errors);
    }
}

/// The visit is over.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateCompletion {
    /// When the patient should be asked how they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up_on: Option<NaiveDate>,
    /// When the patient should come again; absent: as the service says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recall: Option<NextVisit>,
    /// Goes on the timeline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 4000))]
    pub note: Option<String>,
}

/// What the patient should come for again, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NextVisit {
    pub service_id: Uuid,
    pub due_on: NaiveDate,
}

impl Document for CreateCompletion {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_optional(&mut self.note, "/note", 4000, errors);
        if let Some(on) = self.follow_up_on {
            check_day(on, "/follow_up_on", errors);
        }
        if let Some(next) = &self.recall {
            check_day(next.due_on, "/recall/due_on", errors);
        }
    }
}

impl QueueRules {
    /// The rules as the desk and the patients read them.
    pub fn in_words(&self, lang: Lang) -> Vec<String> {
        let (late, every) = (self.late_minutes, self.walk_in_every);
        match lang {
            Lang::Id => vec![
                "Kasus darurat didahulukan.".into(),
                "Pasien dengan janji dipanggil menurut jam janjinya.".into(),
                format!("Yang datang lebih dari {late} menit sesudah jam janjinya dipanggil setelah pasien janji berikutnya."),
                format!(
                    "Pasien tanpa janji dipanggil menurut urutan datang: pada waktu kosong, dan paling lambat setiap panggilan ke-{every}."
                ),
                "Yang tidak ada saat dipanggil menunggu di akhir antrean; lapor ke loket, lalu Anda dipanggil lagi.".into(),
            ],
            Lang::En => vec![
                "Emergencies go first.".into(),
                "Patients with an appointment are called by the time of their appointment.".into(),
                format!("Who comes more than {late} minutes after their time is called after the next patient with an appointment."),
                format!(
                    "Patients without an appointment are called in the order in which they came: in every gap, and at least at every call number {every}."
                ),
                "Who is not there when called waits at the end; tell the desk, and you are called again.".into(),
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_codes_are_read_as_people_write_them() {
        assert_eq!(number_text("A", 15), "A-015");
        assert_eq!(number_text("B", 1234), "B-1234");
        let code = Some("7KQ2M9XA".to_owned());
        for text in ["7KQ2M9XA", " 7kq2-m9xa ", "AKRAB:7KQ2M9XA", "https://klinik.example/portal/visit#7KQ2M9XA"] {
            assert_eq!(scanned_code(text), code, "{text}");
        }
        for wrong in ["", "7KQ2M9X", "7KQ2M9XAB", "7KQ2M9X\u{e4}"] {
            assert_eq!(scanned_code(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_check_in_names_one_appointment() {
        let check =
            |id: Option<Uuid>, code: Option<&str>| CreateCheckIn { appointment_id: id, code: code.map(str::to_owned) }.check().is_ok();
        assert!(check(Some(Uuid::nil()), None) && check(None, Some("7KQ2M9XA")));
        assert!(!check(None, None) && !check(None, Some("x")) && !check(Some(Uuid::nil()), Some("7KQ2M9XA")));
    }
}
