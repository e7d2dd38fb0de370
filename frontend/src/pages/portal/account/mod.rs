//! portal-5 and portal-8: family, devices, own data.

mod calendar;
mod changes;
mod contact_change;
mod data;
mod devices;
mod family;
mod page;

pub use data::MyDataPage;
pub use page::AccountPage;
