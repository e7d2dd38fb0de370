//! Scheduling: hours, free times, holds, bookings, what changes them, the waiting list, recalls, links and the front desk.

mod bad_input;
mod booking;
mod calendar;
mod changes;
mod front_desk;
mod holds;
mod hours;
mod links;
mod queue;
mod queue_numbers;
mod queue_views;
mod reach;
mod recalls;
mod series;
mod waiting;
mod zones;

use std::time::Duration;

use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use support::{Answer, Caller, Person, RoleCode, TestApp, Value, json};
use uuid::Uuid;

/// A clinic with one branch in one zone, one practitioner who works every day from 08:00 to 12:00, and one service of 30 minutes.
pub struct Clinic {
    pub app: TestApp,
    pub zone: Tz,
    pub admin: Caller,
    pub staff: Caller,
    pub location: Uuid,
    pub practitioner: Uuid,
    pub service: Uuid,
}

impl Clinic {
    pub async fn open() -> Clinic {
        Clinic::open_in("Asia/Jakarta", json!({})).await
    }

    /// In another zone, and with a service that differs.
    pub async fn open_in(zone: &str, service: Value) -> Clinic {
        let app = TestApp::start().await;
        let admin = app.as_role(RoleCode::Admin).await;
        let staff = app.as_role(RoleCode::Manager).await;
        let location = made(&admin, "/v1/locations", json!({"code": "pusat", "name": "Pusat", "time_zone": zone})).await;
        let mut form = json!({"code": "umum", "name_id": "Konsultasi", "name_en": "Consultation", "duration_minutes": 30,
            "price": {"amount": 120_000, "currency": "IDR"}});
        for (key, value) in service.as_object().into_iter().flatten() {
            form[key] = value.clone();
        }
        let service = made(&admin, "/v1/services", form).await;
        let doctor = json!({"name": "dr. Ayu Larasati", "location_ids": [location], "service_ids": [service]});
        let practitioner = made(&admin, "/v1/practitioners", doctor).await;
        let zone = zone.parse().unwrap_or(Tz::Asia__Jakarta);
        let clinic = Clinic { app, zone, admin, staff, location, practitioner, service };
        clinic.works(practitioner, "08:00", "12:00").await;
        clinic
    }

    /// Every day of the week.
    pub async fn works(&self, practitioner: Uuid, starts: &str, ends: &str) {
        for weekday in 1..=7 {
            let hours = json!({"practitioner_id": practitioner, "location_id": self.location, "weekday": weekday,
                "starts": starts, "ends": ends, "valid_from": "2020-01-01"});
            self.staff.post("/v1/working-hours", hours).await.expect(201);
        }
    }

    /// Another practitioner with the same service and hours.
    pub async fn colleague(&self) -> Uuid {
        let doctor = json!({"name": "dr. Bima Sakti", "location_ids": [self.location], "service_ids": [self.service]});
        let id = made(&self.admin, "/v1/practitioners", doctor).await;
        self.works(id, "08:00", "12:00").await;
        id
    }

    pub fn today(&self) -> NaiveDate {
        self.app.clock.now().with_timezone(&self.zone).date_naive()
    }

    /// A moment by the clock of the clinic, so many days from today.
    pub fn at(&self, days: i64, hour: u32, minute: u32) -> DateTime<Utc> {
        let day = self.today() + chrono::Duration::days(days);
        let wall = day.and_hms_opt(hour, minute, 0).unwrap_or_default();
        self.zone.from_local_datetime(&wall).earliest().map(|at| at.to_utc()).unwrap_or_default()
    }

    /// The free starts of a day, as the clock of the clinic shows them.
    pub async fn free(&self, caller: &Caller, days: i64) -> Vec<String> {
        self.free_on(caller, self.today() + chrono::Duration::days(days)).await
    }

    pub async fn free_on(&self, caller: &Caller, day: NaiveDate) -> Vec<String> {
        let path = format!(
            "/v1/free-slots?service_id={}&practitioner_id={}&location_id={}&from={day}&to={day}",
            self.service, self.practitioner, self.location
        );
        let wall = |slot: &Value| {
            let at: DateTime<Utc> = slot["starts_at"].as_str().unwrap_or_default().parse().unwrap_or_default();
            at.with_timezone(&self.zone).format("%H:%M").to_string()
        };
        caller.get(path).await.expect(200).data().iter().map(wall).collect()
    }

    pub fn wish(&self, at: DateTime<Utc>) -> Value {
        json!({"service_id": self.service, "practitioner_id": self.practitioner, "location_id": self.location, "starts_at": at})
    }

    pub fn booking(&self, contact: Uuid, at: DateTime<Utc>) -> Value {
        let mut body = self.wish(at);
        body["contact_id"] = json!(contact);
        body
    }

    /// Books as staff.
    pub async fn book(&self, contact: Uuid, at: DateTime<Utc>) -> Answer {
        self.staff.post("/v1/appointments", self.booking(contact, at)).await
    }

    pub async fn patient(&self, name: &str) -> Uuid {
        let body = json!({"name": name, "location_id": self.location});
        let answer = self.staff.post("/v1/patients", body).header("prefer", "allow-duplicate").await.expect(201);
        id_of(&answer)
    }

    /// A patient with an account on the portal.
    pub async fn portal(&self, name: &str) -> (Uuid, Caller) {
        let id = self.patient(name).await;
        (id, self.app.signed_in(Person::new(RoleCode::Patient).with_record(id)).await)
    }

    pub async fn rules(&self, change: Value) {
        self.admin.patch("/v1/scheduling-settings", "*", change).await.expect(200);
    }

    /// Signs staff in again, after more time than a token lasts.
    pub async fn sign_in_again(&mut self) {
        self.admin = self.app.again(&self.admin).await;
        self.staff = self.app.again(&self.staff).await;
    }

    pub fn pass(&self, minutes: u64) {
        self.app.advance(Duration::from_secs(minutes * 60));
    }

    /// Passes on what nobody answered, as the server does every second.
    pub async fn sweep(&self) {
        api::scheduling::sweep(&self.app.state).await.unwrap_or_else(|error| panic!("no sweep: {}", error.cause()));
    }

    /// The next day from so many days on that is a weekday (ISO).
    pub fn days_until(&self, weekday: u32) -> i64 {
        (7..14).find(|days| (self.today() + chrono::Duration::days(*days)).weekday().number_from_monday() == weekday).unwrap_or(7)
    }
}

pub async fn made(caller: &Caller, path: &str, body: Value) -> Uuid {
    id_of(&caller.post(path, body).await.expect(201))
}

pub fn id_of(answer: &Answer) -> Uuid {
    answer.id().parse().unwrap_or_else(|_| panic!("no id: {answer:?}"))
}
