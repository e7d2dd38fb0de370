//! Black-box tests: everything goes through HTTP, against the real server on a database of its own.

mod consultations;
mod contacts;
mod documents;
mod http;
mod identity;
mod imports;
mod lab;
mod live;
mod matrix;
mod messaging;
mod operations;
mod persistence;
mod portal;
mod privacy;
mod races;
mod referrals;
mod rules;
mod scheduling;
mod tasks;
