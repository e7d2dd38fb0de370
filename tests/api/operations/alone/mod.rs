//! Tests with servers and clusters of their own that measure time; nothing else runs beside them.

mod black_holes;
mod exhaustion;
mod outages;
mod stopping;
