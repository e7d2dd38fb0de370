//! R50: every answer carries the security headers, whatever it is.

use support::{Answer, Outcome, RoleCode, TestApp, json};

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
                      font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; \
                      object-src 'none'; frame-ancestors 'none'";

const FIXED: [(&str, &str); 5] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

#[track_caller]
fn check(answer: Answer, status: u16) -> Answer {
    let answer = answer.expect(status);
    for (name, value) in FIXED {
        assert_eq!(answer.header(name), Some(value), "{name}\n{answer:?}");
    }
    let features = answer.header("permissions-policy").unwrap_or_default();
    assert!(features.contains("camera=(self)") && features.contains("geolocation=(self)"), "{answer:?}");
    assert!(answer.header("x-request-id").is_some_and(|id| id.len() >= 8), "{answer:?}");
    assert!(answer.header("server").is_none(), "{answer:?}");
    answer
}

#[tokio::test]
async fn every_kind_of_answer_has_them() {
    let app = TestApp::start().await;
    let (nobody, admin) = (app.nobody(), app.as_role(RoleCode::Admin).await);
    let service = json!({"code": "konsul", "name_id": "Konsultasi", "name_en": "Consultation", "duration_minutes": 20,
        "price": {"amount": 150_000, "currency": "IDR"}});
    let made = check(admin.post("/v1/services", service.clone()).await, 201);
    let (path, etag) = (format!("/v1/services/{}", made.id()), made.etag());

    check(admin.get("/v1/services").await, 200);
    check(admin.get(&path).header("if-none-match", &etag).await, 304);
    check(admin.get("/v1/services?limit=x").await, 400);
    check(nobody.get("/v1/services").await, 401);
    check(app.as_role(RoleCode::Analyst).await.post("/v1/services", service.clone()).await, 403);
    check(admin.get("/v1/services/01890000-0000-7000-8000-000000000000").await, 404);
    check(admin.get("/v1/nothing-here").await, 404);
    check(admin.request("PUT".parse().unwrap_or_default(), &path).await, 405);
    check(admin.post("/v1/services", service.clone()).await, 409);
    check(admin.patch(&path, "\"99-0\"", json!({})).await, 412);
    check(admin.post("/v1/services", json!("x".repeat(2 << 20))).await, 413);
    check(admin.get("/v1/services").body("text/plain", "").await, 200);
    check(nobody.request("POST".parse().unwrap_or_default(), "/v1/sessions").body("text/plain", "x").await, 415);
    check(admin.post("/v1/services", json!({})).await, 422);
    check(admin.request("DELETE".parse().unwrap_or_default(), &path).await, 428);
    check(nobody.get("/faults/panic").await, 500);
    check(admin.delete(&path, &etag).await, 204);
}

#[tokio::test]
async fn pages_and_files_have_them_too() {
    let app = TestApp::start().await;
    let nobody = app.nobody();
    for path in
        ["/", "/masuk", "/app", "/app/", "/app/patients", "/docs/", "/docs/errors", "/v1/openapi.json", "/health/live", "/health/ready"]
    {
        check(nobody.get(path).await, 200);
    }
    let asset = check(nobody.get("/app/assets/boot.1234.js").await, 200);
    assert_eq!(asset.header("cache-control"), Some("public, max-age=31536000, immutable"));
    check(nobody.get("/assets/boot.1234.js").await, 200);
    check(nobody.get("/app/assets/missing.js").await, 404);
    check(nobody.get("/assets/..%2f..%2fkeys").await, 400);
    check(nobody.get("/docs").await, 302);
    check(nobody.request("TRACE".parse().unwrap_or_default(), "/").await, 405);
    check(nobody.request("POST".parse().unwrap_or_default(), "/masuk").await, 405);
}

#[tokio::test]
async fn api_answers_are_not_stored_and_https_is_remembered() {
    let app = TestApp::start().await;
    let answer = app.nobody().get("/v1/openapi.json").await.expect(200);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("strict-transport-security"), None, "makes no sense over plain http");

    let app = TestApp::start_with(&[("public_url", "https://klinik.example.id")]).await;
    let answer = app.nobody().get("/v1/openapi.json").await.expect(200);
    assert_eq!(answer.header("strict-transport-security"), Some("max-age=31536000; includeSubDomains"));
}

#[tokio::test]
async fn a_request_id_is_taken_over_when_it_is_harmless() -> Outcome {
    let app = TestApp::start().await;
    let nobody = app.nobody();
    let answer = nobody.get("/v1/nothing").header("x-request-id", "0190-abcdef-77").await.expect_problem(404, "not_found");
    assert_eq!(answer.header("x-request-id"), Some("0190-abcdef-77"));
    for odd in ["short", "with space in it", "semi;colon;colon", &"x".repeat(65)] {
        let answer = nobody.get("/v1/nothing").header("x-request-id", odd).await.expect_problem(404, "not_found");
        assert_ne!(answer.header("x-request-id"), Some(odd));
    }
    Ok(())
}

#[tokio::test]
async fn problems_speak_the_callers_language() {
    let app = TestApp::start().await;
    let title = |answer: Answer| answer.expect(404).text("/title");
    assert_eq!(title(app.nobody().get("/v1/nothing").language("id").await), "Tidak ditemukan");
    assert_eq!(title(app.nobody().get("/v1/nothing").language("en-GB,en;q=0.8").await), "Not found");
    assert_eq!(title(app.nobody().get("/v1/nothing").language("fr").await), "Tidak ditemukan");
    assert_eq!(title(app.nobody().get("/v1/nothing").language("fr, en;q=0.3, id;q=0.1").await), "Not found");
}
