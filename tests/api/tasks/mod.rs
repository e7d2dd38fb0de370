//! Tasks over HTTP: who sees which, what may be referred to, and how they end.

use diesel::prelude::*;
use persistence::schema::messages;
use support::{Caller, Person, RoleCode, TestApp, Value, json};
use uuid::Uuid;

/// A clinic with two locations and a manager of both.
struct Clinic {
    app: TestApp,
    manager: Caller,
    here: Uuid,
    there: Uuid,
}

impl Clinic {
    async fn open() -> Clinic {
        let app = TestApp::start().await;
        let admin = app.as_role(RoleCode::Admin).await;
        let location = |code: &'static str| {
            let admin = admin.clone();
            async move {
                let form = json!({"code": code, "name": code, "time_zone": "Asia/Makassar"});
                id(&admin.post("/v1/locations", form).await.expect(201).json())
            }
        };
        let (here, there) = (location("sini").await, location("sana").await);
        let manager = app.as_role(RoleCode::Manager).await;
        Clinic { app, manager, here, there }
    }

    async fn patient(&self, name: &str, location: Uuid) -> Uuid {
        let form = json!({"name": name, "location_id": location});
        id(&self.manager.post("/v1/patients", form).header("prefer", "allow-duplicate").await.expect(201).json())
    }

    async fn receptionist(&self, location: Uuid) -> Caller {
        self.app.signed_in(Person::new(RoleCode::Receptionist).at(location)).await
    }
}

fn id(record: &Value) -> Uuid {
    record["id"].as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("no id in {record}"))
}

#[tokio::test]
async fn a_task_is_seen_where_it_belongs_and_by_whom_it_concerns() {
    let clinic = Clinic::open().await;
    let (near, far) = (clinic.receptionist(clinic.here).await, clinic.receptionist(clinic.there).await);
    let siti = clinic.patient("Siti Aminah", clinic.here).await;
    let task = near.post("/v1/tasks", json!({"title": "Telepon Ibu Siti", "contact_id": siti})).await.expect(201).json();
    assert_eq!(task["location_id"], clinic.here.to_string(), "the only location of the caller");
    assert_eq!((&task["contact_name"], &task["time_zone"]), (&json!("Siti Aminah"), &json!("Asia/Makassar")));
    let path = format!("/v1/tasks/{}", id(&task));
    far.get(&path).await.expect_problem(404, "not_found");
    assert!(far.get("/v1/tasks").await.expect(200).data().is_empty());
    far.patch(&path, "*", json!({"title": "x"})).await.expect_problem(404, "not_found");
    let me = far.get("/v1/me").await.expect(200).json();
    clinic.manager.patch(&path, "*", json!({"assignee_id": me["id"]})).await.expect(200);
    let seen = far.get(&path).await.expect(200).json();
    assert_eq!(seen["title"], "Telepon Ibu Siti");
    assert!(seen["contact_name"].is_null(), "the owner of a task does not see a person out of scope: {seen}");
}

#[tokio::test]
async fn what_is_out_of_reach_cannot_be_referred_to() {
    let clinic = Clinic::open().await;
    let near = clinic.receptionist(clinic.here).await;
    let budi = clinic.patient("Budi Santoso", clinic.there).await;
    let refused = |form: Value| near.post("/v1/tasks", form);
    refused(json!({"title": "x", "contact_id": budi})).await.expect_invalid("/contact_id", "not_there");
    refused(json!({"title": "x", "contact_id": Uuid::now_v7()})).await.expect_invalid("/contact_id", "not_there");
    refused(json!({"title": "x", "location_id": clinic.there})).await.expect_invalid("/location_id", "not_there");
    refused(json!({"title": "x", "appointment_id": Uuid::now_v7()})).await.expect_invalid("/appointment_id", "not_there");
    let patient = clinic.app.add_person(&Person::new(RoleCode::Patient)).id;
    refused(json!({"title": "x", "assignee_id": patient})).await.expect_invalid("/assignee_id", "not_there");
    refused(json!({"title": " "})).await.expect_invalid("/title", "required");
    refused(json!({"title": "x", "completed_at": "2026-01-01T00:00:00Z"})).await.expect_invalid("/completed_at", "unknown_field");
}

#[tokio::test]
async fn a_task_ends_once_and_can_be_opened_again() {
    let clinic = Clinic::open().await;
    let task = clinic.manager.post("/v1/tasks", json!({"title": "Pesan kertas"})).await.expect(201).json();
    let path = format!("/v1/tasks/{}", id(&task));
    let done = clinic.manager.post(format!("{path}/completion"), json!({"outcome": "Sudah datang"})).await.expect(201).json();
    assert_eq!((&done["state"], &done["outcome"]), (&json!("done"), &json!("Sudah datang")));
    assert!(done["completed_by_name"].is_string() && done["completed_at"].is_string(), "{done}");
    clinic.manager.post(format!("{path}/completion"), json!({})).await.expect_problem(409, "conflict");
    let open = clinic.manager.patch(&path, "*", json!({"state": "in_progress"})).await.expect(200).json();
    assert!(open["completed_at"].is_null() && open["completed_by"].is_null(), "{open}");
    let changes = clinic.manager.get(format!("{path}/changes")).await.expect(200).data();
    assert_eq!(changes.len(), 3, "{changes:?}");
    clinic.manager.delete(&path, "*").await.expect(204);
    clinic.manager.get(&path).await.expect_problem(404, "not_found");
    clinic.manager.post(format!("{path}/restoration"), json!({})).await.expect(201);
    clinic.manager.get(&path).await.expect(200);
}

#[tokio::test]
async fn tasks_without_a_due_time_come_last() {
    let clinic = Clinic::open().await;
    for (title, due) in [("nanti", json!(null)), ("besok", json!("2030-01-02T03:00:00Z")), ("hari ini", json!("2030-01-01T03:00:00Z"))] {
        let mut form = json!({"title": title});
        if !due.is_null() {
            form["due_at"] = due;
        }
        clinic.manager.post("/v1/tasks", form).await.expect(201);
    }
    let titles = |rows: Vec<Value>| rows.iter().map(|r| r["title"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>();
    let first = clinic.manager.get("/v1/tasks").query(&[("limit", "2")]).await.expect(200);
    let next = first.text("/page/next");
    assert_eq!(titles(first.data()), ["hari ini", "besok"]);
    let rest = clinic.manager.get("/v1/tasks").query(&[("limit", "2"), ("cursor", &next)]).await.expect(200);
    assert_eq!(titles(rest.data()), ["nanti"]);
}

/// The messages of a template that were written so far, by channel.
fn notices(app: &TestApp, template: &str) -> Vec<(String, Option<Uuid>)> {
    let all = messages::table.filter(messages::template.eq(template)).order(messages::channel);
    all.select((messages::channel, messages::user_id)).load(&mut app.connect()).unwrap_or_else(|error| panic!("{error}"))
}

#[tokio::test]
async fn the_owner_is_told_once_when_a_task_is_due() {
    let clinic = Clinic::open().await;
    let owner = clinic.app.add_person(&Person::new(RoleCode::Receptionist).at(clinic.here)).id;
    let due_at = clinic.app.clock.now() + chrono::Duration::hours(2);
    let form = json!({"title": "Telepon Ibu Siti", "assignee_id": owner, "location_id": clinic.here, "due_at": due_at});
    clinic.manager.post("/v1/tasks", form).await.expect(201);
    let pass = async || api::messaging::worker::run_once(&clinic.app.state).await.unwrap_or_else(|error| panic!("{}", error.cause()));
    pass().await;
    assert!(notices(&clinic.app, "task_due").is_empty());
    clinic.app.advance(std::time::Duration::from_secs(2 * 3600 + 60));
    pass().await;
    let told = notices(&clinic.app, "task_due");
    assert!(!told.is_empty() && told.iter().all(|(_, user)| *user == Some(owner)), "{told:?}");
    pass().await;
    assert_eq!(notices(&clinic.app, "task_due"), told);
}

#[tokio::test]
async fn who_is_given_a_task_of_another_branch_hears_of_it() {
    let clinic = Clinic::open().await;
    let account = clinic.app.add_person(&Person::new(RoleCode::Receptionist).at(clinic.there));
    let mut heard = clinic.app.sign_in(&account.login).await.listen().await;
    let form = json!({"title": "Telepon Ibu Siti", "assignee_id": account.id, "location_id": clinic.here});
    let task = clinic.manager.post("/v1/tasks", form).await.expect(201).id();
    assert_eq!(heard.next().await, json!({"kind": "task.changed", "id": task}));
    clinic.manager.patch(format!("/v1/tasks/{task}"), "*", json!({"assignee_id": null})).await.expect(200);
    assert_eq!(heard.next().await["id"], json!(task), "that it is theirs no more");
}
