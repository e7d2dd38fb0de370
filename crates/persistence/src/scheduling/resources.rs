//! Rooms and equipment.

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::Text;
use domain::scheduling::{CreateResource, ResourceField, ResourceKind, ResourceSort, ResourceView};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::resources;

/// A row of `resources` with the name of its location.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = resources)]
pub struct ResourceRow {
    pub id: Uuid,
    pub location_id: Uuid,
    #[diesel(select_expression = sql(LOCATION), select_expression_type = SqlLiteral<Text>)]
    pub location_name: String,
    pub kind: String,
    pub name: String,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

const LOCATION: &str = "(select l.name from locations l where l.id = resources.location_id)";

crate::listing! {
    table resources, row ResourceRow, fields ResourceField, sorts ResourceSort;
    filter {
        Name => text(resources::name);
        LocationId => uuid(resources::location_id);
        Kind => text(resources::kind);
    }
    sort {
        Name => resources::name, String, |row| row.name;
        CreatedAt => resources::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}

crate::findable! { table resources, row ResourceRow, view ResourceView }
crate::archivable! { table resources }

impl From<ResourceRow> for ResourceView {
    fn from(row: ResourceRow) -> Self {
        ResourceView {
            id: row.id,
            location_id: row.location_id,
            location_name: row.location_name,
            kind: ResourceKind::from_code(&row.kind).unwrap_or(ResourceKind::Room),
            name: row.name,
            archived_at: row.archived_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

pub fn list(conn: &mut PgConnection, request: &ListRequest<ResourceField, ResourceSort>) -> Result<Listed<ResourceView>, PersistenceError> {
    Ok(page(conn, request, &Vec::new)?.map(ResourceView::from))
}

pub fn insert(tx: &mut PgConnection, id: Uuid, form: &CreateResource, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::insert_into(resources::table)
        .values((resources::id.eq(id), values(form), resources::created_at.eq(now), resources::updated_at.eq(now)))
        .execute(tx)?;
    Ok(())
}

/// Writes the new form and raises the version.
pub fn update(tx: &mut PgConnection, id: Uuid, form: &CreateResource, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(resources::table.find(id))
        .set((values(form), resources::updated_at.eq(now), resources::version.eq(resources::version + 1)))
        .execute(tx)?;
    Ok(())
}

#[diesel::dsl::auto_type(no_type_alias)]
fn values<'a>(form: &'a CreateResource) -> _ {
    let location: Uuid = form.location_id;
    let kind: &'static str = form.kind.code();
    let name: &'a str = form.name.as_str();
    (resources::location_id.eq(location), resources::kind.eq(kind), resources::name.eq(name))
}
