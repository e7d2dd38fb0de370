//! Requests about reports of the laboratory.

use support::{Caller, Person, RoleCode, TestApp, Value, json};
use uuid::Uuid;

use super::requests::{Call, Side, send};
use super::stage::{Player, Stage, made};
use super::table::Operation;

/// Whoever enters reports without being anybody of the matrix, and what is measured.
pub struct Laboratory {
    pub technician: Caller,
    pub analyte: Uuid,
}

impl Laboratory {
    pub async fn open(app: &TestApp, admin: &Caller) -> Laboratory {
        let practitioner = made(admin, "/v1/practitioners", json!({"name": "Dewi Anggraeni"})).await;
        let technician = app.signed_in(Person::new(RoleCode::LabStaff).practising_as(practitioner)).await;
        let range = json!({"low": 70.0, "high": 100.0, "critical_low": 40.0, "critical_high": 400.0, "valid_from": "2000-01-01"});
        let analyte = json!({
            "code": "UJI-9", "name_id": "Uji", "name_en": "Test", "plain_id": "Uji", "plain_en": "Test",
            "unit": "mg/dL", "decimals": 0, "category": "other", "ranges": [range],
        });
        let analyte = made(&technician, "/v1/analytes", analyte).await;
        Laboratory { technician, analyte }
    }
}

/// The request for an operation about reports; the outer `None` for operations about something else.
pub async fn request(stage: &Stage, player: &Player, operation: &Operation, side: Side) -> Option<Option<Call>> {
    let caller = &player.caller;
    let path = |id: Uuid| operation.path.replace("{id}", &id.to_string());
    let call = match operation.id.as_str() {
        "list_lab_reports" => {
            let id = stage.verified_report(player, side, "90").await;
            Call { request: caller.get("/v1/lab-reports").query(&[("sort", "-created_at"), ("limit", "200")]), look_for: Some(id) }
        }
        "create_lab_report" => {
            let person = stage.person(player, side, "patients").await.id;
            let form = if player.record.is_some() { stage.outside_form(person) } else { stage.lab_form(person, "90") };
            Call::plain(caller.post("/v1/lab-reports", form))
        }
        "find_lab_report" | "find_lab_report_pdf" => Call::plain(caller.get(path(stage.verified_report(player, side, "90").await))),
        "update_lab_report" | "delete_lab_report" => {
            let id = stage.draft_report(player, side, "90").await;
            Call::plain(send(caller, operation, path(id), json!({"instrument": "A2"})))
        }
        "create_lab_verification" => Call::plain(caller.post(path(stage.draft_report(player, side, "90").await), json!({}))),
        "create_lab_release" => {
            let id = stage.verified_report(player, side, "90").await;
            Call::plain(caller.post(path(id), json!({"comment": "Tidak perlu khawatir."})))
        }
        "create_lab_correction" => {
            // patients correct what they typed in themselves
            let id = match side {
                Side::Own if player.record.is_some() => stage.outside_report(player).await,
                _ => stage.verified_report(player, side, "90").await,
            };
            let observation = json!({"analyte_id": stage.laboratory.analyte, "value": "91"});
            Call::plain(caller.post(path(id), json!({"observation": observation, "reason": "Salah ketik"})))
        }
        "create_critical_acknowledgement" => {
            let id = stage.verified_report(player, side, "450").await;
            Call::plain(caller.post(path(id), json!({"told": "dr. Ayu, telepon"})))
        }
        _ => return None,
    };
    Some(Some(call))
}

impl Stage {
    fn lab_form(&self, person: Uuid, value: &str) -> Value {
        let collected_at = self.app.clock.now() - chrono::Duration::hours(1);
        let observations = json!([{"analyte_id": self.laboratory.analyte, "value": value}]);
        json!({"patient_id": person, "location_id": self.here, "collected_at": collected_at, "observations": observations})
    }

    /// As patients fill it in.
    fn outside_form(&self, person: Uuid) -> Value {
        let mut form = self.lab_form(person, "90");
        form["laboratory"] = json!("Lab Sehat");
        form
    }

    async fn outside_report(&self, player: &Player) -> Uuid {
        let person = self.person(player, Side::Own, "patients").await.id;
        made(&player.caller, "/v1/lab-reports", self.outside_form(person)).await
    }

    /// A draft about somebody in the player's scope or out of it.
    async fn draft_report(&self, player: &Player, side: Side, value: &str) -> Uuid {
        let person = self.person(player, side, "patients").await.id;
        made(&self.laboratory.technician, "/v1/lab-reports", self.lab_form(person, value)).await
    }

    async fn verified_report(&self, player: &Player, side: Side, value: &str) -> Uuid {
        let id = self.draft_report(player, side, value).await;
        self.laboratory.technician.post(format!("/v1/lab-reports/{id}/verification"), json!({})).await.expect(201);
        id
    }
}
