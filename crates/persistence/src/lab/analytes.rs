//! The catalogue: analytes with their other units and their ranges.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use domain::lab::{AnalyteCategory, AnalyteField, AnalyteRange, AnalyteSort, AnalyteUnit, AnalyteView, CreateAnalyte};
use uuid::Uuid;

use super::analyte_parts;
use crate::changes;
use crate::error::PersistenceError;
use crate::schema::analytes;
use crate::scope::Actor;

/// The resource in the history.
const RESOURCE: &str = "analytes";

/// A row of `analytes`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = analytes)]
pub struct AnalyteRow {
    pub id: Uuid,
    pub code: String,
    pub name_id: String,
    pub name_en: String,
    pub plain_id: String,
    pub plain_en: String,
    pub about_id: String,
    pub about_en: String,
    pub unit: String,
    pub decimals: i16,
    pub category: String,
    pub position: i32,
    pub plausible_low: Option<f64>,
    pub plausible_high: Option<f64>,
    pub with_comment: bool,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The place in the order of the categories of a report; positions within a category are below 1,000,000.
const PLACE: &str = "(array_position(array['metabolic_syndrome', 'lipid_profile', 'kidney_function', 'liver_function', 'other'], \
                     analytes.category)::bigint * 1000000 + analytes.position)";

crate::listing! {
    table analytes, row AnalyteRow, fields AnalyteField, sorts AnalyteSort;
    filter {
        Code => text(analytes::code);
        NameId => text(analytes::name_id);
        NameEn => text(analytes::name_en);
        Category => text(analytes::category);
        WithComment => boolean(analytes::with_comment);
    }
    sort {
        Category => sql::<BigInt>(PLACE), i64, |row| row.place();
        Code => analytes::code, String, |row| row.code;
        NameId => analytes::name_id, String, |row| row.name_id;
        NameEn => analytes::name_en, String, |row| row.name_en;
        CreatedAt => analytes::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}
impl AnalyteRow {
    fn category(&self) -> AnalyteCategory {
        AnalyteCategory::from_code(&self.category).unwrap_or(AnalyteCategory::Other)
    }

    /// What [`PLACE`] gives.
    fn place(&self) -> i64 {
        let category = AnalyteCategory::ALL.iter().position(|own| *own == self.category()).unwrap_or_default() as i64 + 1;
        category * 1_000_000 + i64::from(self.position)
    }

    pub(super) fn view(self, units: Vec<AnalyteUnit>, ranges: Vec<AnalyteRange>) -> AnalyteView {
        AnalyteView {
            id: self.id,
            category: self.category(),
            code: self.code,
            name_id: self.name_id,
            name_en: self.name_en,
            plain_id: self.plain_id,
            plain_en: self.plain_en,
            about_id: self.about_id,
            about_en: self.about_en,
            unit: self.unit,
            decimals: self.decimals,
            position: self.position,
            plausible_low: self.plausible_low,
            plausible_high: self.plausible_high,
            with_comment: self.with_comment,
            units,
            ranges,
            archived_at: self.archived_at,
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.version,
        }
    }
}

/// One page of the catalogue.
pub fn list(conn: &mut PgConnection, request: &ListRequest<AnalyteField, AnalyteSort>) -> Result<Listed<AnalyteView>, PersistenceError> {
    let Listed { rows, next, previous, count } = page(conn, request, &Vec::new)?;
    Ok(Listed { rows: analyte_parts::complete(conn, rows)?, next, previous, count })
}

/// An analyte with its units and ranges.
pub fn find(conn: &mut PgConnection, id: Uuid, archived: Archived) -> Result<AnalyteView, PersistenceError> {
    let row: AnalyteRow = analytes::table.find(id).select(AnalyteRow::as_select()).first(conn)?;
    archived.admits(row.archived_at)?;
    analyte_parts::complete(conn, vec![row])?.pop().ok_or(PersistenceError::NotFound)
}

/// As [`find`], and nobody else changes the row until this transaction ends.
pub fn lock(tx: &mut PgConnection, id: Uuid, archived: Archived) -> Result<AnalyteView, PersistenceError> {
    analytes::table.find(id).select(analytes::id).for_update().first::<Uuid>(tx)?;
    find(tx, id, archived)
}

/// Those of the analytes that there are, archived ones among them.
pub fn by_ids(conn: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<AnalyteView>, PersistenceError> {
    let rows = analytes::table.filter(analytes::id.eq_any(ids)).select(AnalyteRow::as_select()).load(conn)?;
    analyte_parts::complete(conn, rows)
}

/// The whole catalogue by code, archived analytes among it.
pub fn by_code(conn: &mut PgConnection) -> Result<HashMap<String, AnalyteView>, PersistenceError> {
    let rows = analytes::table.select(AnalyteRow::as_select()).load(conn)?;
    Ok(analyte_parts::complete(conn, rows)?.into_iter().map(|analyte| (analyte.code.clone(), analyte)).collect())
}

/// Adds an analyte.
pub fn insert(tx: &mut PgConnection, actor: &Actor, id: Uuid, form: &CreateAnalyte) -> Result<(), PersistenceError> {
    let now = actor.now();
    diesel::insert_into(analytes::table)
        .values((analytes::id.eq(id), values(form), analytes::created_at.eq(now), analytes::updated_at.eq(now)))
        .execute(tx)?;
    analyte_parts::insert(tx, id, form, now)?;
    changes::record(tx, actor, RESOURCE, id, "created", 1, &[])
}

/// Writes the new form of a locked analyte and raises the version; units and ranges are replaced, and the history says from what to
/// what. Values that were verified keep the limits that held.
pub fn update(tx: &mut PgConnection, actor: &Actor, before: &AnalyteView, form: &CreateAnalyte) -> Result<(), PersistenceError> {
    let now = actor.now();
    diesel::update(analytes::table.find(before.id))
        .set((values(form), analytes::updated_at.eq(now), analytes::version.eq(analytes::version + 1)))
        .execute(tx)?;
    analyte_parts::replace(tx, before.id, form, now)?;
    let json = |form: &CreateAnalyte| serde_json::to_value(form).unwrap_or_default();
    let fields = changes::difference(&json(&before.writable()), &json(form));
    changes::record(tx, actor, RESOURCE, before.id, "updated", before.version + 1, &fields)
}

/// Archives or restores a locked analyte.
pub fn set_archived(tx: &mut PgConnection, actor: &Actor, before: &AnalyteView, archived: bool) -> Result<(), PersistenceError> {
    let now = actor.now();
    diesel::update(analytes::table.find(before.id))
        .set((analytes::archived_at.eq(archived.then_some(now)), analytes::updated_at.eq(now), analytes::version.eq(analytes::version + 1)))
        .execute(tx)?;
    let word = if archived { "archived" } else { "restored" };
    changes::record(tx, actor, RESOURCE, before.id, word, before.version + 1, &[])
}

/// Adds those of the analytes whose code there is not, be it archived; what is there stays as the clinic has it.
pub fn ship(tx: &mut PgConnection, shipped: &[(Uuid, CreateAnalyte)], now: DateTime<Utc>) -> Result<(), PersistenceError> {
    let known: Vec<String> = analytes::table.select(analytes::code).load(tx)?;
    for (id, form) in shipped.iter().filter(|(_, form)| !known.contains(&form.code)) {
        // another process may be starting at the same time
        let written = diesel::insert_into(analytes::table)
            .values((analytes::id.eq(id), values(form), analytes::created_at.eq(now), analytes::updated_at.eq(now)))
            .on_conflict_do_nothing()
            .execute(tx)?;
        if written == 1 {
            analyte_parts::insert(tx, *id, form, now)?;
        }
    }
    Ok(())
}

/// Whether a value of this analyte was ever written: its unit then stays.
pub fn is_used(conn: &mut PgConnection, id: Uuid) -> Result<bool, PersistenceError> {
    use crate::schema::observations;
    let any = observations::table.filter(observations::analyte_id.eq(id)).select(observations::id);
    Ok(diesel::select(diesel::dsl::exists(any)).get_result(conn)?)
}

#[diesel::dsl::auto_type(no_type_alias)]
fn values<'a>(form: &'a CreateAnalyte) -> _ {
    let code: &'a str = form.code.as_str();
    let name_id: &'a str = form.name_id.as_str();
    let name_en: &'a str = form.name_en.as_str();
    let plain_id: &'a str = form.plain_id.as_str();
    let plain_en: &'a str = form.plain_en.as_str();
    let about_id: &'a str = form.about_id.as_str();
    let about_en: &'a str = form.about_en.as_str();
    let unit: &'a str = form.unit.as_str();
    let decimals: i16 = form.decimals;
    let category: &'static str = form.category.code();
    let position: i32 = form.position;
    let low: Option<f64> = form.plausible_low;
    let high: Option<f64> = form.plausible_high;
    let with_comment: bool = form.with_comment;
    (
        analytes::code.eq(code),
        analytes::name_id.eq(name_id),
        analytes::name_en.eq(name_en),
        analytes::plain_id.eq(plain_id),
        analytes::plain_en.eq(plain_en),
        analytes::about_id.eq(about_id),
        analytes::about_en.eq(about_en),
        analytes::unit.eq(unit),
        analytes::decimals.eq(decimals),
        analytes::category.eq(category),
        analytes::position.eq(position),
        analytes::plausible_low.eq(low),
        analytes::plausible_high.eq(high),
        analytes::with_comment.eq(with_comment),
    )
}
