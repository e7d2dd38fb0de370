//! What all plain tables have in common: finding, locking, archiving and restoring one row.

/// Makes `find` and `lock` for a table whose row turns into a view.
///
/// ```text
/// findable! { table services, row ServiceRow, view ServiceView }
/// ```
#[macro_export]
macro_rules! findable {
    (table $table:ident, row $Row:ty, view $View:ty) => {
        /// The record; an archived one only when it is asked for.
        pub fn find(
            conn: &mut diesel::PgConnection,
            id: uuid::Uuid,
            archived: $crate::listing::Archived,
        ) -> Result<$View, PersistenceError> {
            let row: $Row = $table::table.find(id).select(<$Row>::as_select()).first(conn)?;
            archived.admits(row.archived_at)?;
            Ok(row.into())
        }

        /// As [`find`], and nobody else changes the row until this transaction ends.
        pub fn lock(tx: &mut diesel::PgConnection, id: uuid::Uuid, archived: $crate::listing::Archived) -> Result<$View, PersistenceError> {
            let row: $Row = $table::table.find(id).select(<$Row>::as_select()).for_update().first(tx)?;
            archived.admits(row.archived_at)?;
            Ok(row.into())
        }
    };
}

/// Makes `set_archived` for a table without history.
///
/// ```text
/// archivable! { table services }
/// ```
#[macro_export]
macro_rules! archivable {
    (table $table:ident) => {
        /// Archives or restores.
        pub fn set_archived(
            tx: &mut diesel::PgConnection,
            id: uuid::Uuid,
            archived: bool,
            now: chrono::DateTime<chrono::Utc>,
        ) -> Result<(), PersistenceError> {
            diesel::update($table::table.find(id))
                .set(($table::archived_at.eq(archived.then_some(now)), $table::updated_at.eq(now), $table::version.eq($table::version + 1)))
                .execute(tx)?;
            Ok(())
        }
    };
}
