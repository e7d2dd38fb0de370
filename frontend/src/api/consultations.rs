//! Questions of patients to doctors: asking, answering, reading along; head doctors, canned answers, and the rules.

use chrono::{DateTime, Utc};
use domain::Page;
use domain::consultations::*;
use serde::Deserialize;
use serde::de::IgnoredAny;
use uuid::Uuid;

use super::resource::Resource;
use super::{Failure, Key, Request};

/// Questions; they are asked, answered and closed by operations of their own.
pub struct Consultations;

impl Resource for Consultations {
    type View = ConsultationView;
    type Form = CreateConsultation;
    const PATH: &'static str = "/consultations";

    /// As it was asked.
    fn writable(view: &ConsultationView) -> CreateConsultation {
        let first = view.messages.first();
        CreateConsultation {
            contact_id: Some(view.contact_id),
            practitioner_id: view.practitioner_id,
            speciality_id: view.speciality_id,
            subject: view.subject.clone(),
            text: first.map(|message| message.text.clone()).unwrap_or_default(),
            file_ids: first.map(|message| message.file_ids.clone()).unwrap_or_default(),
        }
    }
}

/// Answers that fit many questions. What is removed is gone for good.
pub struct CannedAnswers;

impl Resource for CannedAnswers {
    type View = CannedAnswerView;
    type Form = CreateCannedAnswer;
    const PATH: &'static str = "/canned-answers";

    fn writable(view: &CannedAnswerView) -> CreateCannedAnswer {
        view.writable()
    }
}

/// Head doctors and their deputies. An office that is taken back is gone for good.
pub struct HeadDoctors;

impl Resource for HeadDoctors {
    type View = HeadDoctorView;
    type Form = CreateHeadDoctor;
    const PATH: &'static str = "/head-doctors";

    fn writable(view: &HeadDoctorView) -> CreateHeadDoctor {
        view.writable()
    }
}

/// The rules of consultations: one record without an id of its own.
pub struct ConsultationRules;

impl Resource for ConsultationRules {
    type View = ConsultationSettingsView;
    type Form = ConsultationSettings;
    const PATH: &'static str = "/consultation-settings";

    fn writable(view: &ConsultationSettingsView) -> ConsultationSettings {
        view.writable()
    }

    fn one(_id: Uuid) -> String {
        Self::PATH.to_owned()
    }
}

/// How fast questions are answered, and what counts as an emergency.
pub async fn find_consultation_settings() -> Result<ConsultationSettingsView, Failure> {
    Request::get(ConsultationRules::PATH).fetch().await
}

/// Whom patients may ask.
pub async fn list_consultation_doctors() -> Result<Vec<AskableDoctorView>, Failure> {
    Ok(Request::get("/consultation-doctors").fetch::<Page<AskableDoctorView>>().await?.data)
}

pub async fn create_consultation(form: &CreateConsultation, key: &Key) -> Result<ConsultationView, Failure> {
    Request::post(Consultations::PATH).key(key).body(form).fetch().await
}

/// A consultation with everything that was written; 404 for everybody who does not take part.
pub async fn find_consultation(id: Uuid) -> Result<ConsultationView, Failure> {
    Request::get(Consultations::one(id)).fetch().await
}

/// A step in a consultation.
fn step(id: Uuid, noun: &str, key: &Key) -> Request {
    Request::post(format!("{}/{noun}", Consultations::one(id))).key(key)
}

pub async fn create_consultation_message(id: Uuid, form: &CreateConsultationMessage, key: &Key) -> Result<ConsultationView, Failure> {
    step(id, "messages", key).body(form).fetch().await
}

/// Says that everything up to a message was read.
pub async fn create_consultation_reading(id: Uuid, message: Uuid) -> Result<ConsultationView, Failure> {
    step(id, "readings", &Key::new()).body(&CreateConsultationReading { message_id: Some(message) }).fetch().await
}

/// Gives it to another doctor; `None` when the caller does not take part any more.
pub async fn create_consultation_handover(
    id: Uuid,
    form: &CreateConsultationHandover,
    key: &Key,
) -> Result<Option<ConsultationView>, Failure> {
    let body = step(id, "handover", key).body(form).text().await?;
    Ok(serde_json::from_str(&body).ok())
}

pub async fn create_consultation_closing(id: Uuid, key: &Key) -> Result<ConsultationView, Failure> {
    step(id, "closing", key).body(&CreateConsultationClosing {}).fetch().await
}

pub async fn create_consultation_rating(id: Uuid, form: &CreateConsultationRating, key: &Key) -> Result<ConsultationView, Failure> {
    step(id, "rating", key).body(form).fetch().await
}

/// Books a visit of the patient, or names one that is there.
pub async fn create_consultation_appointment(
    id: Uuid,
    form: &CreateConsultationAppointment,
    key: &Key,
) -> Result<ConsultationView, Failure> {
    step(id, "appointment", key).body(form).fetch().await
}

pub async fn create_consultation_task(id: Uuid, form: &CreateConsultationTask, key: &Key) -> Result<ConsultationView, Failure> {
    step(id, "task", key).body(form).fetch().await
}

/// How many questions wait for an answer, of all that the caller sees.
pub async fn count_unanswered() -> Result<i64, Failure> {
    let request = Request::get(Consultations::PATH).query("filter[unanswered][eq]", true).query("limit", 1).query("count", "exact");
    Ok(request.fetch::<Page<IgnoredAny>>().await?.page.count.unwrap_or_default())
}

/// As much of a consultation as a line about it shows.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ConsultationLine {
    pub id: Uuid,
    pub contact_id: Uuid,
    pub practitioner_name: String,
    pub subject: String,
    #[serde(default)]
    pub answer_due_at: Option<DateTime<Utc>>,
    pub time_zone: String,
    pub unread: i64,
}

/// What waits for an answer, and what was answered and not read yet; the latest first.
pub async fn list_consultation_news() -> Result<Vec<ConsultationLine>, Failure> {
    let request = Request::get(Consultations::PATH).query("sort", "-last_message_at").query("limit", 20);
    let all = request.fetch::<Page<ConsultationLine>>().await?.data;
    Ok(all.into_iter().filter(|line| line.unread > 0 || line.answer_due_at.is_some()).collect())
}

/// A report of the laboratory, as far as a question about it says.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct AskedReport {
    pub patient_id: Uuid,
    pub number: String,
    #[serde(default)]
    pub practitioner_id: Option<Uuid>,
    pub collected_at: DateTime<Utc>,
    pub time_zone: String,
}

pub async fn find_asked_report(id: Uuid) -> Result<AskedReport, Failure> {
    Request::get(format!("/lab-reports/{id}")).fetch().await
}

/// Whom somebody has visited, or is going to: the latest first.
pub async fn list_visited_practitioners(contact: Uuid) -> Result<Vec<Uuid>, Failure> {
    #[derive(Deserialize)]
    struct Visited {
        practitioner_id: Uuid,
    }
    let request = Request::get("/appointments").query("filter[contact_id][eq]", contact).query("sort", "-starts_at").query("limit", 20);
    let mut all: Vec<Uuid> = Vec::new();
    for visit in request.fetch::<Page<Visited>>().await?.data {
        if !all.contains(&visit.practitioner_id) {
            all.push(visit.practitioner_id);
        }
    }
    Ok(all)
}
