//! What keeps the trail from being changed, as far as the database can tell.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};

use crate::error::PersistenceError;

/// What holds for the role that asks.
#[derive(Clone, Debug, PartialEq, Eq, QueryableByName)]
pub struct Protection {
    /// The name of the role.
    #[diesel(sql_type = Text)]
    pub role: String,
    /// Whether no grant and no owner counts for it.
    #[diesel(sql_type = Bool)]
    pub superuser: bool,
    /// Whether it, or a role that it is a member of, owns the tables, and could take the triggers away.
    #[diesel(sql_type = Bool)]
    pub owner: bool,
    /// Whether it may change or remove rows, as far as grants say.
    #[diesel(sql_type = Bool)]
    pub may_change: bool,
    /// Triggers that refuse changes, and fire in every session: four when all is well.
    #[diesel(sql_type = BigInt)]
    pub triggers: i64,
}

/// Triggers of [`Protection`] when none is missing.
pub const TRIGGERS: i64 = 4;

/// Looks at it; `None` before the trail has been made.
pub fn look(conn: &mut PgConnection) -> Result<Option<Protection>, PersistenceError> {
    #[derive(QueryableByName)]
    struct There {
        #[diesel(sql_type = Bool)]
        there: bool,
    }
    let there: There = diesel::sql_query("select to_regclass('public.audit_seals') is not null as there").get_result(conn)?;
    if !there.there {
        return Ok(None);
    }
    Ok(Some(diesel::sql_query(include_str!("sql/protection.sql")).get_result(conn)?))
}
