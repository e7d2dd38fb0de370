//! Units and ranges of analytes, which are read and replaced as a whole.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use domain::contacts::Sex;
use domain::lab::{AnalyteRange, AnalyteUnit, AnalyteView, CreateAnalyte};
use uuid::Uuid;

use super::analytes::AnalyteRow;
use crate::error::PersistenceError;
use crate::schema::{analyte_ranges, analyte_units};

/// A row of `analyte_ranges`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = analyte_ranges)]
struct RangeRow {
    analyte_id: Uuid,
    sex: Option<String>,
    age_from: i32,
    age_to: Option<i32>,
    low: Option<f64>,
    high: Option<f64>,
    critical_low: Option<f64>,
    critical_high: Option<f64>,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
}

impl From<RangeRow> for AnalyteRange {
    fn from(row: RangeRow) -> Self {
        AnalyteRange {
            sex: row.sex.as_deref().and_then(Sex::from_code),
            age_from: row.age_from,
            age_to: row.age_to,
            low: row.low,
            high: row.high,
            critical_low: row.critical_low,
            critical_high: row.critical_high,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
        }
    }
}

/// Adds units and ranges, in the order in which they are shown.
pub(super) fn complete(conn: &mut PgConnection, rows: Vec<AnalyteRow>) -> Result<Vec<AnalyteView>, PersistenceError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut units: HashMap<Uuid, Vec<AnalyteUnit>> = HashMap::new();
    let found: Vec<(Uuid, String, f64, f64)> = analyte_units::table
        .filter(analyte_units::analyte_id.eq_any(&ids))
        .order((analyte_units::analyte_id, analyte_units::unit))
        .select((analyte_units::analyte_id, analyte_units::unit, analyte_units::factor, analyte_units::shift))
        .load(conn)?;
    for (analyte, unit, factor, shift) in found {
        units.entry(analyte).or_default().push(AnalyteUnit { unit, factor, shift });
    }
    let mut ranges: HashMap<Uuid, Vec<AnalyteRange>> = HashMap::new();
    let found: Vec<RangeRow> = analyte_ranges::table
        .filter(analyte_ranges::analyte_id.eq_any(&ids))
        .order((
            analyte_ranges::analyte_id,
            analyte_ranges::sex.asc().nulls_first(),
            analyte_ranges::age_from,
            analyte_ranges::valid_from,
            analyte_ranges::id,
        ))
        .select(RangeRow::as_select())
        .load(conn)?;
    for row in found {
        ranges.entry(row.analyte_id).or_default().push(row.into());
    }
    let mut parts = |id: &Uuid| (units.remove(id).unwrap_or_default(), ranges.remove(id).unwrap_or_default());
    let view = |row: AnalyteRow| {
        let (units, ranges) = parts(&row.id);
        row.view(units, ranges)
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Writes the units and ranges of an analyte in the place of those it has.
pub(super) fn replace(tx: &mut PgConnection, id: Uuid, form: &CreateAnalyte, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::delete(analyte_units::table.filter(analyte_units::analyte_id.eq(id))).execute(tx)?;
    diesel::delete(analyte_ranges::table.filter(analyte_ranges::analyte_id.eq(id))).execute(tx)?;
    insert(tx, id, form, now)
}

/// Writes the units and ranges of an analyte that has none.
pub(super) fn insert(tx: &mut PgConnection, id: Uuid, form: &CreateAnalyte, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    let unit = |unit: &AnalyteUnit| {
        (
            analyte_units::analyte_id.eq(id),
            analyte_units::unit.eq(unit.unit.clone()),
            analyte_units::factor.eq(unit.factor),
            analyte_units::shift.eq(unit.shift),
        )
    };
    diesel::insert_into(analyte_units::table).values(form.units.iter().map(unit).collect::<Vec<_>>()).execute(tx)?;
    let range = |range: &AnalyteRange| {
        (
            analyte_ranges::id.eq(Uuid::now_v7()),
            analyte_ranges::analyte_id.eq(id),
            analyte_ranges::sex.eq(range.sex.map(Sex::code)),
            analyte_ranges::age_from.eq(range.age_from),
            analyte_ranges::age_to.eq(range.age_to),
            (analyte_ranges::low.eq(range.low), analyte_ranges::high.eq(range.high)),
            (analyte_ranges::critical_low.eq(range.critical_low), analyte_ranges::critical_high.eq(range.critical_high)),
            (analyte_ranges::valid_from.eq(range.valid_from), analyte_ranges::valid_to.eq(range.valid_to)),
            analyte_ranges::created_at.eq(now),
        )
    };
    diesel::insert_into(analyte_ranges::table).values(form.ranges.iter().map(range).collect::<Vec<_>>()).execute(tx)?;
    Ok(())
}
