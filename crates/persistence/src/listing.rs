//! Lists: typed filters, sorts and keyset paging in both directions, from one macro call a table.

use chrono::{DateTime, Utc};
use diesel::expression::BoxableExpression;
use diesel::pg::Pg;
use diesel::sql_types::{Bool, Nullable};
use domain::contacts::CountMode;
use domain::filter::{Filter, SortField};
use uuid::Uuid;

use crate::error::PersistenceError;

/// A condition on rows of a table.
pub type Condition<T> = Box<dyn BoxableExpression<T, Pg, SqlType = Nullable<Bool>>>;

/// One field of an order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Order<S> {
    pub field: S,
    pub descending: bool,
}

/// Where a page starts: the sort keys and the id of the row next to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cursor {
    pub keys: Vec<String>,
    pub id: Uuid,
    /// Reads towards the start of the list.
    pub backwards: bool,
}

/// Whether archived rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Archived {
    #[default]
    Hidden,
    Included,
}

impl Archived {
    /// [`PersistenceError::NotFound`] for an archived row that was not asked for.
    pub fn admits(self, archived_at: Option<DateTime<Utc>>) -> Result<(), PersistenceError> {
        if archived_at.is_some() && self == Archived::Hidden { Err(PersistenceError::NotFound) } else { Ok(()) }
    }
}

/// What a list is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct ListRequest<F, S> {
    pub filter: Option<Filter<F>>,
    pub order: Vec<Order<S>>,
    pub cursor: Option<Cursor>,
    /// 1 to 200.
    pub limit: i64,
    pub count: CountMode,
    pub archived: Archived,
}

impl<F, S: SortField> ListRequest<F, S> {
    /// The first rows in the default order.
    pub fn first(limit: i64) -> Self {
        let (descending, name) = match S::DEFAULT.strip_prefix('-') {
            Some(name) => (true, name),
            None => (false, S::DEFAULT),
        };
        let order = S::from_name(name).map(|field| Order { field, descending }).into_iter().collect();
        ListRequest { filter: None, order, cursor: None, limit, count: CountMode::None, archived: Archived::Hidden }
    }
}

/// One page of rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed<R> {
    pub rows: Vec<R>,
    pub next: Option<Cursor>,
    pub previous: Option<Cursor>,
    pub count: Option<i64>,
}

impl<R> Listed<R> {
    /// Turns up to `limit + 1` rows, read in the cursor's direction, into a page.
    pub fn from_rows(mut rows: Vec<R>, limit: i64, cursor: Option<&Cursor>, keys: impl Fn(&R) -> (Vec<String>, Uuid)) -> Listed<R> {
        let more = rows.len() as i64 > limit;
        rows.truncate(limit as usize);
        let backwards = cursor.is_some_and(|c| c.backwards);
        if backwards {
            rows.reverse();
        }
        let at = |row: Option<&R>, backwards: bool| {
            row.map(|row| {
                let (keys, id) = keys(row);
                Cursor { keys, id, backwards }
            })
        };
        let (has_next, has_previous) = if backwards { (true, more) } else { (more, cursor.is_some()) };
        let next = if has_next { at(rows.last(), false) } else { None };
        let previous = if has_previous { at(rows.first(), true) } else { None };
        Listed { rows, next, previous, count: None }
    }

    pub fn with_count(mut self, count: Option<i64>) -> Self {
        self.count = count;
        self
    }

    pub fn map<T>(self, f: impl FnMut(R) -> T) -> Listed<T> {
        Listed { rows: self.rows.into_iter().map(f).collect(), next: self.next, previous: self.previous, count: self.count }
    }
}

/// An estimate counts exactly up to here.
pub const ESTIMATE_LIMIT: i64 = 10_000;

/// Escapes the wildcards of LIKE in a text from outside.
pub fn like_escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// A cursor key that does not parse: the cursor was made for another order.
pub fn key<T: std::str::FromStr>(cursor: &Cursor, at: usize) -> Result<T, PersistenceError> {
    cursor.keys.get(at).and_then(|text| text.parse().ok()).ok_or(PersistenceError::Unreadable("cursor"))
}

/// A comparison on a column of one kind; `None` when operator or value do not fit, which the contract has excluded.
#[macro_export]
macro_rules! compare {
    (null, $column:expr, $values:expr) => {
        match $values.first() {
            Some(FilterValue::Bool(true)) => Some(Box::new($column.is_null().nullable()) as Condition<_>),
            Some(FilterValue::Bool(false)) => Some(Box::new($column.is_not_null().nullable()) as Condition<_>),
            _ => None,
        }
    };
    (text, $column:expr, $op:expr, $values:expr) => {{
        let texts: Vec<String> = $values.iter().filter_map(|v| if let FilterValue::Text(t) = v { Some(t.clone()) } else { None }).collect();
        let first = texts.first().cloned().unwrap_or_default();
        match $op {
            Op::Eq => Some(Box::new($column.eq(first).nullable()) as Condition<_>),
            Op::Ne => Some(Box::new($column.is_distinct_from(first).nullable())),
            Op::In => Some(Box::new($column.eq_any(texts).nullable())),
            Op::Contains => Some(Box::new($column.ilike(format!("%{}%", $crate::listing::like_escaped(&first))).nullable())),
            Op::StartsWith => Some(Box::new($column.ilike(format!("{}%", $crate::listing::like_escaped(&first))).nullable())),
            Op::IsNull => $crate::compare!(null, $column, $values),
            _ => None,
        }
    }};
    (uuid, $column:expr, $op:expr, $values:expr) => {{
        let ids: Vec<uuid::Uuid> = $values.iter().filter_map(|v| if let FilterValue::Uuid(t) = v { Some(*t) } else { None }).collect();
        match ($op, ids.first().copied()) {
            (Op::IsNull, _) => $crate::compare!(null, $column, $values),
            (Op::Eq, Some(id)) => Some(Box::new($column.eq(id).nullable()) as Condition<_>),
            (Op::Ne, Some(id)) => Some(Box::new($column.is_distinct_from(id).nullable())),
            (Op::In, _) => Some(Box::new($column.eq_any(ids).nullable())),
            _ => None,
        }
    }};
    (ordered $variant:ident, $column:expr, $op:expr, $values:expr) => {{
        let list: Vec<_> = $values.iter().filter_map(|v| if let FilterValue::$variant(t) = v { Some(*t) } else { None }).collect();
        match ($op, list.as_slice()) {
            (Op::IsNull, _) => $crate::compare!(null, $column, $values),
            (Op::Eq, [v]) => Some(Box::new($column.eq(*v).nullable()) as Condition<_>),
            (Op::Ne, [v]) => Some(Box::new($column.is_distinct_from(*v).nullable())),
            (Op::Lt, [v]) => Some(Box::new($column.lt(*v).nullable())),
            (Op::Lte, [v]) => Some(Box::new($column.le(*v).nullable())),
            (Op::Gt, [v]) => Some(Box::new($column.gt(*v).nullable())),
            (Op::Gte, [v]) => Some(Box::new($column.ge(*v).nullable())),
            (Op::Between, [a, b]) => Some(Box::new($column.between(*a, *b).nullable())),
            (Op::In, _) => Some(Box::new($column.eq_any(list).nullable())),
            _ => None,
        }
    }};
    (date, $column:expr, $op:expr, $values:expr) => { $crate::compare!(ordered Date, $column, $op, $values) };
    (timestamp, $column:expr, $op:expr, $values:expr) => { $crate::compare!(ordered Timestamp, $column, $op, $values) };
    (number, $column:expr, $op:expr, $values:expr) => { $crate::compare!(ordered Number, $column, $op, $values) };
    (boolean, $column:expr, $op:expr, $values:expr) => {
        match ($op, $values.first()) {
            (Op::Eq, Some(FilterValue::Bool(value))) => Some(Box::new($column.eq(*value).nullable()) as Condition<_>),
            (Op::Ne, Some(FilterValue::Bool(value))) => Some(Box::new($column.ne(*value).nullable())),
            _ => None,
        }
    };
    // membership in another table: the subquery is filtered by the ids
    (member, ($table:path, $owner:path, $key:path, $id:path), $op:expr, $values:expr) => {{
        let ids: Vec<uuid::Uuid> = $values.iter().filter_map(|v| if let FilterValue::Uuid(t) = v { Some(*t) } else { None }).collect();
        use $table as member;
        let any = || member::table.filter($owner.eq($id)).filter($key.eq_any(ids.clone()));
        let none = || member::table.filter($owner.eq($id));
        match ($op, $values.first()) {
            (Op::Eq | Op::In, _) => Some(Box::new(diesel::dsl::exists(any()).nullable()) as Condition<_>),
            (Op::Ne, _) => Some(Box::new(diesel::dsl::not(diesel::dsl::exists(any())).nullable())),
            (Op::IsNull, Some(FilterValue::Bool(true))) => Some(Box::new(diesel::dsl::not(diesel::dsl::exists(none())).nullable())),
            (Op::IsNull, Some(FilterValue::Bool(false))) => Some(Box::new(diesel::dsl::exists(none()).nullable())),
            _ => None,
        }
    }};
}

/// Defines the list of a table.
///
/// ```text
/// listing! {
///     table services, row ServiceRow, fields ServiceField, sorts ServiceSort;
///     filter { Code => text(services::code); Price => number(services::price_amount); }
///     sort { NameId => services::name_id, String, |row| row.name_id.clone(); }
/// }
/// ```
/// makes `condition(&Filter<ServiceField>)` and `page(conn, &request, &|| extra conditions)`. Sort expressions are never
/// null, their key is the text from which the cursor reads the value back.
#[macro_export]
macro_rules! listing {
    (table $table:ident, row $Row:ty, fields $F:ident, sorts $S:ident; $($rest:tt)*) => {
        $crate::listing! { @make [$table::archived_at] table $table, row $Row, fields $F, sorts $S; $($rest)* }
    };
    // rows that are never archived
    (table $table:ident, row $Row:ty, fields $F:ident, sorts $S:ident, never archived; $($rest:tt)*) => {
        $crate::listing! { @make [] table $table, row $Row, fields $F, sorts $S; $($rest)* }
    };
    (@make [$($archived:path)?] table $table:ident, row $Row:ty, fields $F:ident, sorts $S:ident;
     filter { $($fv:ident => $kind:ident($column:tt $($path:tt)*);)* }
     sort { $($sv:ident => $expr:expr, $ty:ty, |$r:ident| $key:expr;)* }) => {
        #[allow(unused_imports)]
        use $crate::listing::{Archived, Condition, Cursor, Listed, ListRequest, Order};
        #[allow(unused_imports)]
        use domain::filter::{Filter, FilterValue, Op};

        /// The SQL condition of a filter.
        pub fn condition(filter: &Filter<$F>) -> Result<Condition<$table::table>, PersistenceError> {
            use diesel::prelude::*;
            use $crate::scope::coalesce_bool;
            let always = |value: bool| -> Condition<$table::table> {
                if value { Box::new($table::id.is_not_null().nullable()) } else { Box::new($table::id.is_null().nullable()) }
            };
            Ok(match filter {
                Filter::And(list) => {
                    let mut all = always(true);
                    for part in list { all = Box::new(all.and(condition(part)?)); }
                    all
                }
                Filter::Or(list) => {
                    let mut any = always(false);
                    for part in list { any = Box::new(any.or(condition(part)?)); }
                    any
                }
                Filter::Not(inner) => Box::new(diesel::dsl::not(coalesce_bool(condition(inner)?, false)).nullable()),
                Filter::Compare { field, op, values } => {
                    let built: Option<Condition<$table::table>> = match field {
                        $($F::$fv => $crate::listing!(@compare $kind, $column $($path)*, *op, values),)*
                    };
                    built.ok_or(PersistenceError::Unreadable("filter"))?
                }
            })
        }

        /// The rows after (or before) the cursor.
        fn seek(order: &[Order<$S>], cursor: &Cursor) -> Result<Condition<$table::table>, PersistenceError> {
            use diesel::prelude::*;
            // from the last key backwards: (k1 > v1) or (k1 = v1 and ((k2 > v2) or (k2 = v2 and id > …)))
            let mut rest: Condition<$table::table> = if cursor.backwards {
                Box::new($table::id.lt(cursor.id).nullable())
            } else {
                Box::new($table::id.gt(cursor.id).nullable())
            };
            for (at, order) in order.iter().enumerate().rev() {
                let down = order.descending != cursor.backwards;
                rest = match order.field {
                    $($S::$sv => {
                        let value: $ty = $crate::listing::key(cursor, at)?;
                        // the id goes with the direction of reading only; see `order_by`
                        if down {
                            Box::new($expr.le(value.clone()).and($expr.lt(value).or(rest)).nullable())
                        } else {
                            Box::new($expr.ge(value.clone()).and($expr.gt(value).or(rest)).nullable())
                        }
                    })*
                };
            }
            Ok(rest)
        }

        /// One page: `extra` gives conditions that hold besides the filter, such as the scope.
        pub fn page(
            conn: &mut diesel::PgConnection,
            request: &ListRequest<$F, $S>,
            extra: &dyn Fn() -> Vec<Condition<$table::table>>,
        ) -> Result<Listed<$Row>, PersistenceError> {
            use diesel::prelude::*;
            let conditions = || -> Result<Vec<Condition<$table::table>>, PersistenceError> {
                let mut all = extra();
                $(if request.archived == Archived::Hidden {
                    all.push(Box::new($archived.is_null().nullable()));
                })?
                if let Some(filter) = &request.filter {
                    all.push(condition(filter)?);
                }
                Ok(all)
            };
            let mut query = $table::table.select(<$Row>::as_select()).into_boxed();
            for condition in conditions()? {
                query = query.filter(condition);
            }
            let backwards = request.cursor.as_ref().is_some_and(|c| c.backwards);
            if let Some(cursor) = &request.cursor {
                if cursor.keys.len() != request.order.len() {
                    return Err(PersistenceError::Unreadable("cursor"));
                }
                query = query.filter(seek(&request.order, cursor)?);
            }
            for order in &request.order {
                query = match (order.field, order.descending != backwards) {
                    $(($S::$sv, true) => query.then_order_by($expr.desc()),
                      ($S::$sv, false) => query.then_order_by($expr.asc()),)*
                };
            }
            query = if backwards { query.then_order_by($table::id.desc()) } else { query.then_order_by($table::id.asc()) };
            let rows: Vec<$Row> = $crate::limited::limited(query, request.limit + 1).load(conn)?;
            let keys = |row: &$Row| {
                let keys = request.order.iter().map(|order| match order.field {
                    $($S::$sv => { let $r = row; ($key).to_string() })*
                });
                (keys.collect(), row.id)
            };
            let listed = Listed::from_rows(rows, request.limit, request.cursor.as_ref(), keys);
            let counted = match request.count {
                domain::contacts::CountMode::None => None,
                mode => {
                    let mut query = $table::table.select($table::id).into_boxed();
                    for condition in conditions()? {
                        query = query.filter(condition);
                    }
                    Some(match mode {
                        domain::contacts::CountMode::Estimate => {
                            let some = query.limit($crate::listing::ESTIMATE_LIMIT + 1).load::<uuid::Uuid>(conn)?.len() as i64;
                            if some > $crate::listing::ESTIMATE_LIMIT { $crate::listing::planned(conn, stringify!($table))?.max(some) } else { some }
                        }
                        _ => {
                            let mut query = $table::table.count().into_boxed();
                            for condition in conditions()? {
                                query = query.filter(condition);
                            }
                            query.get_result(conn)?
                        }
                    })
                }
            };
            Ok(listed.with_count(counted))
        }
    };
    (@compare member, ($($inner:tt)*), $op:expr, $values:expr) => { $crate::compare!(member, ($($inner)*), $op, $values) };
    (@compare $kind:ident, $column:expr, $op:expr, $values:expr) => { $crate::compare!($kind, $column, $op, $values) };
}

/// The planner's idea of a table's size.
pub fn planned(conn: &mut diesel::PgConnection, table: &'static str) -> Result<i64, PersistenceError> {
    use diesel::prelude::*;
    #[derive(QueryableByName)]
    struct Size {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        size: i64,
    }
    let sql = "select coalesce(max(reltuples), 0)::bigint as size from pg_class where relname = $1 and relkind = 'r'";
    let size: Size = diesel::sql_query(sql).bind::<diesel::sql_types::Text, _>(table).get_result(conn)?;
    Ok(size.size)
}
