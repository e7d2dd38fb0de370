//! Files on records, and documents that can be verified.

mod choices;
mod contract;
mod name;
mod seal;

pub use choices::*;
pub use contract::*;
pub use name::{DEFAULT_NAME, clean_name};
pub use seal::{DocumentVerificationView, SealCode, VerifyDocument, initials};
