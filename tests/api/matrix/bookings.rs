//! Visits and what belongs to them, made anew for every cell at a time of their own.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Duration, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::Uuid as SqlUuid;
use domain::scheduling::LinkPurpose;
use persistence::scheduling::links::{self, Target};
use support::{Caller, Value, json};
use uuid::Uuid;

use super::requests::Side;
use super::stage::{Player, Record, Stage, made, word};

static NUMBER: AtomicI64 = AtomicI64::new(0);

/// Who is booked for what.
pub struct Hall {
    pub service: Uuid,
    /// A practitioner whom no player is.
    pub stranger: Uuid,
}

impl Hall {
    /// A service of the practitioner whom the clinical players are and of another, at both locations, at every hour.
    pub async fn open(admin: &Caller, maker: &Caller, practitioner: Uuid, places: [Uuid; 2]) -> Hall {
        let service = service(admin, false).await;
        let stranger = made(admin, "/v1/practitioners", json!({"name": "dr. Bima Sakti", "service_ids": [service]})).await;
        admin.patch(format!("/v1/practitioners/{practitioner}"), "*", json!({"service_ids": [service]})).await.expect(200);
        for doctor in [practitioner, stranger] {
            for place in places {
                for weekday in 1..=7 {
                    maker.post("/v1/working-hours", hours(doctor, place, weekday, "2020-01-01", None)).await.expect(201);
                }
            }
        }
        Hall { service, stranger }
    }
}

/// A service of 30 minutes.
async fn service(admin: &Caller, needs_approval: bool) -> Uuid {
    let word = word();
    let form = json!({"code": word, "name_id": word, "name_en": word, "duration_minutes": 30, "needs_approval": needs_approval,
        "price": {"amount": 1, "currency": "IDR"}});
    made(admin, "/v1/services", form).await
}

pub fn hours(practitioner: Uuid, location: Uuid, weekday: u32, from: &str, until: Option<&str>) -> Value {
    json!({"practitioner_id": practitioner, "location_id": location, "weekday": weekday, "starts": "00:00", "ends": "23:30",
        "valid_from": from, "valid_until": until})
}

impl Stage {
    /// A start that nobody else uses, within the days that patients may book.
    pub fn moment(&self) -> DateTime<Utc> {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let tomorrow = (self.app.clock.now() + Duration::days(2)).date_naive().and_hms_opt(0, 0, 0).unwrap_or_default().and_utc();
        // by the clock of Jakarta the hours begin at 17:00 UTC; 46 starts a day
        tomorrow + Duration::hours(17) + Duration::days(number / 46 % 80) + Duration::minutes(number % 46 * 30)
    }

    /// A day on which nobody works any more.
    pub fn past_day(&self) -> NaiveDate {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        NaiveDate::from_ymd_opt(1950, 1, 1).unwrap_or_default() + Duration::days(number)
    }

    /// Whose practitioner and location a record of this side is booked with.
    pub fn place(&self, player: &Player, side: Side) -> (Uuid, Uuid) {
        let near = side == Side::Own || player.is_care() || player.record.is_some();
        let practitioner = if side == Side::Own { self.practitioner } else { self.hall.stranger };
        (practitioner, if near { self.here } else { self.there })
    }

    /// The body of a booking for a person of this side.
    pub async fn booking(&self, player: &Player, side: Side) -> Value {
        let person = self.person(player, side, "patients").await;
        self.booking_for(player, side, person.id, self.hall.service)
    }

    fn booking_for(&self, player: &Player, side: Side, contact: Uuid, service: Uuid) -> Value {
        let (practitioner, location) = self.place(player, side);
        json!({"contact_id": contact, "service_id": service, "practitioner_id": practitioner, "location_id": location,
            "starts_at": self.moment()})
    }

    /// A visit of this side, with its patient.
    pub async fn booked(&self, player: &Player, side: Side) -> (Uuid, Uuid) {
        let body = self.booking(player, side).await;
        let contact = body["contact_id"].as_str().and_then(|id| id.parse().ok()).unwrap_or_default();
        (made(&self.maker, "/v1/appointments", body).await, contact)
    }

    /// A visit that waits for the clinic.
    pub async fn request(&self, player: &Player, side: Side) -> Uuid {
        let (id, _) = self.booked(player, side).await;
        self.put(id, "update appointments set state = 'requested' where id = $1");
        id
    }

    /// A visit that began already.
    pub async fn begun(&self, player: &Player, side: Side) -> Uuid {
        let (id, _) = self.booked(player, side).await;
        self.put(
            id,
            "update appointments set starts_at = starts_at - interval '200 days', ends_at = ends_at - interval '200 days' where id = $1",
        );
        id
    }

    fn put(&self, id: Uuid, sql: &'static str) {
        let done = diesel::sql_query(sql).bind::<SqlUuid, _>(id).execute(&mut self.app.connect());
        done.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// An open offer to somebody of this side, and their entry.
    pub async fn offer(&self, player: &Player, side: Side) -> (Uuid, Uuid) {
        let service = service(&self.admin, false).await;
        let (practitioner, location) = self.place(player, side);
        let sql = "insert into practitioner_services (practitioner_id, service_id) values ($1, $2)";
        let given = diesel::sql_query(sql).bind::<SqlUuid, _>(practitioner).bind::<SqlUuid, _>(service).execute(&mut self.app.connect());
        given.unwrap_or_else(|error| panic!("{error}"));
        let before = self.register("patients", location).await;
        let freed = made(&self.maker, "/v1/appointments", self.booking_for(player, side, before.id, service)).await;
        let person = self.person(player, side, "patients").await;
        let entry = made(&self.maker, "/v1/waiting-list-entries", self.wish(person.id, service, location)).await;
        self.maker.post(format!("/v1/appointments/{freed}/cancellation"), json!({})).await.expect(201);
        let list = self.maker.get(format!("/v1/waiting-list-entries?filter[contact_id][eq]={}", person.id)).await.expect(200).data();
        let row = list.iter().find(|row| row["id"] == entry.to_string()).cloned().unwrap_or_default();
        let offer = row["open_offer"]["id"].as_str().and_then(|id| id.parse().ok());
        (offer.unwrap_or_else(|| panic!("no offer: {row}")), entry)
    }

    /// What somebody waits for.
    pub fn wish(&self, contact: Uuid, service: Uuid, location: Uuid) -> Value {
        let today = self.app.clock.now().date_naive();
        json!({"contact_id": contact, "service_id": service, "location_id": location, "earliest_on": today,
            "latest_on": today + Duration::days(100)})
    }

    /// An entry of this side in a line of its own.
    pub async fn entry(&self, player: &Player, side: Side) -> (Uuid, Record) {
        let person = self.person(player, side, "patients").await;
        let service = service(&self.admin, false).await;
        (made(&self.maker, "/v1/waiting-list-entries", self.wish(person.id, service, self.place(player, side).1)).await, person)
    }

    /// The body of a recall for a person, for a service of its own.
    pub async fn due(&self, contact: Uuid) -> Value {
        json!({"contact_id": contact, "service_id": service(&self.admin, false).await, "due_on": "2027-01-05"})
    }

    pub async fn recall(&self, player: &Player, side: Side) -> (Uuid, Record) {
        let person = self.person(player, side, "patients").await;
        (made(&self.maker, "/v1/recalls", self.due(person.id).await).await, person)
    }

    /// The token of a link.
    pub fn token(&self, purpose: LinkPurpose, target: Target) -> String {
        let now = self.app.clock.now();
        let until = (purpose != LinkPurpose::Calendar).then(|| now + Duration::days(1));
        let issued = links::issue(&mut self.app.connect(), purpose, target, until, now);
        issued.unwrap_or_else(|error| panic!("no link: {error}"))
    }
}
