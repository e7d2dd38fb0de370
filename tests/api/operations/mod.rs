//! How the server behaves when things go wrong around it: outages, signals, hostile input, and what its log says.

mod alone;
mod clinical;
mod injection;
mod ledger;
mod payloads;
mod secrecy;
mod seeds;
mod setting_up;
