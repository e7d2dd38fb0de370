//! Rules of the house that a machine can check: the database, the OpenAPI document and the sources.

mod contract;
mod schema;
mod sources;
