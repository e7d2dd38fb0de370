//! R38: refresh tokens are replaced every time, several tabs get along, and a copy is found out.

use std::time::Duration;

use support::{Answer, Caller, PASSWORD, PUBLIC_URL, Person, RoleCode, TestApp, json};
use tokio::task::JoinSet;

use super::{caller, renew, session, text};

const TABS: usize = 5;
const ROUNDS: u32 = 40;

async fn tab(nobody: Caller, cookie: String) -> Answer {
    let request = nobody.post("/v1/sessions/refresh", json!({})).header("cookie", &cookie);
    request.header("origin", PUBLIC_URL).header("x-akrab-client", "staff").await
}

fn cookie_of(answer: &Answer) -> Option<String> {
    Some(answer.header("set-cookie")?.split(';').next()?.to_owned())
}

#[tokio::test]
async fn five_tabs_that_renew_at_once_are_never_signed_out() {
    let app = TestApp::start().await;
    let login = app.add_person(&Person::new(RoleCode::Doctor)).login;
    let first = app.nobody().post("/v1/sessions", json!({"login": login, "password": PASSWORD})).await.expect(201);
    let mut cookie = cookie_of(&first).unwrap_or_default();
    let (mut renewed, mut refused, mut rotations) = (0, Vec::new(), 0);
    for round in 0..ROUNDS {
        let mut tabs: JoinSet<Answer> = JoinSet::new();
        for _ in 0..TABS {
            tabs.spawn(tab(app.nobody(), cookie.clone()));
        }
        let mut next = None;
        while let Some(Ok(answer)) = tabs.join_next().await {
            if answer.status == 200 {
                renewed += 1;
                let me = app.nobody().with_token(answer.text("/access_token")).get("/v1/me").await;
                assert_eq!(me.status, 200, "{me:?}");
                next = next.or(cookie_of(&answer));
            } else {
                refused.push(answer);
            }
        }
        if let Some(next) = next.filter(|next| *next != cookie) {
            rotations += 1;
            cookie = next;
        }
        // in most rounds past the grace, in some within it
        app.advance(Duration::from_secs(if round % 4 == 3 { 5 } else { 30 }));
    }
    eprintln!("R38: {TABS} tabs × {ROUNDS} rounds: {renewed} renewals, {rotations} rotations, {} forced sign-outs", refused.len());
    assert!(refused.is_empty(), "{refused:?}");
    assert_eq!(renewed, TABS * ROUNDS as usize);
    assert!(rotations >= ROUNDS / 2, "{rotations}");
}

#[tokio::test]
async fn a_stolen_token_ends_the_whole_session_and_the_user_is_told() {
    let app = TestApp::start().await;
    let login = app.add_person(&Person::new(RoleCode::Doctor)).login;
    let first = session(&app, &login).await;
    let other = session(&app, &login).await;
    let stolen = text(&first, "refresh_token");
    let second = renew(&app, &stolen).await.expect(200).json();
    assert_ne!(text(&second, "refresh_token"), stolen, "a token is used once");
    app.advance(Duration::from_secs(19));
    renew(&app, &stolen).await.expect(200);
    app.advance(Duration::from_secs(2));
    let told = renew(&app, &stolen).await.expect_problem(401, "session_ended");
    assert!(told.text("/detail").contains("used twice"), "{told:?}");
    // the thief and the owner are both out
    let owner = renew(&app, &text(&second, "refresh_token")).await.expect_problem(401, "session_ended");
    assert!(owner.text("/detail").contains("change your password"), "{owner:?}");
    caller(&app, &second).get("/v1/me").await.expect_problem(401, "session_ended");
    // another device of the same person is not
    renew(&app, &text(&other, "refresh_token")).await.expect(200);
    eprintln!("R38: stolen token 21 s after its use: whole family revoked, user told");
}

#[tokio::test]
async fn a_token_from_long_ago_is_a_copy_too() {
    let app = TestApp::start().await;
    let login = app.add_person(&Person::new(RoleCode::Doctor)).login;
    let first = text(&session(&app, &login).await, "refresh_token");
    let mut current = first.clone();
    for _ in 0..3 {
        current = text(&renew(&app, &current).await.expect(200).json(), "refresh_token");
        app.advance(Duration::from_secs(30));
    }
    renew(&app, &first).await.expect_problem(401, "session_ended");
    renew(&app, &current).await.expect_problem(401, "session_ended");
}

#[tokio::test]
async fn what_is_no_token_of_ours_is_refused_and_harms_nobody() {
    let app = TestApp::start().await;
    let login = app.add_person(&Person::new(RoleCode::Doctor)).login;
    let session = session(&app, &login).await;
    let token = text(&session, "refresh_token");
    let flipped = if token.ends_with('A') { "B" } else { "A" };
    let mut forged =
        vec![String::new(), "x".into(), "a".repeat(64), format!("{}{flipped}", &token[..token.len() - 1]), text(&session, "access_token")];
    forged.push(token.chars().rev().collect());
    for text in forged {
        let refused = renew(&app, &text).await;
        assert!(matches!(refused.status, 401 | 422), "{refused:?}");
    }
    renew(&app, &token).await.expect(200);
}

#[tokio::test]
async fn a_token_for_an_app_is_no_cookie() {
    let app = TestApp::start().await;
    let login = app.add_person(&Person::new(RoleCode::Doctor)).login;
    let token = text(&session(&app, &login).await, "refresh_token");
    tab(app.nobody(), format!("akrab_refresh={token}")).await.expect_problem(401, "session_ended");
}
