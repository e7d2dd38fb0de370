//! What is printed of a referral: the letter that was sent, or the answer to one from outside.

use diesel::prelude::*;
use domain::referrals::{ReferralDirection, ReferralView};
use uuid::Uuid;

use super::refusal::{Obstacle, ReferralError};
use super::{referrals, rows};
use crate::audit::{self, AuditAction};
use crate::schema::practitioners;
use crate::scope::Scope;

/// A referral for printing.
#[derive(Clone, Debug)]
pub struct PrintedReferral {
    pub referral: ReferralView,
    /// Number of the licence of whoever signs.
    pub licence: Option<String>,
    /// Rises with everything that is printed: of an answer, with every result.
    pub version: i64,
}

/// A referral in scope of which there is a letter.
pub fn find(tx: &mut PgConnection, scope: &Scope, id: Uuid) -> Result<PrintedReferral, ReferralError> {
    let row = rows::visible(tx, scope, id)?;
    audit::record(tx, scope, AuditAction::Read, referrals::RESOURCE, &[row.contact_id])?;
    if !row.has_letter() {
        return Err(ReferralError::Obstacle(Obstacle::NoLetter));
    }
    let answer = row.direction() == ReferralDirection::In;
    let signer = if answer { row.to_practitioner_id } else { row.from_practitioner_id };
    let licence = match signer {
        Some(id) => practitioners::table.find(id).select(practitioners::licence_number).first(tx)?,
        None => None,
    };
    let referral = referrals::complete(tx, scope.actor(), row)?;
    let version = if answer { i64::try_from(referral.results.len()).unwrap_or(i64::MAX) } else { 1 };
    Ok(PrintedReferral { referral, licence, version })
}
