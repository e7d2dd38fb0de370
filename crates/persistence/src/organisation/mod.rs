//! The clinic: settings, locations, practitioners, specialities and services.

pub mod calendar;
pub mod locations;
pub mod practitioners;
pub mod services;
pub mod settings;
pub mod specialities;
