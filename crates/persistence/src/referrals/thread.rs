//! What became of a referral: states, and what was sent back.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use domain::referrals::{ReferralEventView, ReferralResultView, ReferralState};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::{referral_events, referral_result_files, referral_results, users};

/// The states into which it came, the latest first; remarks for who sees what is clinical.
pub(super) fn events(conn: &mut PgConnection, referral: Uuid, clinical: bool) -> Result<Vec<ReferralEventView>, PersistenceError> {
    type Row = (String, Option<String>, Option<String>, DateTime<Utc>);
    let rows: Vec<Row> = referral_events::table
        .left_join(users::table.on(users::id.nullable().eq(referral_events::user_id)))
        .filter(referral_events::referral_id.eq(referral))
        .order((referral_events::at.desc(), referral_events::id.desc()))
        .select((referral_events::state, referral_events::note, users::name.nullable(), referral_events::at))
        .load(conn)?;
    let view = |(state, note, user_name, at): Row| ReferralEventView {
        state: ReferralState::from_code(&state).unwrap_or(ReferralState::Draft),
        note: note.filter(|_| clinical),
        user_name,
        at,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// What was sent back, the latest first.
pub(super) fn results(conn: &mut PgConnection, referral: Uuid) -> Result<Vec<ReferralResultView>, PersistenceError> {
    type Row = (Uuid, String, NaiveDate, Option<String>, Option<String>, DateTime<Utc>);
    let rows: Vec<Row> = referral_results::table
        .left_join(users::table.on(users::id.nullable().eq(referral_results::recorded_by)))
        .filter(referral_results::referral_id.eq(referral))
        .order((referral_results::recorded_at.desc(), referral_results::id.desc()))
        .select((
            referral_results::id,
            referral_results::body,
            referral_results::resulted_on,
            referral_results::doctor,
            users::name.nullable(),
            referral_results::recorded_at,
        ))
        .load(conn)?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.0).collect();
    let files: Vec<(Uuid, Uuid)> = referral_result_files::table
        .filter(referral_result_files::result_id.eq_any(&ids))
        .order(referral_result_files::file_id)
        .select((referral_result_files::result_id, referral_result_files::file_id))
        .load(conn)?;
    let view = |(id, text, resulted_on, doctor, recorded_by_name, recorded_at): Row| ReferralResultView {
        id,
        text,
        resulted_on,
        doctor,
        file_ids: files.iter().filter(|(result, _)| *result == id).map(|(_, file)| *file).collect(),
        recorded_by_name,
        recorded_at,
    };
    Ok(rows.into_iter().map(view).collect())
}
