//! Everybody who plays in the matrix, and where.

use std::sync::atomic::{AtomicU32, Ordering};

use domain::identity::Reach;
use support::{Caller, Person, RoleCode, TestApp, Value, json};
use uuid::Uuid;

use super::bookings::Hall;
use super::consultation_requests::Counsel;
use super::lab_report_requests::Laboratory;
use super::referral_requests::Referrers;
use super::table::COLUMNS;

static NUMBER: AtomicU32 = AtomicU32::new(1);

/// A word nobody else has: eight letters.
pub fn word() -> String {
    // a step that is coprime to 26^8 scatters the letters, so that no two words look alike
    let mut number = u64::from(NUMBER.fetch_add(1, Ordering::Relaxed)) * 98_765_432_109 % 208_827_064_576;
    let mut letters = String::new();
    for _ in 0..8 {
        letters.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    letters
}

/// A person with a record, by whom rows can be told apart.
#[derive(Clone, Debug)]
pub struct Record {
    pub id: Uuid,
    pub name: String,
}

/// Somebody with a role, or nobody.
pub struct Player {
    pub role: Option<RoleCode>,
    pub person: Option<Person>,
    pub login: String,
    pub caller: Caller,
    /// For the role `patient`: the own record.
    pub record: Option<Record>,
}

impl Player {
    pub fn is_care(&self) -> bool {
        self.role.is_some_and(|role| role.reach() == Reach::Care)
    }

    pub fn is_for_accounts(&self) -> bool {
        self.role.is_some_and(|role| role.reach() == Reach::Accounts)
    }
}

/// The clinic with two locations.
pub struct Stage {
    pub app: TestApp,
    /// Where the players work.
    pub here: Uuid,
    /// Where they do not.
    pub there: Uuid,
    /// Whom the clinical players are.
    pub practitioner: Uuid,
    /// Makes organisation records, users and roles.
    pub admin: Caller,
    /// Makes people everywhere; is nobody of the matrix.
    pub maker: Caller,
    pub players: Vec<Player>,
    pub hall: Hall,
    pub counsel: Counsel,
    pub laboratory: Laboratory,
    pub referrers: Referrers,
}

impl Stage {
    pub async fn set() -> Stage {
        let app = TestApp::start().await;
        let admin = app.as_role(RoleCode::Admin).await;
        let maker = app.as_role(RoleCode::Manager).await;
        let here = location(&admin).await;
        let there = location(&admin).await;
        let practitioner = made(&admin, "/v1/practitioners", json!({"name": "dr. Ayu Larasati"})).await;
        // how many visits a patient may have to come is a test of its own
        admin.patch("/v1/scheduling-settings", "*", json!({"open_bookings": 100})).await.expect(200);
        let hall = Hall::open(&admin, &maker, practitioner, [here, there]).await;
        let counsel = Counsel::open(&app, &admin, &maker, practitioner, &hall).await;
        let laboratory = Laboratory::open(&app, &admin).await;
        let referrers = Referrers::open(&app, practitioner, &hall).await;
        let players = Vec::new();
        let mut stage = Stage { app, here, there, practitioner, admin, maker, players, hall, counsel, laboratory, referrers };
        for column in COLUMNS {
            let player = stage.player(RoleCode::from_code(column)).await;
            stage.players.push(player);
        }
        stage
    }

    async fn player(&self, role: Option<RoleCode>) -> Player {
        let Some(role) = role else {
            return Player { role: None, person: None, login: String::new(), caller: self.app.nobody(), record: None };
        };
        let record = if role == RoleCode::Patient { Some(self.register("patients", self.here).await) } else { None };
        let person = Person::new(role);
        let person = match (role.reach(), &record) {
            (Reach::Locations, _) => person.at(self.here),
            (Reach::Care, _) => person.practising_as(self.practitioner),
            (Reach::Own, Some(record)) => person.with_record(record.id),
            _ => person,
        };
        let account = self.app.add_person(&person);
        let caller = self.app.sign_in(&account.login).await;
        Player { role: Some(role), person: Some(person), login: account.login, caller, record }
    }

    /// A new person of `/patients` or `/contacts`.
    pub async fn register(&self, resource: &str, location: Uuid) -> Record {
        let name = word();
        let body = json!({"name": name, "birth_date": "1990-05-17", "phone": "0812 3456 7890", "location_id": location});
        let answer = self.maker.post(format!("/v1/{resource}"), body).header("prefer", "allow-duplicate").await.expect(201);
        Record { id: answer.view::<Named>().id, name }
    }
}

/// The id of an answer.
#[derive(serde::Deserialize)]
pub struct Named {
    pub id: Uuid,
}

/// Creates a record and gives its id.
pub async fn made(caller: &Caller, path: &str, body: Value) -> Uuid {
    caller.post(path, body).await.expect(201).view::<Named>().id
}

pub async fn location(admin: &Caller) -> Uuid {
    made(admin, "/v1/locations", json!({"code": word(), "name": word(), "time_zone": "Asia/Jakarta"})).await
}
