//! R8: a panic is one answer of 500, and everything goes on.

use support::{Outcome, TestApp};

#[tokio::test]
async fn a_panic_is_contained_and_counted() -> Outcome {
    let app = TestApp::start().await;
    let nobody = app.nobody();
    let rounds = 100;
    for path in ["/faults/panic", "/faults/panic-in-database"] {
        for _ in 0..rounds {
            let answer = nobody.get(path).await.expect_problem(500, "internal");
            assert!(!String::from_utf8_lossy(&answer.body).contains("asked for"), "the cause is not for the client");
        }
        nobody.get("/health/ready").await.expect(200);
    }
    let metrics = String::from_utf8(nobody.get("/metrics").await.expect(200).body)?;
    assert!(metrics.contains(&format!("akrab_panics_total {}", 2 * rounds)), "{metrics}");
    println!("R8: {} panics, {} answers of 500, 0 broken connections", 2 * rounds, 2 * rounds);
    Ok(())
}

#[tokio::test]
async fn a_slow_query_is_cancelled() {
    let app = TestApp::start_with(&[("statement_timeout_ms", "300")]).await;
    let started = std::time::Instant::now();
    app.nobody().get("/faults/slow-query").await.expect_problem(503, "unavailable");
    assert!(started.elapsed().as_secs() < 3, "{:?}", started.elapsed());
    app.nobody().get("/health/ready").await.expect(200);
}
