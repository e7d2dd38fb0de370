//! Times are compared, so these need the machine for themselves.

mod enumeration;
