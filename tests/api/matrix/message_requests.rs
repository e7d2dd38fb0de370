//! Requests about messages and their templates.

use diesel::prelude::*;
use domain::Lang;
use domain::messaging::{Facts, MessageChannel, Secrets, TemplateCode};
use persistence::messaging::outbox::{self, Addressee, NewMessage};
use persistence::schema::messages;
use support::json;
use uuid::Uuid;

use super::requests::{Call, Side, send};
use super::stage::{Player, Stage, word};
use super::table::Operation;

/// The request for an operation about messages; the outer `None` for operations about something else.
pub async fn request(stage: &Stage, player: &Player, operation: &Operation, side: Side) -> Option<Option<Call>> {
    let caller = &player.caller;
    let by_id = |id: Uuid| Call::plain(send(caller, operation, operation.path.replace("{id}", &id.to_string()), json!({})));
    let call = match operation.id.as_str() {
        "list_messages" => {
            let id = message(stage, player, side, MessageChannel::Email, "queued").await;
            Call { request: caller.get("/v1/messages"), look_for: Some(id) }
        }
        "find_message" | "create_message_withdrawal" => by_id(message(stage, player, side, MessageChannel::Email, "queued").await),
        "create_message_resend" => by_id(message(stage, player, side, MessageChannel::Email, "failed").await),
        "list_inbox_messages" => {
            let id = message(stage, player, side, MessageChannel::Inbox, "sent").await;
            Call { request: caller.get("/v1/inbox-messages"), look_for: Some(id) }
        }
        "create_notification_reading" => by_id(notification(stage, player, side).await),
        "create_message_reading" => by_id(message(stage, player, side, MessageChannel::Inbox, "sent").await),
        "find_message_template" | "update_message_template" if side == Side::Own => by_id(template(stage).await),
        "create_message_template_preview" if side == Side::Own => {
            let path = operation.path.replace("{id}", &template(stage).await.to_string());
            Call::plain(caller.post(path, json!({"language": "id", "subject": "a", "inbox": "b", "body": "c"})))
        }
        "create_password_reset_request" if side == Side::Own => Call::plain(caller.post(&operation.path, json!({"login": word()}))),
        "find_message_template" | "update_message_template" | "create_message_template_preview" | "create_password_reset_request" => {
            return Some(None);
        }
        _ => return None,
    };
    Some(Some(call))
}

/// A message to a person on the side of the player.
async fn message(stage: &Stage, player: &Player, side: Side, channel: MessageChannel, state: &str) -> Uuid {
    let contact = stage.person(player, side, "patients").await.id;
    let app = &stage.app;
    let now = app.clock.now();
    let message = NewMessage {
        to: Addressee::Contact(contact),
        channel,
        destination: None,
        template: TemplateCode::FeedbackAnswer,
        language: Lang::Id,
        facts: Facts { title: Some("a".into()), ..Facts::default() },
        secrets: Secrets::default(),
        resource: "feedback",
        record_id: contact,
        dedupe_key: word(),
        due_at: now,
        expires_at: None,
    };
    let mut conn = app.connect();
    let id = outbox::enqueue(&mut conn, &app.state.field_keys, &message, now).unwrap_or_else(|error| panic!("not written: {error}"));
    let sent = (state == "sent").then_some(now);
    let set = diesel::update(messages::table.find(id)).set((messages::state.eq(state), messages::sent_at.eq(sent)));
    set.execute(&mut conn).unwrap_or_else(|error| panic!("not changed: {error}"));
    id
}

/// A notification of the player, or of somebody else.
async fn notification(stage: &Stage, player: &Player, side: Side) -> Uuid {
    use persistence::schema::users;
    let app = &stage.app;
    let mut conn = app.connect();
    let login =
        if side == Side::Own { player.login.clone() } else { app.add_person(&support::Person::new(support::RoleCode::Sales)).login };
    let user: Option<Uuid> = users::table.filter(users::username.eq(&login)).select(users::id).first(&mut conn).ok();
    let Some(user) = user else { return Uuid::now_v7() };
    let now = app.clock.now();
    let message = NewMessage {
        to: Addressee::User(user),
        channel: MessageChannel::Browser,
        destination: None,
        template: TemplateCode::TaskAssigned,
        language: Lang::Id,
        facts: Facts { title: Some("a".into()), ..Facts::default() },
        secrets: Secrets::default(),
        resource: "tasks",
        record_id: user,
        dedupe_key: word(),
        due_at: now,
        expires_at: None,
    };
    let id = outbox::enqueue(&mut conn, &app.state.field_keys, &message, now).unwrap_or_else(|error| panic!("not written: {error}"));
    let set = diesel::update(messages::table.find(id)).set((messages::state.eq("sent"), messages::sent_at.eq(now)));
    set.execute(&mut conn).unwrap_or_else(|error| panic!("not changed: {error}"));
    id
}

async fn template(stage: &Stage) -> Uuid {
    let list = stage.admin.get("/v1/message-templates").await.expect(200);
    list.text("/data/0/id").parse().unwrap_or_default()
}
