//! portal-8: consents by purpose, how somebody is reached, who opened the record.

mod access;
mod consents;
mod opened;
mod page;
mod preferences;

pub use page::PrivacyPage;
