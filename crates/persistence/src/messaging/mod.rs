//! The outbox: messages to people, written in the transaction of what they are about, and sent by the worker.
//!
//! Who has something to tell calls [`notices::tell`], [`visits::announce`] or [`reminders`], or [`outbox::enqueue`] for a
//! single message. Whether it may be sent is asked at the moment of sending, in [`sending`].

mod delivery;
pub mod inbox;
pub mod messages;
pub mod notices;
pub mod notifications;
pub mod outbox;
pub mod quiet;
pub mod recall_reminders;
pub mod reminders;
pub mod sending;
mod stored;
pub mod templates;
pub mod visits;

pub use stored::{Stored, TextsInForce};
