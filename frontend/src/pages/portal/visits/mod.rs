//! portal-3 and portal-4: the visits of the family, one visit with its code, the live queue.

mod change;
mod delay;
mod list;
mod page;
mod queue;
mod ticket;

pub use list::VisitsPage;
pub use page::VisitPage;
pub use ticket::{Prepare, Ticket, TicketFacts};
