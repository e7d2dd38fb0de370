//! `/v1/notifications`: what the screens of the caller show at once.

use actix_web::web::Data;
use actix_web::{get, post};
use domain::messaging::NotificationView;
use domain::{Lang, Page};
use persistence::messaging::{Stored, notifications};

use super::rendering::in_words;
use crate::app::App;
use crate::http::rights::UseOwnAccount;
use crate::http::{Allowed, ApiResult, Id, Reply};

/// Notifications that are shown.
const SHOWN: i64 = 50;

/// Lists the caller's notifications, the newest first.
#[utoipa::path(tag = "messaging", responses((status = 200, body = Page<NotificationView>)), security(("bearer" = ["account:use"])))]
#[get("/notifications")]
pub async fn list_notifications(who: Allowed<UseOwnAccount>, app: Data<App>) -> ApiResult<Reply> {
    let (user, lang) = (who.user_id(), who.principal().language);
    app.db
        .read(move |conn| {
            let stored = notifications::list(conn, user, SHOWN)?;
            Reply::all(stored.into_iter().map(|stored| shown(stored, lang)).collect())
        })
        .await
}

/// Notes that a notification was seen.
#[utoipa::path(tag = "messaging", responses((status = 201, body = NotificationView)), security(("bearer" = ["account:use"])))]
#[post("/notifications/{id}/reading")]
pub async fn create_notification_reading(who: Allowed<UseOwnAccount>, id: Id, app: Data<App>) -> ApiResult<Reply> {
    let (user, lang) = (who.user_id(), who.principal().language);
    app.db.write(move |tx| Reply::made(&shown(notifications::read(tx, user, id.0, who.now())?, lang))).await
}

fn shown(stored: Stored, lang: Lang) -> NotificationView {
    let text = in_words(&stored, lang).map(|texts| texts.inbox).unwrap_or_default();
    let view = stored.view;
    NotificationView {
        id: view.id,
        template: view.template,
        text,
        resource: view.resource,
        record_id: view.record_id,
        sent_at: view.sent_at.unwrap_or(view.created_at),
        read_at: view.read_at,
    }
}
