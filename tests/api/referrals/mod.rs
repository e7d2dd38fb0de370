//! Referrals over HTTP.

mod clinic;
mod facilities;
mod incoming;
mod paper;
mod secrecy;
mod sending;
mod steps;
mod two_roles;
mod writing;
