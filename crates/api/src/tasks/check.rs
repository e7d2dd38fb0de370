//! What only the database can tell about a task.

use domain::tasks::{CreateTask, TaskKind, TaskView};
use domain::{ErrorCode, FieldCode, FieldErrors};
use persistence::Scope;
use persistence::contacts::people::{self, People};
use persistence::diesel::PgConnection;
use persistence::tasks::{assignees, tasks};

use crate::http::{ApiError, ApiResult};

/// Refuses references to what is not there or not in reach; what was there before the change stays.
pub fn references(tx: &mut PgConnection, scope: &Scope, before: Option<&TaskView>, form: &mut CreateTask) -> ApiResult<()> {
    let mut errors = FieldErrors::default();
    made_by_results(before, form, &mut errors);
    let persons = tasks::people(scope.actor());
    if let Some(contact) = form.contact_id.filter(|id| before.is_none_or(|b| b.contact_id != Some(*id))) {
        match people::resolve(tx, &persons, People::Contacts, contact) {
            Ok(id) => form.contact_id = Some(id),
            Err(_) => errors.add("/contact_id", FieldCode::NotThere),
        }
    }
    if let Some(location) = form.location_id.filter(|id| before.is_none_or(|b| b.location_id != Some(*id))) {
        // clinical roles have no location of their own; the foreign key says whether it is there
        if !scope.covers_location(location) && !scope.is_care() {
            errors.add("/location_id", FieldCode::NotThere);
        }
    }
    if let Some(appointment) = form.appointment_id.filter(|id| before.is_none_or(|b| b.appointment_id != Some(*id)))
        && !tasks::may_refer_to(tx, &persons, appointment, form.contact_id)?
    {
        errors.add("/appointment_id", FieldCode::NotThere);
    }
    if let Some(assignee) = form.assignee_id.filter(|id| before.is_none_or(|b| b.assignee_id != Some(*id)))
        && !assignees::admits(tx, assignee)?
    {
        errors.add("/assignee_id", FieldCode::NotThere);
    }
    Ok(errors.into_result()?)
}

/// What results have made keeps its kind and its person, by which it is seen; nobody makes one by hand.
fn made_by_results(before: Option<&TaskView>, form: &CreateTask, errors: &mut FieldErrors) {
    let results = form.kind.is_about_results() || before.is_some_and(|before| before.kind.is_about_results());
    if results && before.is_none_or(|before| before.kind != form.kind) {
        errors.add("/kind", FieldCode::UnknownValue);
    }
    if results && before.is_some_and(|before| before.contact_id != form.contact_id) {
        errors.add("/contact_id", FieldCode::UnknownField);
    }
}

/// Refuses to close a critical value past its report, or to open it again: it is done when it is written down who was told.
pub fn follows_report(before: &TaskView, closed: bool) -> ApiResult<()> {
    if before.kind != TaskKind::CriticalValue || before.state.is_closed() == closed {
        return Ok(());
    }
    Err(ApiError::new(ErrorCode::Conflict).saying(
        "Tugas ini mengikuti hasil labnya; buka hasil itu dan catat siapa yang sudah diberi tahu.",
        "This task follows its lab report; open the report and record who was told.",
    ))
}
