//! Sealing the audit trail, and keeping the head of the chain outside the database.

use std::time::Duration;

use actix_web::web::Data;
use persistence::audit::heads::HeadFile;
use persistence::audit::sealing;

use crate::app::App;
use crate::http::{ApiError, ApiResult};

/// How long a row waits for its seal.
pub const SEAL_EVERY: Duration = Duration::from_secs(10);
/// A head is written so often at least.
const HEAD_EVERY: chrono::Duration = chrono::Duration::hours(1);
/// Transactions in one pass: an old trail is sealed in several passes, between which other work is done.
const ROUNDS: usize = 20;

/// The file with the heads, and the key that signs them.
pub fn head_file(app: &App) -> HeadFile {
    HeadFile::new(&app.settings.audit_heads, &app.field_keys)
}

/// Seals what is new and writes the head; gives how many rows were sealed. While another process is at it there is nothing to
/// do but to write the head, which every machine keeps for itself.
pub async fn seal(app: &Data<App>) -> ApiResult<usize> {
    let mut sealed = 0;
    for _ in 0..ROUNDS {
        let now = app.clock.now();
        let round = app.db.write(move |tx| Ok::<_, ApiError>(sealing::seal(tx, now)?)).await?;
        let Some(round) = round else { break };
        sealed += round.sealed;
        if !round.more {
            break;
        }
    }
    let shared = app.clone();
    // read after the commit: a head never says more than the database
    app.db
        .read(move |conn| {
            let Some(head) = sealing::head(conn)? else { return Ok(()) };
            let kept = head_file(&shared).keep(&head, HEAD_EVERY, shared.clock.now());
            kept.map(|_| ()).map_err(|error| ApiError::internal(format!("the head of the audit trail cannot be written: {error}")))
        })
        .await?;
    Ok(sealed)
}
