//! R7: every connection of the pool is in use.

use std::time::{Duration, Instant};

use support::{Outcome, RoleCode, TestApp};

const CONNECTIONS: u32 = 4;

#[tokio::test]
async fn who_finds_no_connection_is_told_within_a_second() -> Outcome {
    let settings = [("pool_size", "4"), ("pool_wait_ms", "800"), ("statement_timeout_ms", "6000")];
    let app = TestApp::start_with(&settings).await;
    let admin = app.as_role(RoleCode::Admin).await;
    let holders: Vec<_> = (0..CONNECTIONS)
        .map(|_| {
            let nobody = app.nobody();
            tokio::spawn(async move { nobody.get("/faults/slow-query").await.status })
        })
        .collect();
    while app.state.db.usage().0 < CONNECTIONS {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let waiting: Vec<_> = (0..20)
        .map(|_| {
            let admin = admin.clone();
            tokio::spawn(async move {
                let started = Instant::now();
                let answer = admin.get("/v1/services").await.expect_problem(503, "unavailable");
                assert!(answer.header("retry-after").is_some(), "{answer:?}");
                started.elapsed()
            })
        })
        .collect();
    let mut slowest = Duration::ZERO;
    for one in waiting {
        slowest = slowest.max(one.await?);
    }
    app.nobody().get("/health/live").await.expect(200);
    app.nobody().get("/health/ready").await.expect_problem(503, "unavailable");
    for holder in holders {
        assert_eq!(holder.await?, 503, "a statement that takes too long is cancelled");
    }
    let free = Instant::now();
    admin.get("/v1/services").await.expect(200);
    app.nobody().get("/health/ready").await.expect(200);
    println!("R7: all {CONNECTIONS} connections held: 20 of 20 answered 503, slowest {slowest:?}; served again {:?} later", free.elapsed());
    assert!(slowest <= Duration::from_secs(1), "{slowest:?}");
    Ok(())
}
