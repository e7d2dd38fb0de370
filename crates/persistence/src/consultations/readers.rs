//! Who reads a consultation, and as what.

use diesel::prelude::*;
use domain::consultations::ConsultationRole;
use domain::documents::RecordKind;
use domain::identity::Permission;
use uuid::Uuid;

use super::offices::Offices;
use super::rows::ConsultationRow;
use crate::documents::access::{Owner, Wish};
use crate::error::PersistenceError;
use crate::listing::Condition;
use crate::schema::{consultation_doctors, consultations, contact_links};
use crate::scope::Scope;

/// Somebody who may take part in consultations. How far their roles reach over people does not matter here: a care relation or
/// a location makes nobody a reader.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    pub scope: &'a Scope,
    /// The own record and those of wards.
    pub people: Vec<Uuid>,
    pub practitioner: Option<Uuid>,
    pub offices: Offices,
}

impl<'a> Reader<'a> {
    /// The caller, by the scope of a permission for consultations.
    pub fn of(conn: &mut PgConnection, scope: &'a Scope) -> Result<Reader<'a>, PersistenceError> {
        let (_, practitioner, own) = scope.reaches();
        let mut people: Vec<Uuid> = own.into_iter().collect();
        if let Some(own) = own {
            let wards = contact_links::table.filter(contact_links::related_id.eq(own)).filter(contact_links::kind.eq("guardian"));
            people.extend(wards.select(contact_links::contact_id).load::<Uuid>(conn)?);
        }
        Ok(Reader { scope, people, practitioner, offices: Offices::load(conn, scope.actor().now())? })
    }

    /// The condition under which a consultation is there for this reader; part of every query over consultations.
    pub fn sees(&self) -> Condition<consultations::table> {
        let mut any: Vec<Condition<consultations::table>> = Vec::new();
        if !self.people.is_empty() {
            any.push(Box::new(consultations::contact_id.eq_any(self.people.clone()).nullable()));
        }
        if let Some(practitioner) = self.practitioner {
            let given = consultation_doctors::table
                .filter(consultation_doctors::consultation_id.eq(consultations::id))
                .filter(consultation_doctors::practitioner_id.eq(practitioner));
            any.push(Box::new(diesel::dsl::exists(given).nullable()));
            let (specialities, clinic) = self.offices.reach_of(practitioner);
            if !specialities.is_empty() {
                any.push(Box::new(consultations::speciality_id.eq_any(specialities)));
            }
            if let Some(headed) = clinic {
                let without = consultations::speciality_id.is_null().nullable();
                any.push(Box::new(without.or(consultations::speciality_id.ne_all(headed))));
            }
        }
        let either = |a: Condition<consultations::table>, b| -> Condition<consultations::table> { Box::new(a.or(b)) };
        any.into_iter().reduce(either).unwrap_or_else(|| Box::new(consultations::id.is_null().nullable()))
    }

    /// As what this reader takes part in a consultation that is there for them.
    pub fn role(&self, row: &ConsultationRow) -> ConsultationRole {
        if self.people.contains(&row.contact_id) {
            return ConsultationRole::Patient;
        }
        let Some(practitioner) = self.practitioner else { return ConsultationRole::FormerDoctor };
        if practitioner == row.practitioner_id {
            return ConsultationRole::Doctor;
        }
        let office = self.offices.held_over(row.speciality_id, practitioner);
        office.map_or(ConsultationRole::FormerDoctor, |kind| kind.role())
    }

    /// The consultation with the role in it; [`PersistenceError::NotFound`] for everybody who does not take part.
    pub fn find(&self, conn: &mut PgConnection, id: Uuid) -> Result<(ConsultationRow, ConsultationRole), PersistenceError> {
        let found = consultations::table.filter(consultations::id.eq(id)).filter(self.sees());
        let row: ConsultationRow = found.select(ConsultationRow::as_select()).first(conn)?;
        let role = self.role(&row);
        Ok((row, role))
    }

    /// As [`find`](Self::find), locked until the transaction ends.
    pub fn lock(&self, tx: &mut PgConnection, id: Uuid) -> Result<(ConsultationRow, ConsultationRole), PersistenceError> {
        consultations::table.find(id).select(consultations::id).for_update().first::<Uuid>(tx).optional()?;
        self.find(tx, id)
    }
}

/// The door to the files of a consultation: readers see them, and who may write adds some.
pub fn door(conn: &mut PgConnection, scope: &Scope, id: Uuid, wish: Wish) -> Result<Owner, PersistenceError> {
    let scope = scope.actor().scope(Permission::ReadConsultations);
    let (row, role) = Reader::of(conn, &scope)?.find(conn, id)?;
    if wish == Wish::Write && role.only_reads() {
        return Err(PersistenceError::NotFound);
    }
    Ok(Owner { kind: RecordKind::Consultation, record_id: row.id, contact_id: Some(row.contact_id) })
}
