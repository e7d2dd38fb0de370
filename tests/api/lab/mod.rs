//! The laboratory over HTTP.

mod acknowledgement;
mod bench;
mod catalogue;
mod clinic;
mod comment;
mod correction;
mod entry;
mod history;
mod merging;
mod own_values;
mod paper;
mod races;
mod release;
mod results_file;
mod secrecy;
mod sheets;
mod synthea;
mod two_roles;
mod verification;
mod versions;
