//! Corrections keep what was wrong.

use support::json;

use super::clinic::{Lab, observation, path};

#[tokio::test]
async fn a_correction_stands_beside_the_earlier_value_and_is_told() {
    let lab = Lab::open().await;
    let report = lab.verified(json!([lab.value(lab.glucose, "190")])).await;
    lab.portal.get(path(&report)).await.expect(200);
    let correct = |value: &str| {
        let body = json!({"observation": {"analyte_id": lab.glucose, "value": value}, "reason": "Tertukar dengan sampel lain"});
        lab.technician.post(format!("{}/corrections", path(&report)), body)
    };
    let first = observation(&correct("90").await.expect(201).json(), lab.glucose);
    assert_eq!((&first["value"], &first["flag"]), (&json!(90.0), &json!("normal")));
    let twice = correct("91,5").await.expect(201).json();
    assert_eq!(twice["corrected"], json!(true));
    let seen = lab.portal.get(path(&report)).await.expect(200).json();
    let shown = observation(&seen, lab.glucose);
    assert_eq!((&shown["value"], &shown["reason"]), (&json!(91.5), &json!("Tertukar dengan sampel lain")));
    let earlier: Vec<_> = shown["earlier"].as_array().into_iter().flatten().map(|e| e["value"].clone()).collect();
    assert_eq!(earlier, [json!(90.0), json!(190.0)]);
    assert_eq!((&shown["earlier"][1]["flag"], &shown["earlier"][1]["corrected"]), (&json!("high"), &json!(true)));
    assert_eq!(lab.told().iter().filter(|(_, template)| template == "lab_corrected").count(), 4);
    correct("").await.expect_invalid("/observation/value", "required");
    correct("1.500").await.expect_invalid("/observation/value", "ambiguous_value");
    lab.doctor
        .post(format!("{}/corrections", path(&report)), json!({"observation": {"analyte_id": lab.glucose, "value": "1"}, "reason": "x"}))
        .await
        .expect_problem(403, "forbidden");
}

#[tokio::test]
async fn only_what_was_verified_is_corrected() {
    let lab = Lab::open().await;
    let draft = lab.draft(json!([lab.value(lab.glucose, "90")])).await;
    let body = |analyte| json!({"observation": {"analyte_id": analyte, "value": "91"}, "reason": "Salah ketik"});
    let to = format!("{}/corrections", path(&draft));
    lab.technician.post(&to, body(lab.glucose)).await.expect_invalid("/observation/analyte_id", "not_verified");
    lab.technician.post(&to, body(lab.sodium)).await.expect_invalid("/observation/analyte_id", "not_there");
    lab.technician
        .post(&to, json!({"observation": {"analyte_id": lab.glucose, "value": "91"}, "reason": " "}))
        .await
        .expect_invalid("/reason", "required");
}

#[tokio::test]
async fn a_correction_of_what_waits_is_not_told() {
    let lab = Lab::open().await;
    let report = lab.verified(json!([lab.value(lab.marker, "4,2")])).await;
    let body = json!({"observation": {"analyte_id": lab.marker, "value": "4,8"}, "reason": "Diulang"});
    lab.technician.post(format!("{}/corrections", path(&report)), body).await.expect(201);
    assert!(lab.told().is_empty());
    lab.doctor.post(format!("{}/release", path(&report)), json!({})).await.expect(201);
    let seen = observation(&lab.portal.get(path(&report)).await.expect(200).json(), lab.marker);
    assert_eq!(seen["value"], json!(4.8));
    assert!(seen.get("earlier").is_none(), "what was never released is nothing the patient has seen: {seen}");
}

#[tokio::test]
async fn a_value_of_an_analyte_that_was_archived_is_put_right_all_the_same() {
    let lab = Lab::open().await;
    let report = lab.verified(json!([lab.value(lab.glucose, "103")])).await;
    lab.technician.delete(format!("/v1/analytes/{}", lab.glucose), "*").await.expect(204);
    let body = json!({"observation": {"analyte_id": lab.glucose, "value": "99"}, "reason": "Salah ketik"});
    let corrected = lab.technician.post(format!("{}/corrections", path(&report)), body).await.expect(201).json();
    assert_eq!(observation(&corrected, lab.glucose)["value"], json!(99.0));
    let more = lab.form(json!([lab.value(lab.glucose, "99")]));
    lab.technician.post("/v1/lab-reports", more).await.expect_invalid("/observations/0/analyte_id", "not_there");
}
