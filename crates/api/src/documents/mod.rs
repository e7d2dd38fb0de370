//! Documents: files on records, checked and scanned; PDF made on the server; and the verification of what was issued.
//!
//! A file goes this way: its bytes stream to disk (`upload`), are checked by content and pictures drawn anew (`checks`), lie
//! down under a random name (`store`), and then get their row (`intake`). With a virus scanner the row begins in quarantine,
//! and the worker asks the scanner (`scanning`, `clamd`).
//!
//! Other modules print with [`pdf`], and let [`sealed`] give what they print a code by which it can be verified.

mod checks;
mod clamd;
mod content;
mod files;
mod intake;
mod letterhead;
pub mod pdf;
mod scanning;
mod sealing;
mod store;
mod sweep;
mod upload;
mod verifications;

use utoipa_actix_web::service_config::ServiceConfig;

pub use clamd::check_scanner;
pub use letterhead::letterhead;
pub use scanning::{Scanned, keep_scanning, scan_due};
pub use sealing::{SealFor, Sealed, sealed};
pub use store::FileStore;
pub use sweep::sweep_leftovers;

/// The routes of this module.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(files::list_files)
        .service(files::create_file)
        .service(files::find_file)
        .service(files::delete_file)
        .service(files::create_file_restoration)
        .service(content::find_file_content)
        .service(verifications::verify_document);
}
