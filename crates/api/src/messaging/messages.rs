//! `/v1/messages`: the outbox, as staff see it.

use actix_web::web::Data;
use actix_web::{get, post};
use domain::messaging::{MessageField, MessageSort, MessageView};
use domain::{ErrorCode, Page};
use persistence::messaging::{Stored, messages};

use super::rendering::in_words;
use crate::app::App;
use crate::http::rights::{ReadMessages, WriteMessages};
use crate::http::{Allowed, ApiError, ApiResult, Id, IfNoneMatch, ListParams, Once, Reply, page};

type MessageList = ListParams<MessageField, MessageSort>;

/// Lists outgoing messages, the newest first; codes and links are masked.
#[utoipa::path(tag = "messaging", params(MessageList), responses((status = 200, body = Page<MessageView>)), security(("bearer" = ["messages:read"])))]
#[get("/messages")]
pub async fn list_messages(who: Allowed<ReadMessages>, list: MessageList, app: Data<App>) -> ApiResult<Reply> {
    let (request, scope, key) = (list.searched()?, who.scope(), app.cursor_key.clone());
    app.db
        .read(move |conn| {
            let listed = messages::list(conn, &scope, &request)?;
            page::reply(&key, &request.order, listed.map(|stored| MessageView { text: None, ..shown(stored) }), &list.fields)
        })
        .await
}

/// Shows an outgoing message with its text; codes and links are masked.
#[utoipa::path(tag = "messaging", responses((status = 200, body = MessageView)), security(("bearer" = ["messages:read"])))]
#[get("/messages/{id}")]
pub async fn find_message(who: Allowed<ReadMessages>, id: Id, seen: IfNoneMatch, app: Data<App>) -> ApiResult<Reply> {
    let scope = who.scope();
    app.db.read(move |conn| Ok(Reply::found(&shown(messages::find(conn, &scope, id.0)?))?.unless(&seen))).await
}

/// Sends a message again that failed, was held back, or may not have arrived; the gate is asked again.
#[utoipa::path(tag = "messaging", responses((status = 201, body = MessageView)), security(("bearer" = ["messages:write"])))]
#[post("/messages/{id}/resend")]
pub async fn create_message_resend(who: Allowed<WriteMessages>, once: Once, id: Id, app: Data<App>) -> ApiResult<Reply> {
    let scope = who.scope();
    app.db
        .write(move |tx| {
            once.run(tx, &who, Vec::new(), |tx| {
                let current = messages::lock(tx, &scope, id.0)?;
                if !current.view.can_be_resent() || current.view.expires_at.is_some_and(|end| end <= who.now()) {
                    let (id, en) = (
                        "Hanya pesan yang gagal, ditahan, atau tidak pasti, dan belum kedaluwarsa, yang dapat dikirim ulang.",
                        "Only a message that failed, was held back or is uncertain, and is still of use, can be sent again.",
                    );
                    return Err(ApiError::new(ErrorCode::Conflict).saying(id, en));
                }
                Reply::created(&shown(messages::resend(tx, &scope, &current)?), format!("/v1/messages/{}", id.0))
            })
        })
        .await
}

/// Withdraws a message that has not been sent.
#[utoipa::path(tag = "messaging", responses((status = 201, body = MessageView)), security(("bearer" = ["messages:write"])))]
#[post("/messages/{id}/withdrawal")]
pub async fn create_message_withdrawal(who: Allowed<WriteMessages>, once: Once, id: Id, app: Data<App>) -> ApiResult<Reply> {
    let scope = who.scope();
    app.db
        .write(move |tx| {
            once.run(tx, &who, Vec::new(), |tx| {
                let current = messages::lock(tx, &scope, id.0)?;
                if !current.view.can_be_withdrawn() {
                    let (id, en) = ("Pesan ini sudah dikirim atau ditarik.", "This message was sent or withdrawn already.");
                    return Err(ApiError::new(ErrorCode::Conflict).saying(id, en));
                }
                Reply::created(&shown(messages::withdraw(tx, &scope, &current)?), format!("/v1/messages/{}", id.0))
            })
        })
        .await
}

/// The view with its words, as far as the texts can be filled in.
fn shown(stored: Stored) -> MessageView {
    let texts = in_words(&stored, stored.view.language);
    let (subject, text) = texts.map(|texts| (texts.subject, texts.body)).unzip();
    MessageView { subject, text, ..stored.view }
}
