//! Requests to the front desk: about a visit of the player's location or hours, or of somebody else's.

use diesel::prelude::*;
use diesel::sql_types::{Nullable, Timestamptz, Uuid as SqlUuid};
use support::{Value, json};
use uuid::Uuid;

use super::requests::{Call, Side, send};
use super::stage::{Player, Stage, made, word};
use super::subjects::form;
use super::table::Operation;

/// A visit of today, and where it belongs.
struct Visit {
    appointment: Uuid,
    contact: Uuid,
    practitioner: Uuid,
    location: Uuid,
    service: Uuid,
    session: Uuid,
    on: chrono::NaiveDate,
}

/// The request for an operation of the queue; the outer `None` for operations about something else.
pub async fn request(stage: &Stage, player: &Player, operation: &Operation, side: Side) -> Option<Option<Call>> {
    let caller = &player.caller;
    let known =
        ["create_check_in", "create_walk_in", "create_next_call", "create_completion", "create_delay", "list_queue", "list_queue_display"];
    if !known.contains(&operation.id.as_str()) && !operation.path.starts_with("/v1/queue") && operation.id != "delete_check_in" {
        return None;
    }
    let visit = stage.visit(player, side).await;
    let plain = |path: String, body: Value| Call::plain(send(caller, operation, path, body));
    let path = operation.path.clone();
    let call = match operation.id.as_str() {
        "create_check_in" => plain(path, json!({"appointment_id": visit.appointment})),
        "create_walk_in" => {
            let person = stage.person(player, side, "patients").await.id;
            let body = json!({"contact_id": person, "practitioner_id": stage.practitioner, "location_id": stage.here, "service_id": visit.service});
            plain(path, body)
        }
        "create_delay" => plain(path, json!({"session_id": visit.session, "on": visit.on, "minutes": 10})),
        "find_queue_position" => plain(path.replace("{id}", &visit.appointment.to_string()), json!({})),
        "list_queue_display" => Call::plain(caller.get(format!("{path}?location_id={}", visit.location))),
        _ => {
            let entry = stage.received(&visit).await;
            if operation.id == "create_skip" {
                stage.maker.post(format!("/v1/queue/{entry}/call"), json!({})).await.expect(201);
            }
            match operation.id.as_str() {
                "list_queue" => Call { request: caller.get(path), look_for: Some(visit.contact) },
                "create_next_call" => plain(path, json!({"session_id": visit.session})),
                "create_completion" => plain(path.replace("{id}", &visit.appointment.to_string()), json!({})),
                "create_transfer" => {
                    let other = made(&stage.admin, "/v1/practitioners", json!({"name": word()})).await;
                    stage.hours(other, visit.location);
                    plain(path.replace("{id}", &entry), json!({"practitioner_id": other}))
                }
                "create_priority" => plain(path.replace("{id}", &entry), json!({"reason": "Sesak napas"})),
                _ => plain(path.replace("{id}", &entry), json!({})),
            }
        }
    };
    Some(Some(call))
}

impl Stage {
    /// A confirmed appointment of today: of the player's location, hours or record, or of somebody else's.
    async fn visit(&self, player: &Player, side: Side) -> Visit {
        let near = side == Side::Own || player.is_care() || player.record.is_some();
        let location = if near { self.here } else { self.there };
        let practitioner = match side {
            Side::Own => self.practitioner,
            Side::Foreign => made(&self.admin, "/v1/practitioners", json!({"name": word()})).await,
        };
        let contact = self.person(player, side, "patients").await.id;
        let service = made(&self.admin, "/v1/services", form("services", location)).await;
        let (session, on) = self.hours(practitioner, location);
        let now = self.app.clock.now();
        let appointment = Uuid::now_v7();
        let sql = "insert into appointments (id, code, contact_id, practitioner_id, location_id, service_id, starts_at, ends_at, state, source, \
                   price_amount, price_currency, created_at, updated_at) values ($1, right($1::text, 8), $2, $3, $4, $5, $6, \
                   $6 + interval '20 minutes', 'confirmed', 'staff', 1, 'IDR', $6, $6)";
        diesel::sql_query(sql)
            .bind::<SqlUuid, _>(appointment)
            .bind::<SqlUuid, _>(contact)
            .bind::<SqlUuid, _>(practitioner)
            .bind::<SqlUuid, _>(location)
            .bind::<SqlUuid, _>(service)
            .bind::<Timestamptz, _>(now)
            .execute(&mut self.app.connect())
            .unwrap_or_else(|error| panic!("no appointment: {error}"));
        Visit { appointment, contact, practitioner, location, service, session, on }
    }

    /// Receives the patient of a visit, and gives the entry of the queue.
    async fn received(&self, visit: &Visit) -> String {
        let entry = self.maker.post("/v1/check-ins", json!({"appointment_id": visit.appointment})).await.expect(201);
        assert_eq!(entry.text("/practitioner_id"), visit.practitioner.to_string());
        entry.id()
    }

    /// The practitioner's hours of today at the location, whatever the time is.
    fn hours(&self, practitioner: Uuid, location: Uuid) -> (Uuid, chrono::NaiveDate) {
        #[derive(QueryableByName)]
        struct Block {
            #[diesel(sql_type = Nullable<SqlUuid>)]
            id: Option<Uuid>,
            #[diesel(sql_type = diesel::sql_types::Date)]
            day: chrono::NaiveDate,
        }
        let conn = &mut self.app.connect();
        let found = "select (select w.id from working_hours w where w.practitioner_id = $1 and w.location_id = $2 and w.weekday = extract(isodow \
                     from m.day)) as id, m.day from (select ($3 at time zone 'Asia/Jakarta')::date as day) m";
        let made = "insert into working_hours (id, practitioner_id, location_id, weekday, starts, ends, valid_from, created_at, updated_at) \
                    select gen_random_uuid(), $1, $2, day, '00:00', '23:59:59', '2020-01-01', $3, $3 from generate_series(1, 7) day";
        let bound = |sql: &'static str| {
            let now = self.app.clock.now();
            diesel::sql_query(sql).bind::<SqlUuid, _>(practitioner).bind::<SqlUuid, _>(location).bind::<Timestamptz, _>(now)
        };
        let mut block: Block = bound(found).get_result(conn).unwrap_or_else(|error| panic!("no hours: {error}"));
        if block.id.is_none() {
            bound(made).execute(conn).unwrap_or_else(|error| panic!("no hours: {error}"));
            block = bound(found).get_result(conn).unwrap_or_else(|error| panic!("no hours: {error}"));
        }
        (block.id.unwrap_or_default(), block.day)
    }
}
