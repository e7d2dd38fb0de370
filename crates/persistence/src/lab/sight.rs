//! How somebody sees reports. Staff see everything of whom they have in care; of themselves and of those they are guardian of they see
//! what patients see, whatever roles they hold besides.

use diesel::prelude::*;
use domain::identity::Permission;
use uuid::Uuid;

use super::refusal::{LabError, Obstacle};
use super::report_facts::HasUnreleased;
use super::reports::ReportRow;
use crate::contacts::people::{self, People};
use crate::error::PersistenceError;
use crate::listing::Condition;
use crate::schema::{contact_links, lab_reports};
use crate::scope::{Actor, Scope};
use crate::sees_person;

/// As whom somebody sees a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// As its patient or a guardian: what was released.
    Patient,
    /// As staff who have the patient in care: everything.
    Carer,
}

/// What one caller sees; made once a request.
#[derive(Debug)]
pub(super) struct Sight<'a> {
    scope: &'a Scope,
    /// The caller's own record and those of their wards; empty for patients, who see nobody else.
    own: Vec<Uuid>,
}

impl<'a> Sight<'a> {
    pub(super) fn of(conn: &mut PgConnection, scope: &'a Scope) -> Result<Sight<'a>, PersistenceError> {
        let own = if scope.is_own() { Vec::new() } else { own_people(conn, scope.actor())? };
        Ok(Sight { scope, own })
    }

    /// Whether results of this person are shown as to a patient.
    pub(super) fn is_patient(&self, contact: Uuid) -> bool {
        self.scope.is_own() || self.own.contains(&contact)
    }

    /// The conditions of every list; `asks` when its filter asks about what was found, by which a patient must not learn of what
    /// was not released.
    pub(super) fn conditions(&self, asks: bool) -> Vec<Condition<lab_reports::table>> {
        let mut hidden = vec![announced()];
        if asks {
            hidden.push(Box::new(diesel::dsl::not(HasUnreleased).nullable()));
        }
        if !self.scope.is_own() {
            hidden = match self.own.is_empty() {
                true => Vec::new(),
                false => hidden.into_iter().map(|condition| self.of_others_or(condition)).collect(),
            };
        }
        hidden.insert(0, sees_person!(self.scope, lab_reports, lab_reports::contact_id));
        hidden
    }

    fn of_others_or(&self, condition: Condition<lab_reports::table>) -> Condition<lab_reports::table> {
        let others: Condition<lab_reports::table> = Box::new(lab_reports::contact_id.ne_all(self.own.clone()).nullable());
        Box::new(others.or(condition))
    }

    /// As whom the caller sees a report; an error when not at all.
    ///
    /// A clinical role without a care relation gets [`PersistenceError::OutsideCare`].
    pub(super) fn admit(&self, conn: &mut PgConnection, row: &ReportRow) -> Result<Viewer, PersistenceError> {
        if row.archived_at.is_some() {
            return Err(PersistenceError::NotFound);
        }
        people::resolve(conn, self.scope, People::Contacts, row.contact_id)?;
        match self.is_patient(row.contact_id) {
            false => Ok(Viewer::Carer),
            true if row.is_announced() => Ok(Viewer::Patient),
            true => Err(PersistenceError::NotFound),
        }
    }

    /// As whom a report is shown to the caller who has just changed it.
    pub(super) fn after_change(&self, row: &ReportRow) -> Viewer {
        if self.is_patient(row.contact_id) { Viewer::Patient } else { Viewer::Carer }
    }
}

/// A patient does not see a draft, unless it says when the results are expected; as [`ReportRow::is_announced`].
fn announced() -> Condition<lab_reports::table> {
    let announced = lab_reports::released_at.is_not_null().or(lab_reports::expected_on.is_not_null()).or(lab_reports::state.ne("draft"));
    Box::new(announced.nullable())
}

/// The record of an account and those of its wards, whatever its roles; nobody for an account without a record.
fn own_people(conn: &mut PgConnection, actor: &Actor) -> Result<Vec<Uuid>, PersistenceError> {
    let Some(own) = actor.principal().contact_id else { return Ok(Vec::new()) };
    let mut people: Vec<Uuid> = contact_links::table
        .filter(contact_links::related_id.eq(own))
        .filter(contact_links::kind.eq("guardian"))
        .select(contact_links::contact_id)
        .load(conn)?;
    people.push(own);
    Ok(people)
}

/// The scope in which somebody enters or corrects results of a person: that of staff who hold the permission, for their own results
/// and those of their wards that of a patient.
pub fn scope_about(conn: &mut PgConnection, actor: &Actor, staff: Permission, contact: Uuid) -> Result<Scope, LabError> {
    let own = own_people(conn, actor)?.contains(&contact);
    let permission = if !own && actor.may(staff) { staff } else { Permission::EnterOwnLab };
    if actor.may(permission) { Ok(actor.scope(permission)) } else { Err(LabError::Obstacle(Obstacle::OwnReport)) }
}
