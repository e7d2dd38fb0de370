//! Panels: analytes that are asked for together.

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{Array, Uuid as SqlUuid};
use domain::lab::{CreateLabPanel, LabPanelField, LabPanelSort, LabPanelView};
use uuid::Uuid;

use crate::changes;
use crate::error::PersistenceError;
use crate::schema::{lab_panel_analytes, lab_panels};
use crate::scope::Actor;

/// The resource in the history.
const RESOURCE: &str = "lab_panels";

/// A row of `lab_panels` with its analytes.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = lab_panels)]
pub struct PanelRow {
    pub id: Uuid,
    pub code: String,
    pub name_id: String,
    pub name_en: String,
    #[diesel(select_expression = sql(ANALYTES), select_expression_type = SqlLiteral<Array<SqlUuid>>)]
    pub analyte_ids: Vec<Uuid>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

const ANALYTES: &str =
    "array(select p.analyte_id from lab_panel_analytes p where p.panel_id = lab_panels.id order by p.position, p.analyte_id)";

crate::listing! {
    table lab_panels, row PanelRow, fields LabPanelField, sorts LabPanelSort;
    filter {
        Code => text(lab_panels::code);
        NameId => text(lab_panels::name_id);
        NameEn => text(lab_panels::name_en);
    }
    sort {
        NameId => lab_panels::name_id, String, |row| row.name_id;
        NameEn => lab_panels::name_en, String, |row| row.name_en;
        Code => lab_panels::code, String, |row| row.code;
        CreatedAt => lab_panels::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}
crate::findable! { table lab_panels, row PanelRow, view LabPanelView }

impl From<PanelRow> for LabPanelView {
    fn from(row: PanelRow) -> Self {
        LabPanelView {
            id: row.id,
            code: row.code,
            name_id: row.name_id,
            name_en: row.name_en,
            analyte_ids: row.analyte_ids,
            archived_at: row.archived_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

/// One page of panels.
pub fn list(conn: &mut PgConnection, request: &ListRequest<LabPanelField, LabPanelSort>) -> Result<Listed<LabPanelView>, PersistenceError> {
    Ok(page(conn, request, &Vec::new)?.map(LabPanelView::from))
}

/// Adds a panel.
pub fn insert(tx: &mut PgConnection, actor: &Actor, id: Uuid, form: &CreateLabPanel) -> Result<(), PersistenceError> {
    let now = actor.now();
    diesel::insert_into(lab_panels::table)
        .values((
            lab_panels::id.eq(id),
            lab_panels::code.eq(&form.code),
            lab_panels::name_id.eq(&form.name_id),
            lab_panels::name_en.eq(&form.name_en),
            lab_panels::created_at.eq(now),
            lab_panels::updated_at.eq(now),
        ))
        .execute(tx)?;
    fill(tx, id, &form.analyte_ids)?;
    changes::record(tx, actor, RESOURCE, id, "created", 1, &[])
}

/// Writes the new form of a locked panel and raises the version.
pub fn update(tx: &mut PgConnection, actor: &Actor, before: &LabPanelView, form: &CreateLabPanel) -> Result<(), PersistenceError> {
    let (id, now) = (before.id, actor.now());
    diesel::update(lab_panels::table.find(id))
        .set((
            lab_panels::code.eq(&form.code),
            lab_panels::name_id.eq(&form.name_id),
            lab_panels::name_en.eq(&form.name_en),
            lab_panels::updated_at.eq(now),
            lab_panels::version.eq(lab_panels::version + 1),
        ))
        .execute(tx)?;
    diesel::delete(lab_panel_analytes::table.filter(lab_panel_analytes::panel_id.eq(id))).execute(tx)?;
    fill(tx, id, &form.analyte_ids)?;
    let json = |form: &CreateLabPanel| serde_json::to_value(form).unwrap_or_default();
    let fields = changes::difference(&json(&before.writable()), &json(form));
    changes::record(tx, actor, RESOURCE, id, "updated", before.version + 1, &fields)
}

/// Archives or restores a locked panel.
pub fn set_archived(tx: &mut PgConnection, actor: &Actor, before: &LabPanelView, archived: bool) -> Result<(), PersistenceError> {
    let now = actor.now();
    diesel::update(lab_panels::table.find(before.id))
        .set((
            lab_panels::archived_at.eq(archived.then_some(now)),
            lab_panels::updated_at.eq(now),
            lab_panels::version.eq(lab_panels::version + 1),
        ))
        .execute(tx)?;
    let word = if archived { "archived" } else { "restored" };
    changes::record(tx, actor, RESOURCE, before.id, word, before.version + 1, &[])
}

/// Adds those of the panels whose code there is not, be it archived.
pub fn ship(tx: &mut PgConnection, shipped: &[(Uuid, CreateLabPanel)], now: DateTime<Utc>) -> Result<(), PersistenceError> {
    for (id, form) in shipped {
        let written = diesel::insert_into(lab_panels::table)
            .values((
                lab_panels::id.eq(id),
                lab_panels::code.eq(&form.code),
                lab_panels::name_id.eq(&form.name_id),
                lab_panels::name_en.eq(&form.name_en),
                lab_panels::created_at.eq(now),
                lab_panels::updated_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(tx)?;
        if written == 1 {
            fill(tx, *id, &form.analyte_ids)?;
        }
    }
    Ok(())
}

fn fill(tx: &mut PgConnection, id: Uuid, analytes: &[Uuid]) -> Result<(), PersistenceError> {
    let place = |(at, analyte): (i32, &Uuid)| {
        (lab_panel_analytes::panel_id.eq(id), lab_panel_analytes::analyte_id.eq(*analyte), lab_panel_analytes::position.eq(at))
    };
    let rows: Vec<_> = (0..).zip(analytes).map(place).collect();
    diesel::insert_into(lab_panel_analytes::table).values(rows).execute(tx)?;
    Ok(())
}
