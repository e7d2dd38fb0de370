//! What waits for the doctor, and until when.

use support::json;

use super::clinic::{Lab, observation, path};

#[tokio::test]
async fn what_is_marked_waits_for_the_doctor_and_the_rest_does_not() {
    let lab = Lab::open().await;
    let report = lab.verified(json!([lab.value(lab.glucose, "90"), lab.value(lab.marker, "4,2")])).await;
    let view = report.json();
    assert_eq!(view["state"], json!("awaiting_comment"));
    let due = lab.app.clock.now() + chrono::Duration::hours(72);
    let until: chrono::DateTime<chrono::Utc> = report.text("/comment_due_at").parse().unwrap_or_default();
    assert!((due - until).num_minutes().abs() < 5, "{until}");
    let seen = lab.portal.get(path(&report)).await.expect(200).json();
    assert_eq!(observation(&seen, lab.glucose)["value"], json!(90.0));
    assert!(observation(&seen, lab.marker).get("value").is_none() && seen["comment_due_at"].is_string(), "{seen}");
    let task = lab.doctor.get("/v1/tasks").query(&[("filter[kind][eq]", "lab_comment")]).await.expect(200).data();
    assert_eq!(task.len(), 1);
    assert!(task[0]["title"].as_str().is_some_and(|title| title.contains(&report.text("/number"))), "{task:?}");
    lab.technician.post(format!("{}/release", path(&report)), json!({})).await.expect_problem(403, "forbidden");
    let done = lab.doctor.post(format!("{}/release", path(&report)), json!({"comment": "Tidak perlu khawatir."})).await.expect(201).json();
    assert_eq!((&done["state"], &done["comment"]), (&json!("released"), &json!("Tidak perlu khawatir.")));
    let seen = lab.portal.get(path(&report)).await.expect(200).json();
    assert_eq!((&observation(&seen, lab.marker)["value"], &seen["comment"]), (&json!(4.2), &json!("Tidak perlu khawatir.")));
    let task = lab.doctor.get(format!("/v1/tasks/{}", task[0]["id"].as_str().unwrap_or_default())).await.expect(200).json();
    assert_eq!(task["state"], json!("done"));
}

#[tokio::test]
async fn a_whole_report_waits_and_is_released_when_its_time_is_over() {
    let lab = Lab::open().await;
    lab.admin.patch("/v1/organisation", "*", json!({"lab_comment_hours": 24})).await.expect(200);
    lab.admin.patch("/v1/organisation", "*", json!({"lab_comment_hours": 0})).await.expect_invalid("/lab_comment_hours", "out_of_range");
    let mut form = lab.form(json!([lab.value(lab.glucose, "90")]));
    form["with_comment"] = json!(true);
    let draft = lab.technician.post("/v1/lab-reports", form).await.expect(201);
    lab.technician.post(format!("{}/verification", path(&draft)), json!({})).await.expect(201);
    assert!(lab.told().is_empty());
    assert_eq!(lab.portal.get("/v1/portal/home").await.expect(200).json()["new_results"], json!(0));
    lab.app.advance(std::time::Duration::from_secs(23 * 3600));
    lab.pass().await;
    assert!(lab.told().is_empty());
    lab.app.advance(std::time::Duration::from_secs(2 * 3600));
    lab.pass().await;
    lab.pass().await;
    let portal = lab.app.again(&lab.portal).await;
    let seen = portal.get(path(&draft)).await.expect(200).json();
    assert_eq!((&seen["state"], &observation(&seen, lab.glucose)["value"]), (&json!("released"), &json!(90.0)));
    assert_eq!(lab.told().len(), 2, "by e-mail and in the inbox, once");
    let doctor = lab.app.again(&lab.doctor).await;
    let open =
        doctor.get("/v1/tasks").query(&[("filter[kind][eq]", "lab_comment"), ("filter[state][eq]", "open")]).await.expect(200).data();
    assert_eq!(open.len(), 1, "the comment may still come");
}
