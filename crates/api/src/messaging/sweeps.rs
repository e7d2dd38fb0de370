//! What has to happen at a time rather than on a request: one list for all modules.
//!
//! A sweep looks for rows whose time has come, locks them with `SKIP LOCKED`, and changes their state in the same
//! transaction; so any number of workers may run it, and running it twice changes nothing.

use std::time::Duration;

use chrono::{DateTime, Utc};
use persistence::diesel::PgConnection;
use persistence::messaging::{recall_reminders, sending};

use crate::app::App;
use crate::http::ApiResult;

/// Something that a worker does again and again.
pub struct Sweep {
    /// For the log.
    pub name: &'static str,
    /// How long to wait before doing it again.
    pub every: Duration,
    /// Does it in one transaction, and gives how many records it changed.
    pub run: fn(&mut PgConnection, &App, DateTime<Utc>) -> ApiResult<usize>,
}

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);

/// Every sweep of every module.
pub const SWEEPS: &[Sweep] = &[
    Sweep { name: "password resets", every: SECOND, run: crate::identity::sweep_password_resets },
    Sweep { name: "recall reminders", every: MINUTE, run: remind_of_recalls },
    Sweep { name: "tasks that are due", every: MINUTE, run: crate::tasks::sweep_due },
    Sweep { name: "results that waited for a comment", every: SECOND, run: crate::lab::sweep_due },
    Sweep { name: "files without a record", every: Duration::from_secs(3600), run: crate::documents::sweep_leftovers },
    Sweep { name: "break-glass that nobody has reviewed", every: Duration::from_secs(3600), run: crate::privacy::sweep_reviews },
    Sweep { name: "secrets of old messages", every: Duration::from_secs(3600), run: forget_secrets },
];

/// Recalls in one round.
const RECALLS: i32 = 200;

fn remind_of_recalls(tx: &mut PgConnection, app: &App, now: DateTime<Utc>) -> ApiResult<usize> {
    let link = app.settings.public_url.link("/find");
    Ok(recall_reminders::write_due(tx, &app.field_keys, &link, RECALLS, now)?)
}

fn forget_secrets(tx: &mut PgConnection, _app: &App, now: DateTime<Utc>) -> ApiResult<usize> {
    Ok(sending::forget_secrets(tx, now)?)
}
