//! `RateLimit`, `RateLimit-Policy` and `Retry-After`.

use support::{Answer, RoleCode, TestApp, json};

/// All values of a header, which may come on several lines.
fn all(answer: &Answer, name: &str) -> Vec<String> {
    answer.headers.get_all(name).iter().map(|value| value.to_str().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn every_answer_of_a_limited_flow_tells_where_the_caller_stands() {
    let app = TestApp::start_with(&[("requests_per_minute", "5"), ("searches_per_minute", "2")]).await;
    let manager = app.as_role(RoleCode::Manager).await;
    let first = manager.get("/v1/services").await.expect(200);
    assert_eq!(all(&first, "ratelimit-policy"), ["\"working\";q=5;w=60"]);
    assert_eq!(all(&first, "ratelimit"), ["\"working\";r=4;t=12"]);
    // errors, too, and costly flows beside it
    let refused = manager.post("/v1/services", json!({})).await.expect_problem(403, "forbidden");
    assert_eq!(all(&refused, "ratelimit"), ["\"working\";r=3;t=24"]);
    let search = manager.get("/v1/patients?q=siti").await.expect(200);
    assert_eq!(all(&search, "ratelimit-policy"), ["\"searching\";q=2;w=60", "\"working\";q=5;w=60"]);
    assert_eq!(all(&search, "ratelimit"), ["\"searching\";r=1;t=30", "\"working\";r=2;t=36"]);
    let public = app.nobody().get("/v1/public/organisation").await.expect(200);
    assert_eq!(all(&public, "ratelimit"), ["\"reading\";r=4;t=12"]);
}

#[tokio::test]
async fn a_refusal_tells_which_limit_was_met_and_when_to_come_again() {
    let app = TestApp::start_with(&[("searches_per_minute", "1")]).await;
    let manager = app.as_role(RoleCode::Manager).await;
    manager.get("/v1/patients?q=siti").await.expect(200);
    let refused = manager.get("/v1/patients?q=siti").await.expect_problem(429, "too_many_requests");
    let seconds: u64 = refused.header("retry-after").and_then(|text| text.parse().ok()).unwrap_or_default();
    assert!((50..=61).contains(&seconds), "{refused:?}");
    assert!(all(&refused, "ratelimit").contains(&format!("\"searching\";r=0;t={seconds}")), "{refused:?}");
    assert!(all(&refused, "ratelimit-policy").contains(&"\"searching\";q=1;w=60".to_owned()), "{refused:?}");
    manager.get("/v1/patients").await.expect(200);
}
