//! Requests about hours, bookings, the waiting list, recalls, links and feeds.

use domain::identity::Permission;
use domain::scheduling::LinkPurpose;
use persistence::scheduling::links::Target;
use support::{Request, Value, json};
use uuid::Uuid;

use super::bookings::hours;
use super::requests::{Call, Side, send};
use super::stage::{Player, Stage, made, word};
use super::table::Operation;

/// The request for an operation of scheduling; the outer `None` for operations about something else.
pub async fn request(stage: &Stage, player: &Player, operation: &Operation, side: Side) -> Option<Option<Call>> {
    if let Some(call) = about_people(stage, player, operation, side).await {
        return Some(Some(call));
    }
    if let Some(call) = of_the_house(stage, player, operation, side).await {
        return Some(Some(call));
    }
    let open = without_owner(stage, player, operation).await?;
    Some((side == Side::Own).then_some(Call::plain(open)))
}

/// Operations whose answer depends on whom they are about.
async fn about_people(stage: &Stage, player: &Player, operation: &Operation, side: Side) -> Option<Call> {
    let caller = &player.caller;
    let at = |id: Uuid| operation.path.replace("{id}", &id.to_string());
    let plain = |id: Uuid, body: Value| Some(Call::plain(send(caller, operation, at(id), body)));
    let listed = |id: Uuid, contact: Uuid| {
        Some(Call { request: caller.get(&operation.path).query(&[("filter[contact_id][eq]", &contact.to_string())]), look_for: Some(id) })
    };
    match operation.id.as_str() {
        "create_appointment" => {
            let body = stage.booking(player, side).await;
            Some(Call::plain(caller.post(&operation.path, body)))
        }
        "create_appointment_series" => {
            let mut body = stage.booking(player, side).await;
            // so far apart that the second falls on nobody else's start; see `Stage::moment`
            body["every_weeks"] = json!(12);
            body["count"] = json!(2);
            body["skip_conflicts"] = json!(true);
            Some(Call::plain(caller.post(&operation.path, body)))
        }
        "list_appointments" => {
            let (id, contact) = stage.booked(player, side).await;
            listed(id, contact)
        }
        "search_appointments" => {
            let (id, contact) = stage.booked(player, side).await;
            let filter = json!({"field": "contact_id", "op": "eq", "value": contact});
            Some(Call { request: caller.post(&operation.path, json!({"filter": filter})), look_for: Some(id) })
        }
        "find_appointment"
        | "update_appointment"
        | "list_appointment_events"
        | "find_appointment_ics"
        | "create_confirmation"
        | "create_cancellation" => plain(stage.booked(player, side).await.0, json!({})),
        "create_rescheduling" => plain(stage.booked(player, side).await.0, json!({"starts_at": stage.moment()})),
        "create_approval" => plain(stage.request(player, side).await, json!({})),
        "create_no_show" => plain(stage.begun(player, side).await, json!({})),
        "delete_cancellation" => {
            let (id, _) = stage.booked(player, side).await;
            stage.maker.post(format!("/v1/appointments/{id}/cancellation"), json!({})).await.expect(201);
            plain(id, json!({}))
        }
        "create_waiting_list_entry" => {
            let person = stage.person(player, side, "patients").await;
            let mut body = stage.wish(person.id, stage.hall.service, stage.place(player, side).1);
            // no visit is that early, so that nothing which others free is offered to them
            body["latest_on"] = body["earliest_on"].clone();
            Some(Call::plain(caller.post(&operation.path, body)))
        }
        "list_waiting_list_entries" => {
            let (id, person) = stage.entry(player, side).await;
            listed(id, person.id)
        }
        "delete_waiting_list_entry" => plain(stage.entry(player, side).await.0, json!({})),
        "list_waiting_list_offers" => plain(stage.offer(player, side).await.1, json!({})),
        "create_offer_acceptance" | "create_offer_refusal" => plain(stage.offer(player, side).await.0, json!({})),
        "create_recall" => {
            let person = stage.person(player, side, "patients").await;
            let body = stage.due(person.id).await;
            Some(Call::plain(caller.post(&operation.path, body)))
        }
        "list_recalls" => {
            let (id, person) = stage.recall(player, side).await;
            listed(id, person.id)
        }
        "find_recall" | "update_recall" | "delete_recall" | "list_recall_attempts" => plain(stage.recall(player, side).await.0, json!({})),
        "create_recall_attempt" => plain(stage.recall(player, side).await.0, json!({"channel": "call", "outcome": "reached"})),
        "delete_calendar_feed" => {
            let person = stage.person(player, side, "patients").await;
            let may = player.role.is_some_and(|role| role.permissions().contains(&Permission::ReadAppointments));
            let by = if may && side == Side::Own { caller } else { &stage.maker };
            plain(made(by, "/v1/calendar-feeds", json!({"contact_id": person.id})).await, json!({}))
        }
        "create_calendar_feed" => {
            let person = stage.person(player, side, "patients").await;
            Some(Call::plain(caller.post(&operation.path, json!({"contact_id": person.id}))))
        }
        _ => None,
    }
}

/// Hours, absences, holidays and rooms: of the own location or practitioner, or of others.
async fn of_the_house(stage: &Stage, player: &Player, operation: &Operation, side: Side) -> Option<Call> {
    let own = side == Side::Own;
    let (practitioner, place) = if own { (stage.practitioner, stage.here) } else { (stage.hall.stranger, stage.there) };
    let body = match operation.path.split('/').nth(2)? {
        "working-hours" => hours(practitioner, place, 1, "1970-01-01", Some("1970-12-31")),
        "absences" => json!({"practitioner_id": practitioner, "location_id": place, "kind": "leave",
            "starts_at": "1970-01-01T00:00:00Z", "ends_at": "1970-01-02T00:00:00Z"}),
        "holidays" => json!({"on_date": stage.past_day(), "name_id": "Libur", "name_en": "Holiday", "location_id": place}),
        "resources" => json!({"location_id": place, "kind": "room", "name": word()}),
        _ => return None,
    };
    let path = &operation.path;
    Some(Call::plain(match path.strip_suffix("/{id}") {
        Some(list) => {
            let id = made(&stage.maker, list, body).await;
            send(&player.caller, operation, format!("{list}/{id}"), json!({}))
        }
        None => send(&player.caller, operation, path.clone(), body),
    }))
}

/// What has no owner, or none but its secret.
async fn without_owner(stage: &Stage, player: &Player, operation: &Operation) -> Option<Request> {
    let caller = &player.caller;
    let path = operation.path.clone();
    let slot = || json!({"service_id": stage.hall.service, "practitioner_id": stage.practitioner, "location_id": stage.here, "starts_at": stage.moment()});
    Some(match operation.id.as_str() {
        "find_scheduling_settings" | "list_calendar_feeds" | "find_booking_catalogue" => caller.get(path),
        "update_scheduling_settings" => caller.patch(path, "*", json!({})),
        "list_calendar_entries" => caller.get(format!("{path}?from=2026-01-05&to=2026-01-05")),
        "list_free_slots" => caller.get(format!("{path}?service_id={}&from=2026-01-05&to=2026-01-05", stage.hall.service)),
        "list_first_free_slots" => caller.get(format!("{path}?service_id={}", Uuid::nil())),
        "create_hold" | "create_guest_hold" => caller.post(path, slot()),
        "create_hold_extension" | "create_guest_hold_extension" => {
            let hold = stage.app.nobody().post("/v1/guest/holds", slot()).await.expect(201);
            caller.post(path.replace("{id}", &hold.id()), json!({"secret": hold.text("/secret")}))
        }
        "delete_hold" => {
            let by = if player.record.is_some() || player.role.is_some_and(|r| r.permissions().contains(&Permission::WriteAppointments)) {
                caller
            } else {
                &stage.maker
            };
            let hold = by.post("/v1/holds", slot()).await.expect(201);
            caller.delete(path.replace("{id}", &hold.id()), "*")
        }
        "delete_guest_hold" => {
            let hold = stage.app.nobody().post("/v1/guest/holds", slot()).await.expect(201);
            caller.delete(path.replace("{id}", &hold.id()), "*").header("x-hold-secret", &hold.text("/secret"))
        }
        "find_calendar_feed" => {
            let person = stage.register("patients", stage.here).await;
            let feed = stage.maker.post("/v1/calendar-feeds", json!({"contact_id": person.id})).await.expect(201);
            caller.get(feed.text("/url").replace(support::PUBLIC_URL, ""))
        }
        "verify_link" | "create_link_confirmation" | "create_link_cancellation" => {
            caller.post(path, json!({"token": visit_token(stage, player).await}))
        }
        "create_link_rescheduling" => caller.post(path, json!({"token": visit_token(stage, player).await, "starts_at": stage.moment()})),
        "create_link_offer_acceptance" | "create_link_offer_refusal" => {
            let (offer, _) = stage.offer(player, Side::Foreign).await;
            caller.post(path, json!({"token": stage.token(LinkPurpose::Offer, Target::Offer(offer))}))
        }
        _ => return None,
    })
}

async fn visit_token(stage: &Stage, player: &Player) -> String {
    let (id, _) = stage.booked(player, Side::Foreign).await;
    stage.token(LinkPurpose::Appointment, Target::Appointment(id))
}
