//! The database: indexes, migrations in both directions, and that `schema.rs` says what is there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Context;
use diesel::sql_types::{Bool, Text};
use diesel::{PgConnection, QueryableByName, RunQueryDsl};
use diesel_migrations::MigrationHarness;
use persistence::migrate::MIGRATIONS;
use support::{Outcome, TestDatabase};

#[derive(QueryableByName, Clone, Debug, PartialEq, Eq)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

fn names(conn: &mut PgConnection, query: &str) -> anyhow::Result<Vec<String>> {
    Ok(diesel::sql_query(query).load::<Name>(conn)?.into_iter().map(|row| row.name).collect())
}

fn columns(conn: &mut PgConnection) -> anyhow::Result<Vec<Column>> {
    Ok(diesel::sql_query(
        "SELECT c.relname::text AS table_name, a.attname::text AS name, format_type(a.atttypid, NULL) AS kind, \
                NOT a.attnotnull AS nullable \
         FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace \
         WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped \
           AND c.relname <> '__diesel_schema_migrations' ORDER BY c.relname, a.attnum",
    )
    .load(conn)?)
}

#[test]
fn every_foreign_key_has_an_index() -> Outcome {
    let database = TestDatabase::create()?;
    let missing = names(
        &mut database.connect()?,
        "SELECT k.conrelid::regclass || ' ' || k.conname AS name FROM pg_constraint k WHERE k.contype = 'f' AND NOT EXISTS ( \
             SELECT FROM pg_index i WHERE i.indrelid = k.conrelid \
               AND (i.indkey::int2[])[0:array_length(k.conkey, 1) - 1] @> k.conkey) ORDER BY 1",
    )?;
    assert!(missing.is_empty(), "foreign keys without an index: {missing:#?}");
    Ok(())
}

#[test]
fn tables_stay_narrow_and_times_have_a_zone() -> Outcome {
    let database = TestDatabase::create()?;
    let columns = columns(&mut database.connect()?)?;
    let mut widths: BTreeMap<&str, usize> = BTreeMap::new();
    for column in &columns {
        *widths.entry(&column.table_name).or_default() += 1;
        assert_ne!(column.kind, "timestamp without time zone", "{column:?}");
        assert!(!column.name.ends_with("_at") || column.kind == "timestamp with time zone", "{column:?}");
        assert!(!column.name.ends_with("_on") || column.kind == "date", "{column:?}");
    }
    let wide: Vec<_> = widths.into_iter().filter(|(_, width)| *width > 32).collect();
    assert!(wide.is_empty(), "more than 32 columns: {wide:?}");
    Ok(())
}

#[test]
fn migrations_go_up_down_and_up_again() -> Outcome {
    let database = TestDatabase::create_empty()?;
    let mut conn = database.connect()?;
    let run = |conn: &mut PgConnection| conn.run_pending_migrations(MIGRATIONS).map(|done| done.len());
    let count = run(&mut conn).map_err(|error| anyhow::anyhow!("up: {error}"))?;
    let first = columns(&mut conn)?;
    conn.revert_all_migrations(MIGRATIONS).map_err(|error| anyhow::anyhow!("down: {error}"))?;
    let left = names(
        &mut conn,
        "SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'S', 'm') \
           AND relname <> '__diesel_schema_migrations' \
         UNION ALL SELECT proname::text FROM pg_proc p WHERE pronamespace = 'public'::regnamespace \
           AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1",
    )?;
    assert!(left.is_empty(), "left behind after going down: {left:?}");
    let again = run(&mut conn).map_err(|error| anyhow::anyhow!("up again: {error}"))?;
    assert_eq!((again, columns(&mut conn)?), (count, first));
    Ok(())
}

/// Two processes that start at the same moment.
#[test]
fn migrations_may_be_run_by_several_at_once() -> Outcome {
    let database = TestDatabase::create_empty()?;
    let url = database.url();
    let outcomes: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| persistence::migrate::run_pending(&url))).collect();
        threads.into_iter().map(|thread| thread.join()).collect()
    });
    let mut applied = Vec::new();
    for outcome in outcomes {
        applied.push(outcome.map_err(|_| anyhow::anyhow!("panicked"))??.len());
    }
    applied.sort_unstable();
    assert_eq!(applied[..3], [0, 0, 0], "only one applies them");
    assert!(applied[3] > 0);
    Ok(())
}

#[test]
fn schema_rs_equals_the_database() -> Outcome {
    let database = TestDatabase::create()?;
    let there = columns(&mut database.connect()?)?;
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/persistence/src/schema.rs"))?;
    let stated = stated_columns(&source)?;
    let mut wrong = Vec::new();
    for column in &there {
        let wanted = diesel_type(column).with_context(|| format!("no diesel type is known for {column:?}"))?;
        match stated.get(&(column.table_name.clone(), column.name.clone())) {
            Some(found) if *found == wanted => {}
            found => wrong.push(format!("{}.{} should be {wanted}, and is {found:?}", column.table_name, column.name)),
        }
    }
    for (table, name) in stated.keys() {
        if !there.iter().any(|column| column.table_name == *table && column.name == *name) {
            wrong.push(format!("{table}.{name} is not in the database"));
        }
    }
    assert!(wrong.is_empty(), "crates/persistence/src/schema.rs has drifted:\n{}", wrong.join("\n"));
    Ok(())
}

fn diesel_type(column: &Column) -> Option<String> {
    let (element, array) = match column.kind.strip_suffix("[]") {
        Some(element) => (element, true),
        None => (column.kind.as_str(), false),
    };
    let plain = match element {
        "uuid" => "Uuid",
        "text" => "Text",
        "boolean" => "Bool",
        "smallint" => "SmallInt",
        "integer" => "Integer",
        "bigint" => "BigInt",
        "double precision" => "Double",
        "timestamp with time zone" => "Timestamptz",
        "date" => "Date",
        "time without time zone" => "Time",
        "jsonb" => "Jsonb",
        "bytea" => "Bytea",
        "inet" => "Inet",
        "tstzrange" => "Tstzrange",
        _ => return None,
    };
    let typed = if array { format!("Array<{plain}>") } else { plain.to_owned() };
    Some(if column.nullable { format!("Nullable<{typed}>") } else { typed })
}

/// Table and column with the type that `schema.rs` gives it.
fn stated_columns(source: &str) -> anyhow::Result<BTreeMap<(String, String), String>> {
    let mut found = BTreeMap::new();
    for table in source.split("diesel::table! {").skip(1) {
        let (head, body) = table.split_once('{').context("a table without columns")?;
        let name = head.split('(').next().unwrap_or_default().trim();
        let name = name.lines().last().unwrap_or_default().trim();
        let mut column_name = None;
        for line in body.lines().map(str::trim).take_while(|line| !line.starts_with('}')) {
            if let Some(renamed) = line.strip_prefix("#[sql_name = \"") {
                column_name = renamed.split('"').next().map(str::to_owned);
            } else if let Some((column, kind)) = line.split_once(" -> ") {
                let column = column_name.take().unwrap_or_else(|| column.to_owned());
                found.insert((name.to_owned(), column), kind.trim_end_matches(',').to_owned());
            }
        }
    }
    Ok(found)
}

/// A constraint that was renamed would be answered as a plain conflict, without its field.
#[test]
fn the_table_of_constraints_names_only_what_exists() -> Outcome {
    let database = TestDatabase::create()?;
    let there = names(
        &mut database.connect()?,
        "SELECT conname::text AS name FROM pg_constraint UNION SELECT indexrelid::regclass::text FROM pg_index WHERE indisunique",
    )?;
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/api/src/http/constraint.rs"))?;
    let table = source.split("const TABLE").nth(1).and_then(|rest| rest.split("];").next()).context("no table of constraints")?;
    let stated: Vec<&str> = table.lines().filter_map(|line| line.trim().strip_prefix("(\"")?.split('"').next()).collect();
    assert!(stated.len() > 20, "{stated:?}");
    let unknown: Vec<_> = stated.into_iter().filter(|name| !there.iter().any(|found| found == name)).collect();
    assert!(unknown.is_empty(), "constraints that do not exist: {unknown:?}");
    Ok(())
}

/// Not even the owner of the tables can change what was written down.
#[test]
fn the_audit_is_append_only() -> Outcome {
    use diesel::connection::SimpleConnection;
    let database = TestDatabase::create()?;
    let mut conn = database.connect()?;
    conn.batch_execute(
        "INSERT INTO audit_entries (id, at, action, resource, contact_ids) VALUES (gen_random_uuid(), now(), 'read', 'patients', '{}')",
    )?;
    for attempt in ["UPDATE audit_entries SET action = 'list'", "DELETE FROM audit_entries", "TRUNCATE audit_entries"] {
        let refused = conn.batch_execute(attempt);
        assert!(refused.is_err_and(|error| error.to_string().contains("append-only")), "{attempt}");
    }
    Ok(())
}
