//! The names that the view of an appointment needs, as a part of the statement that reads it.

use diesel::expression::{AppearsOnTable, ValidGrouping, is_aggregate};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::Json;

use crate::schema::appointments;

/// Names, rules and rooms as JSON. Unlike `diesel::dsl::sql` it says that the statement may be kept: planning it takes
/// longer than running it.
#[derive(Clone, Copy, Debug, QueryId)]
pub struct NamesOf;

impl Expression for NamesOf {
    type SqlType = Json;
}

impl AppearsOnTable<appointments::table> for NamesOf {}

impl SelectableExpression<appointments::table> for NamesOf {}

impl ValidGrouping<()> for NamesOf {
    type IsAggregate = is_aggregate::No;
}

impl QueryFragment<Pg> for NamesOf {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql(include_str!("sql/appointment_names.sql"));
        Ok(())
    }
}
