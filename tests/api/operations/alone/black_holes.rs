//! R7: the network between server and database swallows packets, so that nothing fails and nothing answers.

use std::time::{Duration, Instant};

use support::{Caller, Fault, FaultProxy, Outcome, RoleCode, TestApp, TestDatabase};

use super::outages::{Liveness, RECOVERY, REFUSAL, wait_for_readiness};
use crate::operations::ledger::Load;

const SETTINGS: [(&str, &str); 3] = [("pool_size", "4"), ("pool_wait_ms", "800"), ("statement_timeout_ms", "5000")];

async fn app_behind_proxy() -> anyhow::Result<(TestApp, FaultProxy, TestDatabase)> {
    let database = TestDatabase::create()?;
    let proxy = FaultProxy::before(&database.url())?;
    let app = TestApp::over(proxy.url(), None, &SETTINGS).await?;
    Ok((app, proxy, database))
}

/// The status of an answer, and how long it took.
async fn timed(caller: &Caller, path: &str) -> (u16, Duration) {
    let started = Instant::now();
    let answer = caller.get(path).await;
    assert!(answer.status != 503 || answer.header("retry-after").is_some(), "{answer:?}");
    (answer.status, started.elapsed())
}

async fn under_load(fault: Fault) -> Outcome {
    let (app, proxy, database) = app_behind_proxy().await?;
    let admin = app.as_role(RoleCode::Admin).await;
    let alive = Liveness::watch(app.nobody());
    let load = Load::start(&admin, 6);
    tokio::time::sleep(Duration::from_secs(1)).await;
    proxy.set(fault);
    wait_for_readiness(&app, 503, REFUSAL).await;
    // longer than a token is remembered, so that signed-in calls have to ask the database
    let gone = Instant::now();
    while gone.elapsed() < Duration::from_secs(4) {
        let (status, took) = timed(&admin, "/v1/services").await;
        assert!(status == 503 && took < REFUSAL, "{status} after {took:?}");
        app.nobody().get("/health/ready").await.expect_problem(503, "unavailable");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    proxy.set(Fault::None);
    let back = Instant::now();
    wait_for_readiness(&app, 200, RECOVERY).await;
    admin.get("/v1/services").await.expect(200);
    let recovered = back.elapsed();
    tokio::time::sleep(Duration::from_secs(1)).await;
    let ledger = load.finish().await?;
    let (looks, slowest) = alive.finish().await?;
    let lost = ledger.lost(&mut database.connect()?)?;
    println!(
        "R7: {fault:?}: answers {:?}; slowest 503 {:?}; recovered after {recovered:?}; {} writes acknowledged, {} lost; \
         {looks} looks at liveness, all 200, slowest {slowest:?}",
        ledger.statuses,
        ledger.slowest_refusal,
        ledger.acknowledged.len(),
        lost.len(),
    );
    assert_eq!(ledger.unexpected(&[200, 201, 409, 503]), []);
    assert_eq!((ledger.mute_refusals, ledger.cut, ledger.not_connected), (0, 0, 0));
    assert!(ledger.slowest_refusal <= REFUSAL, "{:?}", ledger.slowest_refusal);
    assert!(recovered <= RECOVERY, "{recovered:?}");
    assert!(lost.is_empty(), "{lost:?}");
    Ok(())
}

#[tokio::test]
async fn a_database_that_falls_silent_is_noticed_within_a_second() -> Outcome {
    under_load(Fault::Swallows).await
}

#[tokio::test]
async fn a_database_that_takes_no_connection_is_noticed_within_a_second() -> Outcome {
    under_load(Fault::Deaf).await
}

/// As after a restarted firewall: what was connected leads nowhere, new connections work.
#[tokio::test]
async fn idle_connections_that_lead_nowhere_are_replaced() -> Outcome {
    let (app, proxy, _database) = app_behind_proxy().await?;
    let admin = app.as_role(RoleCode::Admin).await;
    admin.get("/v1/services").await.expect(200);
    // older than what is trusted without being asked, and than a pool that is not replaced yet
    tokio::time::sleep(Duration::from_secs(6)).await;
    proxy.set(Fault::None);
    let cut = Instant::now();
    let mut refused = 0;
    loop {
        let (status, took) = timed(&admin, "/v1/services").await;
        assert!(took < REFUSAL, "{status} after {took:?}");
        if status == 200 {
            break;
        }
        refused += 1;
        assert!(cut.elapsed() < RECOVERY, "{refused} refusals");
    }
    println!("R7: dead connections: {refused} requests refused, served again after {:?}", cut.elapsed());
    Ok(())
}

/// A statement may take its time while the database answers otherwise.
#[tokio::test]
async fn a_slow_statement_is_not_taken_for_silence() -> Outcome {
    let (app, _proxy, _database) = app_behind_proxy().await?;
    let admin = app.as_role(RoleCode::Admin).await;
    let nobody = app.nobody();
    let slow = tokio::spawn(async move { timed(&nobody, "/faults/slow-query").await });
    while !slow.is_finished() {
        admin.get("/v1/services").await.expect(200);
        app.nobody().get("/health/ready").await.expect(200);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let (status, took) = slow.await?;
    assert_eq!(status, 503);
    assert!(took >= Duration::from_secs(5), "given up after {took:?}, before the statement's own limit");
    Ok(())
}
