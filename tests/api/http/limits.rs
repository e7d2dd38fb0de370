//! R23: nothing is unlimited.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use support::{Outcome, RoleCode, TestApp, Value, json};

fn service(name: &str) -> Value {
    json!({"code": "konsul", "name_id": name, "name_en": "Consultation", "duration_minutes": 20,
        "price": {"amount": 150_000, "currency": "IDR"}})
}

#[tokio::test]
async fn a_body_is_one_megabyte_at_most() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let post = |body: Vec<u8>| admin.request("POST".parse().unwrap_or_default(), "/v1/services").body("application/json", body);
    let mut exact = serde_json::to_vec(&service("Konsultasi")).unwrap_or_default();
    exact.resize(1 << 20, b' ');
    post(exact.clone()).await.expect(201);
    exact.push(b' ');
    post(exact).await.expect_problem(413, "too_large");
    post(vec![b' '; 10_000_000]).await.expect_problem(413, "too_large");
    app.nobody().get("/health/ready").await.expect(200);
}

#[tokio::test]
async fn json_is_nested_32_levels_at_most() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let post = |body: String| admin.request("POST".parse().unwrap_or_default(), "/v1/services").body("application/json", body);
    post("[".repeat(33) + &"]".repeat(33)).await.expect_problem(400, "malformed");
    post("{\"a\":".repeat(100_000)).await.expect_problem(400, "malformed");
    // 32 levels are read, and then found not to be a service
    post("[".repeat(32) + &"]".repeat(32)).await.expect_problem(422, "invalid");
}

#[tokio::test]
async fn a_page_has_200_rows_at_most() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    admin.get("/v1/services?limit=200").await.expect(200);
    for limit in ["201", "1000000000", "0", "-1", "9223372036854775808", "1e3", "", "ten"] {
        admin.get("/v1/services").query(&[("limit", limit)]).await.expect_problem(400, "unknown_parameter");
    }
    admin.get("/v1/services").query(&[("q", &"a".repeat(101))]).await.expect_problem(400, "unknown_parameter");
}

#[tokio::test]
async fn a_long_address_is_refused_and_a_filter_of_many_conditions_too() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let many: Vec<String> = (0..60).map(|n| format!("filter[code][ne]=x{n}")).collect();
    admin.get(format!("/v1/services?{}", many.join("&"))).await.expect_problem(400, "bad_filter");
    let sort = ["name_id"; 4].join(",");
    admin.get("/v1/services").query(&[("sort", &sort)]).await.expect_problem(400, "unknown_parameter");
}

/// Connections that send their headers a byte at a time are closed, and others are answered meanwhile.
#[tokio::test]
#[allow(clippy::disallowed_methods, reason = "plain sockets are no work of a request")]
async fn slow_senders_are_shown_the_door() -> Outcome {
    let app = TestApp::start().await;
    let address = app.address;
    let sockets = 100;
    let closed = tokio::task::spawn_blocking(move || -> std::io::Result<usize> {
        let mut slow = Vec::new();
        for _ in 0..sockets {
            let mut socket = TcpStream::connect(address)?;
            socket.write_all(b"GET /health/live HTTP/1.1\r\nHost: a\r\nX-Slow: ")?;
            slow.push(socket);
        }
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(7) {
            std::thread::sleep(Duration::from_millis(500));
            for socket in &mut slow {
                // Those that were closed already refuse the byte, which is what we wait for.
                let _ = socket.write_all(b"x");
            }
        }
        let mut closed = 0;
        for socket in &mut slow {
            socket.set_read_timeout(Some(Duration::from_millis(100)))?;
            let mut rest = Vec::new();
            closed += usize::from(!matches!(socket.read_to_end(&mut rest), Err(error) if error.kind() == std::io::ErrorKind::WouldBlock));
        }
        Ok(closed)
    });
    let mut slowest = Duration::ZERO;
    while !closed.is_finished() {
        let started = Instant::now();
        app.nobody().get("/health/ready").await.expect(200);
        slowest = slowest.max(started.elapsed());
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    let closed = closed.await??;
    println!("R23: {closed} of {sockets} slow connections closed; others waited {slowest:?} at most");
    assert_eq!(closed, sockets);
    assert!(slowest < Duration::from_secs(1), "{slowest:?}");
    Ok(())
}
