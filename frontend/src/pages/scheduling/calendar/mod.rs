//! app-6: day, week, month and agenda, by practitioner or room.

mod agenda;
mod board;
mod columns;
mod drag;
mod drawer;
mod grid;
mod heads;
mod keys;
mod month;
mod page;
mod state;
mod trouble;

pub use grid::{Span, gaps, hours, minute, span_on, time};
pub use page::CalendarPage;

use uuid::Uuid;

use crate::api::Failure;
use crate::api::resource::{Query, list};
use crate::api::scheduling::Resources;

/// The rooms and devices of the branch that is shown.
async fn rooms() -> Result<Vec<(Uuid, String)>, Failure> {
    let page = list::<Resources>(&Query { archived: false, ..Query::whole() }).await?;
    Ok(page.data.into_iter().map(|r| (r.id, r.name)).collect())
}
