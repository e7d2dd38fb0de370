//! `/v1/message-templates`: the texts of messages.

use actix_web::web::Data;
use actix_web::{get, patch, post};
use domain::messaging::{CreatePreview, MessagePreview, MessageTemplateForm, MessageTemplateView};
use domain::{FieldErrors, Page};
use persistence::messaging::templates;

use super::rendering::{Texts, check, check_text, example, fill};
use crate::app::App;
use crate::http::rights::WriteTemplates;
use crate::http::{Allowed, ApiError, ApiResult, Body, Id, IfMatch, IfNoneMatch, MergePatch, Reply};

/// Lists the templates with their texts in force.
#[utoipa::path(tag = "messaging", responses((status = 200, body = Page<MessageTemplateView>)), security(("bearer" = ["templates:write"])))]
#[get("/message-templates")]
pub async fn list_message_templates(_who: Allowed<WriteTemplates>, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(|conn| Reply::all(templates::list(conn)?)).await
}

/// Shows a template.
#[utoipa::path(tag = "messaging", responses((status = 200, body = MessageTemplateView)), security(("bearer" = ["templates:write"])))]
#[get("/message-templates/{id}")]
pub async fn find_message_template(_who: Allowed<WriteTemplates>, id: Id, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    app.db.read(move |conn| Ok(Reply::found(&templates::find(conn, id.0)?)?.unless(&seen))).await
}

/// Changes the texts of a template: a new version, which holds for everything that is sent from now on.
#[utoipa::path(tag = "messaging", request_body = MessageTemplateForm, responses((status = 200, body = MessageTemplateView)), security(("bearer" = ["templates:write"])))]
#[patch("/message-templates/{id}")]
pub async fn update_message_template(
    who: Allowed<WriteTemplates>,
    id: Id,
    seen: IfMatch,
    patch: MergePatch,
    app: Data<App>,
) -> ApiResult<Reply> {
    app.db
        .write(move |tx| {
            let current = templates::lock(tx, id.0)?;
            seen.check(&current)?;
            let form: MessageTemplateForm = patch.apply(&current.writable())?;
            let mut errors = FieldErrors::default();
            check(current.code, &form, &mut errors);
            errors.into_result()?;
            templates::update(tx, &current, &form, who.user_id(), who.now())?;
            Reply::found(&templates::find(tx, id.0)?)
        })
        .await
}

/// Fills texts in with example values, without keeping them.
#[utoipa::path(tag = "messaging", request_body = CreatePreview, responses((status = 201, body = MessagePreview)), security(("bearer" = ["templates:write"])))]
#[post("/message-templates/{id}/preview")]
pub async fn create_message_template_preview(
    _who: Allowed<WriteTemplates>,
    id: Id,
    body: Body<CreatePreview>,
    app: Data<App>,
) -> ApiResult<Reply> {
    let (form, _) = body.checked()?;
    app.db
        .read(move |conn| {
            let template = templates::find(conn, id.0)?.code;
            let mut errors = FieldErrors::default();
            check_text(template, &form.subject, true, "/subject", &mut errors);
            check_text(template, &form.inbox, false, "/inbox", &mut errors);
            check_text(template, &form.body, false, "/body", &mut errors);
            errors.into_result()?;
            let texts = Texts { subject: form.subject, inbox: form.inbox, body: form.body };
            let filled = fill(&texts, &example(template, form.language)).map_err(|error| ApiError::internal(error.to_string()))?;
            Reply::made(&MessagePreview { subject: filled.subject, inbox: filled.inbox, body: filled.body })
        })
        .await
}
