//! A question and its answer, between three people; and everybody else.

use std::time::Duration;

use support::{Person, RoleCode, json};

use super::{Clinic, copies, id, path, person, reads, writes};

#[tokio::test]
async fn three_people_ask_answer_and_read_along() {
    let clinic = Clinic::open().await;
    let asked = clinic.asked("Dok, saya agak pusing kalau berdiri cepat. Apakah ini wajar?").await;
    let place = path(&asked);
    assert_eq!((&asked["state"], &asked["role"], &asked["emergency"]), (&json!("open"), &json!("patient"), &json!(false)));
    assert_eq!(asked["overseers"][0]["name"], "dr. Gayatri Wibisana", "the patient is told who reads along");
    // the doctor finds it among what waits, the head doctor has a copy
    let waiting = clinic.doctor.caller.get("/v1/consultations").query(&[("filter[unanswered]", "true")]).await.expect(200).data();
    assert_eq!((waiting.len(), &waiting[0]["id"], &waiting[0]["unread"]), (1, &asked["id"], &json!(1)));
    assert_eq!(waiting[0]["contact_name"], "Siti Aminah");
    let copied = clinic.head.caller.get(&place).await.expect(200).json();
    assert_eq!((&copied["role"], &copied["unread"]), (&json!("head"), &json!(1)));
    assert!(copies(&copied, 0, "head")[0]["read_at"].is_null());
    let proven = reads(&clinic.head.caller, &place).await;
    assert!(copies(&proven, 0, "head")[0]["read_at"].is_string() && proven["unread"] == 0, "{proven}");
    let again = reads(&clinic.head.caller, &place).await;
    assert_eq!(copies(&again, 0, "head"), copies(&proven, 0, "head"), "the proof stays as it was");
    // the doctor answers, and the copy goes to the head doctor, too
    reads(&clinic.doctor.caller, &place).await;
    let answered = writes(&clinic.doctor.caller, &place, "Wajar pada minggu pertama, Bu.").await;
    assert_eq!((&answered["state"], &answered["messages"][1]["author"]), (&json!("answered"), &json!("doctor")));
    assert!(answered["answer_due_at"].is_null() && answered["first_answered_at"].is_string(), "{answered}");
    let seen = clinic.patient.get(&place).await.expect(200).json();
    assert_eq!((&seen["unread"], &seen["messages"][1]["author_name"]), (&json!(1), &json!("dr. Ayu Larasati")));
    assert!(copies(&seen, 0, "doctor")[0]["read_at"].is_string(), "the patient sees that it was read");
    assert_eq!(copies(&seen, 1, "head").len(), 1);
    let read = reads(&clinic.patient, &place).await;
    assert!(copies(&read, 1, "patient")[0]["read_at"].is_string() && read["unread"] == 0, "{read}");
    // and may step in
    let stepped_in = writes(&clinic.head.caller, &place, "Saya tambahkan: bangunlah perlahan.").await;
    assert_eq!(stepped_in["messages"][2]["author"], "head");
    assert_eq!(copies(&stepped_in, 2, "doctor").len(), 1);
    assert_eq!(copies(&stepped_in, 2, "head").len(), 0, "nobody is copied on what they wrote");
}

#[tokio::test]
async fn nobody_else_learns_that_it_is_there() {
    let clinic = Clinic::open().await;
    let place = clinic.waiting().await;
    let other = clinic.colleague("dr. Bima Hartanto", &[clinic.speciality]).await;
    // a care relation opens the record, not the consultation
    let visit = json!({"kind": "visit", "subject": "Kontrol", "practitioner_id": other.id});
    clinic.manager.post(format!("/v1/contacts/{}/interactions", clinic.patient_id), visit).await.expect(201);
    other.caller.get(format!("/v1/patients/{}", clinic.patient_id)).await.expect(200);
    let stranger = person(&clinic.manager, "Rina Oktavia").await;
    let stranger = clinic.app.signed_in(Person::new(RoleCode::Patient).with_record(stranger)).await;
    let mut others = vec![other.caller, stranger, clinic.admin.clone(), clinic.manager.clone()];
    for role in [RoleCode::Receptionist, RoleCode::LabStaff, RoleCode::Agent, RoleCode::Marketer, RoleCode::Sales, RoleCode::Analyst] {
        others.push(clinic.app.as_role(role).await);
    }
    let unknown = "/v1/consultations/01890000-0000-7000-8000-000000000000";
    for caller in &others {
        let refused = caller.get(&place).await.expect_problem(404, "not_found").json();
        let never = caller.get(unknown).await.expect_problem(404, "not_found").json();
        assert_eq!((&refused["title"], &refused["detail"]), (&never["title"], &never["detail"]));
        for (step, body) in [
            ("messages", json!({"text": "x"})),
            ("readings", json!({})),
            ("handover", json!({"practitioner_id": clinic.head.id})),
            ("closing", json!({})),
            ("rating", json!({"rating": 1})),
            ("task", json!({"title": "x"})),
        ] {
            caller.post(format!("{place}/{step}"), body).await.expect_problem(404, "not_found");
        }
        let list = caller.get("/v1/consultations").await;
        assert!(list.status == 403 || list.data().is_empty(), "{list:?}");
    }
    clinic.app.nobody().get(&place).await.expect_problem(401, "unauthenticated");
}

#[tokio::test]
async fn a_guardian_asks_for_a_ward_and_nobody_for_a_stranger() {
    let clinic = Clinic::open().await;
    let (ward, stranger) = (person(&clinic.manager, "Rafi Hamdani").await, person(&clinic.manager, "Bagas").await);
    let links = json!({"links": [{"kind": "guardian", "related_id": clinic.patient_id}]});
    clinic.manager.patch(format!("/v1/patients/{ward}"), "*", links).await.expect(200);
    let form = |about| json!({"contact_id": about, "practitioner_id": clinic.doctor.id, "subject": "Batuk", "text": "Sudah empat hari."});
    let asked = clinic.patient.post("/v1/consultations", form(ward)).await.expect(201).json();
    assert_eq!((&asked["contact_name"], &asked["role"]), (&json!("Rafi Hamdani"), &json!("patient")));
    let own = clinic.app.signed_in(Person::new(RoleCode::Patient).with_record(ward)).await;
    own.get(path(&asked)).await.expect(200);
    clinic.patient.post("/v1/consultations", form(stranger)).await.expect_invalid("/contact_id", "not_there");
    clinic.doctor.caller.post("/v1/consultations", form(ward)).await.expect_problem(403, "forbidden");
    clinic.manager.post("/v1/consultations", form(ward)).await.expect_problem(403, "forbidden");
    let mine = clinic.patient.get("/v1/consultations").query(&[("filter[contact_id]", &ward.to_string())]).await.expect(200).data();
    assert_eq!(mine.len(), 1);
}

#[tokio::test]
async fn asking_opens_the_record_to_the_doctor_and_answering_to_the_head_doctor() {
    let clinic = Clinic::open().await;
    let record = format!("/v1/patients/{}", clinic.patient_id);
    clinic.doctor.caller.get(&record).await.expect_problem(403, "break_glass_required");
    let place = clinic.waiting().await;
    clinic.doctor.caller.get(&record).await.expect(200);
    clinic.head.caller.get(&record).await.expect_problem(403, "break_glass_required");
    writes(&clinic.head.caller, &place, "Saya bantu jawab.").await;
    clinic.head.caller.get(&record).await.expect(200);
}

#[tokio::test]
async fn bad_input_is_told_by_its_field() {
    let clinic = Clinic::open().await;
    let ask = |form| clinic.patient.post("/v1/consultations", form);
    let doctor = clinic.doctor.id;
    ask(json!({"practitioner_id": doctor, "subject": " ", "text": "x"})).await.expect_invalid("/subject", "required");
    ask(json!({"practitioner_id": doctor, "subject": "x", "text": "x".repeat(5_001)})).await.expect_invalid("/text", "too_long");
    ask(json!({"practitioner_id": doctor, "subject": "a\u{0}", "text": "x"})).await.expect_invalid("/subject", "control_character");
    ask(json!({"practitioner_id": doctor, "subject": "x", "text": "x", "urgent": true})).await.expect_invalid("/urgent", "unknown_field");
    let nobody = clinic.patient_id;
    ask(json!({"practitioner_id": nobody, "subject": "x", "text": "x"})).await.expect_invalid("/practitioner_id", "not_there");
    let form = json!({"practitioner_id": doctor, "speciality_id": nobody, "subject": "x", "text": "x"});
    ask(form).await.expect_invalid("/speciality_id", "not_there");
    let form = json!({"practitioner_id": doctor, "subject": "x", "text": "x", "file_ids": [nobody]});
    ask(form).await.expect_invalid("/file_ids", "not_there");
    let silent = json!({"name": "dr. Tiur Simanjuntak", "speciality_ids": [clinic.speciality]});
    let silent = id(&clinic.admin.post("/v1/practitioners", silent).await.expect(201).json());
    ask(json!({"practitioner_id": silent, "subject": "x", "text": "x"})).await.expect_invalid("/practitioner_id", "not_answering");
    let place = clinic.waiting().await;
    let reading = json!({"message_id": nobody});
    clinic.patient.post(format!("{place}/readings"), reading).await.expect_invalid("/message_id", "not_there");
    clinic.doctor.caller.get("/v1/consultations").query(&[("q", "pusing")]).await.expect_problem(400, "unknown_parameter");
}

#[tokio::test]
async fn whoever_takes_part_hears_of_it_at_once_and_nobody_else_does() {
    let clinic = Clinic::open().await;
    let other = clinic.colleague("dr. Bima Hartanto", &[clinic.speciality]).await;
    let mut doctor = clinic.doctor.caller.listen().await;
    let (mut head, mut outside, mut desk) = (clinic.head.caller.listen().await, other.caller.listen().await, clinic.manager.listen().await);
    let asked = clinic.asked("Apakah ini wajar?").await;
    for stream in [&mut doctor, &mut head] {
        let event = stream.next_of("consultation.changed").await;
        assert_eq!((&event["id"], &event["contact_id"]), (&asked["id"], &json!(clinic.patient_id)));
    }
    let mut patient = clinic.patient.listen().await;
    writes(&clinic.doctor.caller, &path(&asked), "Wajar.").await;
    assert_eq!(patient.next_of("consultation.changed").await["id"], asked["id"]);
    for stream in [&mut outside, &mut desk] {
        while let Some(event) = stream.within(Duration::from_millis(700)).await {
            assert_ne!(event["kind"], "consultation.changed", "{event}");
        }
    }
}
