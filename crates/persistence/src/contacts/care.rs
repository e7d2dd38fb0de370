//! Care relations: which practitioner sees the record of which patient.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::care_relations;

/// The practitioner sees the record of this person from now on. Who does already has done so since the time before.
pub fn begin(tx: &mut PgConnection, practitioner: Uuid, contact: Uuid, since: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::insert_into(care_relations::table)
        .values((care_relations::practitioner_id.eq(practitioner), care_relations::contact_id.eq(contact), care_relations::since.eq(since)))
        .on_conflict_do_nothing()
        .execute(tx)?;
    Ok(())
}
