//! What patients type in from an outside laboratory.

use support::{Value, json};
use uuid::Uuid;

use super::clinic::{Lab, observation, path};

fn own(lab: &Lab, changes: Value) -> Value {
    let mut form = json!({
        "patient_id": lab.patient, "location_id": lab.location, "laboratory": "Lab Sehat, Bandung",
        "collected_at": lab.app.clock.now() - chrono::Duration::days(20),
        "observations": [lab.value(lab.glucose, "104,5")],
    });
    domain::merge_patch(&mut form, &changes);
    form
}

#[tokio::test]
async fn own_values_are_there_at_once_and_not_verified() {
    let lab = Lab::open().await;
    let made = lab.portal.post("/v1/lab-reports", own(&lab, json!({}))).await.expect(201);
    let view = made.json();
    assert_eq!(
        (&view["source"], &view["state"], &view["laboratory"]),
        (&json!("patient"), &json!("released"), &json!("Lab Sehat, Bandung"))
    );
    let value = observation(&view, lab.glucose);
    assert_eq!((&value["value"], &value["flag"]), (&json!(104.5), &json!("high")));
    assert!(value.get("verified_at").is_none() && view.get("verified_at").is_none(), "{view}");
    assert_eq!(lab.portal.get("/v1/portal/home").await.expect(200).json()["new_results"], json!(0));
    assert!(lab.told().is_empty());
    // it waits for a verification at its location
    lab.technician.patch(path(&made), "*", json!({"observations": []})).await.expect_problem(409, "conflict");
    let verified = lab.technician.post(format!("{}/verification", path(&made)), json!({})).await.expect(201).json();
    assert!(observation(&verified, lab.glucose)["verified_at"].is_string(), "{verified}");
    assert_eq!(verified["source"], json!("patient"));
}

#[tokio::test]
async fn a_slip_of_the_patient_is_corrected_until_it_is_verified() {
    let lab = Lab::open().await;
    let made = lab.portal.post("/v1/lab-reports", own(&lab, json!({}))).await.expect(201);
    let correct = |value: &str| {
        let body = json!({"observation": {"analyte_id": lab.glucose, "value": value}, "reason": "Salah ketik"});
        lab.portal.post(format!("{}/corrections", path(&made)), body)
    };
    let value = observation(&correct("94,5").await.expect(201).json(), lab.glucose);
    assert_eq!((&value["value"], &value["earlier"][0]["value"]), (&json!(94.5), &json!(104.5)));
    assert!(value.get("verified_at").is_none(), "{value}");
    lab.technician.post(format!("{}/verification", path(&made)), json!({})).await.expect(201);
    correct("90").await.expect_invalid("/observation/analyte_id", "verified");
    let clinic = lab.verified(json!([lab.value(lab.glucose, "90")])).await;
    let body = json!({"observation": {"analyte_id": lab.glucose, "value": "80"}, "reason": "Saya kira"});
    lab.portal.post(format!("{}/corrections", path(&clinic)), body).await.expect_problem(404, "not_found");
}

#[tokio::test]
async fn patients_enter_for_themselves_and_their_wards_only() {
    let lab = Lab::open().await;
    let refused = |changes| lab.portal.post("/v1/lab-reports", own(&lab, changes));
    refused(json!({"laboratory": null})).await.expect_invalid("/laboratory", "required");
    refused(json!({"with_comment": true})).await.expect_invalid("/with_comment", "not_wanted");
    refused(json!({"practitioner_id": lab.doctor_id})).await.expect_invalid("/practitioner_id", "not_wanted");
    refused(json!({"observations": []})).await.expect_invalid("/observations", "required");
    refused(json!({"observations": [{"analyte_id": lab.glucose}]})).await.expect_invalid("/observations/0/value", "required");
    refused(json!({"observations": [lab.value(lab.glucose, "1.500")]})).await.expect_invalid("/observations/0/value", "ambiguous_value");
    refused(json!({"patient_id": Uuid::now_v7()})).await.expect_invalid("/patient_id", "not_there");
    let other = lab.manager.post("/v1/patients", json!({"name": "Rina", "location_id": lab.location})).await.expect(201).id();
    refused(json!({"patient_id": other})).await.expect_invalid("/patient_id", "not_there");
    let child = json!({"name": "Ani", "location_id": lab.location, "links": [{"related_id": lab.patient, "kind": "guardian"}]});
    let child = lab.manager.post("/v1/patients", child).await.expect(201).id();
    refused(json!({"patient_id": child})).await.expect(201);
    lab.doctor.post("/v1/lab-reports", lab.form(json!([]))).await.expect_problem(403, "forbidden");
}
