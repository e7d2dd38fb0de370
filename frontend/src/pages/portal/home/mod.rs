//! portal-1 for whoever is signed in: the next visit first, then what waits for an answer.

mod hero;
mod page;
mod questions;
mod todo;

pub use page::HomePage;
