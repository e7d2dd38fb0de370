//! Hours, rooms, free times, holds and appointments; the queue, the waiting list, recalls, links and feeds.
//!
//! Every way to a booking goes through [`guard`]: it locks the practitioner and the rooms, asks whether the time may be
//! had, and writes the allocations on which the exclusion constraint stands.

pub mod absences;
mod appointment_names;
pub mod appointments;
pub mod attempts;
pub mod booking;
pub mod calendar;
pub mod cancelling;
pub mod catalogue;
mod check;
pub mod completion;
pub mod delays;
mod desk;
mod error;
pub mod events;
pub mod feeds;
mod guard;
pub mod holds;
pub mod holidays;
pub mod hours;
pub mod links;
pub mod moving;
pub mod notices;
pub mod offer_rows;
pub mod offers;
pub mod queue;
pub mod queue_arrivals;
pub mod queue_moves;
mod queue_rows;
mod queue_visits;
pub mod recalls;
pub mod resources;
mod secret;
pub mod series;
pub mod settings;
pub mod slots;
pub mod states;
pub mod waiting;
pub mod walls;

pub use desk::{Booker, Desk};
pub use error::BookingError;
