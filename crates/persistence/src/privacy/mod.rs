//! Consents: the texts that people agree to, what they decided, and the gate that every send asks. Access to records: who
//! opened them, and break-glass.

pub mod access_log;
pub mod break_glass;
pub mod consents;
pub mod reviews;
pub mod settings;
pub mod texts;
