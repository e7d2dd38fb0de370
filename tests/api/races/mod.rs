//! Races over three processes and one database: nobody is booked twice, whatever meets whatever.

mod alone;
mod holds;
mod outcome;
mod path;
mod world;

/// How often what is repeated: a quick form on each change, a long one for `make soak`.
fn repeated(quick: usize, long: usize) -> usize {
    if std::env::var("AKRAB_SOAK").is_ok_and(|value| value == "1") { long } else { quick }
}
