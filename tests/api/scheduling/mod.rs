//! Scheduling: the front desk.

mod front_desk;
mod queue;
mod queue_numbers;
mod queue_views;
