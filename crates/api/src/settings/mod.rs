//! What an installation can set, where it comes from, and the keys it keeps.
//!
//! Later sources win: defaults, the configuration file (`--config FILE`, else `akrab.toml` in the data directory),
//! `AKRAB_*` variables with `DATABASE_URL` and `PG_BIN_DIR`, and flags of the command line. [`KEYS`] is the whole list.

mod error;
mod files;
mod keys;
mod mail;
mod public_url;
mod reader;
mod secret;
mod sources;
mod table;
#[cfg(test)]
mod tests;
mod values;

pub use error::SettingsError;
pub use files::{ClamdAddress, Files};
pub use keys::{KeyError, Keys};
pub use mail::Mail;
pub use public_url::PublicUrl;
pub use secret::{Secret, SecretBytes};
pub use sources::Sources;
pub use table::{KEYS, Key};
pub use values::{Database, RateLimits, Sessions, Settings};
