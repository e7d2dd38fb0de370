//! portal-5 and portal-8: family, devices, own data, consents and preferences.

mod calendar;
mod changes;
mod contact_change;
mod data;
mod devices;
mod family;
mod page;
mod preferences;
mod privacy;

pub use data::MyDataPage;
pub use page::AccountPage;
pub use privacy::PrivacyPage;
