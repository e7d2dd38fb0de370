//! That nothing of what was written leaves the consultation.

use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use persistence::schema::messages;
use support::json;
use uuid::Uuid;

use super::{Clinic, path, reads, writes};

/// A word that stands in everything that is written here.
const CANARY: &str = "kenanga-rahasia-7731";

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Where it must not be, as one text each: messages, audit, history, what others see.
const PLACES: [(&str, &str); 8] = [
    ("messages", "select count(*) from messages t where t::text ilike '%kenanga%'"),
    ("audit", "select count(*) from audit_entries t where t::text ilike '%kenanga%'"),
    ("history", "select count(*) from changes t where t::text ilike '%kenanga%'"),
    ("idempotency", "select count(*) from idempotency_keys t where t::text ilike '%kenanga%'"),
    ("timeline", "select count(*) from interactions t where t::text ilike '%kenanga%'"),
    ("tasks", "select count(*) from tasks t where t::text ilike '%kenanga%'"),
    ("visits", "select count(*) from appointments t where t::text ilike '%kenanga%'"),
    ("notes of visits", "select count(*) from appointment_events t where t::text ilike '%kenanga%'"),
];

#[tokio::test]
async fn what_is_written_is_found_nowhere_else() {
    let clinic = Clinic::open().await;
    let form = json!({"practitioner_id": clinic.doctor.id, "subject": CANARY, "text": format!("Sesak napas {CANARY}")});
    let asked = clinic.patient.post("/v1/consultations", form).header("idempotency-key", "kunci").await.expect(201).json();
    let place = path(&asked);
    writes(&clinic.doctor.caller, &place, CANARY).await;
    writes(&clinic.head.caller, &place, CANARY).await;
    reads(&clinic.patient, &place).await;
    let other = clinic.colleague("dr. Bima Hartanto", &[clinic.speciality]).await;
    let handover = json!({"practitioner_id": other.id, "reason": CANARY});
    clinic.doctor.caller.post(format!("{place}/handover"), handover).await.expect(201);
    other.caller.post(format!("{place}/task"), json!({"title": "Telepon pasien"})).await.expect(201);
    other.caller.post(format!("{place}/closing"), json!({})).await.expect(201);
    clinic.patient.post(format!("{place}/rating"), json!({"rating": 5, "comment": CANARY})).await.expect(201);
    api::messaging::worker::run_once(&clinic.app.state).await.unwrap_or_else(|error| panic!("{}", error.cause()));
    let mut conn = clinic.app.connect();
    for (name, sql) in PLACES {
        let found: Count = diesel::sql_query(sql).get_result(&mut conn).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(found.count, 0, "{name}");
    }
    let shown = clinic.manager.get("/v1/messages").await.expect(200);
    assert!(!String::from_utf8_lossy(&shown.body).contains("kenanga"));
}

/// To whom messages of a template were written, by template.
fn told(clinic: &Clinic, template: &str) -> Vec<(Option<Uuid>, bool)> {
    let all = messages::table.filter(messages::template.eq(template)).filter(messages::channel.ne("email"));
    let rows: Vec<(Option<Uuid>, Option<Uuid>)> = all
        .order((messages::created_at, messages::id))
        .select((messages::contact_id, messages::user_id))
        .load(&mut clinic.app.connect())
        .unwrap_or_else(|error| panic!("{error}"));
    rows.into_iter().map(|(contact, user)| (contact, user.is_some())).collect()
}

#[tokio::test]
async fn each_side_is_told_that_something_was_written() {
    let clinic = Clinic::open().await;
    let place = clinic.waiting().await;
    assert_eq!((told(&clinic, "consultation_question"), told(&clinic, "consultation_copy")), (vec![(None, true)], vec![(None, true)]));
    writes(&clinic.doctor.caller, &place, "Wajar, Bu.").await;
    assert_eq!(told(&clinic, "consultation_answer"), [(Some(clinic.patient_id), false)]);
    assert_eq!(told(&clinic, "consultation_copy").len(), 2, "the head doctor is told of the answer, too");
    writes(&clinic.patient, &place, "Sekarang nyeri dada, Dok").await;
    assert_eq!(told(&clinic, "consultation_emergency").len(), 2, "the doctor and the head doctor");
    let care = messages::table.filter(messages::template.like("consultation%")).filter(messages::purpose.ne("care"));
    let other: i64 = care.count().get_result(&mut clinic.app.connect()).unwrap_or_default();
    assert_eq!(other, 0);
    let pass = api::messaging::worker::run_once(&clinic.app.state).await;
    pass.unwrap_or_else(|error| panic!("{}", error.cause()));
    let inbox = clinic.patient.get("/v1/inbox-messages").await.expect(200).data();
    assert!(inbox.iter().any(|message| message["template"] == "consultation_answer"), "{inbox:?}");
}

/// Neither the outbox, nor the access log, nor a live event says that somebody has asked a doctor.
#[tokio::test]
async fn staff_learn_of_no_consultation_from_messages_or_the_access_log() {
    let clinic = Clinic::open().await;
    let mut desk = clinic.manager.listen().await;
    let asked = clinic.asked("Apakah ini wajar?").await;
    writes(&clinic.doctor.caller, &path(&asked), "Wajar, Bu.").await;
    let pass = api::messaging::worker::run_once(&clinic.app.state).await;
    pass.unwrap_or_else(|error| panic!("{}", error.cause()));
    let about = messages::table.filter(messages::resource.eq("consultations")).select(messages::id);
    let ids: Vec<Uuid> = about.load(&mut clinic.app.connect()).unwrap_or_default();
    assert!(ids.len() >= 4, "{ids:?}");
    let record = asked["id"].as_str().unwrap_or_default();
    for filter in [
        ("filter[resource]", "consultations"),
        ("filter[record_id]", record),
        ("filter[template][in]", "consultation_answer,consultation_copy"),
    ] {
        assert!(clinic.manager.get("/v1/messages").query(&[filter]).await.expect(200).data().is_empty(), "{filter:?}");
    }
    for id in &ids {
        clinic.manager.get(format!("/v1/messages/{id}")).await.expect_problem(404, "not_found");
        for step in ["resend", "withdrawal"] {
            clinic.manager.post(format!("/v1/messages/{id}/{step}"), json!({})).await.expect_problem(404, "not_found");
        }
    }
    let all = clinic.manager.get("/v1/messages").await.expect(200);
    assert!(!String::from_utf8_lossy(&all.body).contains("consultation"), "{all:?}");
    let log = clinic.manager.get(format!("/v1/patients/{}/access-log", clinic.patient_id)).await.expect(200).data();
    assert!(!log.is_empty() && log.iter().all(|row| row["resource"] != "consultations"), "{log:?}");
    let own = clinic.patient.get(format!("/v1/portal/people/{}/access-log", clinic.patient_id)).await.expect(200).data();
    assert!(own.iter().any(|row| row["resource"] == "consultations" && row["name"].is_string()), "the person sees it: {own:?}");
    for part in ["interactions", "changes"] {
        let seen = clinic.manager.get(format!("/v1/patients/{}/{part}", clinic.patient_id)).await.expect(200);
        assert!(!String::from_utf8_lossy(&seen.body).to_lowercase().contains("konsul"), "{part}: {seen:?}");
    }
    assert!(clinic.manager.get("/v1/tasks").await.expect(200).data().is_empty());
    assert!(clinic.manager.get("/v1/notifications").await.expect(200).data().is_empty());
    while let Some(event) = desk.within(Duration::from_millis(700)).await {
        assert!(event["kind"] != "message.changed" && event["kind"] != "consultation.changed", "{event}");
    }
}

#[tokio::test]
async fn the_doctor_hears_that_somebody_has_stepped_in() {
    let clinic = Clinic::open().await;
    let place = clinic.waiting().await;
    let today = clinic.today();
    let deputy = clinic.colleague("dr. Rizal Chaniago", &[clinic.speciality]).await;
    let leave =
        json!({"practitioner_id": deputy.id, "speciality_id": clinic.speciality, "kind": "deputy", "starts_on": today, "ends_on": today});
    clinic.appoint(leave).await;
    let mut screen = clinic.doctor.caller.listen().await;
    writes(&deputy.caller, &place, "Saya bantu jawab.").await;
    assert_eq!(screen.next_of("consultation.changed").await["contact_id"], json!(clinic.patient_id));
    assert_eq!(told(&clinic, "consultation_stepped_in"), [(None, true)]);
    // the head doctor steps in as well: the deputy, to whom messages are copied, hears of that
    let copies = told(&clinic, "consultation_copy").len();
    writes(&clinic.head.caller, &place, "Saya tambahkan.").await;
    assert_eq!((told(&clinic, "consultation_stepped_in").len(), told(&clinic, "consultation_copy").len()), (2, copies + 1));
    // what the doctor writes is no news to the doctor
    writes(&clinic.doctor.caller, &place, "Terima kasih, Dok.").await;
    assert_eq!(told(&clinic, "consultation_stepped_in").len(), 2);
    let pass = api::messaging::worker::run_once(&clinic.app.state).await;
    pass.unwrap_or_else(|error| panic!("{}", error.cause()));
    let shown = clinic.doctor.caller.get("/v1/notifications").await.expect(200).data();
    let steps: Vec<_> = shown.iter().filter(|notice| notice["template"] == "consultation_stepped_in").collect();
    assert!(steps.len() == 2 && steps[0]["resource"] == "consultations", "{shown:?}");
}

#[tokio::test]
async fn a_mail_about_an_answer_is_neutral_and_has_the_clinics_emergency_number() {
    let clinic = Clinic::open().await;
    let place = clinic.waiting().await;
    clinic.admin.patch("/v1/consultation-settings", "*", json!({"emergency_phone": "0361 227911"})).await.expect(200);
    let mail = json!({"email": "siti@contoh.example"});
    clinic.manager.patch(format!("/v1/patients/{}", clinic.patient_id), "*", mail).await.expect(200);
    writes(&clinic.doctor.caller, &place, "Wajar, Bu.").await;
    let pass = api::messaging::worker::run_once(&clinic.app.state).await;
    pass.unwrap_or_else(|error| panic!("{}", error.cause()));
    let kept = clinic.admin.get("/v1/local-messages").await.expect(200).data();
    let is_it = |kept: &&support::Value| kept["subject"].as_str().is_some_and(|subject| subject.starts_with("Ada pesan baru"));
    let mail = kept.iter().find(is_it).cloned().unwrap_or_default();
    assert_eq!(mail["destination"], "siti@contoh.example", "{kept:?}");
    let text = mail["text"].as_str().unwrap_or_default();
    assert!(text.contains("telepon 0361 227911") && !text.contains("119"), "{mail}");
    for word in ["dokter", "konsultasi", "larasati", "penyakit"] {
        assert!(!mail.to_string().to_lowercase().contains(word), "{word}: {mail}");
    }
}
