//! app-6: day, week, month and agenda, by practitioner or room.

mod agenda;
mod board;
mod columns;
mod drag;
mod drawer;
mod drop;
mod event;
mod feeds;
mod grid;
mod heads;
mod held;
mod keys;
mod lane;
mod month;
mod page;
mod state;
mod trouble;

pub use feeds::{FeedsDialog, Whose};
pub use grid::{Place, Span, gaps, hours, minute, places, span_on, time};
pub use page::CalendarPage;

use domain::scheduling::ResourceView;
use uuid::Uuid;

use crate::api::Failure;
use crate::api::resource::{Query, list};
use crate::api::scheduling::Resources;

/// The rooms and devices of the branch that is shown, with the name of their branch.
async fn rooms(branch: Option<Uuid>) -> Result<Vec<ResourceView>, Failure> {
    let query = Query { archived: false, ..Query::whole() }.maybe("filter[location_id][eq]", branch.map(|id| id.to_string()));
    Ok(list::<Resources>(&query).await?.data)
}
