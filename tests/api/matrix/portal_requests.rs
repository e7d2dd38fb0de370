//! Requests about the portal: sign-up, codes, own data, family and feedback.

use support::{Person, RoleCode, json};
use uuid::Uuid;

use super::requests::{Call, Side, send};
use super::stage::{Player, Stage, word};
use super::table::Operation;

/// The request for an operation of the portal; the outer `None` for operations about something else.
pub async fn request(stage: &Stage, player: &Player, operation: &Operation, side: Side) -> Option<Option<Call>> {
    let caller = &player.caller;
    let path = |id: Uuid| operation.path.replace("{id}", &id.to_string()).replace("{part_id}", &Uuid::now_v7().to_string());
    let plain = |body| Call::plain(send(caller, operation, path(Uuid::now_v7()), body));
    let call = match operation.id.as_str() {
        "find_own_person" | "update_own_person" | "list_own_changes" => {
            let person = stage.person(player, side, "patients").await.id;
            Call::plain(send(caller, operation, path(person), json!({})))
        }
        "create_contact_change" => {
            let person = stage.person(player, side, "patients").await.id;
            Call::plain(caller.post(path(person), json!({"email": format!("{}@contoh.example", word())})))
        }
        // with a code that is nobody's: 404 tells who may not ask at all
        "create_contact_change_confirmation" => {
            let person = stage.person(player, side, "patients").await.id;
            Call::plain(caller.post(path(person), json!({"code": "123456"})))
        }
        "create_portal_code" => Call::plain(caller.post(path(stage.person(player, side, "patients").await.id), json!({}))),
        "create_portal_link" => {
            let patient = stage.person(player, side, "patients").await.id;
            let person = stage.register("contacts", stage.here).await.id;
            stage.app.add_person(&Person::new(RoleCode::Patient).with_record(person));
            Call::plain(caller.post(path(patient), json!({"person_id": person})))
        }
        _ if side == Side::Foreign => return None,
        "create_portal_registration" => {
            let consents = json!([{"purpose": "care", "granted": true, "text_id": stage.consent_text("care").await}]);
            plain(json!({"mrn": word(), "username": word(), "password": "tujuh pintu hijau tua", "consents": consents}))
        }
        "create_portal_confirmation" | "create_family_confirmation" => plain(json!({"code": "123456"})),
        "create_sign_in_code" => plain(json!({"login": word()})),
        "create_code_session" => plain(json!({"id": Uuid::now_v7(), "code": "123456"})),
        "create_guest_verification" => plain(json!({"email": format!("{}@contoh.example", word())})),
        "create_guest_appointment" => {
            let consents = json!([{"purpose": "care", "granted": true, "text_id": stage.consent_text("care").await}]);
            plain(json!({"hold_id": Uuid::now_v7(), "hold_secret": "x", "verification_id": Uuid::now_v7(), "code": "123456",
                "name": word(), "birth_date": "1990-02-01", "consents": consents}))
        }
        "create_family_member" => plain(json!({"name": word(), "birth_date": "2020-02-01"})),
        "create_family_request" => plain(json!({"mrn": word()})),
        "create_portal_feedback" => plain(json!({"kind": "praise", "text": word()})),
        _ => return None,
    };
    Some(Some(call))
}
