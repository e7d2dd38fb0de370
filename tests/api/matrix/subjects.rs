//! Records to be acted upon, made anew for every cell, so that no cell depends on another.

use support::{Value, json};
use uuid::Uuid;

use super::requests::Side;
use super::stage::{Player, Record, Stage, made, word};

/// The part of an operation id after its verb, the path, and who makes it, for everything that belongs to the organisation.
pub const RESOURCES: [(&str, &str); 11] = [
    ("location", "locations"),
    ("practitioner", "practitioners"),
    ("speciality", "specialities"),
    ("service", "services"),
    ("tag", "tags"),
    ("custom_field", "custom-fields"),
    ("account", "accounts"),
    ("role", "roles"),
    ("user", "users"),
    ("saved_view", "saved-views"),
    ("facility", "facilities"),
];

/// The smallest body with which a record of the resource can be made.
pub fn form(resource: &str, location: Uuid) -> Value {
    let word = word();
    match resource {
        "locations" => json!({"code": word, "name": word, "time_zone": "Asia/Makassar"}),
        "practitioners" | "tags" => json!({"name": word}),
        "specialities" => json!({"code": word, "name_id": word, "name_en": word}),
        "services" => {
            json!({"code": word, "name_id": word, "name_en": word, "duration_minutes": 20, "price": {"amount": 1, "currency": "IDR"}})
        }
        "custom-fields" => json!({"resource": "contact", "key": word, "label_id": word, "label_en": word, "kind": "text"}),
        "accounts" => json!({"name": word, "kind": "employer"}),
        "facilities" => json!({"name": word, "kind": "hospital"}),
        "roles" => json!({"code": word, "name_id": word, "name_en": word, "reach": "nobody", "permissions": []}),
        "users" => {
            let roles = json!([{"role": "receptionist", "location_id": location}]);
            json!({"name": word, "username": word, "roles": roles})
        }
        "saved-views" => json!({"resource": "patients", "name": word}),
        other => panic!("no form for {other}"),
    }
}

impl Stage {
    /// A person in the player's scope, or one who is not.
    pub async fn person(&self, player: &Player, side: Side, resource: &str) -> Record {
        match (side, &player.record) {
            (Side::Own, Some(record)) => return record.clone(),
            (Side::Own, None) if player.is_care() => {
                let record = self.register(resource, self.here).await;
                let visit = json!({"kind": "visit", "subject": "Kontrol", "practitioner_id": self.practitioner});
                self.maker.post(format!("/v1/contacts/{}/interactions", record.id), visit).await.expect(201);
                return record;
            }
            (Side::Own, None) if player.is_for_accounts() && resource == "contacts" => {
                let record = self.register("contacts", self.here).await;
                let account = self.thing("accounts", Side::Own).await.id;
                self.maker.post(format!("/v1/accounts/{account}/contacts"), json!({"contact_id": record.id})).await.expect(201);
                return record;
            }
            // a patient is foreign to them even as somebody of an account
            (Side::Foreign, _) if player.is_for_accounts() => return self.register("patients", self.here).await,
            _ => {}
        }
        // for those who see by care or by kinship, somebody of the same location is foreign already
        let near = side == Side::Own || player.is_care() || player.record.is_some();
        self.register(resource, if near { self.here } else { self.there }).await
    }

    /// A touchpoint of a person.
    pub async fn interaction(&self, player: &Player, side: Side) -> Uuid {
        let person = self.person(player, side, "patients").await;
        made(&self.maker, &format!("/v1/patients/{}/interactions", person.id), json!({"kind": "note", "subject": "Catatan"})).await
    }

    /// A record of the organisation with its name.
    pub async fn thing(&self, resource: &str, side: Side) -> Record {
        let form = form(resource, if side == Side::Own { self.here } else { self.there });
        let maker = if matches!(resource, "accounts" | "saved-views") { &self.maker } else { &self.admin };
        let id = made(maker, &format!("/v1/{resource}"), form.clone()).await;
        Record { id, name: form["name"].as_str().unwrap_or_default().to_owned() }
    }

    /// A saved view of the player, or a private one of somebody else.
    pub async fn saved_view(&self, player: &Player, side: Side) -> Uuid {
        match (side, player.role) {
            (Side::Own, Some(_)) => made(&player.caller, "/v1/saved-views", form("saved-views", self.here)).await,
            _ => self.thing("saved-views", side).await.id,
        }
    }

    /// A second session of the player, or a session of somebody else.
    pub async fn session(&self, player: &Player, side: Side) -> String {
        let login = match (side, player.role) {
            (Side::Own, Some(_)) => player.login.clone(),
            _ => self.app.add_person(&support::Person::new(support::RoleCode::Agent)).login,
        };
        self.tokens(&login).await["session_id"].as_str().unwrap_or_default().to_owned()
    }

    /// The answer to a sign-in whose tokens come in the body.
    pub async fn tokens(&self, login: &str) -> Value {
        let form = json!({"login": login, "password": support::PASSWORD, "transport": "body"});
        self.app.nobody().post("/v1/sessions", form).await.expect(201).json()
    }

    /// Archives what was just made.
    pub async fn archive(&self, path: &str) {
        let maker =
            if ["/v1/patients", "/v1/contacts", "/v1/accounts"].iter().any(|p| path.starts_with(p)) { &self.maker } else { &self.admin };
        maker.delete(path, "*").await.expect(204);
    }

    /// A merge into a person, with its id.
    pub async fn merge(&self, player: &Player, side: Side, resource: &str) -> (Record, Uuid) {
        let (survivor, absorbed) = (self.person(player, side, resource).await, self.register(resource, self.here).await);
        let path = format!("/v1/{resource}/{}/merges", survivor.id);
        // for players with a record of their own it would change what they are
        if side == Side::Own && player.record.is_some() {
            return (survivor, absorbed.id);
        }
        let id = made(&self.maker, &path, json!({"absorbed_id": absorbed.id})).await;
        (survivor, id)
    }

    /// The token of a link with which somebody can set a password.
    pub async fn reset_token(&self) -> String {
        let id = self.thing("users", Side::Own).await.id;
        let url = self.admin.post(format!("/v1/users/{id}/password-reset-link"), json!({})).await.expect(201).text("/url");
        url.split('#').nth(1).unwrap_or_default().to_owned()
    }
}
