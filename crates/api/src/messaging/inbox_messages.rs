//! `/v1/inbox-messages`: the inbox of the portal.

use actix_web::web::Data;
use actix_web::{get, post};
use domain::messaging::{InboxField, InboxMessageView, InboxSort};
use domain::{Lang, Page};
use persistence::messaging::{Stored, inbox};

use super::rendering::in_words;
use crate::app::App;
use crate::http::rights::UsePortal;
use crate::http::{Allowed, ApiResult, Id, ListParams, Reply, page};

type InboxList = ListParams<InboxField, InboxSort>;

/// Lists the messages to the caller and their wards, the newest first.
#[utoipa::path(tag = "messaging", params(InboxList), responses((status = 200, body = Page<InboxMessageView>)), security(("bearer" = ["portal:use"])))]
#[get("/inbox-messages")]
pub async fn list_inbox_messages(who: Allowed<UsePortal>, list: InboxList, app: Data<App>) -> ApiResult<Reply> {
    let (request, scope, key, lang) = (list.searched()?, who.scope(), app.cursor_key.clone(), who.principal().language);
    app.db
        .read(move |conn| {
            let listed = inbox::list(conn, &scope, &request)?;
            page::reply(&key, &request.order, listed.map(|stored| shown(stored, lang)), &list.fields)
        })
        .await
}

/// Notes that a message of the inbox was read.
#[utoipa::path(tag = "messaging", responses((status = 201, body = InboxMessageView)), security(("bearer" = ["portal:use"])))]
#[post("/inbox-messages/{id}/reading")]
pub async fn create_message_reading(who: Allowed<UsePortal>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    let (scope, lang) = (who.scope(), who.principal().language);
    app.db.write(move |tx| Reply::made(&shown(inbox::read(tx, &scope, id.0)?, lang))).await
}

/// The short text in the reader's language.
fn shown(stored: Stored, lang: Lang) -> InboxMessageView {
    let texts = in_words(&stored, lang);
    let (subject, text) = texts.map(|texts| (texts.subject, texts.inbox)).unwrap_or_default();
    let view = stored.view;
    InboxMessageView {
        id: view.id,
        contact_id: view.contact_id.unwrap_or_default(),
        template: view.template,
        subject,
        text,
        resource: view.resource,
        record_id: view.record_id,
        sent_at: view.sent_at.unwrap_or(view.created_at),
        read_at: view.read_at,
        updated_at: view.updated_at,
        version: view.version,
    }
}
