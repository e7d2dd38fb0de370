//! Praise, suggestions and complaints become tasks with an owner, who answers.

use diesel::prelude::*;
use persistence::schema::messages;
use support::{Person, RoleCode, json};
use uuid::Uuid;

use super::Clinic;

#[tokio::test]
async fn a_complaint_becomes_a_task_of_the_manager_and_its_answer_comes_back() {
    let clinic = Clinic::open().await;
    let manager = clinic.app.add_person(&Person::new(RoleCode::Manager).at(clinic.location));
    clinic.app.add_person(&Person::new(RoleCode::Manager));
    let (siti, portal) = clinic.member("1001", "Siti Aminah").await;
    let form = json!({"kind": "complaint", "text": "Menunggu terlalu lama."});
    let made = portal.post("/v1/portal/feedback", form).await.expect(201).json();
    assert_eq!((&made["state"], &made["text"]), (&json!("open"), &json!("Menunggu terlalu lama.")));
    let task = clinic.desk.get(format!("/v1/tasks/{}", made["id"].as_str().unwrap_or_default())).await.expect(200).json();
    assert_eq!(task["assignee_id"], manager.id.to_string(), "the manager of the location answers: {task}");
    assert_eq!((&task["kind"], &task["priority"], &task["contact_id"]), (&json!("complaint"), &json!("high"), &json!(siti)));
    let days = |text: &serde_json::Value| text.as_str().and_then(|t| t.parse::<chrono::DateTime<chrono::Utc>>().ok());
    let (made_at, due_at) = (days(&task["created_at"]), days(&task["due_at"]));
    assert_eq!(due_at.zip(made_at).map(|(due, made)| (due - made).num_days()), Some(3));
    let told: Vec<(String, Option<Uuid>)> = messages::table
        .filter(messages::template.eq("task_assigned"))
        .select((messages::channel, messages::user_id))
        .load(&mut clinic.app.connect())
        .unwrap_or_default();
    assert!(told.contains(&("browser".to_owned(), Some(manager.id))), "its owner is told: {told:?}");
    let answer = clinic.app.sign_in(&manager.login).await;
    let path = format!("/v1/tasks/{}/answer", task["id"].as_str().unwrap_or_default());
    answer.post(path, json!({"text": "Maaf, kami menambah dokter."})).await.expect(201);
    let seen = portal.get("/v1/portal/feedback").await.expect(200).data();
    assert_eq!((&seen[0]["answer"], &seen[0]["state"]), (&json!("Maaf, kami menambah dokter."), &json!("done")));
    let home = portal.get("/v1/portal/home").await.expect(200).json();
    assert_eq!(home["feedback"][0]["answer"], "Maaf, kami menambah dokter.");
    assert_eq!(home["family"][0]["name"], "Siti Aminah");
}

#[tokio::test]
async fn only_own_visits_are_written_about_and_only_own_words_are_seen() {
    let clinic = Clinic::open().await;
    let (_, portal) = clinic.member("1001", "Siti Aminah").await;
    let form = json!({"kind": "praise", "text": "Bagus", "appointment_id": Uuid::now_v7()});
    portal.post("/v1/portal/feedback", form).await.expect_invalid("/appointment_id", "not_there");
    portal.post("/v1/portal/feedback", json!({"kind": "praise", "text": " "})).await.expect_invalid("/text", "required");
    portal.post("/v1/portal/feedback", json!({"kind": "praise", "text": "Bagus"})).await.expect(201);
    let (_, other) = clinic.member("1002", "Budi Santoso").await;
    assert!(other.get("/v1/portal/feedback").await.expect(200).data().is_empty());
    portal.get("/v1/tasks").await.expect_problem(403, "forbidden");
}
