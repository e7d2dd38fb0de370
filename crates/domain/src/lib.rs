//! What Akrab knows without a database, a network or a clock: types, rules, validation, permissions, error codes and
//! the HTTP contract. The browser uses the very same types and validators, so everything here compiles to wasm32.

pub mod choice;
pub mod consultations;
pub mod contacts;
pub mod document;
pub mod documents;
pub mod error_code;
pub mod field_error;
pub mod filter;
pub mod identity;
pub mod lab;
pub mod lang;
pub mod live;
pub mod messaging;
pub mod organisation;
pub mod page;
pub mod portal;
pub mod privacy;
pub mod problem;
pub mod referrals;
pub mod scheduling;
pub mod tasks;
pub mod value;

pub use document::{Document, merge_patch};
pub use error_code::ErrorCode;
pub use field_error::{FieldCode, FieldError, FieldErrors};
pub use lang::{Lang, Text2};
pub use page::{Page, PageLinks};
pub use problem::Problem;
