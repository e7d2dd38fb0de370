//! Links that work once: resetting a password, and setting the clinic up.

use std::time::Duration;

use diesel::prelude::*;
use persistence::schema::one_time_links;
use sha2::{Digest, Sha256};
use support::{Caller, Outcome, PASSWORD, PUBLIC_URL, Person, Request, RoleCode, TestApp, Value, json};
use uuid::Uuid;

use super::{link_token, sign_in};

const NEW: &str = "payung kuning lompat";

async fn link(admin: &Caller, user: Uuid) -> String {
    let answer = admin.post(format!("/v1/users/{user}/password-reset-link"), json!({})).await.expect(201);
    let url = answer.text("/url");
    // the token is in the part that browsers do not send, and the address is the configured one
    assert!(url.starts_with(&format!("{PUBLIC_URL}/app/reset#")), "{url}");
    link_token(&url)
}

fn reset(app: &TestApp, token: &str, password: &str) -> Request {
    app.nobody().post("/v1/password-resets", json!({"token": token, "password": password}))
}

#[tokio::test]
async fn a_reset_link_works_once_and_signs_everybody_out() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let account = app.add_person(&Person::new(RoleCode::Doctor));
    let before = app.sign_in(&account.login).await;
    let token = link(&admin, account.id).await;
    reset(&app, &token, NEW).await.expect(204);
    reset(&app, &token, "pintu hijau sangat tua").await.expect_problem(410, "link_used");
    before.get("/v1/me").await.expect_problem(401, "session_ended");
    sign_in(&app.nobody(), &account.login, PASSWORD).await.expect_problem(401, "wrong_credentials");
    sign_in(&app.nobody(), &account.login, NEW).await.expect(201);
}

#[tokio::test]
async fn two_who_use_a_link_at_the_same_time_do_not_both_succeed() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let token = link(&admin, app.add_person(&Person::new(RoleCode::Doctor)).id).await;
    let (a, b) = tokio::join!(reset(&app, &token, NEW).into_future(), reset(&app, &token, "pintu hijau sangat tua").into_future());
    let mut statuses = [a.status, b.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 410]);
}

#[tokio::test]
async fn a_link_ends_after_a_day_and_with_the_next_one() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let account = app.add_person(&Person::new(RoleCode::Doctor));
    let first = link(&admin, account.id).await;
    let second = link(&admin, account.id).await;
    reset(&app, &first, NEW).await.expect_problem(410, "link_used");
    app.advance(Duration::from_secs(24 * 3600));
    reset(&app, &second, NEW).await.expect_problem(410, "link_used");
    for token in ["x", "", &"a".repeat(43)] {
        let refused = reset(&app, token, NEW).await;
        assert!(matches!(refused.status, 410 | 422), "{refused:?}");
    }
}

#[tokio::test]
async fn a_link_invites_and_is_not_given_to_those_who_left() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let form = json!({"name": "Rina Oktavia", "email": "Rina@AkarWangi.example", "roles": [{"role": "receptionist"}]});
    let user = admin.post("/v1/users", form).await.expect(201);
    assert_eq!((user.json()["state"].clone(), user.json()["email"].clone()), (json!("invited"), json!("rina@akarwangi.example")));
    let id = user.view::<Id>().id;
    reset(&app, &link(&admin, id).await, NEW).await.expect(204);
    sign_in(&app.nobody(), "RINA@akarwangi.example", NEW).await.expect(201);
    let token = link(&admin, id).await;
    admin.patch(format!("/v1/users/{id}"), "*", json!({"state": "suspended"})).await.expect(200);
    reset(&app, &token, "pintu hijau sangat tua").await.expect_problem(410, "link_used");
    admin.post(format!("/v1/users/{id}/password-reset-link"), json!({})).await.expect_problem(409, "conflict");
}

#[derive(serde::Deserialize)]
struct Id {
    id: Uuid,
}

/// Gives the set-up link of the first start a token that the test knows; the real one stands in the log only.
fn know_the_setup_token(app: &TestApp, token: &str) -> QueryResult<usize> {
    let open = one_time_links::table.filter(one_time_links::purpose.eq("setup"));
    diesel::update(open).set(one_time_links::token_hash.eq(Sha256::digest(token.as_bytes()).to_vec())).execute(&mut app.connect())
}

fn setup(token: &str) -> Value {
    json!({"token": token, "organisation": "Klinik Akar Wangi", "name": "Admin Satu", "email": "admin@contoh.example", "password": NEW})
}

#[tokio::test]
async fn the_first_administrator_is_set_up_once() -> Outcome {
    let app = TestApp::start().await;
    assert_eq!(know_the_setup_token(&app, "token-from-the-log")?, 1);
    assert_eq!(app.nobody().get("/v1/setup").await.expect(200).json(), json!({"needed": true}));
    let post = |form: Value| app.nobody().post("/v1/setup", form);
    post(setup("another")).await.expect_problem(410, "link_used");
    let mut weak = setup("token-from-the-log");
    weak["password"] = json!("klinikakarwangi");
    post(weak).await.expect_invalid("/password", "weak_password");
    let done = post(setup("token-from-the-log")).await.expect(201);
    let admin = app.nobody().with_token(done.text("/access_token"));
    assert_eq!(admin.get("/v1/organisation").await.expect(200).json()["name"], "Klinik Akar Wangi");
    admin.get("/v1/users").await.expect(200);
    post(setup("token-from-the-log")).await.expect_problem(410, "link_used");
    assert_eq!(app.nobody().get("/v1/setup").await.expect(200).json(), json!({"needed": false}));
    assert_eq!(know_the_setup_token(&app, "again")?, 1);
    post(setup("again")).await.expect_problem(410, "link_used");
    Ok(())
}

#[tokio::test]
async fn a_setup_link_that_was_left_lying_about_is_worth_nothing() -> Outcome {
    let app = TestApp::start().await;
    know_the_setup_token(&app, "token-from-the-log")?;
    app.add_person(&Person::new(RoleCode::Admin));
    app.nobody().post("/v1/setup", setup("token-from-the-log")).await.expect_problem(410, "link_used");
    let app = TestApp::start().await;
    know_the_setup_token(&app, "token-from-the-log")?;
    app.advance(Duration::from_secs(24 * 3600));
    app.nobody().post("/v1/setup", setup("token-from-the-log")).await.expect_problem(410, "link_used");
    Ok(())
}
