//! Asking the server again when it is busy or away.

use std::future::Future;
use std::time::Duration;

use leptos::prelude::WithUntracked;

use super::Job;
use crate::api::Failure;
use crate::browser::timer;

/// How often one call is repeated before it counts as refused.
const ATTEMPTS: usize = 10;
/// After this many records the work goes slower, so that the limit on requests is never used up by it alone.
const QUICK: i64 = 200;
const PAUSE: Duration = Duration::from_millis(60);

/// Calls until it succeeds, is refused for good, or the work is stopped.
pub async fn persist<T, F>(job: &Job, mut call: impl FnMut() -> F) -> Result<T, Failure>
where
    F: Future<Output = Result<T, Failure>>,
{
    if job.progress.with_untracked(|progress| progress.done) > QUICK {
        timer::sleep(PAUSE).await;
    }
    let mut left = ATTEMPTS;
    loop {
        let failure = match call().await {
            Ok(value) => return Ok(value),
            Err(failure) => failure,
        };
        left -= 1;
        let wait = failure.wait().or(failure.retry_after()).or(matches!(failure, Failure::Offline).then_some(5));
        match wait.filter(|_| left > 0 && !job.is_stopped()) {
            Some(seconds) => timer::sleep(Duration::from_secs(u64::from(seconds.min(60)))).await,
            None => {
                // Without a server, or signed out, the rest would be refused the same way.
                if wait.is_some() || matches!(failure, Failure::SignedOut) {
                    job.stop();
                }
                return Err(failure);
            }
        }
    }
}
