//! Black-box tests: everything goes through HTTP, against the real server on a database of its own.

mod contacts;
mod http;
mod identity;
mod matrix;
mod operations;
mod persistence;
mod rules;
