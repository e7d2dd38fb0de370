//! Who may reach the files of a record: whoever may reach the record.
//!
//! Each kind of record has a door, which its own module knows best. A door gets the scope of the caller's permission for
//! files, looks for the record in it and in the scope of the permission for that record, and says about whom it is. What is
//! in neither is not found.

use diesel::prelude::*;
use domain::documents::{FileTarget, RecordKind};
use domain::identity::Permission;
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::listing::Archived;
use crate::scheduling::appointments;
use crate::schema;
use crate::scope::Scope;

/// What somebody wants of the files of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Those of an archived record are there only for whom asks for what is archived, as the record itself is.
    Read(Archived),
    /// Adding and archiving; never on an archived record.
    Write,
}

impl Wish {
    /// [`PersistenceError::NotFound`] for an archived record that was not asked for.
    fn admits(self, archived: bool) -> Result<(), PersistenceError> {
        if archived && self != Wish::Read(Archived::Included) { Err(PersistenceError::NotFound) } else { Ok(()) }
    }
}

/// The record behind a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owner {
    pub kind: RecordKind,
    /// The record that answers for the id, which is another one after a merge.
    pub record_id: Uuid,
    /// About whom it is; absent for accounts.
    pub contact_id: Option<Uuid>,
}

/// Finds a record for its files: [`PersistenceError::NotFound`] when it is not there or not in reach.
pub type Door = fn(&mut PgConnection, &Scope, Uuid, Wish) -> Result<Owner, PersistenceError>;

/// The door of a kind of record. A module joins with one line.
fn door(kind: RecordKind) -> Door {
    match kind {
        RecordKind::Contact => person,
        RecordKind::Appointment => appointment,
        RecordKind::Account => account,
        RecordKind::Consultation => crate::consultations::door,
        RecordKind::LabReport => crate::lab::door,
        RecordKind::Referral => crate::referrals::door,
    }
}

/// The record that a file is, or will be, on.
pub fn enter(conn: &mut PgConnection, scope: &Scope, target: FileTarget, wish: Wish) -> Result<Owner, PersistenceError> {
    door(target.record_kind)(conn, scope, target.record_id, wish)
}

/// A person: patients for who may see patients, others for who may see contacts.
fn person(conn: &mut PgConnection, scope: &Scope, id: Uuid, wish: Wish) -> Result<Owner, PersistenceError> {
    use schema::contacts::dsl;
    let (patients, others) = (scope.actor().scope(Permission::ReadPatients), scope.actor().scope(Permission::ReadContacts));
    let mut wanted = id;
    // a chain of merges is short; the bound only keeps a damaged one from running for ever
    for _ in 0..20 {
        let (survivor, archived): (Option<Uuid>, bool) = dsl::contacts
            .filter(dsl::id.eq(wanted))
            .filter(scope.sees())
            .filter(patients.sees().or(dsl::mrn.is_null().nullable().and(others.sees())))
            .select((dsl::merged_into_id, dsl::archived_at.is_not_null()))
            .first(conn)?;
        match survivor {
            Some(survivor) => wanted = survivor,
            None => {
                wish.admits(archived)?;
                return Ok(Owner { kind: RecordKind::Contact, record_id: wanted, contact_id: Some(wanted) });
            }
        }
    }
    Err(PersistenceError::NotFound)
}

fn appointment(conn: &mut PgConnection, scope: &Scope, id: Uuid, wish: Wish) -> Result<Owner, PersistenceError> {
    use schema::appointments::dsl;
    let visits = scope.actor().scope(Permission::ReadAppointments);
    let (contact, archived): (Uuid, bool) = dsl::appointments
        .filter(dsl::id.eq(id))
        .filter(appointments::seen(scope))
        .filter(appointments::seen(&visits))
        .select((dsl::contact_id, dsl::archived_at.is_not_null()))
        .first(conn)?;
    wish.admits(archived)?;
    Ok(Owner { kind: RecordKind::Appointment, record_id: id, contact_id: Some(contact) })
}

/// Accounts belong to no location: whoever may see them sees all, and whoever may change them adds files.
fn account(conn: &mut PgConnection, scope: &Scope, id: Uuid, wish: Wish) -> Result<Owner, PersistenceError> {
    use schema::accounts::dsl;
    let needed = match wish {
        Wish::Read(_) => Permission::ReadAccounts,
        Wish::Write => Permission::WriteAccounts,
    };
    if !scope.actor().may(needed) {
        return Err(PersistenceError::NotFound);
    }
    let archived: bool = dsl::accounts.find(id).select(dsl::archived_at.is_not_null()).first(conn)?;
    wish.admits(archived)?;
    Ok(Owner { kind: RecordKind::Account, record_id: id, contact_id: None })
}
