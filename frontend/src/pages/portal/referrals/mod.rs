//! Referrals of a person: the letters, and what was answered.

mod card;
mod page;

pub use page::ReferralsPage;
