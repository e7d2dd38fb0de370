//! The typed client of the API.
//!
//! `request` describes a call, `transport` carries it, `session` holds the access token (in memory only) and renews it,
//! `failure` says what went wrong. The other modules have one function for each operation, over the contract types of the
//! `domain` crate. A future that is dropped cancels its request.

pub mod booking;
pub mod consultations;
pub mod contacts;
pub mod directory;
pub mod documents;
pub mod download;
pub mod failure;
pub mod identity;
pub mod lab;
pub mod messaging;
pub mod organisation;
pub mod patch;
pub mod portal;
pub mod privacy;
pub mod queue;
pub mod referrals;
pub mod request;
pub mod resource;
pub mod scheduling;
pub mod session;
pub mod stream;
pub mod tasks;
mod transport;

pub use failure::Failure;
pub use request::{Key, Request, Revision};
