//! That nothing of what was written leaves the consultation.

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
