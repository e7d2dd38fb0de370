//! R39: how long a session lasts, and what ends it at once.

use std::time::Duration;

use support::{Account, PASSWORD, Person, RoleCode, TestApp, Value, json};

use super::{caller, renew, session, text};

fn minutes(count: u64) -> Duration {
    Duration::from_secs(count * 60)
}

#[tokio::test]
async fn an_access_token_lasts_ten_minutes() {
    let app = TestApp::start().await;
    let caller = app.as_role(RoleCode::Doctor).await;
    app.advance(minutes(9));
    caller.get("/v1/me").await.expect(200);
    app.advance(Duration::from_secs(66));
    caller.get("/v1/me").await.expect_problem(401, "unauthenticated");
}

#[tokio::test]
async fn staff_may_be_idle_for_15_minutes_and_patients_for_30() {
    let app = TestApp::start().await;
    for (role, limit) in [(RoleCode::Doctor, 15), (RoleCode::Patient, 30)] {
        let login = app.add_person(&Person::new(role)).login;
        let mut token = text(&session(&app, &login).await, "refresh_token");
        app.advance(minutes(limit - 1));
        token = text(&renew(&app, &token).await.expect(200).json(), "refresh_token");
        app.advance(minutes(limit));
        renew(&app, &token).await.expect_problem(401, "session_ended");
    }
}

#[tokio::test]
async fn work_keeps_a_session_alive_and_looking_away_ends_its_access_too() {
    let app = TestApp::start_with(&[("session_idle_minutes", "5")]).await;
    let caller = app.as_role(RoleCode::Doctor).await;
    app.advance(minutes(4));
    caller.get("/v1/me").await.expect(200);
    app.advance(minutes(4));
    caller.get("/v1/me").await.expect(200);
    app.advance(minutes(5));
    caller.get("/v1/me").await.expect(401);
    let other = app.as_role(RoleCode::Doctor).await;
    app.advance(minutes(5));
    other.get("/v1/me").await.expect_problem(401, "session_ended");
}

#[tokio::test]
async fn nobody_is_signed_in_for_longer_than_12_hours() {
    let app = TestApp::start().await;
    let login = app.add_person(&Person::new(RoleCode::Doctor)).login;
    let mut session = session(&app, &login).await;
    for _ in 0..71 {
        app.advance(minutes(10));
        session = renew(&app, &text(&session, "refresh_token")).await.expect(200).json();
    }
    app.advance(minutes(9));
    let last = renew(&app, &text(&session, "refresh_token")).await.expect(200).json();
    assert!(last["expires_in"].as_u64().is_some_and(|seconds| seconds <= 60), "never longer than the session: {last}");
    app.advance(minutes(1));
    renew(&app, &text(&last, "refresh_token")).await.expect_problem(401, "session_ended");
    caller(&app, &last).get("/v1/me").await.expect(401);
    eprintln!("R39: 71 renewals, ended after 12 h");
}

async fn two_sessions(app: &TestApp, role: RoleCode) -> (Account, Value, Value) {
    let account = app.add_person(&Person::new(role));
    let (a, b) = (session(app, &account.login).await, session(app, &account.login).await);
    (account, a, b)
}

#[tokio::test]
async fn sessions_are_listed_and_revoked_one_by_one() {
    let app = TestApp::start().await;
    let (_, a, b) = two_sessions(&app, RoleCode::Doctor).await;
    let list = caller(&app, &a).get("/v1/sessions").await.expect(200).data();
    assert_eq!(list.len(), 2);
    assert!(list.iter().all(|row| (row["current"] == true) == (row["id"] == a["session_id"])), "{list:?}");
    caller(&app, &b).get("/v1/me").await.expect(200);
    caller(&app, &a).delete(format!("/v1/sessions/{}", text(&b, "session_id")), "*").await.expect(204);
    caller(&app, &b).get("/v1/me").await.expect_problem(401, "session_ended");
    renew(&app, &text(&b, "refresh_token")).await.expect_problem(401, "session_ended");
    caller(&app, &a).get("/v1/me").await.expect(200);
    assert_eq!(caller(&app, &a).get("/v1/sessions").await.expect(200).data().len(), 1);
    let stranger = app.as_role(RoleCode::Doctor).await;
    stranger.delete(format!("/v1/sessions/{}", text(&a, "session_id")), "*").await.expect_problem(404, "not_found");
    caller(&app, &a).get("/v1/me").await.expect(200);
}

#[tokio::test]
async fn a_suspended_user_is_out_at_once() {
    let app = TestApp::start().await;
    let (admin, (account, a, b)) = (app.as_role(RoleCode::Admin).await, two_sessions(&app, RoleCode::Doctor).await);
    for session in [&a, &b] {
        caller(&app, session).get("/v1/me").await.expect(200);
    }
    admin.patch(format!("/v1/users/{}", account.id), "*", json!({"state": "suspended"})).await.expect(200);
    for session in [&a, &b] {
        caller(&app, session).get("/v1/me").await.expect_problem(401, "session_ended");
        renew(&app, &text(session, "refresh_token")).await.expect_problem(401, "session_ended");
    }
    // coming back does not bring the sessions back
    admin.patch(format!("/v1/users/{}", account.id), "*", json!({"state": "active"})).await.expect(200);
    caller(&app, &a).get("/v1/me").await.expect_problem(401, "session_ended");
}

#[tokio::test]
async fn a_role_that_is_taken_away_or_narrowed_is_felt_at_once() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let account = app.add_person(&Person::new(RoleCode::Manager));
    let manager = app.sign_in(&account.login).await;
    manager.get("/v1/patients").await.expect(200);
    admin.patch(format!("/v1/users/{}", account.id), "*", json!({"roles": [{"role": "sales"}]})).await.expect(200);
    manager.get("/v1/patients").await.expect_problem(403, "forbidden");
    manager.get("/v1/accounts").await.expect(200);
    let roles = admin.get("/v1/roles").await.expect(200).data();
    let sales = roles.iter().find(|role| role["code"] == "sales").cloned().unwrap_or_default();
    let path = format!("/v1/roles/{}", text(&sales, "id"));
    admin.patch(path, "*", json!({"permissions": ["account:use"]})).await.expect(200);
    manager.get("/v1/accounts").await.expect_problem(403, "forbidden");
}

#[tokio::test]
async fn a_new_password_ends_all_other_sessions_at_once() {
    let app = TestApp::start().await;
    let (_, a, b) = two_sessions(&app, RoleCode::Doctor).await;
    caller(&app, &b).get("/v1/me").await.expect(200);
    let change = json!({"current_password": PASSWORD, "new_password": "payung kuning lompat"});
    caller(&app, &a).post("/v1/me/password-change", change).await.expect(204);
    caller(&app, &a).get("/v1/me").await.expect(200);
    caller(&app, &b).get("/v1/me").await.expect_problem(401, "session_ended");
    renew(&app, &text(&b, "refresh_token")).await.expect_problem(401, "session_ended");
}
