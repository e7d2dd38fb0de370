//! Custom fields: which extra values records have.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::contacts::{CreateCustomField, CustomFieldField, CustomFieldKind, CustomFieldResource, CustomFieldSort, CustomFieldView};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::custom_fields;

/// A row of `custom_fields`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = custom_fields)]
pub struct CustomFieldRow {
    pub id: Uuid,
    pub resource: String,
    pub key: String,
    pub label_id: String,
    pub label_en: String,
    pub kind: String,
    pub choices: serde_json::Value,
    pub position: i32,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

crate::listing! {
    table custom_fields, row CustomFieldRow, fields CustomFieldField, sorts CustomFieldSort;
    filter {
        Resource => text(custom_fields::resource);
        Key => text(custom_fields::key);
    }
    sort {
        Position => custom_fields::position, i32, |row| row.position;
        Key => custom_fields::key, String, |row| row.key;
    }
}

crate::findable! { table custom_fields, row CustomFieldRow, view CustomFieldView }
crate::archivable! { table custom_fields }

impl From<CustomFieldRow> for CustomFieldView {
    fn from(row: CustomFieldRow) -> Self {
        CustomFieldView {
            id: row.id,
            resource: CustomFieldResource::from_code(&row.resource).unwrap_or(CustomFieldResource::Contact),
            key: row.key,
            label_id: row.label_id,
            label_en: row.label_en,
            kind: CustomFieldKind::from_code(&row.kind).unwrap_or(CustomFieldKind::Text),
            choices: serde_json::from_value(row.choices).unwrap_or_default(),
            position: row.position,
            archived_at: row.archived_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

/// The fields by which values of a resource are checked, in the order of the screen.
pub fn for_resource(conn: &mut PgConnection, resource: CustomFieldResource) -> Result<Vec<CustomFieldView>, PersistenceError> {
    let rows: Vec<CustomFieldRow> = custom_fields::table
        .filter(custom_fields::resource.eq(resource.code()))
        .filter(custom_fields::archived_at.is_null())
        .order((custom_fields::position, custom_fields::id))
        .select(CustomFieldRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(CustomFieldView::from).collect())
}

pub fn list(
    conn: &mut PgConnection,
    request: &ListRequest<CustomFieldField, CustomFieldSort>,
) -> Result<Listed<CustomFieldView>, PersistenceError> {
    Ok(page(conn, request, &Vec::new)?.map(CustomFieldView::from))
}

pub fn insert(tx: &mut PgConnection, id: Uuid, field: &CreateCustomField, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::insert_into(custom_fields::table)
        .values((
            custom_fields::id.eq(id),
            custom_fields::resource.eq(field.resource.code()),
            custom_fields::key.eq(&field.key),
            custom_fields::kind.eq(field.kind.code()),
            values(field),
            custom_fields::created_at.eq(now),
            custom_fields::updated_at.eq(now),
        ))
        .execute(tx)?;
    Ok(())
}

/// Writes labels, choices and position and raises the version; the rest is fixed.
pub fn update(tx: &mut PgConnection, id: Uuid, field: &CreateCustomField, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(custom_fields::table.find(id))
        .set((values(field), custom_fields::updated_at.eq(now), custom_fields::version.eq(custom_fields::version + 1)))
        .execute(tx)?;
    Ok(())
}

#[diesel::dsl::auto_type(no_type_alias)]
fn values<'a>(field: &'a CreateCustomField) -> _ {
    let label_id: &'a str = field.label_id.as_str();
    let label_en: &'a str = field.label_en.as_str();
    let choices: serde_json::Value = serde_json::Value::from(field.choices.clone());
    let position: i32 = field.position;
    (
        custom_fields::label_id.eq(label_id),
        custom_fields::label_en.eq(label_en),
        custom_fields::choices.eq(choices),
        custom_fields::position.eq(position),
    )
}
