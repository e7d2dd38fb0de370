//! People and institutions: contacts, patients, accounts, identifiers, links, the timeline and merges.

mod account;
mod choices;
mod contract;
mod custom_field;
mod duplicate;
mod fields;
mod interaction;
mod merge;
mod person;
mod saved_view;
mod view;

pub use account::*;
pub use choices::*;
pub use contract::*;
pub use custom_field::*;
pub use duplicate::*;
pub use fields::*;
pub use interaction::*;
pub use merge::*;
pub use person::*;
pub use saved_view::*;
pub use view::*;
