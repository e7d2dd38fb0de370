//! Whom somebody is guardian of, and who they are themselves. Staff can be patients as well: of these people they see what patients see,
//! whatever roles they hold besides.

use diesel::prelude::*;
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::contact_links;
use crate::scope::{Actor, Scope};

/// Of whom one caller sees what patients see; made once a request.
#[derive(Debug)]
pub(crate) struct Own {
    /// For patients, who see nobody else.
    everybody: bool,
    /// The caller's own record and those of their wards; empty for patients.
    people: Vec<Uuid>,
}

impl Own {
    pub(crate) fn of(conn: &mut PgConnection, scope: &Scope) -> Result<Own, PersistenceError> {
        let everybody = scope.is_own();
        Ok(Own { everybody, people: if everybody { Vec::new() } else { people(conn, scope.actor())? } })
    }

    /// Whether the caller sees of this person what patients see.
    pub(crate) fn includes(&self, person: Uuid) -> bool {
        self.everybody || self.people.contains(&person)
    }

    /// The people among others whom the caller sees as patients do; empty when that is nobody, or as [`Scope::is_own`] says everybody.
    pub(crate) fn among_others(&self) -> &[Uuid] {
        &self.people
    }
}

/// The record of an account and those of its wards, whatever its roles; nobody for an account without a record.
pub(crate) fn people(conn: &mut PgConnection, actor: &Actor) -> Result<Vec<Uuid>, PersistenceError> {
    let Some(own) = actor.principal().contact_id else { return Ok(Vec::new()) };
    let mut people: Vec<Uuid> = contact_links::table
        .filter(contact_links::related_id.eq(own))
        .filter(contact_links::kind.eq("guardian"))
        .select(contact_links::contact_id)
        .load(conn)?;
    people.push(own);
    Ok(people)
}
