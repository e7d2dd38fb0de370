//! Who is told about break-glass: the patient or the guardian, and the managers who review it.

use chrono::{DateTime, Utc};
use domain::messaging::{Facts, Secrets, TemplateCode};
use domain::privacy::BreakGlassView;
use persistence::diesel::PgConnection;
use persistence::messaging::notices::{self, Notice};
use persistence::privacy::{break_glass, reviews};

use crate::app::App;
use crate::http::ApiResult;

/// Reminders in one round.
const ROUND: i64 = 50;

/// Tells the patient, and whoever reviews it.
pub(super) fn opened(tx: &mut PgConnection, app: &App, grant: &BreakGlassView, now: DateTime<Utc>) -> ApiResult<()> {
    let facts = facts(tx, grant)?;
    // who it was and why is for the portal, where the clinic's rule for names holds
    let own = Facts { practitioner: None, ..facts.clone() };
    notices::tell(tx, &app.field_keys, grant.contact_id, &notice(TemplateCode::BreakGlassNotice, grant, own, now), now)?;
    tell_reviewers(tx, app, grant, &notice(TemplateCode::BreakGlassReview, grant, facts, now), now)
}

/// Reminds of openings that nobody has reviewed; gives how many these were.
pub fn sweep_reviews(tx: &mut PgConnection, app: &App, now: DateTime<Utc>) -> ApiResult<usize> {
    let grants = reviews::unreviewed(tx, now, ROUND)?;
    for grant in &grants {
        let facts = facts(tx, grant)?;
        tell_reviewers(tx, app, grant, &notice(TemplateCode::BreakGlassReminder, grant, facts, now), now)?;
    }
    Ok(grants.len())
}

fn tell_reviewers(tx: &mut PgConnection, app: &App, grant: &BreakGlassView, notice: &Notice, now: DateTime<Utc>) -> ApiResult<()> {
    for reviewer in reviews::reviewers(tx, grant.contact_id)? {
        if reviewer != grant.user_id {
            notices::tell_user(tx, &app.field_keys, reviewer, notice, now)?;
        }
    }
    Ok(())
}

fn facts(tx: &mut PgConnection, grant: &BreakGlassView) -> ApiResult<Facts> {
    Ok(Facts {
        starts_at: Some(grant.created_at),
        time_zone: Some(reviews::time_zone(tx, grant.contact_id)?),
        practitioner: Some(grant.user_name.clone()),
        ..Facts::default()
    })
}

fn notice(template: TemplateCode, grant: &BreakGlassView, facts: Facts, now: DateTime<Utc>) -> Notice {
    Notice {
        template,
        facts,
        secrets: Secrets::default(),
        resource: break_glass::GRANTS,
        record_id: grant.id,
        occasion: "1".to_owned(),
        due_at: now,
        expires_at: None,
    }
}
