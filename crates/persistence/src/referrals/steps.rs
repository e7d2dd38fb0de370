//! What becomes of a referral.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::FieldCode;
use domain::documents::{DocumentKind, FileState, RecordKind};
use domain::messaging::TemplateCode;
use domain::referrals::{CreateReferralResult, ReferralDirection, ReferralState, ReferralStep, ReferralView, after};
use uuid::Uuid;

use super::desk::Desk;
use super::drafting::{take_into_care, valid};
use super::referrals::{self as finding, RESOURCE};
use super::refusal::{Obstacle, ReferralError};
use super::rows::{self, ReferralRow};
use super::{notices, numbers};
use crate::audit::{self, AuditAction};
use crate::changes;
use crate::documents::seals;
use crate::error::PersistenceError;
use crate::schema::{files, referral_events, referral_result_files, referral_results, referrals};
use crate::scope::{Actor, Scope};

/// Sends a draft: the patient is told, and a colleague to whom it goes has the patient in care from then on.
pub fn send(tx: &mut PgConnection, desk: &Desk<'_>, id: Uuid, note: Option<&str>) -> Result<ReferralView, ReferralError> {
    let row = begin(tx, desk, id)?;
    fits(&row, ReferralStep::Sending)?;
    if !desk.may_sign_for(row.from_practitioner_id) {
        return Err(ReferralError::Obstacle(Obstacle::NotYours));
    }
    valid(tx, row.location_id, row.valid_until, desk.now())?;
    advance(tx, desk.scope, &row, ReferralStep::Sending, note)?;
    if row.direction() == ReferralDirection::Internal {
        take_into_care(tx, row.contact_id, row.to_practitioner_id, desk.now())?;
    }
    notices::tell(tx, desk, TemplateCode::ReferralSent, id)?;
    Ok(finding::shown(tx, desk.scope, id)?)
}

/// Takes a step that needs nothing else. Declining or cancelling withdraws the letter.
pub fn take(
    tx: &mut PgConnection,
    desk: &Desk<'_>,
    id: Uuid,
    step: ReferralStep,
    note: Option<&str>,
) -> Result<ReferralView, ReferralError> {
    let row = begin(tx, desk, id)?;
    advance(tx, desk.scope, &row, step, note)?;
    if matches!(step, ReferralStep::Decline | ReferralStep::Cancellation) {
        seals::revoke(tx, DocumentKind::ReferralLetter, id, desk.now())?;
    }
    Ok(finding::shown(tx, desk.scope, id)?)
}

/// Writes down what was sent back; another result adds to those before. The patient is told.
pub fn answer(tx: &mut PgConnection, desk: &Desk<'_>, id: Uuid, form: &CreateReferralResult) -> Result<ReferralView, ReferralError> {
    let row = begin(tx, desk, id)?;
    fits(&row, ReferralStep::Result)?;
    let today = numbers::day(tx, row.location_id, desk.now())?;
    let resulted_on = form.resulted_on.unwrap_or(today);
    if resulted_on > today {
        return Err(ReferralError::field("/resulted_on", FieldCode::BadDate));
    }
    let result = Uuid::now_v7();
    diesel::insert_into(referral_results::table)
        .values((
            referral_results::id.eq(result),
            referral_results::referral_id.eq(id),
            referral_results::body.eq(&form.text),
            referral_results::resulted_on.eq(resulted_on),
            referral_results::doctor.eq(form.doctor.as_deref()),
            referral_results::recorded_by.eq(desk.user_id()),
            referral_results::recorded_at.eq(desk.now()),
        ))
        .execute(tx)?;
    attach(tx, id, result, &form.file_ids)?;
    advance(tx, desk.scope, &row, ReferralStep::Result, None)?;
    notices::tell(tx, desk, TemplateCode::ReferralAnswered, id)?;
    Ok(finding::shown(tx, desk.scope, id)?)
}

/// Files of the referral that go with a result.
fn attach(tx: &mut PgConnection, referral: Uuid, result: Uuid, wanted: &[Uuid]) -> Result<(), ReferralError> {
    let found: Vec<Uuid> = files::table
        .filter(files::id.eq_any(wanted))
        .filter(files::record_kind.eq(RecordKind::Referral.code()))
        .filter(files::record_id.eq(referral))
        .filter(files::archived_at.is_null())
        .filter(files::state.ne(FileState::Infected.code()))
        .select(files::id)
        .load(tx)?;
    if found.len() != wanted.len() {
        return Err(ReferralError::field("/file_ids", FieldCode::NotThere));
    }
    let row = |file: &Uuid| (referral_result_files::result_id.eq(result), referral_result_files::file_id.eq(*file));
    diesel::insert_into(referral_result_files::table).values(found.iter().map(row).collect::<Vec<_>>()).execute(tx)?;
    Ok(())
}

/// The referral for a step of staff, locked until the transaction ends.
fn begin(tx: &mut PgConnection, desk: &Desk<'_>, id: Uuid) -> Result<ReferralRow, ReferralError> {
    let row = rows::lock(tx, desk.scope, id)?;
    desk.must_be_of_others(tx, row.contact_id)?;
    Ok(row)
}

/// Where the step leads.
pub(super) fn fits(row: &ReferralRow, step: ReferralStep) -> Result<ReferralState, ReferralError> {
    after(row.direction(), row.state(), step).ok_or(ReferralError::Obstacle(Obstacle::WrongStep))
}

/// Brings a locked referral into its next state, and leaves event, history, audit and news.
pub(super) fn advance(
    tx: &mut PgConnection,
    scope: &Scope,
    row: &ReferralRow,
    step: ReferralStep,
    note: Option<&str>,
) -> Result<(), ReferralError> {
    let state = fits(row, step)?;
    Ok(enter(tx, scope, row, step, state, note)?)
}

/// The visit that is the time of a referral has ended: the patient was seen. A referral that was answered already, or is over,
/// stays as it is.
pub fn visited(tx: &mut PgConnection, scope: &Scope, appointment: Uuid) -> Result<(), PersistenceError> {
    let rows: Vec<ReferralRow> = referrals::table
        .filter(referrals::appointment_id.eq(appointment))
        .filter(referrals::archived_at.is_null())
        .order(referrals::id)
        .select(ReferralRow::as_select())
        .for_update()
        .load(tx)?;
    for row in rows {
        if let Some(state) = after(row.direction(), row.state(), ReferralStep::Visit) {
            enter(tx, scope, &row, ReferralStep::Visit, state, None)?;
        }
    }
    Ok(())
}

fn enter(
    tx: &mut PgConnection,
    scope: &Scope,
    row: &ReferralRow,
    step: ReferralStep,
    state: ReferralState,
    note: Option<&str>,
) -> Result<(), PersistenceError> {
    let now = scope.actor().now();
    let on = |wanted: ReferralStep, before: Option<DateTime<Utc>>| if step == wanted { Some(now) } else { before };
    diesel::update(referrals::table.find(row.id))
        .set((
            referrals::state.eq(state.code()),
            referrals::sent_at.eq(on(ReferralStep::Sending, row.sent_at)),
            referrals::answered_at.eq(on(ReferralStep::Result, row.answered_at)),
            referrals::updated_at.eq(now),
            referrals::version.eq(referrals::version + 1),
        ))
        .execute(tx)?;
    remember(tx, scope.actor(), row.id, state, note)?;
    changes::record(tx, scope.actor(), RESOURCE, row.id, state.code(), row.version + 1, &[])?;
    audit::record(tx, scope, AuditAction::Update, RESOURCE, &[row.contact_id])?;
    notices::told(tx, row.id)
}

/// Writes down that it came into a state.
pub(super) fn remember(
    tx: &mut PgConnection,
    actor: &Actor,
    referral: Uuid,
    state: ReferralState,
    note: Option<&str>,
) -> Result<(), PersistenceError> {
    diesel::insert_into(referral_events::table)
        .values((
            referral_events::id.eq(Uuid::now_v7()),
            referral_events::referral_id.eq(referral),
            referral_events::state.eq(state.code()),
            referral_events::note.eq(note),
            referral_events::user_id.eq(actor.user_id()),
            referral_events::at.eq(actor.now()),
        ))
        .execute(tx)?;
    Ok(())
}
