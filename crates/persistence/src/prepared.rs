//! SQL from a file, prepared once a connection. `diesel::sql_query` would have it parsed and planned on every call,
//! which for a long statement takes longer than running it.

use std::marker::PhantomData;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::connection::SimpleConnection;
use diesel::pg::Pg;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::{Array, BigInt, Bool, Date, Nullable, Text, Timestamptz, Untyped, Uuid as SqlUuid};
use diesel::{PgConnection, RunQueryDsl};
use uuid::Uuid;

/// A value for `$1`, `$2`, …
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Uuid(Uuid),
    Uuids(Vec<Uuid>),
    Text(String),
    Texts(Vec<String>),
    Bool(bool),
    Number(i64),
    Time(DateTime<Utc>),
    MaybeUuid(Option<Uuid>),
    MaybeTime(Option<DateTime<Utc>>),
    MaybeDate(Option<NaiveDate>),
}

/// A statement with its values; rows are loaded by name, as from `sql_query`.
#[derive(Clone, Debug)]
pub struct Prepared<'a> {
    sql: &'a str,
    values: Vec<Value>,
}

impl<'a> Prepared<'a> {
    /// `sql` comes from a file or a constant, never from input.
    pub fn new(sql: &'a str, values: Vec<Value>) -> Prepared<'a> {
        Prepared { sql, values }
    }

    /// With rows that are loaded by the place of their columns, whose types are `ST`: for thousands of rows by far the faster way.
    pub fn placed<ST>(self) -> Placed<'a, ST> {
        Placed { prepared: self, columns: PhantomData }
    }
}

/// A statement whose rows are loaded by place; made by [`Prepared::placed`].
pub struct Placed<'a, ST> {
    prepared: Prepared<'a>,
    columns: PhantomData<fn() -> ST>,
}

impl<ST> QueryFragment<Pg> for Placed<'_, ST> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.prepared.walk_ast(out)
    }
}

impl<ST> QueryId for Placed<'_, ST> {
    type QueryId = ();
    /// Found again by its text.
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<ST> Query for Placed<'_, ST> {
    type SqlType = ST;
}

impl<ST> RunQueryDsl<PgConnection> for Placed<'_, ST> {}

impl QueryFragment<Pg> for Prepared<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        // diesel numbers the values as it writes them: here in a comment, as the statement has the numbers already
        out.push_sql("/* ");
        for value in &self.values {
            match value {
                Value::Uuid(value) => out.push_bind_param::<SqlUuid, _>(value)?,
                Value::Uuids(value) => out.push_bind_param::<Array<SqlUuid>, _>(value)?,
                Value::Text(value) => out.push_bind_param::<Text, _>(value)?,
                Value::Texts(value) => out.push_bind_param::<Array<Text>, _>(value)?,
                Value::Bool(value) => out.push_bind_param::<Bool, _>(value)?,
                Value::Number(value) => out.push_bind_param::<BigInt, _>(value)?,
                Value::MaybeUuid(value) => out.push_bind_param::<Nullable<SqlUuid>, _>(value)?,
                Value::MaybeTime(value) => out.push_bind_param::<Nullable<Timestamptz>, _>(value)?,
                Value::MaybeDate(value) => out.push_bind_param::<Nullable<Date>, _>(value)?,
                Value::Time(value) => out.push_bind_param::<Timestamptz, _>(value)?,
            }
            out.push_sql(" ");
        }
        out.push_sql("*/ ");
        out.push_sql(self.sql);
        Ok(())
    }
}

impl QueryId for Prepared<'_> {
    type QueryId = ();
    /// Found again by its text.
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Prepared<'_> {
    type SqlType = Untyped;
}

impl RunQueryDsl<PgConnection> for Prepared<'_> {}

/// Runs one long statement with the plan that was made for it once a connection. PostgreSQL thinks that a plan which knows the
/// values is worth making each time; for a statement that finds a few rows by their ids, making it takes ten times as long as
/// running it. Works within a transaction, and elsewhere changes nothing.
pub fn planned_once<T, E: From<diesel::result::Error>>(
    conn: &mut PgConnection,
    run: impl FnOnce(&mut PgConnection) -> Result<T, E>,
) -> Result<T, E> {
    conn.batch_execute("set local plan_cache_mode = force_generic_plan")?;
    let found = run(conn)?;
    conn.batch_execute("set local plan_cache_mode = auto")?;
    Ok(found)
}
