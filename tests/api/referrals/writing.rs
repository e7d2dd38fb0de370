//! Writing a referral: who sends and who receives fits the direction, numbers have no gap, and what was sent stays.

use support::{Value, json};

use super::clinic::{Clinic, path};

fn with(mut form: Value, changes: Value) -> Value {
    domain::merge_patch(&mut form, &changes);
    form
}

#[tokio::test]
async fn numbers_have_no_gap_within_a_month() {
    let clinic = Clinic::open().await;
    let mut numbers = Vec::new();
    for _ in 0..3 {
        numbers.push(clinic.written(clinic.outward()).await.text("/number"));
        // what is refused takes no number
        clinic.doctor.post("/v1/referrals", with(clinic.outward(), json!({"reason": " "}))).await.expect_invalid("/reason", "required");
    }
    let month = clinic.app.clock.now().format("%y%m").to_string();
    assert!(numbers[0].starts_with(&format!("RJ-{month}-")), "{numbers:?}");
    let last: Vec<u32> = numbers.iter().filter_map(|number| number.rsplit('-').next()?.parse().ok()).collect();
    assert_eq!(last, [1, 2, 3]);
}

#[tokio::test]
async fn parties_fit_the_direction() {
    let clinic = Clinic::open().await;
    let refused = async |form: Value, pointer: &str, code: &str| {
        clinic.doctor.post("/v1/referrals", form).await.expect_invalid(pointer, code);
    };
    refused(with(clinic.outward(), json!({"to_facility_id": null, "to_doctor": null})), "/to_facility_id", "required").await;
    refused(with(clinic.outward(), json!({"to_practitioner_id": clinic.colleague_id})), "/to_practitioner_id", "not_wanted").await;
    refused(with(clinic.outward(), json!({"from_doctor": "dr. X"})), "/from_doctor", "not_wanted").await;
    refused(with(clinic.inward(), json!({"from_facility_id": null})), "/from_facility_id", "required").await;
    refused(with(clinic.inward(), json!({"to_doctor": "dr. X"})), "/to_doctor", "not_wanted").await;
    refused(with(clinic.internal(), json!({"to_practitioner_id": null})), "/to_practitioner_id", "required").await;
    refused(with(clinic.internal(), json!({"to_practitioner_id": clinic.doctor_id})), "/to_practitioner_id", "self_reference").await;
    refused(with(clinic.outward(), json!({"from_practitioner_id": clinic.colleague_id})), "/from_practitioner_id", "unknown_value").await;
    refused(with(clinic.outward(), json!({"valid_until": "2001-01-01"})), "/valid_until", "in_the_past").await;
    refused(with(clinic.outward(), json!({"location_id": clinic.patient})), "/location_id", "not_there").await;
    refused(with(clinic.outward(), json!({"patient_id": clinic.location})), "/patient_id", "not_there").await;
}

#[tokio::test]
async fn a_draft_is_changed_and_what_was_sent_is_not() {
    let clinic = Clinic::open().await;
    let draft = clinic.written(clinic.outward()).await;
    assert_eq!((draft.text("/state"), draft.text("/from_practitioner_name")), ("draft".to_owned(), "dr. Ayu Lestari".to_owned()));
    let change = |body: Value| clinic.doctor.patch(path(&draft), &draft.etag(), body);
    change(json!({"patient_id": clinic.location})).await.expect_invalid("/patient_id", "unknown_field");
    change(json!({"direction": "internal"})).await.expect(422);
    let changed = change(json!({"reason": "Ulang ekokardiografi", "service": null})).await.expect(200);
    assert_eq!(changed.text("/reason"), "Ulang ekokardiografi");
    assert!(changed.json().get("service").is_none());
    change(json!({"urgency": "routine"})).await.expect(412);
    clinic.doctor.post(format!("{}/sending", path(&draft)), json!({})).await.expect(201);
    clinic.doctor.patch(path(&draft), "*", json!({"reason": "Lain"})).await.expect_problem(409, "conflict");
}

#[tokio::test]
async fn somebody_outside_the_care_is_not_referred() {
    let clinic = Clinic::open().await;
    clinic.colleague.post("/v1/referrals", clinic.outward()).await.expect_problem(403, "break_glass_required");
    clinic.desk.post("/v1/referrals", clinic.outward()).await.expect_problem(403, "forbidden");
    clinic.portal.post("/v1/referrals", clinic.outward()).await.expect_problem(403, "forbidden");
}

#[tokio::test]
async fn a_referral_moves_with_a_merge_and_back_with_its_undo() {
    let clinic = Clinic::open().await;
    let draft = clinic.written(clinic.outward()).await;
    let survivor = json!({"name": "Siti Aminah Putri", "location_id": clinic.location});
    let survivor = clinic.manager.post("/v1/patients", survivor).header("prefer", "allow-duplicate").await.expect(201).id();
    let merges = format!("/v1/patients/{survivor}/merges");
    let merge = clinic.manager.post(&merges, json!({"absorbed_id": clinic.patient})).await.expect(201).id();
    assert_eq!(clinic.doctor.get(path(&draft)).await.expect(200).json()["patient_id"], json!(survivor));
    clinic.manager.delete(format!("{merges}/{merge}"), "*").await.expect(204);
    assert_eq!(clinic.doctor.get(path(&draft)).await.expect(200).json()["patient_id"], json!(clinic.patient));
}
