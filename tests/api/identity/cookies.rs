//! R37: where the tokens are, and where they are not.

use support::{PASSWORD, Person, RoleCode, TestApp, json};

#[tokio::test]
async fn over_https_the_refresh_token_is_in_a_host_cookie_that_no_script_reads() {
    let app = TestApp::start_with(&[("public_url", "https://klinik.example.id")]).await;
    let login = app.add_person(&Person::new(RoleCode::Doctor)).login;
    let answer = app.nobody().post("/v1/sessions", json!({"login": login, "password": PASSWORD})).await.expect(201);
    let cookie = answer.header("set-cookie").unwrap_or_default();
    let parts: Vec<&str> = cookie.split("; ").collect();
    assert!(parts[0].starts_with("__Host-akrab_refresh=") && parts[0].len() > 50, "{cookie}");
    for attribute in ["Path=/", "HttpOnly", "SameSite=Strict", "Secure", "Max-Age=43200"] {
        assert!(parts.contains(&attribute), "{attribute} is missing: {cookie}");
    }
    assert!(!cookie.to_lowercase().contains("domain="), "{cookie}");
}

#[tokio::test]
async fn the_answer_has_a_short_access_token_and_no_refresh_token() {
    let app = TestApp::start().await;
    let login = app.add_person(&Person::new(RoleCode::Doctor)).login;
    let answer = app.nobody().post("/v1/sessions", json!({"login": login, "password": PASSWORD})).await.expect(201);
    let session = answer.json();
    assert!(session.get("refresh_token").is_none(), "{answer:?}");
    assert!(session["expires_in"].as_u64().is_some_and(|seconds| (1..=600).contains(&seconds)), "{answer:?}");
    assert_eq!(session["token_type"], "Bearer");
    let cookie = answer.header("set-cookie").unwrap_or_default();
    assert!(cookie.starts_with("akrab_refresh=") && cookie.contains("HttpOnly; SameSite=Strict") && !cookie.contains("Secure"), "{cookie}");
    assert_eq!(answer.header("cache-control"), Some("no-store"), "{answer:?}");
}

#[tokio::test]
async fn an_app_gets_its_refresh_token_in_the_body_and_no_cookie() {
    let app = TestApp::start().await;
    let login = app.add_person(&Person::new(RoleCode::Doctor)).login;
    let answer = super::sign_in(&app.nobody(), &login, PASSWORD).await.expect(201);
    assert!(answer.json()["refresh_token"].is_string() && answer.header("set-cookie").is_none(), "{answer:?}");
}

#[tokio::test]
async fn signing_out_takes_the_cookie_and_what_the_browser_keeps_away() {
    let app = TestApp::start().await;
    let caller = app.as_role(RoleCode::Doctor).await;
    let answer = caller.delete("/v1/sessions/current", "*").await.expect(204);
    let cookie = answer.header("set-cookie").unwrap_or_default();
    assert!(cookie.starts_with("akrab_refresh=;") && cookie.contains("Max-Age=0"), "{cookie}");
    assert!(answer.header("clear-site-data").is_some_and(|value| value.contains("\"storage\"")), "{answer:?}");
    caller.get("/v1/me").await.expect_problem(401, "session_ended");
}
