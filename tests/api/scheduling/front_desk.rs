//! A clinic with two doctors whose hours are today, for the tests of the queue.

use chrono::{DateTime, Duration, Timelike, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Text, Timestamptz, Uuid as SqlUuid};
use support::{Answer, Caller, Person, RoleCode, TestApp, Value, json};
use uuid::Uuid;

/// A clinic in whose zone it is about noon, so that "today" does not end while a test runs.
pub struct FrontDesk {
    pub app: TestApp,
    pub manager: Caller,
    pub desk: Caller,
    pub location: Uuid,
    pub practitioner: Uuid,
    pub session: Uuid,
    pub other: Uuid,
    pub other_session: Uuid,
    pub service: Uuid,
}

impl FrontDesk {
    pub async fn open() -> FrontDesk {
        FrontDesk::over(TestApp::start().await).await
    }

    pub async fn over(app: TestApp) -> FrontDesk {
        let admin = app.as_role(RoleCode::Admin).await;
        let manager = app.as_role(RoleCode::Manager).await;
        let ahead = i64::from(app.clock.now().hour()) - 12;
        let zone = format!("Etc/GMT{ahead:+}");
        let location = made(&admin, "/v1/locations", json!({"code": "pusat", "name": "Klinik Pusat", "time_zone": zone})).await;
        let practitioner = made(&admin, "/v1/practitioners", json!({"name": "dr. Ayu Larasati"})).await;
        let other = made(&admin, "/v1/practitioners", json!({"name": "dr. Bima Sakti"})).await;
        let service = json!({"code": "konsul", "name_id": "Konsultasi", "name_en": "Consultation", "duration_minutes": 15,
            "price": {"amount": 150_000, "currency": "IDR"}});
        let service = made(&admin, "/v1/services", service).await;
        let session = hours(&app, practitioner, location, &zone);
        let other_session = hours(&app, other, location, &zone);
        let desk = app.signed_in(Person::new(RoleCode::Receptionist).at(location)).await;
        FrontDesk { app, manager, desk, location, practitioner, session, other, other_session, service }
    }

    pub async fn patient(&self, name: &str) -> Uuid {
        let form = json!({"name": name, "location_id": self.location});
        id(&self.manager.post("/v1/patients", form).header("prefer", "allow-duplicate").await.expect(201))
    }

    /// A confirmed appointment so many minutes from now.
    pub fn booked(&self, contact: Uuid, minutes: i64) -> Uuid {
        let starts_at = self.app.clock.now() + Duration::minutes(minutes);
        self.booked_at(&[contact], starts_at).pop().unwrap_or_default()
    }

    /// A confirmed appointment for each of them, written as if it had been booked earlier.
    pub fn booked_at(&self, contacts: &[Uuid], starts_at: DateTime<Utc>) -> Vec<Uuid> {
        let ids: Vec<Uuid> = contacts.iter().map(|_| Uuid::now_v7()).collect();
        let sql = "insert into appointments (id, code, contact_id, practitioner_id, location_id, service_id, starts_at, ends_at, state, source, \
                   price_amount, price_currency, created_at, updated_at) \
                   select i, upper(right(replace(i::text, '-', ''), 8)), c, $3, $4, $5, $6, $6 + interval '15 minutes', 'confirmed', 'staff', \
                   150000, 'IDR', $6, $6 from unnest($1, $2) as x(i, c)";
        diesel::sql_query(sql)
            .bind::<Array<SqlUuid>, _>(&ids)
            .bind::<Array<SqlUuid>, _>(contacts)
            .bind::<SqlUuid, _>(self.practitioner)
            .bind::<SqlUuid, _>(self.location)
            .bind::<SqlUuid, _>(self.service)
            .bind::<Timestamptz, _>(starts_at)
            .execute(&mut self.app.connect())
            .unwrap_or_else(|error| panic!("no appointments: {error}"));
        ids
    }

    /// Receives somebody with an appointment so many minutes from now, and gives the entry of the queue.
    pub async fn received(&self, name: &str, minutes: i64) -> Value {
        let contact = self.patient(name).await;
        let appointment = self.booked(contact, minutes);
        self.desk.post("/v1/check-ins", json!({"appointment_id": appointment})).await.expect(201).json()
    }

    /// Receives somebody without an appointment.
    pub async fn walk_in(&self, name: &str) -> Value {
        let contact = self.patient(name).await;
        self.desk.post("/v1/walk-ins", self.walk_in_form(contact)).await.expect(201).json()
    }

    pub fn walk_in_form(&self, contact: Uuid) -> Value {
        json!({"contact_id": contact, "practitioner_id": self.practitioner, "location_id": self.location, "service_id": self.service})
    }

    pub async fn call_next(&self) -> Answer {
        self.desk.post("/v1/calls", json!({"session_id": self.session})).await
    }

    /// Does something to an entry of the queue.
    pub async fn step(&self, entry: &Value, step: &str) -> Answer {
        self.desk.post(format!("/v1/queue/{}/{step}", text(entry, "id")), json!({})).await
    }

    /// The numbers of those who wait at the first doctor, in the order of being called.
    pub async fn line(&self) -> Vec<String> {
        let path = format!("/v1/queue?practitioner_id={}", self.practitioner);
        let rows = self.desk.get(path).await.expect(200).data();
        rows.iter().filter(|row| row["position"].is_number()).map(|row| text(row, "number_text")).collect()
    }

    /// What happened to an appointment.
    pub fn events(&self, appointment: &str) -> Vec<String> {
        use persistence::schema::appointment_events as events;
        events::table
            .filter(events::appointment_id.eq(appointment.parse::<Uuid>().unwrap_or_default()))
            .order((events::at, events::id))
            .select(events::kind)
            .load(&mut self.app.connect())
            .unwrap_or_else(|error| panic!("no events: {error}"))
    }
}

pub fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_else(|| panic!("no {name} in {value}")).to_owned()
}

fn id(answer: &Answer) -> Uuid {
    answer.id().parse().unwrap_or_default()
}

async fn made(caller: &Caller, path: &str, form: Value) -> Uuid {
    id(&caller.post(path, form).await.expect(201))
}

/// Hours on every day from midnight to midnight; gives the block of today.
fn hours(app: &TestApp, practitioner: Uuid, location: Uuid, zone: &str) -> Uuid {
    #[derive(QueryableByName)]
    struct Block {
        #[diesel(sql_type = SqlUuid)]
        id: Uuid,
    }
    let sql = "with made as (insert into working_hours (id, practitioner_id, location_id, weekday, starts, ends, valid_from, created_at, updated_at) \
               select gen_random_uuid(), $1, $2, day, '00:00', '23:59', '2020-01-01', $3, $3 from generate_series(1, 7) day returning id, weekday) \
               select id from made where weekday = extract(isodow from $3 at time zone $4)";
    let block: Block = diesel::sql_query(sql)
        .bind::<SqlUuid, _>(practitioner)
        .bind::<SqlUuid, _>(location)
        .bind::<Timestamptz, _>(app.clock.now())
        .bind::<Text, _>(zone)
        .get_result(&mut app.connect())
        .unwrap_or_else(|error| panic!("no hours: {error}"));
    block.id
}
