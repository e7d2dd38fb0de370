//! R3: the same request twice has one effect and one answer.

use std::time::Duration;

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;
use support::{Answer, Caller, Outcome, RoleCode, TestApp, Value, json};

fn service(code: &str) -> Value {
    json!({"code": code, "name_id": "Konsultasi", "name_en": "Consultation", "duration_minutes": 20,
        "price": {"amount": 150_000, "currency": "IDR"}})
}

async fn post(caller: &Caller, key: &str, body: Value) -> Answer {
    caller.post("/v1/services", body).header("idempotency-key", key).await
}

/// Again and again while the first one is still being worked on.
async fn post_until_answered(caller: Caller, key: String, body: Value) -> Answer {
    loop {
        let answer = post(&caller, &key, body.clone()).await;
        if answer.status != 409 {
            return answer;
        }
        let answer = answer.expect_problem(409, "in_flight");
        assert!(answer.header("retry-after").is_some(), "{answer:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[derive(diesel::QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

#[tokio::test]
async fn two_hundred_keys_twenty_times_each_have_two_hundred_effects() -> Outcome {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let (keys, copies) = (200, 20);
    let (mut replayed, mut different) = (0, 0);
    for n in 0..keys {
        let copy = |_| tokio::spawn(post_until_answered(admin.clone(), format!("key-{n:04}"), service(&format!("s{n:04}"))));
        let tasks: Vec<_> = (0..copies).map(copy).collect();
        let mut bodies = Vec::new();
        for task in tasks {
            let answer = task.await?.expect(201);
            replayed += usize::from(answer.header("idempotent-replayed") == Some("true"));
            bodies.push((answer.body.clone(), answer.etag(), answer.header("location").map(str::to_owned)));
        }
        different += bodies.iter().filter(|body| **body != bodies[0]).count();
    }
    let effects = diesel::sql_query("SELECT count(*) AS count FROM services").get_result::<Count>(&mut app.connect())?.count;
    println!("R3: {keys} keys x {copies} parallel copies: {effects} effects, {replayed} replays, {different} different answers");
    assert_eq!((effects, replayed, different), (keys, (keys * (copies - 1)).try_into()?, 0));
    Ok(())
}

#[tokio::test]
async fn another_body_or_a_bad_key_is_refused() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    post(&admin, "one", service("a")).await.expect(201);
    post(&admin, "one", service("b")).await.expect_problem(422, "idempotency_mismatch");
    post(&admin, &"k".repeat(255), service("c")).await.expect(201);
    post(&admin, &"k".repeat(256), service("d")).await.expect_problem(400, "bad_idempotency_key");
    post(&admin, "", service("e")).await.expect_problem(400, "bad_idempotency_key");
}

#[tokio::test]
async fn a_refusal_is_not_stored() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    post(&admin, "one", json!({"code": "a"})).await.expect_problem(422, "invalid");
    post(&admin, "one", service("a")).await.expect(201);
}

#[tokio::test]
async fn a_key_belongs_to_one_person_and_one_route() {
    let app = TestApp::start().await;
    let (one, other) = (app.as_role(RoleCode::Admin).await, app.as_role(RoleCode::Admin).await);
    post(&one, "same", service("a")).await.expect(201);
    let answer = post(&other, "same", service("b")).await.expect(201);
    assert_eq!(answer.header("idempotent-replayed"), None);
    let speciality = json!({"code": "gigi", "name_id": "Gigi", "name_en": "Dentistry"});
    let answer = one.post("/v1/specialities", speciality).header("idempotency-key", "same").await.expect(201);
    assert_eq!(answer.header("idempotent-replayed"), None);
}

#[tokio::test]
async fn a_key_is_kept_for_a_day() {
    let app = TestApp::start_with(&[("session_idle_minutes", "1440"), ("session_absolute_minutes", "10080")]).await;
    let account = app.add_person(&support::Person::new(RoleCode::Admin));
    post(&app.sign_in(&account.login).await, "one", service("a")).await.expect(201);
    app.advance(Duration::from_secs(23 * 3600));
    post(&app.sign_in(&account.login).await, "one", service("a")).await.expect(201);
    app.advance(Duration::from_secs(2 * 3600));
    post(&app.sign_in(&account.login).await, "one", service("a")).await.expect_problem(409, "conflict");
}

#[tokio::test]
async fn stored_answers_are_not_readable_in_the_database() -> Outcome {
    #[derive(diesel::QueryableByName)]
    struct Body {
        #[diesel(sql_type = diesel::sql_types::Binary)]
        body: Vec<u8>,
    }
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let first = post(&admin, "sealed", service("tersegel")).await.expect(201);
    let stored: Vec<Body> = diesel::sql_query("select body from idempotency_keys").load(&mut app.connect())?;
    assert!(!stored.is_empty() && stored.iter().all(|row| !row.body.windows(8).any(|part| part == b"tersegel")));
    assert_eq!(post(&admin, "sealed", service("tersegel")).await.expect(201).body, first.body);
    Ok(())
}
