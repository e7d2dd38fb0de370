//! Critical values: a task until somebody says who was told.

use support::json;

use super::clinic::{Lab, observation, path};

#[tokio::test]
async fn a_critical_value_raises_a_task_until_it_is_acknowledged() {
    let lab = Lab::open().await;
    let report = lab.verified(json!([lab.value(lab.glucose, "450"), lab.value(lab.sodium, "140")])).await;
    let view = report.json();
    assert_eq!((&view["unacknowledged"], &view["flag"]), (&json!(1), &json!("critical_high")));
    assert_eq!(observation(&view, lab.glucose)["unacknowledged"], json!(true));
    let tasks = lab.doctor.get("/v1/tasks").query(&[("filter[kind][eq]", "critical_value")]).await.expect(200).data();
    assert_eq!((tasks.len(), &tasks[0]["priority"]), (1, &json!("urgent")));
    assert!(!tasks[0]["title"].to_string().contains("450") && tasks[0].get("details").is_none(), "{tasks:?}");
    let manager = lab.manager.get("/v1/tasks").query(&[("filter[kind][eq]", "critical_value")]).await.expect(200).data();
    assert!(manager.is_empty(), "that a value is critical is a clinical fact: {manager:?}");
    let listed = lab.technician.get("/v1/lab-reports").query(&[("filter[unacknowledged][eq]", "true")]).await.expect(200).data();
    assert_eq!(listed.len(), 1);
    let to = format!("{}/critical-acknowledgement", path(&report));
    let ahead = json!({"told": "dr. Ayu", "told_at": lab.app.clock.now() + chrono::Duration::hours(1)});
    lab.technician.post(&to, ahead).await.expect_invalid("/told_at", "bad_date");
    lab.technician.post(&to, json!({"told": " "})).await.expect_invalid("/told", "required");
    lab.portal.post(&to, json!({"told": "x"})).await.expect_problem(403, "forbidden");
    // a clock that is a minute ahead
    let about_now = lab.app.clock.now() + chrono::Duration::minutes(1);
    let done = lab.technician.post(&to, json!({"told": "dr. Ayu, telepon", "told_at": about_now})).await.expect(201).json();
    assert_eq!((&done["unacknowledged"], &observation(&done, lab.glucose)["unacknowledged"]), (&json!(0), &json!(false)));
    lab.technician.post(&to, json!({"told": "dr. Ayu"})).await.expect_problem(409, "conflict");
    let task = lab.doctor.get(format!("/v1/tasks/{}", tasks[0]["id"].as_str().unwrap_or_default())).await.expect(200).json();
    assert_eq!(task["state"], json!("done"));
}

#[tokio::test]
async fn a_correction_withdraws_the_alarm_or_raises_one() {
    let lab = Lab::open().await;
    let report = lab.verified(json!([lab.value(lab.glucose, "450")])).await;
    let correct = |value: &str| {
        let body = json!({"observation": {"analyte_id": lab.glucose, "value": value}, "reason": "Salah ketik"});
        lab.technician.post(format!("{}/corrections", path(&report)), body)
    };
    assert_eq!(correct("45").await.expect(201).json()["unacknowledged"], json!(0));
    let states = async || -> Vec<String> {
        let query = [("filter[kind][eq]", "critical_value"), ("sort", "created_at")];
        let tasks = lab.doctor.get("/v1/tasks").query(&query).await.expect(200).data();
        tasks.iter().filter_map(|task| task["state"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(states().await, ["cancelled"]);
    assert_eq!(correct("39").await.expect(201).json()["unacknowledged"], json!(1));
    assert_eq!(states().await, ["cancelled", "open"]);
}

#[tokio::test]
async fn the_task_of_a_critical_value_ends_with_its_report_only() {
    let lab = Lab::open().await;
    let report = lab.verified(json!([lab.value(lab.glucose, "450")])).await;
    let tasks = lab.doctor.get("/v1/tasks").query(&[("filter[kind][eq]", "critical_value")]).await.expect(200).data();
    let task = format!("/v1/tasks/{}", tasks[0]["id"].as_str().unwrap_or_default());
    lab.doctor.post(format!("{task}/completion"), json!({})).await.expect_problem(409, "conflict");
    lab.doctor.post(format!("{task}/completion"), json!({"cancelled": true})).await.expect_problem(409, "conflict");
    lab.doctor.patch(&task, "*", json!({"state": "done"})).await.expect_problem(409, "conflict");
    lab.doctor.delete(&task, "*").await.expect_problem(409, "conflict");
    lab.doctor.patch(&task, "*", json!({"kind": "to_do"})).await.expect_invalid("/kind", "unknown_value");
    lab.doctor.patch(&task, "*", json!({"contact_id": null})).await.expect_invalid("/contact_id", "unknown_field");
    lab.doctor.patch(&task, "*", json!({"state": "in_progress"})).await.expect(200);
    let by_hand = json!({"title": "x", "kind": "critical_value", "contact_id": lab.patient});
    lab.doctor.post("/v1/tasks", by_hand).await.expect_invalid("/kind", "unknown_value");
    lab.technician.post(format!("{}/critical-acknowledgement", path(&report)), json!({"told": "dr. Ayu"})).await.expect(201);
    assert_eq!(lab.doctor.get(&task).await.expect(200).json()["state"], json!("done"));
    lab.doctor.patch(&task, "*", json!({"state": "open"})).await.expect_problem(409, "conflict");
}
