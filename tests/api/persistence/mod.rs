//! What the database promises, seen from outside the server.

mod durability;
