//! Forgetting what no longer matters.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;

use crate::error::PersistenceError;
use crate::schema::{known_devices, one_time_links, sessions, sign_in_failures, verifications};

/// Ended sessions and links are kept for a month, for questions about what happened.
const MEMORY: Duration = Duration::days(30);
/// A device that was not used for so long is a stranger again.
const DEVICE: Duration = Duration::days(365);
/// What was asked for with a code is forgotten soon: it holds names and addresses.
const CODE: Duration = Duration::days(1);
/// Failures count for a quarter of an hour.
const FAILURE: Duration = Duration::hours(1);

/// Removes what has expired.
pub fn prune(tx: &mut PgConnection, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::delete(sessions::table.filter(sessions::expires_at.lt(now - MEMORY))).execute(tx)?;
    diesel::delete(one_time_links::table.filter(one_time_links::expires_at.lt(now - MEMORY))).execute(tx)?;
    diesel::delete(verifications::table.filter(verifications::expires_at.lt(now - CODE))).execute(tx)?;
    diesel::delete(known_devices::table.filter(known_devices::last_used_at.lt(now - DEVICE))).execute(tx)?;
    diesel::delete(sign_in_failures::table.filter(sign_in_failures::at.lt(now - FAILURE))).execute(tx)?;
    Ok(())
}
