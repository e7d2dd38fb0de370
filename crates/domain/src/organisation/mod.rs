//! The clinic itself: settings, locations, practitioners, specialities and services.

mod address;
mod choices;
mod contract;
mod money;
mod service;
mod zone;

pub use address::Address;
pub use choices::{Payer, SpokenLanguage};
pub use contract::*;
pub use money::{CURRENCIES, Currency, Money};
pub use service::*;
pub use zone::{is_zone, zone_label};
