//! R44: who is not a member any more, or not yet, is nobody.

use std::time::Duration;

use support::{Caller, PASSWORD, Person, RoleCode, TestApp, json};
use uuid::Uuid;

use super::requests::send;
use super::table::{Operation, operations};

/// The operations that answer this caller with anything but 401, with some id and an empty body.
async fn open_to(caller: &Caller, guarded: &[Operation]) -> Vec<String> {
    let mut open = Vec::new();
    for operation in guarded {
        let path = operation.path.replace("{id}", &Uuid::now_v7().to_string()).replace("{part_id}", &Uuid::now_v7().to_string());
        if send(caller, operation, path, json!({})).await.status != 401 {
            open.push(operation.id.clone());
        }
    }
    open
}

fn guarded() -> Vec<Operation> {
    operations(&api::openapi::document()).into_iter().filter(|operation| operation.permission != "-").collect()
}

#[tokio::test]
async fn invited_suspended_and_former_members_are_nobody() {
    let app = TestApp::start().await;
    let (admin, guarded) = (app.as_role(RoleCode::Admin).await, guarded());
    let mut cells = 0;
    for role in [RoleCode::Manager, RoleCode::Doctor, RoleCode::Patient] {
        for state in ["invited", "suspended", "former"] {
            let account = app.add_person(&Person::new(role));
            let form = json!({"login": account.login, "password": PASSWORD, "transport": "body"});
            let session = app.nobody().post("/v1/sessions", form.clone()).await.expect(201).json();
            let member = app.nobody().with_token(session["access_token"].as_str().unwrap_or_default());
            member.get("/v1/me").await.expect(200);
            admin.patch(format!("/v1/users/{}", account.id), "*", json!({"state": state})).await.expect(200);
            let open = open_to(&member, &guarded).await;
            assert!(open.is_empty(), "{role:?} who is {state} can still call {open:?}");
            app.nobody().post("/v1/sessions", form).await.expect_problem(401, "wrong_credentials");
            let refresh = json!({"refresh_token": session["refresh_token"]});
            app.nobody().post("/v1/sessions/refresh", refresh).await.expect_problem(401, "session_ended");
            cells += guarded.len() + 2;
        }
    }
    eprintln!("R44: {cells} cells of invited, suspended and former members, 0 open");
}

#[tokio::test]
async fn an_expired_session_is_nobody() {
    let app = TestApp::start().await;
    let manager = app.as_role(RoleCode::Manager).await;
    let guarded = guarded();
    assert!(open_to(&manager, &guarded).await.len() == guarded.len(), "the control: a member is never 401");
    app.advance(Duration::from_secs(12 * 3600));
    let open = open_to(&manager, &guarded).await;
    assert!(open.is_empty(), "{open:?}");
}

#[tokio::test]
async fn a_password_does_not_make_a_member_of_somebody_in_another_state() {
    let app = TestApp::start().await;
    for state in ["invited", "suspended"] {
        let account = app.add_person(&Person::new(RoleCode::Manager).in_state(state));
        let form = json!({"login": account.login, "password": PASSWORD});
        app.nobody().post("/v1/sessions", form).await.expect_problem(401, "wrong_credentials");
    }
}
