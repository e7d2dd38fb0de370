//! R7: the database is stopped and started again under load.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use persistence::cluster::Cluster;
use persistence::migrate;
use support::{Caller, Outcome, RoleCode, TestApp, open_directory};

use crate::operations::ledger::Load;

const ROUNDS: usize = 3;
/// An answer of 503 comes within this.
pub(super) const REFUSAL: Duration = Duration::from_secs(1);
/// Everything works again within this, once the database does.
pub(super) const RECOVERY: Duration = Duration::from_secs(5);

#[tokio::test]
async fn the_database_goes_and_comes_back() -> Outcome {
    let directory = open_directory()?;
    let mut cluster = start(directory.path()).await?;
    let url = cluster.url("akrab");
    migrate::run_pending(&url)?;
    let app = TestApp::over(url.clone(), None, &[("pool_size", "8"), ("pool_wait_ms", "800")]).await?;
    let admin = app.as_role(RoleCode::Admin).await;
    let alive = Liveness::watch(app.nobody());
    let load = Load::start(&admin, 4);
    let mut recoveries = Vec::new();
    for _ in 0..ROUNDS {
        tokio::time::sleep(Duration::from_secs(1)).await;
        aside(move || cluster.stop()).await?;
        wait_for_readiness(&app, 503, RECOVERY).await;
        // down for a while, so that every client meets it more than once
        tokio::time::sleep(Duration::from_secs(2)).await;
        cluster = start(directory.path()).await?;
        let back = Instant::now();
        wait_for_readiness(&app, 200, RECOVERY).await;
        admin.get("/v1/specialities?limit=1").await.expect(200);
        recoveries.push(back.elapsed());
    }
    let ledger = load.finish().await?;
    let (looks, slowest) = alive.finish().await?;
    let lost = ledger.lost(&mut migrate::connect(&url)?)?;
    println!(
        "R7: {ROUNDS} restarts of PostgreSQL; answers {:?}; slowest 503 {:?}; recovered after {recoveries:?}; \
         {} writes acknowledged, {} lost; {looks} looks at liveness, all 200, slowest {slowest:?}",
        ledger.statuses,
        ledger.slowest_refusal,
        ledger.acknowledged.len(),
        lost.len(),
    );
    assert_eq!(ledger.unexpected(&[200, 201, 503]), []);
    assert_eq!((ledger.mute_refusals, ledger.cut, ledger.not_connected), (0, 0, 0));
    assert!(ledger.statuses.contains_key(&503), "the load has not noticed anything");
    assert!(ledger.slowest_refusal <= REFUSAL, "{:?}", ledger.slowest_refusal);
    assert!(recoveries.iter().all(|time| *time <= RECOVERY), "{recoveries:?}");
    assert!(lost.is_empty(), "{lost:?}");
    drop(app);
    aside(move || drop(cluster)).await
}

async fn start(data: &Path) -> anyhow::Result<Cluster> {
    let data: PathBuf = data.to_owned();
    Ok(aside(move || Cluster::start(&data)).await??)
}

/// Runs what takes its time, while the load goes on.
#[allow(clippy::disallowed_methods, reason = "starting and stopping a cluster is no work of a request")]
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> anyhow::Result<T> {
    Ok(tokio::task::spawn_blocking(work).await?)
}

pub(super) async fn wait_for_readiness(app: &TestApp, status: u16, patience: Duration) {
    let started = Instant::now();
    loop {
        let answer = app.nobody().get("/health/ready").await;
        if answer.status == status {
            return;
        }
        assert!(started.elapsed() < patience, "readiness is not {status} after {patience:?}\n{answer:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Somebody who asks all the time whether the process lives.
pub(super) struct Liveness {
    stop: Arc<AtomicBool>,
    watcher: tokio::task::JoinHandle<(usize, Duration)>,
}

impl Liveness {
    pub(super) fn watch(nobody: Caller) -> Liveness {
        let stop = Arc::new(AtomicBool::new(false));
        let asked = stop.clone();
        let watcher = tokio::spawn(async move {
            let (mut looks, mut slowest) = (0, Duration::ZERO);
            while !asked.load(Ordering::Relaxed) {
                let started = Instant::now();
                nobody.get("/health/live").await.expect(200);
                slowest = slowest.max(started.elapsed());
                looks += 1;
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            (looks, slowest)
        });
        Liveness { stop, watcher }
    }

    pub(super) async fn finish(self) -> anyhow::Result<(usize, Duration)> {
        self.stop.store(true, Ordering::Relaxed);
        Ok(self.watcher.await?)
    }
}
