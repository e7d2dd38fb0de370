//! The time of a referral: a visit in the clinic, or when another facility expects the patient.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::FieldCode;
use domain::identity::Permission;
use domain::referrals::{ReferralDirection, ReferralStep, ReferralView};
use uuid::Uuid;

use super::desk::Desk;
use super::referrals as finding;
use super::refusal::ReferralError;
use super::rows::{self, ReferralRow};
use super::steps::{advance, fits};
use crate::own::Own;
use crate::scheduling::appointments as visits;
use crate::schema::{appointments, referrals};

/// When and where the patient is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// A visit in the clinic.
    Visit(Uuid),
    /// What another facility has said.
    Elsewhere(DateTime<Utc>),
}

/// Locks a referral that can get a time; `elsewhere` says whether it is to be one of another facility.
pub fn begin(tx: &mut PgConnection, desk: &Desk<'_>, id: Uuid, elsewhere: bool) -> Result<ReferralRow, ReferralError> {
    let row = rows::lock(tx, desk.scope, id)?;
    fits(&row, ReferralStep::Appointment)?;
    let outward = row.direction() == ReferralDirection::Out;
    if elsewhere && (!outward || Own::of(tx, desk.scope)?.includes(row.contact_id)) {
        return Err(ReferralError::field("/planned_at", FieldCode::NotWanted));
    }
    if outward && !elsewhere {
        return Err(ReferralError::field("/planned_at", FieldCode::Required));
    }
    Ok(row)
}

/// Refuses a visit that is not there for the caller, or is somebody else's.
pub fn check_visit(tx: &mut PgConnection, desk: &Desk<'_>, row: &ReferralRow, appointment: Uuid) -> Result<(), ReferralError> {
    let scope = desk.actor().scope(Permission::ReadAppointments);
    let found = appointments::table
        .filter(appointments::id.eq(appointment))
        .filter(appointments::contact_id.eq(row.contact_id))
        .filter(visits::seen(&scope));
    if found.count().get_result::<i64>(tx)? == 0 {
        return Err(ReferralError::field("/appointment_id", FieldCode::NotThere));
    }
    Ok(())
}

/// Gives a referral from [`begin`] its time.
pub fn finish(tx: &mut PgConnection, desk: &Desk<'_>, row: &ReferralRow, time: Time) -> Result<ReferralView, ReferralError> {
    let (appointment, planned) = match time {
        Time::Visit(id) => (Some(id), None),
        Time::Elsewhere(at) => (None, Some(at)),
    };
    diesel::update(referrals::table.find(row.id))
        .set((referrals::appointment_id.eq(appointment), referrals::planned_at.eq(planned)))
        .execute(tx)?;
    advance(tx, desk.scope, row, ReferralStep::Appointment, None)?;
    Ok(finding::shown(tx, desk.scope, row.id)?)
}
