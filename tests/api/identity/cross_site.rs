//! R40: no other site makes a browser do anything.

use support::{Answer, Caller, PASSWORD, PUBLIC_URL, Person, Request, RoleCode, TestApp, json};

const EVIL: &str = "https://jahat.example";

/// Somebody signed in with a browser: the value of its cookie header.
async fn browser(app: &TestApp) -> String {
    let login = app.add_person(&Person::new(RoleCode::Doctor)).login;
    let answer = app.nobody().post("/v1/sessions", json!({"login": login, "password": PASSWORD})).await.expect(201);
    cookie(&answer)
}

fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").unwrap_or_default().split(';').next().unwrap_or_default().to_owned()
}

fn refresh(nobody: &Caller, cookie: &str) -> Request {
    nobody.post("/v1/sessions/refresh", json!({})).header("cookie", cookie)
}

#[tokio::test]
async fn the_cookie_alone_has_no_power() {
    let app = TestApp::start().await;
    let cookie = browser(&app).await;
    let nobody = app.nobody();
    let attempts = [
        refresh(&nobody, &cookie),
        refresh(&nobody, &cookie).header("origin", PUBLIC_URL),
        refresh(&nobody, &cookie).header("x-akrab-client", "staff"),
        refresh(&nobody, &cookie).header("x-akrab-client", "staff").header("origin", EVIL),
        refresh(&nobody, &cookie).header("x-akrab-client", "staff").header("origin", "null"),
        refresh(&nobody, &cookie).header("x-akrab-client", "staff").header("origin", "http://localhost:8081"),
        refresh(&nobody, &cookie).header("x-akrab-client", "staff").header("origin", PUBLIC_URL).header("sec-fetch-site", "cross-site"),
        refresh(&nobody, &cookie).header("x-akrab-client", "staff").header("sec-fetch-site", "same-site"),
    ];
    let count = attempts.len();
    for attempt in attempts {
        attempt.await.expect_problem(403, "cross_site");
    }
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        let form = nobody.request("POST".parse().unwrap_or_default(), "/v1/sessions/refresh").body(kind, "{}");
        let refused = form.header("cookie", &cookie).header("origin", EVIL).await;
        assert!(matches!(refused.status, 403 | 415), "{refused:?}");
    }
    eprintln!("R40: {} forged calls with the victim's cookie, 0 served", count + 3);
    // none of it has used up the token
    let own = refresh(&nobody, &cookie).header("x-akrab-client", "staff").header("origin", PUBLIC_URL).await.expect(200);
    assert!(own.json()["access_token"].is_string());
}

#[tokio::test]
async fn another_site_cannot_sign_a_browser_in() {
    let app = TestApp::start().await;
    let login = app.add_person(&Person::new(RoleCode::Doctor)).login;
    let form = json!({"login": login, "password": PASSWORD});
    for (name, value) in [("origin", EVIL), ("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site")] {
        app.nobody().post("/v1/sessions", form.clone()).header(name, value).await.expect_problem(403, "cross_site");
    }
    app.nobody().post("/v1/sessions", form).header("origin", PUBLIC_URL).await.expect(201);
}

#[tokio::test]
async fn no_other_origin_is_allowed_to_read_anything() {
    let app = TestApp::start().await;
    let preflight = app.nobody().request("OPTIONS".parse().unwrap_or_default(), "/v1/patients").header("origin", EVIL);
    let preflight =
        preflight.header("access-control-request-method", "GET").header("access-control-request-headers", "authorization").await;
    let simple = app.nobody().get("/v1/public/organisation").header("origin", EVIL).await.expect(200);
    for answer in [preflight, simple] {
        assert!(answer.headers.keys().all(|name| !name.as_str().starts_with("access-control")), "{answer:?}");
    }
}

#[tokio::test]
async fn nothing_is_changed_by_get() {
    let app = TestApp::start().await;
    let document = api::openapi::document();
    let admin = app.as_role(RoleCode::Admin).await;
    for (path, item) in document["paths"].as_object().into_iter().flatten().filter(|(_, item)| item.get("get").is_none()) {
        let path = path.replace("{id}", &uuid::Uuid::now_v7().to_string()).replace("{part_id}", &uuid::Uuid::now_v7().to_string());
        // some of these addresses are also an id of a resource that can be read
        let answer = admin.get(&path).await;
        assert!((403..=405).contains(&answer.status), "{} {item}: {answer:?}", path);
    }
}
