//! Consents: the texts that people agree to, what they decided, and the gate that every send asks.

pub mod consents;
pub mod texts;
