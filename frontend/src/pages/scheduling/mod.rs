//! Scheduling: the calendar, booking, the front desk, visits, worklists, and the settings of all of it.

pub mod appointment;
pub mod booking;
pub mod calendar;
pub mod hours;
pub mod queue;
pub mod words;
pub mod worklist;
