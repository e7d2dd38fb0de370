//! Requests about people: the same for patients and contacts.

use support::json;

use super::requests::{Call, Side, send};
use super::stage::{Player, Stage, made, word};
use super::table::Operation;

/// The request for an operation about people; the outer `None` for operations about something else.
pub async fn request(stage: &Stage, player: &Player, operation: &Operation, side: Side) -> Option<Option<Call>> {
    let caller = &player.caller;
    let path = |id: uuid::Uuid| operation.path.replace("{id}", &id.to_string());
    let resource = if operation.path.starts_with("/v1/patients") { "patients" } else { "contacts" };
    let suffix = operation.path.strip_prefix("/v1/patients").or_else(|| operation.path.strip_prefix("/v1/contacts"));
    let Some(suffix) = suffix else { return elsewhere(stage, player, operation, side).await };
    let call = match (operation.method.as_str(), suffix) {
        ("POST", "") => {
            let location = if side == Side::Own { stage.here } else { stage.there };
            Call::plain(caller.post(path(location), json!({"name": word(), "location_id": location})))
        }
        ("GET", "") => {
            let person = stage.person(player, side, resource).await;
            Call { request: caller.get(&operation.path).query(&[("filter[name][eq]", &person.name)]), look_for: Some(person.id) }
        }
        ("POST", "/search") => {
            let person = stage.person(player, side, resource).await;
            Call { request: caller.post(&operation.path, json!({"q": person.name})), look_for: Some(person.id) }
        }
        ("POST", "/duplicate-check") => {
            let person = stage.person(player, side, resource).await;
            let body = json!({"name": person.name, "birth_date": "1990-05-17"});
            Call { request: caller.post(&operation.path, body), look_for: Some(person.id) }
        }
        ("POST", "/{id}/restoration") => {
            let person = stage.person(player, side, resource).await;
            if player.record.is_none() || side == Side::Foreign {
                stage.archive(&format!("/v1/{resource}/{}", person.id)).await;
            }
            Call::plain(caller.post(path(person.id), json!({})))
        }
        ("POST", "/{id}/merges") => {
            let (person, absorbed) = (stage.person(player, side, resource).await, stage.person(player, Side::Own, resource).await);
            Call::plain(caller.post(path(person.id), json!({"absorbed_id": absorbed.id})))
        }
        ("DELETE", "/{id}/merges/{part_id}") => {
            let (person, merge) = stage.merge(player, side, resource).await;
            Call::plain(caller.delete(path(person.id).replace("{part_id}", &merge.to_string()), "*"))
        }
        ("POST", "/{id}/disclosures") => {
            let person = stage.person(player, side, resource).await;
            Call::plain(caller.post(path(person.id), json!({"fields": ["phone"]})))
        }
        ("POST", "/{id}/interactions") => {
            let person = stage.person(player, side, resource).await;
            Call::plain(caller.post(path(person.id), json!({"kind": "note", "subject": "Catatan"})))
        }
        (_, "/{id}" | "/{id}/changes" | "/{id}/duplicates" | "/{id}/merges" | "/{id}/interactions" | "/{id}/registration") => {
            let person = stage.person(player, side, resource).await;
            Call::plain(send(caller, operation, path(person.id), json!({})))
        }
        // what other modules hang under a person
        _ => return None,
    };
    Some(Some(call))
}

/// People behind other addresses: touchpoints, and the people of accounts.
async fn elsewhere(stage: &Stage, player: &Player, operation: &Operation, side: Side) -> Option<Option<Call>> {
    let caller = &player.caller;
    let call = match operation.id.as_str() {
        "find_interaction" | "update_interaction" | "delete_interaction" => {
            let id = stage.interaction(player, side).await;
            Call::plain(send(caller, operation, format!("/v1/interactions/{id}"), json!({})))
        }
        "list_account_contacts" | "create_account_contact" | "delete_account_contact" => {
            let account = stage.thing("accounts", Side::Own).await.id;
            let person = stage.person(player, side, "contacts").await.id;
            let path = format!("/v1/accounts/{account}/contacts");
            if operation.method != "POST" {
                let body = json!({"contact_id": person});
                stage.maker.post(&path, body).await.expect(201);
            }
            match operation.method.as_str() {
                "GET" => Call { request: caller.get(path), look_for: Some(person) },
                "POST" => Call::plain(caller.post(path, json!({"contact_id": person}))),
                _ => Call::plain(caller.delete(format!("{path}/{person}"), "*")),
            }
        }
        "list_account_changes" if side == Side::Own => {
            let id = made(&stage.maker, "/v1/accounts", super::subjects::form("accounts", stage.here)).await;
            Call::plain(caller.get(format!("/v1/accounts/{id}/changes")))
        }
        _ => return None,
    };
    Some(Some(call))
}
