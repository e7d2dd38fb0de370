//! Imports from the exports of other systems.
//!
//! An import is all or nothing: the files are read and checked as a whole, every error is told with file and line, and
//! then everything is written in one transaction. Rows that an earlier import has written are left as they are, even
//! when the file has changed since: somebody may have corrected them in Akrab, and an import must not undo that. They
//! are recognised by their id in the other system; a patient who was merged since is recognised in the surviving record.

mod clinic;
mod lab;
mod lab_results;
mod lab_write;
mod members;
mod members_write;
mod observations;
mod observations_write;
mod synthea;
mod synthea_rows;
mod table;
mod write;

pub use clinic::LOCATION_NAME;
pub use lab::Results;
pub use lab_results::{Imported, results};
pub use lab_write::LabCount;
pub use members::Members;
pub use members_write::{Refused, members};
pub use observations::{LeftOut, Reason};
pub use synthea::Export;
pub use table::Problems;
pub use write::{Count, Report, export};
