//! What can be booked online, in one statement.

use diesel::prelude::*;
use diesel::sql_types::Json;
use domain::scheduling::BookingCatalogue;

use crate::error::PersistenceError;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Json)]
    catalogue: serde_json::Value,
}

/// Branches, services that patients book by themselves, and those who give them and have hours.
pub fn find(conn: &mut PgConnection) -> Result<BookingCatalogue, PersistenceError> {
    let row: Row = diesel::sql_query(include_str!("sql/catalogue.sql")).get_result(conn)?;
    serde_json::from_value(row.catalogue).map_err(|_| PersistenceError::Unreadable("catalogue"))
}
