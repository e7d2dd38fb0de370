//! Verification: flags, partial reports, and what the patient sees of it, and when.

use std::time::Duration;

use support::{Value, json};

use super::clinic::{Lab, observation, path};

#[tokio::test]
async fn a_verified_report_is_seen_by_its_patient_at_once() {
    let lab = Lab::open().await;
    let draft = lab.draft(json!([lab.value(lab.glucose, "103")])).await;
    let mut stream = lab.portal.listen().await;
    let done = lab.technician.post(format!("{}/verification", path(&draft)), json!({})).await.expect(201).json();
    assert_eq!((&done["state"], &done["verified_by_name"]), (&json!("released"), &json!("Petugas lab")));
    let deadline = Duration::from_secs(2);
    let mut heard = stream.within(deadline).await;
    while heard.as_ref().is_some_and(|event| event["kind"] != "lab.changed") {
        heard = stream.within(deadline).await;
    }
    assert_eq!(heard.map(|event| event["id"].clone()), Some(json!(draft.id())));
    let home = lab.portal.get("/v1/portal/home").await.expect(200).json();
    assert_eq!(home["new_results"], json!(1));
    let seen = lab.portal.get(path(&draft)).await.expect(200).json();
    assert_eq!((&observation(&seen, lab.glucose)["value"], &seen["flag"]), (&json!(103.0), &json!("high")));
    assert!(seen["seen_at"].is_string(), "{seen}");
    assert_eq!(seen["version"].as_i64(), done["version"].as_i64().map(|version| version + 1), "what is shown has changed");
    assert_eq!(lab.portal.get("/v1/portal/home").await.expect(200).json()["new_results"], json!(0));
    assert_eq!(lab.told(), [("email".to_owned(), "lab_result".to_owned()), ("inbox".to_owned(), "lab_result".to_owned())]);
    let timeline = lab.doctor.get(format!("/v1/patients/{}/interactions", lab.patient)).await.expect(200).data();
    let entry = timeline.iter().find(|entry| entry["source"] == "lab").cloned().unwrap_or_default();
    assert!(
        entry["subject"].as_str().is_some_and(|subject| subject.contains(&draft.text("/number")) && !subject.contains("103")),
        "{entry}"
    );
}

#[tokio::test]
async fn what_has_changed_since_it_was_looked_at_is_not_verified() {
    let lab = Lab::open().await;
    let draft = lab.draft(json!([lab.value(lab.glucose, "90")])).await;
    let looked_at = draft.etag();
    let retyped = json!({"observations": [lab.value(lab.glucose, "190")]});
    let changed = lab.technician.patch(path(&draft), &looked_at, retyped).await.expect(200);
    let verify = |etag: &str| lab.technician.post(format!("{}/verification", path(&draft)), json!({})).header("if-match", etag);
    verify(&looked_at).await.expect_problem(412, "stale");
    verify(&changed.etag()).await.expect(201);
}

#[tokio::test]
async fn guardians_hear_of_their_wards() {
    let lab = Lab::open().await;
    let child = json!({"name": "Ani Aminah", "location_id": lab.location, "links": [{"related_id": lab.patient, "kind": "guardian"}]});
    let child = lab.manager.post("/v1/patients", child).await.expect(201).id();
    let mut form = lab.form(json!([lab.value(lab.glucose, "90")]));
    form["patient_id"] = json!(child);
    let draft = lab.technician.post("/v1/lab-reports", form).await.expect(201);
    let mut stream = lab.portal.listen().await;
    lab.technician.post(format!("{}/verification", path(&draft)), json!({})).await.expect(201);
    assert_eq!(stream.next_of("lab.changed").await["contact_id"], json!(child));
    lab.portal.get(path(&draft)).await.expect(200);
    assert!(!lab.told().is_empty(), "a ward without an address is reached through the guardian");
}

#[tokio::test]
async fn what_is_awaited_follows() {
    let lab = Lab::open().await;
    let draft = lab.draft(json!([lab.value(lab.glucose, "90"), {"analyte_id": lab.sodium}])).await;
    let verify = |body: Value| lab.technician.post(format!("{}/verification", path(&draft)), body);
    verify(json!({})).await.expect_invalid("/partial", "required");
    let part = verify(json!({"partial": true})).await.expect(201).json();
    assert_eq!((&part["state"], &part["values"], &part["awaited"]), (&json!("released"), &json!(1), &json!(1)));
    let seen = lab.portal.get(path(&draft)).await.expect(200).json();
    assert_eq!((&seen["values"], &seen["awaited"]), (&json!(1), &json!(1)));
    assert!(observation(&seen, lab.sodium).get("value").is_none());
    verify(json!({})).await.expect_problem(409, "conflict");
    let kept = observation(&part, lab.glucose);
    let change = json!({"observations": [lab.value(lab.glucose, "95"), lab.value(lab.sodium, "140")]});
    lab.technician.patch(path(&draft), "*", change).await.expect_invalid("/observations/0/value", "verified");
    let change = json!({"observations": [lab.value(lab.glucose, "90"), lab.value(lab.sodium, "140")]});
    let filled = lab.technician.patch(path(&draft), "*", change).await.expect(200).json();
    assert_eq!(observation(&filled, lab.glucose)["id"], kept["id"]);
    assert!(observation(&lab.portal.get(path(&draft)).await.expect(200).json(), lab.sodium).get("value").is_none());
    let moved = json!({"collected_at": lab.app.clock.now() - chrono::Duration::hours(3)});
    lab.technician.patch(path(&draft), "*", moved).await.expect_invalid("/collected_at", "verified");
    let whole = verify(json!({})).await.expect(201).json();
    assert_eq!((&whole["values"], &whole["awaited"]), (&json!(2), &json!(0)));
    let seen = lab.portal.get(path(&draft)).await.expect(200).json();
    assert_eq!(observation(&seen, lab.sodium)["value"], json!(140.0));
    assert_eq!(lab.told().iter().filter(|(channel, _)| channel == "inbox").count(), 2);
}

#[tokio::test]
async fn a_draft_is_announced_without_its_values() {
    let lab = Lab::open().await;
    let mut form = lab.form(json!([lab.value(lab.glucose, "103")]));
    form["expected_on"] = json!((lab.app.clock.now() + chrono::Duration::days(2)).date_naive());
    let draft = lab.technician.post("/v1/lab-reports", form).await.expect(201);
    let seen = lab.portal.get(path(&draft)).await.expect(200).json();
    assert_eq!((&seen["state"], &seen["values"], &seen["awaited"]), (&json!("draft"), &json!(0), &json!(1)));
    let value = observation(&seen, lab.glucose);
    let hidden = ["value", "given_value", "flag", "previous"].iter().all(|field| value.get(field).is_none());
    assert!(seen["flag"].is_null() && hidden && value["limits"] == json!({}), "{seen}");
    let listed = lab.portal.get("/v1/lab-reports").query(&[("filter[flag][eq]", "high")]).await.expect(200).data();
    assert!(listed.is_empty(), "a filter tells nothing about what was not released");
}

#[tokio::test]
async fn the_value_before_stands_beside_the_new_one() {
    let lab = Lab::open().await;
    let mut earlier = lab.form(json!([lab.value(lab.glucose, "90")]));
    earlier["collected_at"] = json!(lab.app.clock.now() - chrono::Duration::days(30));
    let before = lab.technician.post("/v1/lab-reports", earlier).await.expect(201);
    lab.technician.post(format!("{}/verification", path(&before)), json!({})).await.expect(201);
    let now = observation(&lab.draft(json!([lab.value(lab.glucose, "103")])).await.json(), lab.glucose);
    assert_eq!(now["previous"], json!(90.0));
    assert!(now["previous_on"].is_string());
}
