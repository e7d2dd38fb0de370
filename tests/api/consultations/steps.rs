//! Handing over, closing, opening again, rating; visits and tasks; the response clock.

use chrono::{DateTime, Duration, Utc};
use support::{Value, json};

use super::{Clinic, copies, id, moment, path, writes};

#[tokio::test]
async fn another_doctor_takes_over_and_reads_all_of_it() {
    let clinic = Clinic::open().await;
    let other = clinic.colleague("dr. Bima Hartanto", &[clinic.speciality]).await;
    let place = clinic.waiting().await;
    let handover = format!("{place}/handover");
    let form = json!({"practitioner_id": other.id, "reason": "Saya cuti mulai besok."});
    clinic.patient.post(&handover, form.clone()).await.expect_problem(404, "not_found");
    let same = json!({"practitioner_id": clinic.doctor.id});
    clinic.doctor.caller.post(&handover, same).await.expect_invalid("/practitioner_id", "unknown_value");
    let mut told = other.caller.listen().await;
    let handed = clinic.doctor.caller.post(&handover, form).await.expect(201).json();
    assert_eq!((&handed["practitioner_name"], &handed["role"]), (&json!("dr. Bima Hartanto"), &json!("former_doctor")));
    assert_eq!(told.next_of("consultation.changed").await["id"], handed["id"]);
    // who handed it over reads on, and writes no more
    clinic.doctor.caller.get(&place).await.expect(200);
    clinic.doctor.caller.post(format!("{place}/messages"), json!({"text": "x"})).await.expect_problem(403, "forbidden");
    clinic.doctor.caller.post(format!("{place}/closing"), json!({})).await.expect_problem(403, "forbidden");
    let taken = other.caller.get(&place).await.expect(200).json();
    assert_eq!(
        (&taken["role"], &taken["unread"], &taken["doctors"][1]["reason"]),
        (&json!("doctor"), &json!(1), &json!("Saya cuti mulai besok."))
    );
    other.caller.get(format!("/v1/patients/{}", clinic.patient_id)).await.expect(200);
    let seen = clinic.patient.get(&place).await.expect(200).json();
    assert_eq!((&seen["doctors"][1]["name"], &seen["doctors"][1]["reason"]), (&json!("dr. Bima Hartanto"), &Value::Null));
    let answered = writes(&other.caller, &place, "Wajar, Bu.").await;
    assert_eq!(copies(&answered, 1, "head").len(), 1);
}

#[tokio::test]
async fn a_head_doctor_gives_it_to_another_speciality_and_leaves() {
    let clinic = Clinic::open().await;
    let form = json!({"code": "jantung", "name_id": "Jantung", "name_en": "Cardiology"});
    let heart = id(&clinic.admin.post("/v1/specialities", form).await.expect(201).json());
    let other = clinic.colleague("dr. Rizal Chaniago", &[heart]).await;
    let place = clinic.waiting().await;
    let handover = |caller: &support::Caller| caller.post(format!("{place}/handover"), json!({"practitioner_id": other.id}));
    handover(&clinic.head.caller).await.expect_invalid("/practitioner_id", "no_head_doctor");
    let chief = clinic.colleague("dr. Natalia Tanuwijaya", &[heart]).await;
    clinic.appoint(json!({"practitioner_id": chief.id, "speciality_id": heart, "starts_on": "2020-01-01"})).await;
    handover(&clinic.head.caller).await.expect(204);
    clinic.head.caller.get(&place).await.expect_problem(404, "not_found");
    assert_eq!(chief.caller.get(&place).await.expect(200).json()["role"], "head");
    assert_eq!(clinic.doctor.caller.get(&place).await.expect(200).json()["role"], "former_doctor");
}

#[tokio::test]
async fn it_is_closed_rated_and_opened_again_for_some_days() {
    let mut clinic = Clinic::open().await;
    let place = clinic.waiting().await;
    let closing = format!("{place}/closing");
    let rating = format!("{place}/rating");
    clinic.doctor.caller.post(&closing, json!({})).await.expect_problem(409, "conflict");
    clinic.patient.post(&rating, json!({"rating": 5})).await.expect_problem(409, "conflict");
    writes(&clinic.doctor.caller, &place, "Wajar, Bu.").await;
    let closed = clinic.doctor.caller.post(&closing, json!({})).await.expect(201).json();
    assert_eq!(closed["state"], "closed");
    clinic.doctor.caller.post(&closing, json!({})).await.expect_problem(409, "conflict");
    clinic.doctor.caller.post(format!("{place}/messages"), json!({"text": "x"})).await.expect_problem(409, "conflict");
    clinic.doctor.caller.post(&rating, json!({"rating": 5})).await.expect_problem(403, "forbidden");
    clinic.patient.post(&rating, json!({"rating": 6})).await.expect_invalid("/rating", "out_of_range");
    let rated = clinic.patient.post(&rating, json!({"rating": 4, "comment": "Cepat dijawab"})).await.expect(201).json();
    assert_eq!((&rated["rating"], &rated["rating_comment"]), (&json!(4), &json!("Cepat dijawab")));
    clinic.patient.post(&rating, json!({"rating": 1})).await.expect_problem(409, "conflict");
    clinic.advance(13).await;
    let opened = writes(&clinic.patient, &place, "Satu lagi, Dok.").await;
    assert!(opened["state"] == "open" && opened["closed_at"].is_null() && opened["answer_due_at"].is_string(), "{opened}");
    clinic.patient.post(&closing, json!({})).await.expect(201);
    clinic.advance(15).await;
    clinic.patient.post(format!("{place}/messages"), json!({"text": "Lagi"})).await.expect_problem(409, "conflict");
}

#[tokio::test]
async fn the_clock_runs_in_hours_of_business_until_the_answer() {
    let clinic = Clinic::open().await;
    let settings = clinic.patient.get("/v1/consultation-settings").await.expect(200).json();
    assert_eq!((&settings["answer_hours"], &settings["opens"], &settings["closes"]), (&json!(8), &json!("08:00"), &json!("17:00")));
    clinic.manager.patch("/v1/consultation-settings", "*", json!({"answer_hours": 2})).await.expect_problem(403, "forbidden");
    clinic.admin.patch("/v1/consultation-settings", "*", json!({"opens": "25:00"})).await.expect_invalid("/opens", "bad_time");
    let always = json!({"answer_hours": 2, "weekdays": [1, 2, 3, 4, 5, 6, 7], "opens": "00:00", "closes": "23:59"});
    clinic.admin.patch("/v1/consultation-settings", "*", always).await.expect(200);
    let asked = clinic.asked("Apakah ini wajar?").await;
    let within = |record: &Value, from: DateTime<Utc>| moment(record, "answer_due_at") - from;
    let first = within(&asked, moment(&asked, "waiting_since_at"));
    // a night costs the minute in which the clinic is closed
    assert!(first >= Duration::hours(2) && first <= Duration::minutes(122), "{first}");
    let place = path(&asked);
    clinic.app.advance(std::time::Duration::from_secs(300));
    let more = writes(&clinic.patient, &place, "Dan apakah boleh olahraga?").await;
    assert_eq!(more["answer_due_at"], asked["answer_due_at"], "what waits goes on waiting");
    let answered = writes(&clinic.doctor.caller, &place, "Boleh.").await;
    assert!(answered["answer_due_at"].is_null(), "{answered}");
    let again = writes(&clinic.patient, &place, "Terima kasih. Lari juga?").await;
    assert!(moment(&again, "answer_due_at") > moment(&asked, "answer_due_at"), "{again}");
    assert_eq!(again["first_answered_at"], answered["first_answered_at"]);
}

#[tokio::test]
async fn what_has_to_be_answered_first_comes_first() {
    let clinic = Clinic::open().await;
    let plain = clinic.asked("Boleh vaksin influenza?").await;
    let answered = clinic.asked("Boleh olahraga?").await;
    writes(&clinic.doctor.caller, &path(&answered), "Boleh.").await;
    let urgent = clinic.asked("Sejak tadi nyeri dada.").await;
    let list = clinic.doctor.caller.get("/v1/consultations").await.expect(200).data();
    let order: Vec<_> = list.iter().map(|row| row["id"].clone()).collect();
    assert_eq!(order, [urgent["id"].clone(), plain["id"].clone(), answered["id"].clone()]);
    for (filter, value, expected) in
        [("filter[unanswered]", "false", &answered), ("filter[state]", "answered", &answered), ("filter[emergency]", "true", &urgent)]
    {
        let found = clinic.doctor.caller.get("/v1/consultations").query(&[(filter, value)]).await.expect(200).data();
        assert_eq!((found.len(), &found[0]["id"]), (1, &expected["id"]), "{filter}={value}");
    }
    let first = clinic.head.caller.get("/v1/consultations").query(&[("limit", "2")]).await.expect(200);
    let rest = clinic.head.caller.get("/v1/consultations").query(&[("limit", "2"), ("cursor", &first.text("/page/next"))]).await;
    assert_eq!(rest.expect(200).data()[0]["id"], answered["id"]);
}

#[tokio::test]
async fn one_step_makes_a_visit_or_a_task() {
    let clinic = Clinic::open().await;
    let location = json!({"code": "kemang", "name": "Kemang", "time_zone": "Asia/Jakarta"});
    let location = id(&clinic.admin.post("/v1/locations", location).await.expect(201).json());
    let service = json!({"code": "konsul", "name_id": "Konsultasi", "name_en": "Consultation", "duration_minutes": 30,
        "price": {"amount": 1, "currency": "IDR"}});
    let service = id(&clinic.admin.post("/v1/services", service).await.expect(201).json());
    let gives = json!({"service_ids": [service]});
    clinic.admin.patch(format!("/v1/practitioners/{}", clinic.doctor.id), "*", gives).await.expect(200);
    for weekday in 1..=7 {
        let hours = json!({"practitioner_id": clinic.doctor.id, "location_id": location, "weekday": weekday, "starts": "08:00",
            "ends": "16:00", "valid_from": "2020-01-01"});
        clinic.manager.post("/v1/working-hours", hours).await.expect(201);
    }
    let place = clinic.waiting().await;
    let day = clinic.today() + Duration::days(3);
    let at = |hour: &str| {
        json!({"service_id": service, "practitioner_id": clinic.doctor.id, "location_id": location,
        "local_time": format!("{day}T{hour}")})
    };
    let visited = clinic.patient.post(format!("{place}/appointment"), at("08:30")).await.expect(201).json();
    let visit = visited["outcomes"][0]["appointment_id"].as_str().unwrap_or_default().to_owned();
    let shown = clinic.manager.get(format!("/v1/appointments/{visit}")).await.expect(200).json();
    assert!(shown["contact_id"] == json!(clinic.patient_id) && shown["reason"].is_null(), "{shown}");
    clinic.doctor.caller.post(format!("{place}/appointment"), at("08:30")).await.expect_problem(409, "slot_taken");
    let again = clinic.doctor.caller.post(format!("{place}/appointment"), json!({"appointment_id": visit})).await.expect(201).json();
    assert_eq!(again["outcomes"].as_array().map(Vec::len), Some(1), "the same visit counts once");
    let unknown = json!({"appointment_id": clinic.patient_id});
    clinic.doctor.caller.post(format!("{place}/appointment"), unknown).await.expect_invalid("/appointment_id", "not_there");
    let task = json!({"title": "Telepon untuk jadwal kontrol", "priority": "high"});
    clinic.patient.post(format!("{place}/task"), task.clone()).await.expect_problem(404, "not_found");
    let tasked = clinic.doctor.caller.post(format!("{place}/task"), task).await.expect(201).json();
    let task = tasked["outcomes"][1]["task_id"].as_str().unwrap_or_default().to_owned();
    let shown = clinic.manager.get(format!("/v1/tasks/{task}")).await.expect(200).json();
    assert!(shown["contact_id"] == json!(clinic.patient_id) && shown["details"].is_null(), "{shown}");
    let seen = clinic.patient.get(&place).await.expect(200).json();
    assert_eq!(seen["outcomes"].as_array().map(Vec::len), Some(1), "tasks are for doctors: {seen}");
}
