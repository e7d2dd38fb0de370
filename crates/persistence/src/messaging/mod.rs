//! The outbox: messages to people, written in the transaction of what they are about, and sent by the worker.
//!
//! Who has something to tell calls [`notices::tell`], [`visits::announce`] or [`reminders`], or [`outbox::enqueue`] for a
//! single message. Whether it may be sent is asked at the moment of sending, in [`sending`].

pub mod notices;
pub mod outbox;
pub mod reminders;
pub mod templates;
pub mod visits;
