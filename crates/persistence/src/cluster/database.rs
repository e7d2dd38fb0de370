//! The database inside the private PostgreSQL.

use diesel::sql_types::Text;
use diesel::{Connection, PgConnection, RunQueryDsl};

use super::address::SocketAddress;
use super::error::ClusterError;

/// The one database of an installation.
pub(super) const DATABASE: &str = "akrab";

/// Creates the database `akrab` unless it exists.
pub(super) fn create_database(address: &SocketAddress) -> Result<(), ClusterError> {
    let mut connection = PgConnection::establish(&address.url("postgres"))?;
    if exists(&mut connection)? {
        return Ok(());
    }
    match diesel::sql_query("CREATE DATABASE akrab").execute(&mut connection) {
        // Another process of the same installation may have been quicker.
        Err(error) if !exists(&mut connection)? => Err(error.into()),
        _ => Ok(()),
    }
}

fn exists(connection: &mut PgConnection) -> diesel::QueryResult<bool> {
    let found = diesel::sql_query("SELECT 1 FROM pg_database WHERE datname = $1").bind::<Text, _>(DATABASE);
    Ok(found.execute(connection)? > 0)
}
