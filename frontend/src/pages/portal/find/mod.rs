//! portal-1: finding a doctor or a service, with the first free times on every card.

mod branches;
mod doctor_card;
mod page;
mod search;

pub use branches::map_link;
pub use doctor_card::book;
pub use page::FindPage;
