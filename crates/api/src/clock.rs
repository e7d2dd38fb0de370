//! The time, which tests can set.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Duration, Utc};

/// Where the server reads the time. Everything that depends on time asks this clock, nothing asks the system.
#[derive(Clone, Default)]
pub struct Clock {
    /// Milliseconds by which a test has moved the clock.
    ahead: Arc<AtomicI64>,
}

impl Clock {
    /// Now, in PostgreSQL's resolution of microseconds.
    #[allow(clippy::disallowed_methods, reason = "the one place that asks the system")]
    pub fn now(&self) -> DateTime<Utc> {
        let now = Utc::now() + Duration::milliseconds(self.ahead.load(Ordering::Relaxed));
        DateTime::from_timestamp_micros(now.timestamp_micros()).unwrap_or(now)
    }

    /// Moves the clock; for tests.
    pub fn advance(&self, by: Duration) {
        self.ahead.fetch_add(by.num_milliseconds(), Ordering::Relaxed);
    }
}
