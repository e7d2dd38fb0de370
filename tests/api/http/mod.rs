//! What holds for every route: headers, limits, faults, lists, preconditions, idempotency and bad input.

mod bad_input;
mod faults;
mod headers;
mod idempotency;
mod limits;
mod lists;
mod preconditions;
mod rate_limits;
mod reach;
