//! Requests about access to records: the access log, break-glass, and the audit trail as a whole.

use support::{PASSWORD, json};
use uuid::Uuid;

use super::requests::{Call, Side, send};
use super::stage::{Player, Stage};
use super::table::Operation;

/// The column of the doctor, who opens what others look at.
const DOCTOR: usize = 4;

/// The request for an operation about access to records; the outer `None` for operations about something else.
pub async fn request(stage: &Stage, player: &Player, operation: &Operation, side: Side) -> Option<Option<Call>> {
    let caller = &player.caller;
    let path = |id: Uuid| operation.path.replace("{id}", &id.to_string());
    let call = match operation.id.as_str() {
        "list_access_log" | "list_own_access_log" => Call::plain(caller.get(path(stage.person(player, side, "patients").await.id))),
        "create_break_glass" => {
            let person = stage.person(player, side, "patients").await.id;
            let body = json!({"reason": "emergency", "details": "Pasien pingsan di ruang tunggu", "password": PASSWORD});
            Call::plain(caller.post(path(person), body))
        }
        "list_break_glass" => {
            let (person, _) = stage.opened(side).await;
            let query = [("filter[contact_id][eq]", person.to_string())];
            let query: Vec<(&str, &str)> = query.iter().map(|(name, value)| (*name, value.as_str())).collect();
            Call { request: caller.get(&operation.path).query(&query), look_for: Some(person) }
        }
        "create_break_glass_review" => {
            let (_, grant) = stage.opened(side).await;
            Call::plain(caller.post(path(grant), json!({"verdict": "justified"})))
        }
        "find_privacy_settings" | "update_privacy_settings" | "verify_audit" if side == Side::Own => {
            Call::plain(send(caller, operation, operation.path.clone(), json!({})))
        }
        _ => return None,
    };
    Some(Some(call))
}

impl Stage {
    /// Somebody of the players' location, or of the other, whose record the doctor has opened; with the grant.
    async fn opened(&self, side: Side) -> (Uuid, Uuid) {
        let person = self.register("patients", if side == Side::Own { self.here } else { self.there }).await.id;
        let body = json!({"reason": "cover", "details": "Menggantikan dokter yang merawat", "password": PASSWORD});
        let grant = self.players[DOCTOR].caller.post(format!("/v1/patients/{person}/break-glass"), body).await.expect(201);
        (person, grant.id().parse().unwrap_or_default())
    }
}
