//! How somebody sees reports. Staff see everything of whom they have in care; of themselves and of those they are guardian of they see
//! what patients see, whatever roles they hold besides.
//!
//! Verification is done by four eyes: whoever verifies reports (`lab:verify`) at a location finds those of it that wait for that, of
//! whomever they are, and keeps those that they have verified. The rest of the record stays closed, values of earlier reports included.

use diesel::prelude::*;
use domain::identity::Permission;
use uuid::Uuid;

use super::refusal::{LabError, Obstacle};
use super::report_facts::{HasUnreleased, IsUnfinished};
use super::report_rows::ReportRow;
use crate::contacts::people::{self, People};
use crate::error::PersistenceError;
use crate::listing::Condition;
use crate::own::{self, Own};
use crate::schema::lab_reports;
use crate::scope::{Actor, Scope};
use crate::sees_person;

/// As whom somebody sees a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// As its patient or a guardian: what was released.
    Patient,
    /// As staff who have the patient in care: everything.
    Carer,
    /// As laboratory staff who work on this report only: everything that is on it, and nothing from other reports.
    Bench,
}

/// What one caller sees; made once a request.
#[derive(Debug)]
pub(super) struct Sight<'a> {
    scope: &'a Scope,
    own: Own,
    /// Where the caller verifies reports, absent for everywhere.
    benches: Vec<Option<Uuid>>,
}

impl<'a> Sight<'a> {
    pub(super) fn of(conn: &mut PgConnection, scope: &'a Scope) -> Result<Sight<'a>, PersistenceError> {
        Ok(Sight { scope, own: Own::of(conn, scope)?, benches: scope.actor().places(Permission::VerifyLab) })
    }

    /// Whether results of this person are shown as to a patient.
    pub(super) fn is_patient(&self, contact: Uuid) -> bool {
        self.own.includes(contact)
    }

    /// The conditions of every list; `asks` when its filter asks about what was found, by which a patient must not learn of what
    /// was not released.
    pub(super) fn conditions(&self, asks: bool) -> Vec<Condition<lab_reports::table>> {
        let mut hidden = vec![announced()];
        if asks {
            hidden.push(Box::new(diesel::dsl::not(HasUnreleased).nullable()));
        }
        if !self.scope.is_own() {
            hidden = match self.own.among_others().is_empty() {
                true => Vec::new(),
                false => hidden.into_iter().map(|condition| self.of_others_or(condition)).collect(),
            };
        }
        let in_care = sees_person!(self.scope, lab_reports, lab_reports::contact_id);
        hidden.insert(0, if self.is_at_work() { Box::new(in_care.or(self.on_the_bench())) } else { in_care });
        hidden
    }

    /// Whether the caller enters or verifies reports; for whoever only reads them, care decides alone.
    fn is_at_work(&self) -> bool {
        let actor = self.scope.actor();
        let may = !self.benches.is_empty() || !actor.places(Permission::WriteLab).is_empty();
        may && !self.scope.is_own() && actor.principal().practitioner_id.is_some()
    }

    /// Reports that wait for their verification where the caller verifies, or that the caller has entered; and those that the caller
    /// has verified. As [`Sight::is_on_the_bench`].
    fn on_the_bench(&self) -> Condition<lab_reports::table> {
        let user = self.scope.actor().user_id();
        let here: Condition<lab_reports::table> = match self.benches.contains(&None) {
            true => Box::new(lab_reports::id.is_not_null().nullable()),
            false => {
                let places: Vec<Uuid> = self.benches.iter().copied().flatten().collect();
                Box::new(lab_reports::location_id.eq_any(places).or(lab_reports::entered_by.eq(user)).nullable())
            }
        };
        let waiting: Condition<lab_reports::table> = Box::new(here.and(IsUnfinished.nullable()));
        Box::new(waiting.or(lab_reports::verified_by.eq(user)))
    }

    fn is_on_the_bench(&self, row: &ReportRow) -> Result<bool, PersistenceError> {
        let user = Some(self.scope.actor().user_id());
        let here = self.benches.iter().any(|place| place.is_none_or(|place| place == row.location_id)) || row.entered_by == user;
        Ok(self.is_at_work() && (row.verified_by == user || (here && row.is_unfinished()?)))
    }

    fn of_others_or(&self, condition: Condition<lab_reports::table>) -> Condition<lab_reports::table> {
        let others: Condition<lab_reports::table> = Box::new(lab_reports::contact_id.ne_all(self.own.among_others().to_vec()).nullable());
        Box::new(others.or(condition))
    }

    /// As whom the caller sees a report; an error when not at all.
    ///
    /// A clinical role without a care relation gets [`PersistenceError::OutsideCare`].
    pub(super) fn admit(&self, conn: &mut PgConnection, row: &ReportRow) -> Result<Viewer, PersistenceError> {
        if row.archived_at.is_some() {
            return Err(PersistenceError::NotFound);
        }
        let refused = match people::resolve(conn, self.scope, People::Contacts, row.contact_id) {
            Ok(_) => None,
            Err(error @ (PersistenceError::NotFound | PersistenceError::OutsideCare)) => Some(error),
            Err(error) => return Err(error),
        };
        match (self.is_patient(row.contact_id), refused) {
            (true, None) if row.is_announced() => Ok(Viewer::Patient),
            (false, None) => Ok(Viewer::Carer),
            (false, Some(_)) if self.is_on_the_bench(row)? => Ok(Viewer::Bench),
            (_, refused) => Err(refused.unwrap_or(PersistenceError::NotFound)),
        }
    }

    /// As whom a report is shown to the caller who has just changed it.
    pub(super) fn after_change(&self, conn: &mut PgConnection, row: &ReportRow) -> Result<Viewer, PersistenceError> {
        if self.is_patient(row.contact_id) {
            return Ok(Viewer::Patient);
        }
        match people::resolve(conn, self.scope, People::Contacts, row.contact_id) {
            Ok(_) => Ok(Viewer::Carer),
            Err(PersistenceError::NotFound | PersistenceError::OutsideCare) => Ok(Viewer::Bench),
            Err(error) => Err(error),
        }
    }
}

/// A patient does not see a draft, unless it says when the results are expected; as [`ReportRow::is_announced`].
fn announced() -> Condition<lab_reports::table> {
    let announced = lab_reports::released_at.is_not_null().or(lab_reports::expected_on.is_not_null()).or(lab_reports::state.ne("draft"));
    Box::new(announced.nullable())
}

/// The scope in which somebody enters or corrects results of a person: that of staff who hold the permission, for their own results
/// and those of their wards that of a patient.
pub fn scope_about(conn: &mut PgConnection, actor: &Actor, staff: Permission, contact: Uuid) -> Result<Scope, LabError> {
    let own = own::people(conn, actor)?.contains(&contact);
    let permission = if !own && actor.may(staff) { staff } else { Permission::EnterOwnLab };
    if actor.may(permission) { Ok(actor.scope(permission)) } else { Err(LabError::Obstacle(Obstacle::OwnReport)) }
}
