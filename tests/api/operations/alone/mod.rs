//! Tests with servers and clusters of their own that measure time; nothing else runs beside them.

mod exhaustion;
mod outages;
mod stopping;
