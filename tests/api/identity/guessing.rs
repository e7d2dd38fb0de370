//! R35: guessing passwords leads nowhere, does not lock the owner out, and nothing anonymous is without a limit.

use std::time::Duration;

use diesel::prelude::*;
use persistence::schema::users;
use support::{Answer, Caller, Outcome, PASSWORD, Person, RoleCode, TestApp, json};
use tokio::task::JoinSet;

use super::sign_in;

/// Signs in on a device that is to be known from then on; gives its mark.
async fn known_device(app: &TestApp, login: &str) -> String {
    let form = json!({"login": login, "password": PASSWORD, "transport": "body", "remember_device": true});
    let answer = app.nobody().post("/v1/sessions", form).await.expect(201);
    let cookie = answer.header("set-cookie").unwrap_or_default().split(';').next().unwrap_or_default().to_owned();
    assert!(cookie.starts_with("akrab_device="), "{answer:?}");
    cookie
}

/// As many wrong passwords as asked for, twenty at a time; how many were answered 401, which are those that were looked at.
async fn attack(nobody: &Caller, logins: &[String], tries: usize) -> usize {
    let mut running: JoinSet<Answer> = JoinSet::new();
    let mut answered = Vec::new();
    for try_number in 0..tries {
        if running.len() == 20 {
            answered.extend(running.join_next().await.and_then(Result::ok));
        }
        let (nobody, login) = (nobody.clone(), logins[try_number % logins.len()].clone());
        running.spawn(async move { sign_in(&nobody, &login, &format!("tebakan nomor {try_number}")).await });
    }
    while let Some(answer) = running.join_next().await {
        answered.extend(answer.ok());
    }
    assert_eq!(answered.len(), tries);
    // 503 is an answer to too many at once, before any password is looked at
    assert!(answered.iter().all(|answer| matches!(answer.status, 401 | 429 | 503)), "{answered:?}");
    answered.iter().filter(|answer| answer.status == 401).count()
}

#[tokio::test]
async fn of_200_wrong_passwords_hardly_any_is_looked_at_and_the_owner_gets_in() {
    let app = TestApp::start().await;
    let login = app.add_person(&Person::new(RoleCode::Doctor)).login;
    let device = known_device(&app, &login).await;
    let evaluated = attack(&app.nobody(), std::slice::from_ref(&login), 200).await;
    eprintln!("R35: {evaluated} of 200 wrong passwords evaluated");
    assert!((1..=20).contains(&evaluated), "{evaluated}");
    let locked = sign_in(&app.nobody(), &login, PASSWORD).await.expect_problem(429, "too_many_requests");
    assert!(locked.header("retry-after").and_then(|text| text.parse::<u32>().ok()).is_some_and(|seconds| (1..=900).contains(&seconds)));
    sign_in(&app.nobody(), &login, PASSWORD).header("cookie", &device).await.expect(201);
    sign_in(&app.nobody(), &login, PASSWORD).header("cookie", "akrab_device=forged").await.expect_problem(429, "too_many_requests");
    app.advance(Duration::from_secs(15 * 60 + 1));
    sign_in(&app.nobody(), &login, PASSWORD).await.expect(201);
}

#[tokio::test]
async fn three_ways_to_write_a_login_do_not_give_three_times_as_many_tries() -> Outcome {
    let app = TestApp::start().await;
    let account = app.add_person(&Person::new(RoleCode::Doctor));
    let (email, phone) = ("ayu@akarwangi.example", "+6281234567890");
    diesel::update(users::table.find(account.id)).set((users::email.eq(email), users::phone.eq(phone))).execute(&mut app.connect())?;
    for login in [phone, "Ayu@AkarWangi.example", account.login.as_str()] {
        sign_in(&app.nobody(), login, PASSWORD).await.expect(201);
    }
    for login in [account.login.as_str(), email] {
        for _ in 0..10 {
            sign_in(&app.nobody(), login, "bukan kata sandinya").await.expect_problem(401, "wrong_credentials");
        }
    }
    // twenty were looked at; the right one under a name that was not tried yet is not
    sign_in(&app.nobody(), phone, PASSWORD).await.expect_problem(401, "wrong_credentials");
    let logins = [account.login.clone(), email.to_owned(), phone.to_owned()];
    let more = attack(&app.nobody(), &logins, 60).await;
    assert!(more < 10, "{more} more were answered as if they had been looked at");
    app.advance(Duration::from_secs(15 * 60 + 1));
    sign_in(&app.nobody(), phone, PASSWORD).await.expect(201);
    Ok(())
}

#[tokio::test]
async fn right_passwords_are_never_too_many() {
    let app = TestApp::start().await;
    let login = app.add_person(&Person::new(RoleCode::Doctor)).login;
    for _ in 0..12 {
        sign_in(&app.nobody(), &login, PASSWORD).await.expect(201);
    }
}

#[tokio::test]
async fn the_current_password_cannot_be_guessed_by_whoever_finds_an_open_screen() {
    let app = TestApp::start().await;
    let caller = app.as_role(RoleCode::Doctor).await;
    let change =
        |current: &str| caller.post("/v1/me/password-change", json!({"current_password": current, "new_password": "payung kuning lompat"}));
    for _ in 0..10 {
        change("bukan kata sandinya").await.expect_invalid("/current_password", "wrong_password");
    }
    change(PASSWORD).await.expect_problem(429, "too_many_requests");
}

/// Routes without sign-in that the document does not name.
const BESIDE_THE_DOCUMENT: [&str; 8] =
    ["/v1/openapi.json", "/docs/", "/docs/errors", "/health/live", "/health/ready", "/metrics", "/app/", "/"];

#[tokio::test]
async fn every_anonymous_route_has_a_limit() {
    let few = "5";
    let limits = [
        ("requests_per_minute", few),
        ("sign_ins_per_minute", few),
        ("resets_per_minute", few),
        ("searches_per_minute", few),
        ("codes_per_minute", few),
        ("code_tries_per_minute", few),
        ("holds_per_minute", few),
    ];
    let app = TestApp::start_with(&limits).await;
    let document = api::openapi::document();
    let mut routes: Vec<(String, String)> = BESIDE_THE_DOCUMENT.iter().map(|path| ("GET".to_owned(), (*path).to_owned())).collect();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        let open = item.as_object().into_iter().flatten().filter(|(_, operation)| operation["x-permission"].is_null());
        routes.extend(open.map(|(method, _)| (method.to_uppercase(), path.clone())));
    }
    let mut unlimited = Vec::new();
    for (method, path) in &routes {
        let mut limited = false;
        for _ in 0..8 {
            let request = app.nobody().request(method.parse().unwrap_or_default(), path);
            let request = if method == "GET" { request } else { request.json(json!({})) };
            limited |= request.await.status == 429;
        }
        if !limited {
            unlimited.push(format!("{method} {path}"));
        }
    }
    eprintln!("R35: {} anonymous routes, {} without a limit", routes.len(), unlimited.len());
    assert!(unlimited.is_empty(), "{unlimited:?}");
    assert!(routes.len() > 12, "{routes:?}");
}
