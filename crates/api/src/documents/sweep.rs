//! Bytes without a record: of uploads that were broken off, and of files that were infected.

use chrono::{DateTime, Utc};
use persistence::diesel::PgConnection;
use persistence::documents::files;

use super::upload::failed;
use crate::app::App;
use crate::http::ApiResult;

/// Names that are looked up in one statement.
const AT_ONCE: usize = 500;

/// Deletes what has been without a record for longer than any upload takes; gives how many there were.
pub fn sweep_leftovers(tx: &mut PgConnection, app: &App, now: DateTime<Utc>) -> ApiResult<usize> {
    let names = app.files.settled(files::settled_before(now)).map_err(|error| failed(&error))?;
    let mut removed = 0;
    for names in names.chunks(AT_ONCE) {
        let known = files::known(tx, names)?;
        for name in names.iter().filter(|name| !known.contains(*name)) {
            app.files.remove(name).map_err(|error| failed(&error))?;
            removed += 1;
        }
    }
    Ok(removed)
}
