//! What the view of a report needs besides its row, as parts of the statement that reads it.

use diesel::expression::{AppearsOnTable, ValidGrouping, is_aggregate};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Bool, Json, Nullable, Text};

use crate::schema::lab_reports;

macro_rules! facts {
    ($($(#[$doc:meta])* $name:ident $ty:ty, $file:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, QueryId)]
        pub struct $name;

        impl Expression for $name {
            type SqlType = $ty;
        }

        impl AppearsOnTable<lab_reports::table> for $name {}

        impl SelectableExpression<lab_reports::table> for $name {}

        impl ValidGrouping<()> for $name {
            type IsAggregate = is_aggregate::No;
        }

        impl QueryFragment<Pg> for $name {
            fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
                out.push_sql(include_str!($file));
                Ok(())
            }
        }
    )*};
}

facts! {
    /// Names and counts as JSON.
    NamesOf Json, "sql/report_names.sql";
    /// The worst flag among the values that count.
    WorstFlag Nullable<Text>, "sql/worst_flag.sql";
    /// Whether a critical value waits for somebody to be told.
    HasUnacknowledged Bool, "sql/has_unacknowledged.sql";
    /// Whether there is a value that the patient does not see.
    HasUnreleased Bool, "sql/has_unreleased.sql";
    /// Whether something on it waits for its verification: a value, or what is still to be entered.
    IsUnfinished Bool, "sql/is_unfinished.sql";
    /// Whether a value is awaited, or not verified yet.
    HasAwaited Bool, "sql/has_awaited.sql";
}
