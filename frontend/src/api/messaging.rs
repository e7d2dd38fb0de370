//! Messages that go out, their templates, and what the local transport has kept.

use domain::Page;
use domain::messaging::*;
use uuid::Uuid;

use super::resource::Resource;
use super::{Failure, Request};

/// The texts of messages. They come with the program and are changed, never made or archived.
pub struct Templates;

impl Resource for Templates {
    type View = MessageTemplateView;
    type Form = MessageTemplateForm;
    const PATH: &'static str = "/message-templates";

    fn writable(view: &MessageTemplateView) -> MessageTemplateForm {
        view.writable()
    }
}

/// Part of the outbox.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutboxPart {
    pub contact_id: Option<Uuid>,
    /// The states that are shown; all of them when empty.
    pub states: Vec<MessageState>,
    pub limit: i64,
    pub cursor: Option<String>,
}

pub async fn list_messages(part: &OutboxPart) -> Result<Page<MessageView>, Failure> {
    let states = part.states.iter().map(|state| state.code()).collect::<Vec<_>>().join(",");
    let request = Request::get("/messages").query("limit", part.limit).query("count", "exact");
    let request = request.maybe("filter[contact_id][eq]", part.contact_id);
    request.maybe("filter[state][in]", Some(states).filter(|s| !s.is_empty())).maybe("cursor", part.cursor.as_deref()).fetch().await
}

/// One message with its text; codes and links are masked.
pub async fn find_message(id: Uuid) -> Result<MessageView, Failure> {
    Request::get(format!("/messages/{id}")).fetch().await
}

pub async fn create_message_resend(id: Uuid) -> Result<MessageView, Failure> {
    Request::post(format!("/messages/{id}/resend")).fetch().await
}

pub async fn create_message_withdrawal(id: Uuid) -> Result<MessageView, Failure> {
    Request::post(format!("/messages/{id}/withdrawal")).fetch().await
}

/// How texts would read, with example values.
pub async fn create_message_preview(template: Uuid, texts: &CreatePreview) -> Result<MessagePreview, Failure> {
    Request::post(format!("{}/preview", Templates::one(template))).body(texts).fetch().await
}

/// What the local transport has kept, the latest first.
pub async fn list_local_messages() -> Result<Page<LocalMessageView>, Failure> {
    Request::get("/local-messages").fetch().await
}
