//! Requests about consultations, head doctors and canned answers.

use std::collections::VecDeque;
use std::sync::Mutex;

use support::{Caller, Person, RoleCode, TestApp, Value, json};
use uuid::Uuid;

use super::bookings::Hall;
use super::requests::{Call, Side, send};
use super::stage::{Player, Stage, made, word};
use super::table::Operation;

/// Those without whom nobody can ask: a patient, the doctors who are asked, and a head doctor over all of them.
pub struct Counsel {
    asker: Caller,
    /// The doctor whom the clinical players are, with another account.
    doctor: Caller,
    stranger: Caller,
    /// What the asker has asked and not closed, the oldest first: more than a few may not wait at a time.
    open: Mutex<VecDeque<Uuid>>,
}

/// Well below the limit of a person.
const OPEN: usize = 10;

impl Counsel {
    pub async fn open(app: &TestApp, admin: &Caller, maker: &Caller, practitioner: Uuid, hall: &Hall) -> Counsel {
        let head = made(admin, "/v1/practitioners", json!({"name": "dr. Gayatri Wibisana"})).await;
        app.add_person(&Person::new(RoleCode::HeadDoctor).practising_as(head));
        made(admin, "/v1/head-doctors", json!({"practitioner_id": head, "starts_on": "2020-01-01"})).await;
        let patient = made(maker, "/v1/patients", json!({"name": word(), "birth_date": "1990-05-17"})).await;
        Counsel {
            asker: app.signed_in(Person::new(RoleCode::Patient).with_record(patient)).await,
            doctor: app.signed_in(Person::new(RoleCode::Doctor).practising_as(practitioner)).await,
            stranger: app.signed_in(Person::new(RoleCode::Doctor).practising_as(hall.stranger)).await,
            open: Mutex::default(),
        }
    }
}

impl Counsel {
    async fn close_the_oldest(&self, asked: Uuid) {
        let oldest = self.open.lock().ok().and_then(|mut open| {
            open.push_back(asked);
            if open.len() > OPEN { open.pop_front() } else { None }
        });
        if let Some(id) = oldest {
            let closed = self.asker.post(format!("/v1/consultations/{id}/closing"), json!({})).await;
            assert!(matches!(closed.status, 201 | 409), "{closed:?}");
        }
    }
}

/// The request for an operation about consultations; the outer `None` for operations about something else.
pub async fn request(stage: &Stage, player: &Player, operation: &Operation, side: Side) -> Option<Option<Call>> {
    let caller = &player.caller;
    let path = |id: Uuid| operation.path.replace("{id}", &id.to_string());
    let call = match operation.id.as_str() {
        "list_consultations" => {
            let id = stage.consultation(player, side).await;
            Call { request: caller.get("/v1/consultations").query(&[("sort", "-created_at")]), look_for: Some(id) }
        }
        "create_consultation" => {
            let person = stage.person(player, side, "patients").await.id;
            let form = json!({"contact_id": person, "practitioner_id": stage.practitioner, "subject": word(), "text": word()});
            Call::plain(caller.post("/v1/consultations", form))
        }
        "find_consultation" | "create_consultation_reading" => {
            let id = stage.consultation(player, side).await;
            Call::plain(send(caller, operation, path(id), json!({})))
        }
        "create_consultation_message" => {
            let id = stage.consultation(player, side).await;
            Call::plain(caller.post(path(id), json!({"text": word()})))
        }
        "create_consultation_handover" => {
            let id = stage.consultation(player, side).await;
            Call::plain(caller.post(path(id), json!({"practitioner_id": stage.hall.stranger})))
        }
        "create_consultation_closing" => Call::plain(caller.post(path(stage.answered(player, side).await), json!({}))),
        "create_consultation_rating" => {
            let id = stage.answered(player, side).await;
            stage.asker(player, side).post(format!("/v1/consultations/{id}/closing"), json!({})).await.expect(201);
            Call::plain(caller.post(path(id), json!({"rating": 5})))
        }
        "create_consultation_appointment" => {
            let id = stage.consultation(player, side).await;
            let form = json!({"service_id": stage.hall.service, "practitioner_id": stage.practitioner, "location_id": stage.here,
                "starts_at": stage.moment()});
            Call::plain(caller.post(path(id), form))
        }
        "create_consultation_task" => {
            let id = stage.consultation(player, side).await;
            Call::plain(caller.post(path(id), json!({"title": word()})))
        }
        _ => return around(stage, player, operation, side).await,
    };
    Some(Some(call))
}

/// Requests about what consultations stand on: offices, rules, canned answers.
async fn around(stage: &Stage, player: &Player, operation: &Operation, side: Side) -> Option<Option<Call>> {
    let caller = &player.caller;
    let path = |id: Uuid| operation.path.replace("{id}", &id.to_string());
    let call = match operation.id.as_str() {
        "list_canned_answers" => {
            let id = stage.canned_answer(player, side).await;
            Call { request: caller.get("/v1/canned-answers").query(&[("sort", "-created_at")]), look_for: Some(id) }
        }
        "find_canned_answer" | "update_canned_answer" | "delete_canned_answer" => {
            let id = stage.canned_answer(player, side).await;
            Call::plain(send(caller, operation, path(id), json!({})))
        }
        _ if side == Side::Foreign => return None,
        "list_consultation_doctors" | "list_head_doctors" | "find_consultation_settings" | "update_consultation_settings" => {
            Call::plain(send(caller, operation, operation.path.clone(), json!({})))
        }
        "create_canned_answer" => Call::plain(caller.post("/v1/canned-answers", canned())),
        "create_head_doctor" => Call::plain(caller.post("/v1/head-doctors", stage.office().await)),
        "find_head_doctor" | "update_head_doctor" | "delete_head_doctor" => {
            let id = made(&stage.admin, "/v1/head-doctors", stage.office().await).await;
            Call::plain(send(caller, operation, path(id), json!({})))
        }
        _ => return None,
    };
    Some(Some(call))
}

fn canned() -> Value {
    json!({"title_id": word(), "title_en": word(), "text_id": word(), "text_en": word()})
}

impl Stage {
    /// Who asks: the player, when it is their own record.
    fn asker<'a>(&'a self, player: &'a Player, side: Side) -> &'a Caller {
        match (side, &player.record) {
            (Side::Own, Some(_)) => &player.caller,
            _ => &self.counsel.asker,
        }
    }

    /// A question to the doctor whom the clinical players are, or to another.
    async fn consultation(&self, player: &Player, side: Side) -> Uuid {
        let asked = if side == Side::Own { self.practitioner } else { self.hall.stranger };
        let form = json!({"practitioner_id": asked, "subject": word(), "text": word()});
        let asker = self.asker(player, side);
        let id = made(asker, "/v1/consultations", form).await;
        if std::ptr::eq(asker, &self.counsel.asker) {
            self.counsel.close_the_oldest(id).await;
        }
        id
    }

    /// The same with an answer.
    async fn answered(&self, player: &Player, side: Side) -> Uuid {
        let id = self.consultation(player, side).await;
        let doctor = if side == Side::Own { &self.counsel.doctor } else { &self.counsel.stranger };
        doctor.post(format!("/v1/consultations/{id}/messages"), json!({"text": word()})).await.expect(201);
        id
    }

    /// An answer of the player's own, or of somebody else; those who may keep none look for somebody else's.
    async fn canned_answer(&self, player: &Player, side: Side) -> Uuid {
        let keeps = player.role.is_some_and(|role| matches!(role, RoleCode::Doctor | RoleCode::HeadDoctor));
        let keeper = if side == Side::Own && keeps { &player.caller } else { &self.counsel.doctor };
        made(keeper, "/v1/canned-answers", canned()).await
    }

    /// The body of an office over a speciality of its own.
    async fn office(&self) -> Value {
        let speciality = self.thing("specialities", Side::Own).await.id;
        json!({"speciality_id": speciality, "practitioner_id": self.hall.stranger, "starts_on": "2030-01-01"})
    }
}
