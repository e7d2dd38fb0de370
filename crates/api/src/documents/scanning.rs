//! The worker's round of the quarantine: claim, have scanned, complete. Without a scanner nothing is in quarantine; when one
//! was configured and is not any more, what waits goes on waiting.

use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::web::Data;
use persistence::documents::scanning::{self, Claim, Finding};

use super::clamd;
use crate::app::App;
use crate::http::{ApiError, ApiResult};

/// How long a worker with nothing to do waits before it looks again.
const PAUSE: Duration = Duration::from_millis(500);
/// Longer than the scanner may take for a file, connecting and sending included.
const LEASE: i64 = 180;
/// Files claimed at once. They are scanned one after the other, so that a lease never ends while its file waits for its turn.
const BATCH: i64 = 1;
/// Files in one round.
const ROUND: usize = 50;

/// What one round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scanned {
    pub clean: usize,
    pub infected: usize,
    /// The scanner gave no answer; they stay in quarantine.
    pub unanswered: usize,
    /// Completions that came after the lease was lost, and were refused.
    pub refused: usize,
}

/// Scans until the application stops.
pub async fn keep_scanning(app: &Data<App>) {
    if app.settings.files.clamd.is_none() {
        return;
    }
    while !app.stopping.load(Ordering::Relaxed) {
        match scan_due(app).await {
            Ok(done) if done.infected > 0 => log::warn!("files: {} infected, {} clean", done.infected, done.clean),
            Ok(done) if done.unanswered > 0 => log::warn!("files: the virus scanner does not answer; {} wait", done.unanswered),
            Ok(_) => {}
            Err(error) => log::warn!("files: {}", error.cause()),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Everything that is due now.
pub async fn scan_due(app: &Data<App>) -> ApiResult<Scanned> {
    let mut done = Scanned::default();
    if app.settings.files.clamd.is_none() {
        return Ok(done);
    }
    for _ in 0..ROUND {
        let now = app.clock.now();
        let lease = chrono::Duration::seconds(LEASE);
        let claims = app.db.write(move |tx| Ok::<_, ApiError>(scanning::claim(tx, now, lease, BATCH)?)).await?;
        let Some(claim) = claims.into_iter().next() else { break };
        scan(app, claim, &mut done).await?;
        if done.unanswered > 0 || app.stopping.load(Ordering::Relaxed) {
            // a scanner that is away is not asked about everything that waits
            break;
        }
    }
    Ok(done)
}

async fn scan(app: &Data<App>, claim: Claim, done: &mut Scanned) -> ApiResult<()> {
    let (shared, path) = (app.clone(), app.files.path(&claim.stored_name));
    let work = move || match &shared.settings.files.clamd {
        Some(address) => clamd::scan(address, &path),
        None => Ok(Finding::Unanswered),
    };
    let finding = app.files.beside(work).await?.unwrap_or_else(|error| {
        log::warn!("a file stays in quarantine: {}", error.kind());
        Finding::Unanswered
    });
    let (now, held, found) = (app.clock.now(), claim.clone(), finding.clone());
    let completed = app.db.write(move |tx| Ok::<_, ApiError>(scanning::complete(tx, &held, &found, now)?)).await?;
    match (completed, &finding) {
        (false, _) => done.refused += 1,
        (true, Finding::Clean) => done.clean += 1,
        (true, Finding::Unanswered) => done.unanswered += 1,
        (true, Finding::Infected(_)) => {
            done.infected += 1;
            let shared = app.clone();
            let removed = app.files.beside(move || shared.files.remove(&claim.stored_name)).await?;
            removed.map_err(|error| ApiError::internal(format!("what is infected cannot be deleted: {error}")))?;
        }
    }
    Ok(())
}
