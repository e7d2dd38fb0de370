//! Facilities: hospitals, clinics and practices with which patients are exchanged.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::referrals::{CreateFacility, FacilityField, FacilityKind, FacilitySort, FacilityView};
use uuid::Uuid;

use crate::changes;
use crate::error::PersistenceError;
use crate::schema::facilities;
use crate::scope::Actor;

/// The resource in the history.
const RESOURCE: &str = "facilities";

/// A row of `facilities`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = facilities)]
pub struct FacilityRow {
    pub id: Uuid,
    pub name: String,
    pub kind: String,
    pub city: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

crate::listing! {
    table facilities, row FacilityRow, fields FacilityField, sorts FacilitySort;
    filter {
        Name => text(facilities::name);
        Kind => text(facilities::kind);
        City => text(facilities::city);
        CreatedAt => timestamp(facilities::created_at);
    }
    sort {
        Name => facilities::name, String, |row| row.name;
        CreatedAt => facilities::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}

crate::findable! { table facilities, row FacilityRow, view FacilityView }

impl From<FacilityRow> for FacilityView {
    fn from(row: FacilityRow) -> Self {
        FacilityView {
            id: row.id,
            name: row.name,
            kind: FacilityKind::from_code(&row.kind).unwrap_or(FacilityKind::Other),
            city: row.city,
            phone: row.phone,
            email: row.email,
            archived_at: row.archived_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

/// One page.
pub fn list(conn: &mut PgConnection, request: &ListRequest<FacilityField, FacilitySort>) -> Result<Listed<FacilityView>, PersistenceError> {
    Ok(page(conn, request, &Vec::new)?.map(FacilityView::from))
}

/// Adds a facility; one of the same name in the same city is refused by `facilities_name_unique`.
pub fn insert(tx: &mut PgConnection, actor: &Actor, id: Uuid, form: &CreateFacility) -> Result<(), PersistenceError> {
    let now = actor.now();
    diesel::insert_into(facilities::table)
        .values((facilities::id.eq(id), values(form), facilities::created_at.eq(now), facilities::updated_at.eq(now)))
        .execute(tx)?;
    changes::record(tx, actor, RESOURCE, id, "created", 1, &[])
}

/// Writes the new form of a locked facility and raises the version.
pub fn update(tx: &mut PgConnection, actor: &Actor, before: &FacilityView, form: &CreateFacility) -> Result<(), PersistenceError> {
    diesel::update(facilities::table.find(before.id))
        .set((values(form), facilities::updated_at.eq(actor.now()), facilities::version.eq(facilities::version + 1)))
        .execute(tx)?;
    let json = |form: &CreateFacility| serde_json::to_value(form).unwrap_or_default();
    let fields = changes::difference(&json(&before.writable()), &json(form));
    changes::record(tx, actor, RESOURCE, before.id, "updated", before.version + 1, &fields)
}

/// Archives or restores a locked facility; referrals keep naming it.
pub fn set_archived(tx: &mut PgConnection, actor: &Actor, before: &FacilityView, archived: bool) -> Result<(), PersistenceError> {
    let now = actor.now();
    diesel::update(facilities::table.find(before.id))
        .set((
            facilities::archived_at.eq(archived.then_some(now)),
            facilities::updated_at.eq(now),
            facilities::version.eq(facilities::version + 1),
        ))
        .execute(tx)?;
    let word = if archived { "archived" } else { "restored" };
    changes::record(tx, actor, RESOURCE, before.id, word, before.version + 1, &[])
}

#[diesel::dsl::auto_type(no_type_alias)]
fn values<'a>(form: &'a CreateFacility) -> _ {
    let name: &'a str = form.name.as_str();
    let kind: &'static str = form.kind.code();
    let city: Option<&'a str> = form.city.as_deref();
    let phone: Option<&'a str> = form.phone.as_deref();
    let email: Option<&'a str> = form.email.as_deref();
    (
        facilities::name.eq(name),
        facilities::kind.eq(kind),
        facilities::city.eq(city),
        facilities::phone.eq(phone),
        facilities::email.eq(email),
    )
}
