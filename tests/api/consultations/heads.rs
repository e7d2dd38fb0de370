//! Head doctors and their deputies.

use chrono::Duration;
use support::json;

use super::{Clinic, copies, path, reads, writes};

#[tokio::test]
async fn without_a_head_doctor_nobody_can_ask() {
    let clinic = Clinic::without_head().await;
    let form = json!({"practitioner_id": clinic.doctor.id, "subject": "Pusing", "text": "Apakah ini wajar?"});
    let doctors = clinic.patient.get("/v1/consultation-doctors").await.expect(200).data();
    assert!(doctors.len() == 2 && doctors.iter().all(|doctor| doctor["askable"] == false), "{doctors:?}");
    for (language, words) in [("id", "belum ada dokter kepala"), ("en", "neither the speciality nor the clinic has a head doctor")] {
        let refused = clinic.patient.post("/v1/consultations", form.clone()).language(language).await;
        let refused = refused.expect_invalid("/practitioner_id", "no_head_doctor").json();
        assert!(refused["errors"][0]["message"].as_str().is_some_and(|text| text.contains(words)), "{refused}");
    }
    // one of the clinic is enough
    clinic.appoint(json!({"practitioner_id": clinic.head.id, "starts_on": "2020-01-01"})).await;
    let asked = clinic.patient.post("/v1/consultations", form.clone()).await.expect(201).json();
    assert_eq!(copies(&asked, 0, "head").len(), 1);
    let doctors = clinic.patient.get("/v1/consultation-doctors").await.expect(200).data();
    assert!(doctors.iter().all(|doctor| doctor["askable"] == true), "{doctors:?}");
}

#[tokio::test]
async fn the_head_of_the_speciality_comes_before_that_of_the_clinic() {
    let clinic = Clinic::open().await;
    let chief = clinic.colleague("dr. Natalia Tanuwijaya", &[]).await;
    clinic.appoint(json!({"practitioner_id": chief.id, "starts_on": "2020-01-01"})).await;
    let place = clinic.waiting().await;
    chief.caller.get(&place).await.expect_problem(404, "not_found");
    assert_eq!(clinic.head.caller.get(&place).await.expect(200).json()["role"], "head");
    // a doctor without a speciality is watched over by the head of the clinic
    let plain = clinic.colleague("dr. Damar Wicaksono", &[]).await;
    let form = json!({"practitioner_id": plain.id, "subject": "Vaksin", "text": "Boleh vaksin influenza?"});
    let place = path(&clinic.patient.post("/v1/consultations", form).await.expect(201).json());
    clinic.head.caller.get(&place).await.expect_problem(404, "not_found");
    assert_eq!(chief.caller.get(&place).await.expect(200).json()["unread"], 1);
}

#[tokio::test]
async fn during_a_leave_the_deputy_is_copied() {
    let mut clinic = Clinic::open().await;
    let mut deputy = clinic.colleague("dr. Rizal Chaniago", &[]).await;
    let before = clinic.waiting().await;
    deputy.caller.get(&before).await.expect_problem(404, "not_found");
    let today = clinic.today();
    let leave = json!({"practitioner_id": deputy.id, "speciality_id": clinic.speciality, "kind": "deputy", "starts_on": today,
        "ends_on": today + Duration::days(3)});
    clinic.appoint(leave).await;
    let asked = clinic.asked("Apakah obat diminum malam?").await;
    let place = path(&asked);
    assert_eq!((copies(&asked, 0, "deputy").len(), copies(&asked, 0, "head").len()), (1, 0));
    let overseers = asked["overseers"].as_array().cloned().unwrap_or_default();
    let acting: Vec<_> = overseers.iter().filter(|overseer| overseer["acting"] == true).map(|overseer| &overseer["kind"]).collect();
    assert_eq!((overseers.len(), acting), (2, vec![&json!("deputy")]));
    let copied = deputy.caller.get(&place).await.expect(200).json();
    assert_eq!((&copied["role"], &copied["unread"]), (&json!("deputy"), &json!(1)));
    assert!(copies(&reads(&deputy.caller, &place).await, 0, "deputy")[0]["read_at"].is_string());
    assert_eq!(writes(&deputy.caller, &place, "Saya bantu jawab.").await["messages"][1]["author"], "deputy");
    deputy.caller.get(&before).await.expect(200);
    // the head doctor may look in; that is proven as well
    let along = reads(&clinic.head.caller, &place).await;
    assert!(copies(&along, 0, "head")[0]["read_at"].is_string(), "{along}");
    // after the leave the head doctor is copied again, and the deputy does not take part any more
    clinic.advance(5).await;
    deputy.caller = clinic.app.again(&deputy.caller).await;
    let later = writes(&clinic.patient, &place, "Terima kasih, Dok.").await;
    assert_eq!((copies(&later, 2, "head").len(), copies(&later, 2, "deputy").len()), (1, 0));
    deputy.caller.get(&place).await.expect_problem(404, "not_found");
}

#[tokio::test]
async fn offices_are_held_by_one_at_a_time_and_have_their_days() {
    let clinic = Clinic::open().await;
    let form = |from: &str| json!({"practitioner_id": clinic.doctor.id, "speciality_id": clinic.speciality, "starts_on": from});
    let taken = clinic.manager.post("/v1/head-doctors", form("2091-01-01")).await.expect_problem(409, "conflict").json();
    assert_eq!(taken["errors"][0]["pointer"], "/starts_on");
    let list = clinic.doctor.caller.get("/v1/head-doctors").await.expect(200).data();
    assert_eq!((list.len(), &list[0]["practitioner_name"]), (1, &json!("dr. Gayatri Wibisana")));
    let first = format!("/v1/head-doctors/{}", list[0]["id"].as_str().unwrap_or_default());
    clinic.manager.patch(&first, "*", json!({"ends_on": "2019-01-01"})).await.expect_invalid("/ends_on", "out_of_range");
    clinic.manager.patch(&first, "*", json!({"ends_on": "2090-12-31"})).await.expect(200);
    clinic.appoint(form("2091-01-01")).await;
    let endless = json!({"practitioner_id": clinic.doctor.id, "kind": "deputy", "starts_on": "2091-01-01"});
    clinic.manager.post("/v1/head-doctors", endless).await.expect_invalid("/ends_on", "required");
    let unknown = json!({"practitioner_id": clinic.patient_id, "starts_on": "2091-01-01"});
    clinic.manager.post("/v1/head-doctors", unknown).await.expect_invalid("/practitioner_id", "not_there");
    clinic.doctor.caller.post("/v1/head-doctors", form("2095-01-01")).await.expect_problem(403, "forbidden");
    clinic.manager.delete(&first, "*").await.expect(204);
    clinic.manager.get(&first).await.expect_problem(404, "not_found");
    clinic.manager.get(format!("{first}?include=archived")).await.expect(200);
    // nobody watches any more until the next one takes office
    let form = json!({"practitioner_id": clinic.doctor.id, "subject": "Pusing", "text": "Apakah ini wajar?"});
    clinic.patient.post("/v1/consultations", form).await.expect_invalid("/practitioner_id", "no_head_doctor");
}
