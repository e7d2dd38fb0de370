//! What only the database can tell about a task.

use domain::tasks::{CreateTask, TaskView};
use domain::{FieldCode, FieldErrors};
use persistence::Scope;
use persistence::contacts::people::{self, People};
use persistence::diesel::PgConnection;
use persistence::tasks::{assignees, tasks};

use crate::http::ApiResult;

/// Refuses references to what is not there or not in reach; what was there before the change stays.
pub fn references(tx: &mut PgConnection, scope: &Scope, before: Option<&TaskView>, form: &mut CreateTask) -> ApiResult<()> {
    let mut errors = FieldErrors::default();
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
