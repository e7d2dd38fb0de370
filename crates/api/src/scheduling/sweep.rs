//! What time itself does: offers that nobody answered go to the next in line, periods of waiting end.

use actix_web::web::Data;
use domain::ErrorCode;
use persistence::Trace;
use persistence::scheduling::{Booker, holds, offers};

use super::counter::desk;
use crate::app::App;
use crate::http::{ApiError, ApiResult};

/// Offers that are passed on in one go at most.
const MOST: usize = 200;

/// Runs once; the worker calls it every second. Gives how many offers were passed on.
pub async fn sweep(app: &Data<App>) -> ApiResult<usize> {
    let mut passed = 0;
    while passed < MOST && expire_one(app).await? {
        passed += 1;
    }
    Ok(passed)
}

async fn expire_one(app: &Data<App>) -> ApiResult<bool> {
    let shared = app.clone();
    let now = app.clock.now();
    app.db
        .write(move |tx| {
            let trace = Trace { request_id: "worker".to_owned(), address: String::new(), now };
            let found = offers::expire_one(tx, &desk(&shared, Booker::System(&trace)))?;
            if !found {
                offers::expire_entries(tx, now)?;
                holds::prune(tx, now)?;
            }
            Ok::<bool, ApiError>(found)
        })
        .await
        .or_else(|error| match error.code {
            // somebody answered at this very moment
            ErrorCode::SlotTaken | ErrorCode::NotFound => Ok(false),
            _ => Err(error),
        })
}
