//! Requests about files and documents.

use reqwest::Method;
use support::{Caller, Request, RoleCode, json};
use uuid::Uuid;

use super::requests::{Call, Side, send};
use super::stage::{Player, Stage};
use super::table::Operation;

/// The request for an operation about files; the outer `None` for operations about something else.
pub async fn request(stage: &Stage, player: &Player, operation: &Operation, side: Side) -> Option<Option<Call>> {
    let caller = &player.caller;
    let path = |id: Uuid| operation.path.replace("{id}", &id.to_string());
    let call = match operation.id.as_str() {
        "list_files" => Call::plain(caller.get(files_of(stage.holder(player, side).await))),
        "create_file" => Call::plain(put(caller, stage.holder(player, side).await)),
        "find_file" | "find_file_content" | "delete_file" => {
            let id = stage.file(player, side).await;
            Call::plain(send(caller, operation, path(id), json!({})))
        }
        "create_file_restoration" => {
            let id = stage.file(player, side).await;
            stage.maker.delete(format!("/v1/files/{id}"), "*").await.expect(204);
            Call::plain(caller.post(path(id), json!({})))
        }
        "verify_document" if side == Side::Own => {
            Call::plain(caller.post("/v1/document-verifications", json!({"code": "0000-0000-0000-0000-0000-0000-0000"})))
        }
        "verify_document" => return Some(None),
        _ => return None,
    };
    Some(Some(call))
}

impl Stage {
    /// Somebody who has files: a patient, or for those who have to do with others, somebody who is none.
    async fn holder(&self, player: &Player, side: Side) -> Uuid {
        let others = matches!(player.role, Some(RoleCode::Agent | RoleCode::Sales));
        self.person(player, side, if others { "contacts" } else { "patients" }).await.id
    }

    /// A file of theirs; patients have sent their own ones themselves, since they archive no others.
    async fn file(&self, player: &Player, side: Side) -> Uuid {
        let holder = self.holder(player, side).await;
        let sender = if side == Side::Own && player.record.is_some() { &player.caller } else { &self.maker };
        let answer = put(sender, holder).await.expect(201);
        answer.id().parse().unwrap_or_else(|_| panic!("no id: {answer:?}"))
    }
}

fn files_of(person: Uuid) -> String {
    format!("/v1/files?record_kind=contact&record_id={person}")
}

fn put(caller: &Caller, person: Uuid) -> Request {
    caller.request(Method::POST, files_of(person)).body("application/octet-stream", b"catatan".to_vec())
}
