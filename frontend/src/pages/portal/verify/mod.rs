//! Whether a printed document is genuine: for whoever holds it, without signing in. The code may stand after `#` in the
//! address, which is where the QR code on the sheet leads.

mod answer;
mod check_file;
mod page;

pub use page::VerifyPage;
