//! The database inside the private PostgreSQL.

use diesel::sql_types::Text;
use diesel::{Connection, PgConnection, RunQueryDsl};

use super::address::{SERVER_ROLE, SocketAddress};
use super::error::ClusterError;

/// The one database of an installation.
pub(super) const DATABASE: &str = "akrab";

/// Creates the database `akrab` and the role of the server unless they exist.
pub(super) fn create_database(address: &SocketAddress) -> Result<(), ClusterError> {
    let mut connection = PgConnection::establish(&address.url("postgres"))?;
    create_role(&mut connection)?;
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

/// The first migration that grants it something makes it, too; but a restored backup of one database holds no roles.
fn create_role(connection: &mut PgConnection) -> Result<(), ClusterError> {
    if has_role(connection)? {
        return Ok(());
    }
    match diesel::sql_query("CREATE ROLE akrab_server LOGIN").execute(connection) {
        Err(error) if !has_role(connection)? => Err(error.into()),
        _ => Ok(()),
    }
}

fn has_role(connection: &mut PgConnection) -> diesel::QueryResult<bool> {
    let found = diesel::sql_query("SELECT 1 FROM pg_roles WHERE rolname = $1").bind::<Text, _>(SERVER_ROLE);
    Ok(found.execute(connection)? > 0)
}
