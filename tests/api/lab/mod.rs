//! The laboratory over HTTP.

mod acknowledgement;
mod clinic;
mod comment;
mod correction;
mod entry;
mod own_values;
mod paper;
mod release;
mod secrecy;
mod verification;
mod versions;
