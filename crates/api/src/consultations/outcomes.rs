//! `/v1/consultations/{id}/appointment` and `…/task`: one step from a question to a visit or something to be done.

use actix_web::post;
use actix_web::web::Data;
use domain::ErrorCode;
use domain::consultations::{ConsultationView, CreateConsultationAppointment, CreateConsultationTask};
use domain::identity::Permission;
use domain::tasks::CreateTask;
use persistence::Actor;
use persistence::consultations::outcomes::{self, Outcome};
use persistence::diesel::PgConnection;
use uuid::Uuid;

use super::taking_part::{after_step, step};
use crate::app::App;
use crate::http::rights::{AnswerConsultations, Hidden, WriteConsultations};
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, Once, Reply};
use crate::{scheduling, tasks};

/// Makes a visit of a consultation: books one, from a hold or straight, or names one that the patient has already.
///
/// Needs `appointments:write` to book. Nothing of the consultation goes into the visit, which the front desk sees.
#[utoipa::path(tag = "consultations", request_body = CreateConsultationAppointment, responses((status = 201, body = ConsultationView)), security(("bearer" = ["consultations:write"])))]
#[post("/consultations/{id}/appointment")]
pub async fn create_consultation_appointment(
    who: Allowed<Hidden<WriteConsultations>>,
    once: Once,
    id: Id,
    body: Body<CreateConsultationAppointment>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            step(tx, &who, once, (id.0, digest), |tx, reader| {
                let (row, _) = outcomes::begin(tx, reader, id.0)?;
                let visit = match form.appointment_id {
                    Some(visit) => {
                        outcomes::visit(tx, reader, &row, visit)?;
                        visit
                    }
                    None => {
                        require(&who, Permission::WriteAppointments)?;
                        let booker = who.actor().scope(Permission::WriteAppointments);
                        scheduling::book(tx, &shared, &booker, &form.booking(row.contact_id))?.id
                    }
                };
                outcomes::record(tx, reader, &row, Outcome::Appointment(visit))?;
                after_step(tx, reader, id.0)
            })
        })
        .await
}

/// Makes a task of a consultation, about its patient. Needs `tasks:write`.
///
/// Nothing of the consultation goes into the task, which more people see.
#[utoipa::path(tag = "consultations", request_body = CreateConsultationTask, responses((status = 201, body = ConsultationView)), security(("bearer" = ["consultations:answer"])))]
#[post("/consultations/{id}/task")]
pub async fn create_consultation_task(
    who: Allowed<Hidden<AnswerConsultations>>,
    once: Once,
    id: Id,
    body: Body<CreateConsultationTask>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, digest) = body.checked()?;
    let shared = app.clone();
    app.db
        .write(move |tx| {
            step(tx, &who, once, (id.0, digest), |tx, reader| {
                let (row, _) = outcomes::begin(tx, reader, id.0)?;
                let task = add_task(tx, &shared, who.actor(), form.task(row.contact_id))?;
                outcomes::record(tx, reader, &row, Outcome::Task(task))?;
                after_step(tx, reader, id.0)
            })
        })
        .await
}

fn add_task(tx: &mut PgConnection, app: &App, who: &Actor, mut task: CreateTask) -> ApiResult<Uuid> {
    require(who, Permission::WriteTasks)?;
    Ok(tasks::add(tx, app, &who.scope(Permission::WriteTasks), &mut task)?.id)
}

fn require(who: &Actor, permission: Permission) -> ApiResult<()> {
    if who.may(permission) { Ok(()) } else { Err(ApiError::new(ErrorCode::Forbidden)) }
}
