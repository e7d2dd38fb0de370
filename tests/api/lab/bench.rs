//! What laboratory staff see of people whom they do not have in care: the reports that wait for them, and nothing besides.

use support::{Answer, Caller, Person, RoleCode, Value, json};
use uuid::Uuid;

use super::clinic::{Lab, id, observation, path};

/// Another technician, with the role for one location.
async fn colleague(lab: &Lab, name: &str, location: Uuid) -> Caller {
    let practitioner = id(&lab.admin.post("/v1/practitioners", json!({"name": name})).await.expect(201));
    lab.app.signed_in(Person::new(RoleCode::LabStaff).practising_as(practitioner).at(location)).await
}

/// Whether the record is open to somebody: the history of the patient is.
async fn opens(lab: &Lab, caller: &Caller) -> bool {
    let answer = caller.get("/v1/lab-history").query(&[("patient_id", &lab.patient.to_string())]).await;
    if answer.status != 200 {
        answer.expect_problem(403, "break_glass_required");
        return false;
    }
    true
}

async fn enter(lab: &Lab, report: &Answer, observations: Value) {
    lab.technician.patch(path(report), "*", json!({"observations": observations})).await.expect(200);
}

#[tokio::test]
async fn a_draft_without_a_result_opens_no_record() {
    let lab = Lab::open().await;
    let draft = lab.draft(json!([])).await;
    lab.technician.get(path(&draft)).await.expect(200);
    assert!(!opens(&lab, &lab.technician).await && !opens(&lab, &lab.doctor).await);
    lab.doctor.get(path(&draft)).await.expect_problem(403, "break_glass_required");
    enter(&lab, &draft, json!([{"analyte_id": lab.sodium}])).await;
    assert!(!opens(&lab, &lab.technician).await, "what is awaited is no result");
    enter(&lab, &draft, json!([lab.value(lab.sodium, "140")])).await;
    assert!(opens(&lab, &lab.technician).await && opens(&lab, &lab.doctor).await);
    lab.doctor.get(path(&draft)).await.expect(200);
    enter(&lab, &draft, json!([])).await;
    assert!(!opens(&lab, &lab.technician).await && !opens(&lab, &lab.doctor).await, "it is empty again");
    enter(&lab, &draft, json!([lab.value(lab.sodium, "140")])).await;
    assert!(opens(&lab, &lab.technician).await);
    lab.technician.delete(path(&draft), "*").await.expect(204);
    assert!(!opens(&lab, &lab.technician).await && !opens(&lab, &lab.doctor).await, "the draft is gone");
}

#[tokio::test]
async fn a_record_stays_open_for_another_reason() {
    let lab = Lab::open().await;
    let first = lab.draft(json!([lab.value(lab.sodium, "140")])).await;
    let second = lab.draft(json!([lab.value(lab.sodium, "141")])).await;
    lab.technician.delete(path(&first), "*").await.expect(204);
    assert!(opens(&lab, &lab.technician).await && opens(&lab, &lab.doctor).await, "of the second draft");
    let visit = json!({"kind": "visit", "subject": "Kontrol", "practitioner_id": lab.doctor_id});
    lab.manager.post(format!("/v1/patients/{}/interactions", lab.patient), visit).await.expect(201);
    lab.technician.delete(path(&second), "*").await.expect(204);
    assert!(!opens(&lab, &lab.technician).await);
    assert!(opens(&lab, &lab.doctor).await, "the patient was there");
    let third = lab.verified(json!([lab.value(lab.sodium, "140")])).await;
    let fourth = lab.draft(json!([lab.value(lab.sodium, "141")])).await;
    lab.technician.delete(path(&fourth), "*").await.expect(204);
    lab.technician.get(path(&third)).await.expect(200);
    assert!(opens(&lab, &lab.technician).await, "what was verified stays a reason");
}

#[tokio::test]
async fn a_colleague_at_the_location_verifies_without_the_rest_of_the_record() {
    let lab = Lab::open().await;
    let elsewhere =
        id(&lab.admin.post("/v1/locations", json!({"code": "bdg", "name": "Bandung", "time_zone": "Asia/Jakarta"})).await.expect(201));
    let (here, there) = (colleague(&lab, "Budi", lab.location).await, colleague(&lab, "Citra", elsewhere).await);
    let mut earlier = lab.form(json!([lab.value(lab.glucose, "80")]));
    earlier["collected_at"] = json!(lab.app.clock.now() - chrono::Duration::days(30));
    let earlier = lab.technician.post("/v1/lab-reports", earlier).await.expect(201);
    lab.technician.post(format!("{}/verification", path(&earlier)), json!({})).await.expect(201);
    let draft = lab.draft(json!([lab.value(lab.glucose, "450")])).await;
    let listed = async |caller: &Caller| -> Vec<String> {
        let rows = caller.get("/v1/lab-reports").await.expect(200).data();
        rows.iter().filter_map(|row| row["id"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!((listed(&here).await, listed(&there).await), (vec![draft.id()], Vec::new()));
    there.get(path(&draft)).await.expect_problem(403, "break_glass_required");
    there.post(format!("{}/verification", path(&draft)), json!({})).await.expect_problem(403, "break_glass_required");
    here.get(path(&earlier)).await.expect_problem(403, "break_glass_required");
    let seen = observation(&here.get(path(&draft)).await.expect(200).json(), lab.glucose);
    assert_eq!((&seen["value"], seen.get("previous")), (&json!(450.0), None), "the value before is of another report");
    let own = observation(&lab.technician.get(path(&draft)).await.expect(200).json(), lab.glucose);
    assert_eq!(own["previous"], json!(80.0));
    let done = here.post(format!("{}/verification", path(&draft)), json!({})).await.expect(201).json();
    assert_eq!((&done["state"], observation(&done, lab.glucose).get("previous")), (&json!("released"), None));
    // what follows from a verification is done by whoever has verified
    here.post(format!("{}/critical-acknowledgement", path(&draft)), json!({"told": "dr. Ayu"})).await.expect(201);
    let slip = json!({"observation": lab.value(lab.glucose, "145"), "reason": "Salah ketik"});
    here.post(format!("{}/corrections", path(&draft)), slip).await.expect(201);
    assert_eq!(listed(&here).await, [draft.id()]);
    assert!(!opens(&lab, &here).await, "a verification opens no record");
    let third = colleague(&lab, "Dian", lab.location).await;
    third.get(path(&draft)).await.expect_problem(403, "break_glass_required");
    assert!(listed(&third).await.is_empty(), "nothing waits any more");
}

#[tokio::test]
async fn a_colleague_finishes_what_another_has_begun() {
    let lab = Lab::open().await;
    let here = colleague(&lab, "Budi", lab.location).await;
    let draft = lab.draft(json!([lab.value(lab.glucose, "90"), {"analyte_id": lab.sodium}])).await;
    lab.technician.post(format!("{}/verification", path(&draft)), json!({"partial": true})).await.expect(201);
    assert!(!opens(&lab, &here).await);
    let change = json!({"observations": [lab.value(lab.glucose, "90"), lab.value(lab.sodium, "140")]});
    here.patch(path(&draft), "*", change).await.expect(200);
    assert!(opens(&lab, &here).await, "whoever enters results has the patient in care");
    let whole = lab.technician.post(format!("{}/verification", path(&draft)), json!({})).await.expect(201).json();
    assert_eq!((&whole["values"], &whole["awaited"]), (&json!(2), &json!(0)));
}
