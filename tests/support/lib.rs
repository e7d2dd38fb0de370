//! What all black-box tests stand on: a database of their own, a running server, and people who call it.
//!
//! ```no_run
//! # async fn test() {
//! use support::{RoleCode, TestApp, json};
//! let app = TestApp::start().await;
//! let admin = app.as_role(RoleCode::Admin).await;
//! let made = admin.post("/v1/specialities", json!({"code": "gigi", "name_id": "Gigi", "name_en": "Dentistry"})).await;
//! made.expect(201);
//! # }
//! ```

mod answer;
mod app;
mod caller;
mod clamd;
mod database;
mod fault_proxy;
mod fleet;
mod listening;
mod people;
mod process;
mod smtp;

pub use answer::Answer;
pub use app::{PUBLIC_URL, TestApp};
pub use caller::{Caller, Request};
pub use clamd::{Clamd, Scanning, eicar};
pub use database::{TestDatabase, ready_file, target_directory};
pub use domain::identity::RoleCode;
pub use fault_proxy::{Fault, FaultProxy};
pub use fleet::Fleet;
pub use listening::Listening;
pub use people::{Account, PASSWORD, Person};
pub use process::{AkrabProcess, open_directory};
pub use serde_json::{Value, json};
pub use smtp::{Mail, Manner, SmtpServer};

/// What a test gives back: `?` works for everything that is not the subject of the test.
pub type Outcome = anyhow::Result<()>;

/// How often what is repeated: a quick form on each change, a long one for `make soak`.
pub fn repeated(quick: usize, long: usize) -> usize {
    if std::env::var("SOAK").is_ok_and(|value| value == "1") { long } else { quick }
}
