//! Akrab's HTTP API, command line and background jobs.

pub mod app;
pub mod cli;
pub mod clock;
pub mod consultations;
pub mod contacts;
pub mod demo;
pub mod documents;
pub mod health;
pub mod http;
pub mod identity;
pub mod import;
pub mod lab;
pub mod limits;
pub mod live;
mod memory;
pub mod messaging;
pub mod metrics;
pub mod openapi;
pub mod organisation;
pub mod portal;
pub mod privacy;
pub mod referrals;
pub mod scheduling;
pub mod server;
pub mod settings;
pub mod tasks;
mod web;
