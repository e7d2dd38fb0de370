//! Black-box tests: everything goes through HTTP, against the real server on a database of its own.

mod contacts;
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
mod rules;
mod scheduling;
mod tasks;
