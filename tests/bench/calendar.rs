//! What free times are asked for, and which times are booked: of the practitioners at the receptionist's location.

use anyhow::Result;
use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc, Weekday};
use diesel::connection::SimpleConnection;
use diesel::sql_types::{Timestamptz, Uuid as SqlUuid};
use diesel::{PgConnection, QueryableByName, RunQueryDsl};
use persistence::migrate;
use uuid::Uuid;

use crate::stage::Stage;

/// How many days ahead free times are asked for from.
const AHEAD: i64 = 14;

/// A time that is booked once.
#[derive(Clone, Debug, QueryableByName)]
pub struct Opening {
    #[diesel(sql_type = SqlUuid)]
    pub contact_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    pub practitioner_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    pub location_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    pub service_id: Uuid,
    #[diesel(sql_type = Timestamptz)]
    pub starts_at: DateTime<Utc>,
}

#[derive(QueryableByName)]
struct Giver {
    #[diesel(sql_type = SqlUuid)]
    practitioner_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    location_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    service_id: Uuid,
}

/// A question for free times, of one practitioner or of all of a location.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub service: Uuid,
    pub practitioner: Option<Uuid>,
    pub location: Option<Uuid>,
    pub from: NaiveDate,
    /// Included.
    pub to: NaiveDate,
}

/// Takes back what an earlier measurement has booked, and finds what can be booked now; `bench.sample` is there.
pub fn prepare(conn: &mut PgConnection, location: Option<Uuid>) -> Result<()> {
    conn.batch_execute(include_str!("sql/unbook.sql"))?;
    let here = location.map_or_else(|| "true".to_owned(), |id| format!("w.location_id = '{id}'"));
    conn.batch_execute(&include_str!("sql/openings.sql").replace("{here}", &here))?;
    Ok(())
}

/// Every other opening; the rest is for `pgbench`.
pub fn openings(stage: &Stage) -> Result<Vec<Opening>> {
    let mut conn = migrate::connect(&stage.database)?;
    Ok(diesel::sql_query("select * from bench.openings where n % 2 = 1 order by n").load(&mut conn)?)
}

/// The free times of one practitioner for 14 days: of everybody, from each of the next days on.
pub fn of_one(stage: &Stage) -> Result<Vec<Question>> {
    let period = |giver: &Giver, from: NaiveDate| Question {
        service: giver.service_id,
        practitioner: Some(giver.practitioner_id),
        location: None,
        from,
        to: from + Duration::days(13),
    };
    let givers = givers(stage)?;
    Ok(days().flat_map(|day| givers.iter().map(move |giver| period(giver, day))).collect())
}

/// The free times of all practitioners of a location for one day, Sundays left out.
pub fn of_all(stage: &Stage) -> Result<Vec<Question>> {
    let mut questions = Vec::new();
    for giver in givers(stage)? {
        for day in days().filter(|day| day.weekday() != Weekday::Sun) {
            let question =
                Question { service: giver.service_id, practitioner: None, location: Some(giver.location_id), from: day, to: day };
            if !questions.contains(&question) {
                questions.push(question);
            }
        }
    }
    Ok(questions)
}

fn days() -> impl Iterator<Item = NaiveDate> {
    let today = Utc::now().date_naive();
    (2..2 + AHEAD).map(move |ahead| today + Duration::days(ahead))
}

/// Who gives the service that all of a location give.
fn givers(stage: &Stage) -> Result<Vec<Giver>> {
    let mut conn = migrate::connect(&stage.database)?;
    let query = "select distinct on (o.practitioner_id) o.practitioner_id, o.location_id, s.id as service_id \
                 from bench.openings o cross join services s where s.code = 'general-consultation' order by o.practitioner_id";
    Ok(diesel::sql_query(query).load(&mut conn)?)
}
