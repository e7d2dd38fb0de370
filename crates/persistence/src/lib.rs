//! Akrab's PostgreSQL: rows, queries, transactions, migrations and the private cluster.

pub mod audit;
pub mod bulk;
pub mod changes;
mod circuit;
pub mod cluster;
pub mod consultations;
pub mod contacts;
pub mod db;
pub mod documents;
pub mod error;
pub mod idempotency;
pub mod identity;
pub mod keys;
pub mod lab;
pub mod limited;
pub mod listing;
pub mod live;
pub mod messaging;
pub mod migrate;
pub mod organisation;
mod pool;
pub mod portal;
pub mod prepared;
pub mod privacy;
pub mod record;
pub mod referrals;
pub mod scheduling;
pub mod schema;
pub mod scope;
pub mod settings_check;
pub mod tasks;

pub use db::{Db, DbSettings};
pub use diesel;
pub use error::PersistenceError;
pub use keys::FieldKeys;
pub use scope::{Actor, Glass, Grant, Principal, Scope, Trace};
