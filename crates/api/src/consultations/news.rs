//! Who is told by message that something was written: that it was, never what.

use chrono::{DateTime, Duration, Utc};
use domain::consultations::{ConsultationRole, ConsultationView};
use domain::messaging::{Facts, Secrets, TemplateCode};
use persistence::consultations::audience;
use persistence::consultations::consultations::RESOURCE;
use persistence::consultations::messages::Written;
use persistence::consultations::settings;
use persistence::consultations::steps::HandedOver;
use persistence::diesel::PgConnection;
use persistence::messaging::notices::{self, Notice};
use uuid::Uuid;

use crate::app::App;
use crate::http::ApiResult;

/// A notice that nobody has got by then is of no use any more.
const USEFUL_FOR: Duration = Duration::days(14);

/// Tells the other side of a message, and whoever watches over the answers.
pub fn written(tx: &mut PgConnection, app: &App, view: &ConsultationView, what: &Written, now: DateTime<Utc>) -> ApiResult<()> {
    if what.author == ConsultationRole::Patient { asked(tx, app, view, what, now) } else { answered(tx, app, view, what, now) }
}

fn asked(tx: &mut PgConnection, app: &App, view: &ConsultationView, what: &Written, now: DateTime<Utc>) -> ApiResult<()> {
    let notice = |template, facts| about(template, facts, view.id, what.message.to_string(), now);
    let or_urgent = |template| if what.emergency { TemplateCode::ConsultationEmergency } else { template };
    let question = notice(or_urgent(TemplateCode::ConsultationQuestion), due(view.answer_due_at, &view.time_zone));
    staff(tx, app, view.practitioner_id, &question, now)?;
    if let Some(overseer) = overseer(view) {
        staff(tx, app, overseer, &notice(or_urgent(TemplateCode::ConsultationCopy), Facts::default()), now)?;
    }
    Ok(())
}

/// The patient hears of every answer, the doctor asked when somebody else has stepped in, and whoever watches unless they wrote it.
fn answered(tx: &mut PgConnection, app: &App, view: &ConsultationView, what: &Written, now: DateTime<Utc>) -> ApiResult<()> {
    let notice = |template, facts| about(template, facts, view.id, what.message.to_string(), now);
    let facts = Facts { emergency_phone: Some(settings::find(tx)?.emergency_phone), ..Facts::default() };
    let link = Secrets::link(app.settings.public_url.link(&format!("/consultations/{}", view.id)));
    let answer = Notice { secrets: link, ..notice(TemplateCode::ConsultationAnswer, facts) };
    notices::tell(tx, &app.field_keys, view.contact_id, &answer, now)?;
    if let Some(asker) = audience::guardian_of(tx, what.asked_by, view.contact_id)? {
        // a guardian who asked hears of the answer also when the ward can be reached
        notices::tell(tx, &app.field_keys, asker, &answer, now)?;
    }
    if what.practitioner != Some(view.practitioner_id) {
        staff(tx, app, view.practitioner_id, &notice(TemplateCode::ConsultationSteppedIn, Facts::default()), now)?;
    }
    if let Some(overseer) = overseer(view).filter(|overseer| what.practitioner != Some(*overseer)) {
        staff(tx, app, overseer, &notice(TemplateCode::ConsultationCopy, Facts::default()), now)?;
    }
    Ok(())
}

/// Who watches at this moment, unless it is the doctor asked.
fn overseer(view: &ConsultationView) -> Option<Uuid> {
    let acting = view.overseers.iter().find(|overseer| overseer.acting).map(|overseer| overseer.practitioner_id);
    acting.filter(|id| *id != view.practitioner_id)
}

/// Tells a doctor to whom a consultation was handed over.
pub fn handed_over(tx: &mut PgConnection, app: &App, id: Uuid, what: HandedOver, now: DateTime<Utc>) -> ApiResult<()> {
    let facts = due(what.answer_due_at, app.zone().name());
    staff(tx, app, what.practitioner, &about(TemplateCode::ConsultationHandover, facts, id, what.version.to_string(), now), now)
}

fn staff(tx: &mut PgConnection, app: &App, practitioner: Uuid, notice: &Notice, now: DateTime<Utc>) -> ApiResult<()> {
    for user in audience::accounts_of(tx, practitioner)? {
        notices::tell_user(tx, &app.field_keys, user, notice, now)?;
    }
    Ok(())
}

fn due(until: Option<DateTime<Utc>>, zone: &str) -> Facts {
    Facts { until, time_zone: until.map(|_| zone.to_owned()), ..Facts::default() }
}

fn about(template: TemplateCode, facts: Facts, consultation: Uuid, occasion: String, now: DateTime<Utc>) -> Notice {
    let expires_at = Some(now + USEFUL_FOR);
    Notice { template, facts, secrets: Secrets::default(), resource: RESOURCE, record_id: consultation, occasion, due_at: now, expires_at }
}
