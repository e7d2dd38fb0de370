//! `LIMIT` with its number in the statement.
//!
//! As a bound value PostgreSQL does not know it when it plans ahead, takes a tenth of all rows for granted, finds its
//! prepared plan dear, and plans anew on every call, which takes as long as reading a page.

use diesel::pg::Pg;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::{PgConnection, RunQueryDsl};

/// A query with a limit.
#[derive(Clone, Debug)]
pub struct Limited<Q> {
    query: Q,
    rows: i64,
}

/// So many rows of the query, which has no limit of its own.
pub fn limited<Q>(query: Q, rows: i64) -> Limited<Q> {
    Limited { query, rows }
}

impl<Q: QueryFragment<Pg>> QueryFragment<Pg> for Limited<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.query.walk_ast(out.reborrow())?;
        out.push_sql(" LIMIT ");
        out.push_sql(&self.rows.to_string());
        Ok(())
    }
}

impl<Q> QueryId for Limited<Q> {
    type QueryId = ();
    /// Found again by its text.
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q: Query> Query for Limited<Q> {
    type SqlType = Q::SqlType;
}

impl<Q> RunQueryDsl<PgConnection> for Limited<Q> {}
