//! A small clinic for races: practitioners with long days, one service, and many patients.

use anyhow::Context;
use chrono::{DateTime, Utc};
use domain::identity::RoleCode;
use support::{Caller, Fleet, Person, Value, json};

/// How many patients book for themselves, each up to a hundred visits to come.
const BOOKERS: usize = 16;

/// A free time of a practitioner.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    pub practitioner: String,
    pub starts_at: DateTime<Utc>,
}

/// The clinic, and who books in it.
pub struct World {
    /// One caller at each process, of a manager.
    pub staff: Vec<Caller>,
    pub location: String,
    pub service: String,
    /// A service that the clinic has to approve.
    pub approved_service: String,
    pub practitioners: Vec<String>,
    pub patients: Vec<String>,
    /// Patients who book for themselves: their record, and a caller of theirs.
    pub bookers: Vec<(String, Caller)>,
}

impl World {
    pub async fn build(fleet: &Fleet, practitioners: usize, patients: usize) -> anyhow::Result<World> {
        let admin = fleet.signed_in(Person::new(RoleCode::Admin)).await?.swap_remove(0);
        let staff = fleet.signed_in(Person::new(RoleCode::Manager)).await?;
        let mut world = World::build_with(&admin, staff, practitioners, patients).await?;
        admin.patch("/v1/scheduling-settings", "*", json!({"open_bookings": 100})).await.expect(200);
        for (number, record) in world.patients.iter().take(BOOKERS).enumerate() {
            let callers = fleet.signed_in(Person::new(RoleCode::Patient).with_record(record.parse()?)).await?;
            world.bookers.push((record.clone(), callers[number % callers.len()].clone()));
        }
        Ok(world)
    }

    /// Everybody gets a new token: a long race outlives one.
    pub async fn sign_in_again(&mut self, fleet: &Fleet) {
        self.staff = fleet.sign_in(self.staff[0].login()).await;
        for (number, (_, caller)) in self.bookers.iter_mut().enumerate() {
            let callers = fleet.sign_in(caller.login()).await;
            *caller = callers[number % callers.len()].clone();
        }
    }

    /// The same for servers that run in this process.
    pub async fn build_with(admin: &Caller, staff: Vec<Caller>, practitioners: usize, patients: usize) -> anyhow::Result<World> {
        let place = json!({"code": "kemang", "name": "Kemang", "time_zone": "Asia/Jakarta"});
        let location = admin.post("/v1/locations", place).await.expect(201).id();
        let service = add_service(admin, "umum", false).await;
        let approved_service = add_service(admin, "khusus", true).await;
        let mut world =
            World { staff, location, service, approved_service, practitioners: Vec::new(), patients: Vec::new(), bookers: Vec::new() };
        for number in 0..practitioners {
            world.add_practitioner(admin, number).await;
        }
        for number in 0..patients {
            let body = json!({"name": format!("Pasien {}", letters(number)), "location_id": world.location});
            let made = world.any(number).post("/v1/patients", body).header("prefer", "allow-duplicate").await;
            world.patients.push(made.expect(201).id());
        }
        Ok(world)
    }

    /// A caller at one of the processes; numbers go round.
    pub fn any(&self, number: usize) -> &Caller {
        &self.staff[number % self.staff.len()]
    }

    pub fn booker(&self, number: usize) -> &(String, Caller) {
        &self.bookers[number % self.bookers.len()]
    }

    pub fn patient(&self, number: usize) -> &str {
        &self.patients[number % self.patients.len()]
    }

    /// A booking of a slot, straight.
    pub fn booking(&self, slot: &Slot, patient: &str) -> Value {
        json!({"contact_id": patient, "service_id": self.service, "practitioner_id": slot.practitioner,
            "location_id": self.location, "starts_at": slot.starts_at})
    }

    /// What of a hold has to be told.
    pub fn holding(&self, slot: &Slot) -> Value {
        json!({"service_id": self.service, "practitioner_id": slot.practitioner, "location_id": self.location, "starts_at": slot.starts_at})
    }

    /// The free times of a practitioner between two days, counted from today.
    pub async fn free(&self, practitioner: &str, today: DateTime<Utc>, from: i64, to: i64) -> anyhow::Result<Vec<Slot>> {
        let day = |ahead: i64| (today + chrono::Duration::days(ahead)).date_naive().to_string();
        let (from, to) = (day(from), day(to));
        let query = [("service_id", self.service.as_str()), ("practitioner_id", practitioner), ("from", &from), ("to", &to)];
        let answer = self.any(0).get("/v1/free-slots").query(&query).await.expect(200);
        let slot = |value: &Value| {
            let starts_at = value["starts_at"].as_str().context("a slot starts")?.parse()?;
            Ok(Slot { practitioner: practitioner.to_owned(), starts_at })
        };
        answer.data().iter().map(slot).collect()
    }

    async fn add_practitioner(&mut self, admin: &Caller, number: usize) {
        let body = json!({"name": format!("dr. {}", letters(number)), "location_ids": [self.location],
            "service_ids": [self.service, self.approved_service]});
        let id = admin.post("/v1/practitioners", body).await.expect(201).id();
        for weekday in 1..=7 {
            let hours = json!({"practitioner_id": id, "location_id": self.location, "weekday": weekday,
                "starts": "08:00", "ends": "18:00", "valid_from": "2020-01-01"});
            self.any(0).post("/v1/working-hours", hours).await.expect(201);
        }
        self.practitioners.push(id);
    }
}

async fn add_service(admin: &Caller, code: &str, approved: bool) -> String {
    let body = json!({"code": code, "name_id": "Konsultasi", "name_en": "Consultation", "duration_minutes": 30,
        "price": {"amount": 100_000, "currency": "IDR"}, "needs_approval": approved});
    admin.post("/v1/services", body).await.expect(201).id()
}

/// A number in letters: names have no digits.
fn letters(number: usize) -> String {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n % 26).unwrap_or_default());
    [number / 676, number / 26, number].into_iter().map(letter).collect()
}
