//! Races over three processes and one database: nobody is booked twice, whatever meets whatever.

mod alone;
mod holds;
mod outcome;
mod path;
mod world;
