//! Requests about tasks and consents.

use support::{Value, json};
use uuid::Uuid;

use super::requests::{Call, Side, send};
use super::stage::{Player, Stage, made, word};
use super::table::Operation;

/// The request for an operation about tasks or consents; the outer `None` for operations about something else.
pub async fn request(stage: &Stage, player: &Player, operation: &Operation, side: Side) -> Option<Option<Call>> {
    let caller = &player.caller;
    let path = |id: Uuid| operation.path.replace("{id}", &id.to_string());
    let call = match operation.id.as_str() {
        "list_tasks" => {
            let (id, title) = stage.task(player, side, "to_do").await;
            Call { request: caller.get("/v1/tasks").query(&[("filter[title][eq]", &title)]), look_for: Some(id) }
        }
        "search_tasks" => {
            let (id, title) = stage.task(player, side, "to_do").await;
            Call { request: caller.post("/v1/tasks/search", json!({"q": title})), look_for: Some(id) }
        }
        "create_task" => {
            let person = stage.person(player, side, "patients").await.id;
            Call::plain(caller.post("/v1/tasks", json!({"title": word(), "contact_id": person})))
        }
        "create_task_answer" => {
            let (id, _) = stage.task(player, side, "complaint").await;
            Call::plain(caller.post(path(id), json!({"text": "Terima kasih"})))
        }
        "create_task_restoration" => {
            let (id, _) = stage.task(player, side, "to_do").await;
            stage.maker.delete(format!("/v1/tasks/{id}"), "*").await.expect(204);
            Call::plain(caller.post(path(id), json!({})))
        }
        "find_task" | "update_task" | "delete_task" | "create_task_completion" | "list_task_changes" => {
            let (id, _) = stage.task(player, side, "to_do").await;
            Call::plain(send(caller, operation, path(id), json!({})))
        }
        "list_consents" => {
            let person = stage.person(player, side, "patients").await.id;
            Call::plain(caller.get("/v1/consents").query(&[("contact_id", &person.to_string())]))
        }
        "create_consent" => {
            let person = stage.person(player, side, "patients").await.id;
            let text = stage.consent_text("care").await;
            let body = json!({"contact_id": person, "purpose": "care", "granted": true, "text_id": text});
            Call::plain(caller.post("/v1/consents", body))
        }
        "create_consent_text" if side == Side::Own => {
            Call::plain(caller.post("/v1/consent-texts", json!({"purpose": "research", "text_id": word(), "text_en": word()})))
        }
        "list_own_consents" => Call::plain(caller.get(path(stage.person(player, side, "patients").await.id))),
        "create_own_consents" => {
            let person = stage.person(player, side, "patients").await.id;
            let choice = json!({"purpose": "care", "granted": true, "text_id": stage.consent_text("care").await});
            Call::plain(caller.post(path(person), json!({"language": "id", "consents": [choice]})))
        }
        _ => return None,
    };
    Some(Some(call))
}

impl Stage {
    /// A task about a person in the player's scope or out of it, with its title.
    async fn task(&self, player: &Player, side: Side, kind: &str) -> (Uuid, String) {
        let (person, title) = (self.person(player, side, "patients").await, word());
        let id = made(&self.maker, "/v1/tasks", json!({"kind": kind, "title": title, "contact_id": person.id})).await;
        (id, title)
    }

    /// The text of a consent that is asked for today.
    pub async fn consent_text(&self, purpose: &str) -> Value {
        let texts = self.app.nobody().get("/v1/consent-texts").await.expect(200).data();
        let current = texts.iter().find(|text| text["purpose"] == purpose && text["current"] == true);
        current.unwrap_or_else(|| panic!("no text of {purpose}"))["id"].clone()
    }
}
