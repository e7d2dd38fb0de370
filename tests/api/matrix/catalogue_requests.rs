//! Requests about the catalogue of the laboratory and about histories.

use support::{Value, json};
use uuid::Uuid;

use super::requests::{Call, Side, send};
use super::stage::{Player, Stage, made, word};
use super::table::Operation;

/// The request for an operation about the catalogue; the outer `None` for operations about something else.
pub async fn request(stage: &Stage, player: &Player, operation: &Operation, side: Side) -> Option<Option<Call>> {
    let caller = &player.caller;
    let plain = |path: String, body: Value| Some(Some(Call::plain(send(caller, operation, path, body))));
    let (resource, form) = match operation.id.as_str() {
        "find_lab_history" => {
            let person = stage.person(player, side, "patients").await.id.to_string();
            return Some(Some(Call::plain(caller.get("/v1/lab-history").query(&[("patient_id", &person)]))));
        }
        id if id.contains("analyte") => ("analytes", analyte()),
        id if id.contains("lab_panel") => ("lab-panels", panel(stage)),
        _ => return None,
    };
    if side == Side::Foreign {
        return Some(None);
    }
    if !operation.path.contains("{id}") {
        return plain(operation.path.clone(), form);
    }
    let id = made(&stage.laboratory.technician, &format!("/v1/{resource}"), form).await;
    let path = operation.path.replace("{id}", &id.to_string());
    if operation.path.ends_with("restoration") {
        stage.laboratory.technician.delete(format!("/v1/{resource}/{id}"), "*").await.expect(204);
    }
    let change = if operation.method == "PATCH" { json!({"name_id": word()}) } else { json!({}) };
    plain(path, change)
}

fn analyte() -> Value {
    json!({
        "code": word().to_uppercase(), "name_id": "Uji", "name_en": "Test", "plain_id": "Uji", "plain_en": "Test",
        "unit": "mg/dL", "decimals": 0, "category": "other",
    })
}

fn panel(stage: &Stage) -> Value {
    let analyte: Uuid = stage.laboratory.analyte;
    json!({"code": word(), "name_id": "Uji", "name_en": "Test", "analyte_ids": [analyte]})
}
