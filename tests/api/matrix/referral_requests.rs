//! Requests about referrals.

use support::{Caller, Person, RoleCode, TestApp, Value, json};
use uuid::Uuid;

use super::bookings::Hall;
use super::requests::{Call, Side, send};
use super::stage::{Player, Stage, made, word};
use super::table::Operation;

/// Those who write referrals without being anybody of the matrix.
pub struct Referrers {
    /// The doctor whom the clinical players are, with another account.
    doctor: Caller,
    stranger: Caller,
}

impl Referrers {
    pub async fn open(app: &TestApp, practitioner: Uuid, hall: &Hall) -> Referrers {
        Referrers {
            doctor: app.signed_in(Person::new(RoleCode::Doctor).practising_as(practitioner)).await,
            stranger: app.signed_in(Person::new(RoleCode::Doctor).practising_as(hall.stranger)).await,
        }
    }
}

/// The request for an operation about referrals; the outer `None` for operations about something else.
pub async fn request(stage: &Stage, player: &Player, operation: &Operation, side: Side) -> Option<Option<Call>> {
    let caller = &player.caller;
    let path = |id: Uuid| operation.path.replace("{id}", &id.to_string());
    let post = |id: Uuid, body: Value| Call::plain(caller.post(path(id), body));
    let call = match operation.id.as_str() {
        "list_referrals" => {
            let id = stage.incoming(player, side).await;
            Call { request: caller.get("/v1/referrals").query(&[("sort", "-created_at"), ("limit", "200")]), look_for: Some(id) }
        }
        "create_referral" => {
            let person = stage.person(player, side, "patients").await.id;
            Call::plain(caller.post("/v1/referrals", stage.outward(person)))
        }
        "find_referral" | "update_referral" => {
            let id = stage.incoming(player, side).await;
            Call::plain(send(caller, operation, path(id), json!({"service": word()})))
        }
        "find_referral_letter" => Call::plain(caller.get(path(stage.outgoing(player, side, true).await))),
        "create_referral_sending" => post(stage.outgoing(player, side, false).await, json!({})),
        "create_referral_receipt" => post(stage.outgoing(player, side, true).await, json!({})),
        "create_referral_acceptance" | "create_referral_visit" => post(stage.incoming(player, side).await, json!({})),
        "create_referral_decline" | "create_referral_cancellation" => post(stage.incoming(player, side).await, json!({"reason": word()})),
        "create_referral_result" => post(stage.incoming(player, side).await, json!({"text": word()})),
        "create_referral_appointment" => {
            let id = stage.incoming(player, side).await;
            let form = json!({"service_id": stage.hall.service, "practitioner_id": stage.practitioner, "location_id": stage.here,
                "starts_at": stage.moment()});
            post(id, form)
        }
        _ => return None,
    };
    Some(Some(call))
}

impl Stage {
    fn outward(&self, person: Uuid) -> Value {
        json!({"direction": "out", "patient_id": person, "location_id": self.here, "to_doctor": "dr. Sekar Ayu", "reason": word()})
    }

    /// A referral from outside about somebody in the player's scope or out of it.
    async fn incoming(&self, player: &Player, side: Side) -> Uuid {
        let (writer, person) = self.referrer(player, side).await;
        let form =
            json!({"direction": "in", "patient_id": person, "location_id": self.here, "from_doctor": "dr. Sekar Ayu", "reason": word()});
        made(writer, "/v1/referrals", form).await
    }

    /// A referral to outside, as a draft or sent.
    async fn outgoing(&self, player: &Player, side: Side, sent: bool) -> Uuid {
        let (writer, person) = self.referrer(player, side).await;
        let id = made(writer, "/v1/referrals", self.outward(person)).await;
        if sent {
            writer.post(format!("/v1/referrals/{id}/sending"), json!({})).await.expect(201);
        }
        id
    }

    /// Who writes it, with a person of whom they have the care: the clinical player's own doctor, else a stranger.
    async fn referrer(&self, player: &Player, side: Side) -> (&Caller, Uuid) {
        let person = self.person(player, side, "patients").await.id;
        if player.is_care() && side == Side::Own {
            return (&self.referrers.doctor, person);
        }
        let visit = json!({"kind": "visit", "subject": "Kontrol", "practitioner_id": self.hall.stranger});
        self.maker.post(format!("/v1/contacts/{person}/interactions"), visit).await.expect(201);
        (&self.referrers.stranger, person)
    }
}
