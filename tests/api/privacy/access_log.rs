//! R62: people see who opened their data, when, as what and why, as soon as it happened.

use support::{Caller, Person, RoleCode, TestApp, Value, json};
use uuid::Uuid;

/// A clinic with two branches, a patient of one, and their account.
struct Clinic {
    app: TestApp,
    here: Uuid,
    manager: Caller,
    patient: Uuid,
    portal: Caller,
}

fn id(text: &str) -> Uuid {
    text.parse().unwrap_or_else(|_| panic!("no id: {text}"))
}

impl Clinic {
    async fn open() -> Clinic {
        let app = TestApp::start().await;
        let here = branch(&app, "kemang").await;
        let manager = app.signed_in(Person::new(RoleCode::Manager).at(here)).await;
        let made = manager.post("/v1/patients", json!({"name": "Siti Aminah", "phone": "081200004471", "location_id": here}));
        let patient = id(&made.await.expect(201).id());
        let portal = app.signed_in(Person::new(RoleCode::Patient).with_record(patient)).await;
        Clinic { app, here, manager, patient, portal }
    }

    fn path(&self) -> String {
        format!("/v1/patients/{}", self.patient)
    }

    async fn own_log(&self) -> Vec<Value> {
        self.portal.get(format!("/v1/portal/people/{}/access-log", self.patient)).await.expect(200).data()
    }

    async fn staff_log(&self) -> Vec<Value> {
        self.manager.get(format!("{}/access-log", self.path())).await.expect(200).data()
    }
}

async fn branch(app: &TestApp, code: &str) -> Uuid {
    let admin = app.as_role(RoleCode::Admin).await;
    let form = json!({"code": code, "name": code, "time_zone": "Asia/Jakarta"});
    id(&admin.post("/v1/locations", form).await.expect(201).id())
}

#[tokio::test]
async fn every_kind_of_access_is_there_at_once_and_the_latest_first() {
    let clinic = Clinic::open().await;
    let (at, manager) = (clinic.path(), &clinic.manager);
    manager.get(&at).await.expect(200);
    assert_eq!(clinic.own_log().await[0]["what_en"], "Opened personal data");
    manager.patch(&at, "*", json!({"honorific": "ibu"})).await.expect(200);
    let log = clinic.own_log().await;
    // the log was looked at before, and that is on record too
    assert_eq!((&log[0]["action"], &log[0]["fields"]), (&json!("update"), &json!(["honorific"])), "{log:#?}");
    let accesses: [(&str, Value, &str); 6] = [
        ("GET", json!(null), ""),
        ("GET", json!(null), "/interactions"),
        ("GET", json!(null), "/changes"),
        ("POST", json!({"kind": "note", "subject": "x"}), "/interactions"),
        ("POST", json!({"fields": ["phone"]}), "/disclosures"),
        ("LIST", json!(null), ""),
    ];
    for (method, body, part) in accesses {
        let answer = match method {
            "GET" => manager.get(format!("{at}{part}")).await,
            "POST" => manager.post(format!("{at}{part}"), body).await,
            _ => manager.get("/v1/patients?q=siti").await,
        };
        assert!(answer.status < 300, "{answer:?}");
        let request = answer.header("x-request-id").unwrap_or_default().to_owned();
        let latest = clinic.staff_log().await.into_iter().find(|row| row["resource"] != "access_log").unwrap_or_default();
        assert_eq!(latest["request_id"], request.as_str(), "{method} {part}");
        assert!(latest["what_id"].as_str().is_some_and(|words| !words.is_empty()), "{latest}");
    }
    println!("R62: 8 of 8 kinds of access in the log with the next request");
}

#[tokio::test]
async fn it_tells_who_as_what_and_for_what_and_to_patients_not_from_where() {
    let clinic = Clinic::open().await;
    clinic.manager.get(clinic.path()).await.expect(200);
    clinic.portal.get(clinic.path()).await.expect(200);
    let own = clinic.own_log().await;
    let (mine, theirs) = (&own[0], &own[1]);
    assert_eq!((&mine["by"], &mine["yours"], &mine["purpose"]), (&json!("own"), &json!(true), &json!("own")), "{mine}");
    assert_eq!((&theirs["by"], &theirs["yours"], &theirs["purpose"]), (&json!("staff"), &json!(false), &json!("administration")));
    assert_eq!((&theirs["name"], &theirs["role_id"], &theirs["role_en"]), (&json!("Manajer"), &json!("Manajer"), &json!("Manager")));
    for row in &own {
        for hidden in ["address", "user_id", "request_id"] {
            assert!(row.get(hidden).is_none(), "{hidden}: {row}");
        }
    }
    let staff = clinic.staff_log().await;
    assert!(staff.iter().all(|row| row["address"].is_string() && row["request_id"].is_string()), "{staff:#?}");
}

#[tokio::test]
async fn the_clinic_may_show_patients_the_role_only() {
    let clinic = Clinic::open().await;
    clinic.manager.get(clinic.path()).await.expect(200);
    let admin = clinic.app.as_role(RoleCode::Admin).await;
    let settings = admin.get("/v1/privacy-settings").await.expect(200);
    assert_eq!(settings.json()["staff_names"], "full");
    admin.patch("/v1/privacy-settings", &settings.etag(), json!({"staff_names": "role"})).await.expect(200);
    admin
        .patch("/v1/privacy-settings", "*", json!({"break_glass_minutes": 61}))
        .await
        .expect_invalid("/break_glass_minutes", "out_of_range");
    let row = clinic.own_log().await.into_iter().find(|row| row["by"] == "staff").unwrap_or_default();
    assert!(row.get("name").is_none() && row["role_id"] == "Manajer", "{row}");
    let row = clinic.staff_log().await.into_iter().find(|row| row["by"] == "staff").unwrap_or_default();
    assert_eq!(row["name"], "Manajer", "managers see names in any case");
}

#[tokio::test]
async fn guardians_see_it_too_and_nobody_else_does() {
    let clinic = Clinic::open().await;
    let links = json!([{"related_id": clinic.patient, "kind": "guardian"}]);
    let child = clinic.manager.post("/v1/patients", json!({"name": "Ani Aminah", "links": links, "location_id": clinic.here}));
    let child = child.await.expect(201).id();
    let path = format!("/v1/portal/people/{child}/access-log");
    clinic.portal.get(format!("/v1/patients/{child}")).await.expect(200);
    let log = clinic.portal.get(&path).await.expect(200).data();
    assert_eq!((&log[0]["by"], &log[0]["yours"]), (&json!("guardian"), &json!(true)), "{log:#?}");
    let own = clinic.app.signed_in(Person::new(RoleCode::Patient).with_record(id(&child))).await;
    let log = own.get(&path).await.expect(200).data();
    assert_eq!((&log[0]["by"], &log[0]["yours"]), (&json!("guardian"), &json!(false)), "the guardian has looked at the log");
    own.get(format!("/v1/portal/people/{}/access-log", clinic.patient)).await.expect_problem(404, "not_found");
    let elsewhere = branch(&clinic.app, "senayan").await;
    let other = clinic.app.signed_in(Person::new(RoleCode::Manager).at(elsewhere)).await;
    other.get(format!("{}/access-log", clinic.path())).await.expect_problem(404, "not_found");
    let desk = clinic.app.signed_in(Person::new(RoleCode::Receptionist).at(clinic.here)).await;
    desk.get(format!("{}/access-log", clinic.path())).await.expect_problem(403, "forbidden");
}

#[tokio::test]
async fn it_is_read_page_by_page_in_both_directions() {
    let clinic = Clinic::open().await;
    for _ in 0..12 {
        clinic.manager.get(clinic.path()).await.expect(200);
    }
    let path = format!("{}/access-log", clinic.path());
    let before = clinic.app.clock.now().to_rfc3339();
    clinic.app.advance(std::time::Duration::from_secs(1));
    let page = |cursor: Option<String>| {
        let (request, until) = (clinic.manager.get(&path), before.clone());
        async move {
            let mut query = vec![("limit", "5"), ("until", until.as_str())];
            query.extend(cursor.iter().map(|cursor| ("cursor", cursor.as_str())));
            request.query(&query).await.expect(200).json()
        }
    };
    let ids = |page: &Value| page["data"].as_array().into_iter().flatten().map(|row| row["id"].clone()).collect::<Vec<_>>();
    let next = |page: &Value| page["page"]["next"].as_str().map(str::to_owned);
    let first = page(None).await;
    let second = page(next(&first)).await;
    let third = page(next(&second)).await;
    let mut all = [ids(&first), ids(&second), ids(&third)].concat();
    assert_eq!((ids(&first).len(), ids(&second).len(), next(&third)), (5, 5, None));
    let back = page(second["page"]["previous"].as_str().map(str::to_owned)).await;
    assert_eq!(ids(&back), ids(&first));
    let count = all.len();
    all.dedup();
    assert!(count >= 13 && all.len() == count, "{count}");
    clinic.manager.get(&path).query(&[("cursor", "x")]).await.expect_problem(400, "bad_cursor");
    clinic.manager.get(&path).query(&[("limit", "201")]).await.expect_problem(400, "unknown_parameter");
    clinic.manager.get(&path).query(&[("page", "2")]).await.expect_problem(400, "unknown_parameter");
}

#[tokio::test]
async fn after_a_merge_it_tells_of_both_records() {
    let clinic = Clinic::open().await;
    let twin = clinic.manager.post("/v1/patients", json!({"name": "Siti Aminha", "location_id": clinic.here}));
    let twin = twin.header("prefer", "allow-duplicate").await.expect(201).id();
    let seen = clinic.manager.get(format!("/v1/patients/{twin}")).await.expect(200);
    clinic.manager.post(format!("{}/merges", clinic.path()), json!({"absorbed_id": twin})).await.expect(201);
    let request = seen.header("x-request-id").unwrap_or_default();
    assert!(clinic.staff_log().await.iter().any(|row| row["request_id"] == request), "what was read of the absorbed record");
}

/// Managers who are patients read the log of their own record and their wards' as patients do.
#[tokio::test]
async fn a_manager_who_is_a_patient_sees_no_addresses_in_the_own_log() {
    let clinic = Clinic::open().await;
    let made = clinic.manager.post("/v1/patients", json!({"name": "Rani Kusuma", "location_id": clinic.here}));
    let rani = id(&made.await.expect(201).id());
    let links = json!([{"related_id": rani, "kind": "guardian"}]);
    let made = clinic.manager.post("/v1/patients", json!({"name": "Putra Kusuma", "location_id": clinic.here, "links": links}));
    let child = id(&made.await.expect(201).id());
    let manager = clinic.app.signed_in(Person::new(RoleCode::Manager).at(clinic.here).also_patient(rani)).await;
    for (person, as_staff) in [(rani, false), (child, false), (clinic.patient, true)] {
        clinic.manager.get(format!("/v1/patients/{person}")).await.expect(200);
        let log = manager.get(format!("/v1/patients/{person}/access-log")).await.expect(200).data();
        let row = log.iter().find(|row| row["action"] == "read" && row["resource"] == "patients").unwrap_or_else(|| panic!("{log:#?}"));
        let shown = ["address", "user_id", "request_id"].map(|field| row[field].is_string());
        assert_eq!(shown, [as_staff; 3], "{row}");
    }
}

#[tokio::test]
async fn moments_that_nobody_means_are_refused() {
    let clinic = Clinic::open().await;
    for query in ["from=-9999-01-01T00:00:00Z", "until=-262143-01-01T00:00:00Z", "until=%2B262142-01-01T00:00:00Z"] {
        clinic.manager.get(format!("{}/access-log?{query}", clinic.path())).await.expect_problem(400, "unknown_parameter");
        let own = format!("/v1/portal/people/{}/access-log?{query}", clinic.patient);
        clinic.portal.get(own).await.expect_problem(400, "unknown_parameter");
    }
}
