//! Races of whole processes, which need the machine for themselves.

mod booking;
mod paths;
