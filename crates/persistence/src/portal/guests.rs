//! Guests: people who book without an account, having proven an address.

use diesel::prelude::*;
use domain::identity::CreateGuestAppointment;
use domain::value::fold;
use uuid::Uuid;

use crate::audit::{self, AuditAction};
use crate::changes;
use crate::contacts::people;
use crate::error::PersistenceError;
use crate::schema::{contacts, holds};
use crate::scope::Trace;

/// The person behind a guest's form: whoever is on file with the proven address, this birth date and this name, else a new
/// contact of the location, with the proven address alone. Nothing about what is on file is told.
pub fn person(
    tx: &mut PgConnection,
    trace: &Trace,
    form: &CreateGuestAppointment,
    email: Option<&str>,
    phone: Option<&str>,
    location: Uuid,
) -> Result<Uuid, PersistenceError> {
    if let Some(known) = on_file(tx, form, email, phone)? {
        audit::record_unsigned(tx, trace, AuditAction::Read, "contacts", &[known])?;
        return Ok(known);
    }
    let id = Uuid::now_v7();
    diesel::insert_into(contacts::table)
        .values((
            contacts::id.eq(id),
            contacts::name.eq(&form.name),
            contacts::birth_date.eq(form.birth_date),
            contacts::sex.eq(form.sex.map(|sex| sex.code())),
            contacts::email.eq(email),
            contacts::phone.eq(phone),
            contacts::language.eq(form.language.code()),
            contacts::location_id.eq(location),
            contacts::created_at.eq(trace.now),
            contacts::updated_at.eq(trace.now),
        ))
        .execute(tx)?;
    people::belong(tx, id, location)?;
    changes::record_by(tx, None, trace.now, "contacts", id, "created", 1, &[])?;
    audit::record_unsigned(tx, trace, AuditAction::Create, "contacts", &[id])?;
    Ok(id)
}

fn on_file(
    conn: &mut PgConnection,
    form: &CreateGuestAppointment,
    email: Option<&str>,
    phone: Option<&str>,
) -> Result<Option<Uuid>, PersistenceError> {
    let mut query = contacts::table
        .filter(contacts::birth_date.eq(form.birth_date))
        .filter(contacts::archived_at.is_null())
        .filter(contacts::deceased_on.is_null())
        .order((contacts::created_at, contacts::id))
        .limit(20)
        .select((contacts::id, contacts::name))
        .into_boxed();
    query = match (email, phone) {
        (Some(email), _) => query.filter(contacts::email.eq(email.to_owned())),
        (None, Some(phone)) => query.filter(contacts::phone.eq(phone.to_owned())),
        (None, None) => return Ok(None),
    };
    let found: Vec<(Uuid, String)> = query.load(conn)?;
    let wanted = fold(&form.name);
    Ok(found.into_iter().find(|(_, name)| fold(name) == wanted).map(|(id, _)| id))
}

/// The location of a hold.
pub fn location_of_hold(conn: &mut PgConnection, hold: Uuid) -> Result<Option<Uuid>, PersistenceError> {
    Ok(holds::table.find(hold).select(holds::location_id).first(conn).optional()?)
}
