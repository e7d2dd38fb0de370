//! Results that have waited long enough for a comment.

use chrono::{DateTime, Utc};
use persistence::diesel::PgConnection;
use persistence::lab::release;

use super::bench::page_link;
use crate::app::App;
use crate::http::ApiResult;

/// Reports in one round.
const MOST: i64 = 100;

/// Releases what is due; gives how many reports that were.
pub fn sweep(tx: &mut PgConnection, app: &App, now: DateTime<Utc>) -> ApiResult<usize> {
    Ok(release::release_due(tx, &app.field_keys, &page_link(app), MOST, now)?)
}
