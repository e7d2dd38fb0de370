//! Reports of the laboratory and their values, many at once.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text, Timestamptz, Uuid as SqlUuid};
use domain::contacts::Sex;
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::{contacts, lab_reports, locations, observations};

/// Ids in one question to the database.
const ROUND: usize = 20_000;

/// Those of the reports that are there.
pub fn existing_lab_reports(tx: &mut PgConnection, ids: &[Uuid]) -> Result<HashSet<Uuid>, PersistenceError> {
    let mut found = HashSet::new();
    for part in ids.chunks(ROUND) {
        let rows: Vec<Uuid> = lab_reports::table.filter(lab_reports::id.eq_any(part)).select(lab_reports::id).load(tx)?;
        found.extend(rows);
    }
    Ok(found)
}

/// Those of the values that are there.
pub fn existing_observations(tx: &mut PgConnection, ids: &[Uuid]) -> Result<HashSet<Uuid>, PersistenceError> {
    let mut found = HashSet::new();
    for part in ids.chunks(ROUND) {
        let rows: Vec<Uuid> = observations::table.filter(observations::id.eq_any(part)).select(observations::id).load(tx)?;
        found.extend(rows);
    }
    Ok(found)
}

/// Sex and birth date, by which limits are chosen.
pub type Born = (Option<Sex>, Option<NaiveDate>);

/// Of each of them, as far as they are known.
pub fn sex_and_birth(tx: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<Uuid, Born>, PersistenceError> {
    let mut found = HashMap::with_capacity(ids.len());
    for part in ids.chunks(ROUND) {
        let rows: Vec<(Uuid, Option<String>, Option<NaiveDate>)> =
            contacts::table.filter(contacts::id.eq_any(part)).select((contacts::id, contacts::sex, contacts::birth_date)).load(tx)?;
        found.extend(rows.into_iter().map(|(id, sex, birth)| (id, (sex.as_deref().and_then(Sex::from_code), birth))));
    }
    Ok(found)
}

/// Patients by medical record number, with the birth date that proves it; whoever was merged is the surviving record.
pub fn patient_ids(tx: &mut PgConnection, numbers: &[&str]) -> Result<HashMap<String, (Uuid, Option<NaiveDate>)>, PersistenceError> {
    let mut found = HashMap::with_capacity(numbers.len());
    for part in numbers.chunks(ROUND) {
        let rows = contacts::table
            .filter(contacts::mrn.eq_any(part))
            .select((contacts::mrn.assume_not_null(), contacts::id, contacts::merged_into_id, contacts::birth_date))
            .load::<(String, Uuid, Option<Uuid>, Option<NaiveDate>)>(tx)?;
        found.extend(rows.into_iter().map(|(mrn, id, survivor, birth)| (mrn, (survivor.unwrap_or(id), birth))));
    }
    Ok(found)
}

/// The zones of branches by their code, with their ids.
pub fn zones_by_code(tx: &mut PgConnection) -> Result<HashMap<String, (Uuid, String)>, PersistenceError> {
    let rows: Vec<(String, Uuid, String)> = locations::table
        .filter(locations::archived_at.is_null())
        .select((locations::code, locations::id, locations::time_zone))
        .load(tx)?;
    Ok(rows.into_iter().map(|(code, id, zone)| (code, (id, zone))).collect())
}

const NUMBERS: &str = "insert into lab_numbers as n (month, last) \
    select date_trunc('month', $2 at time zone l.time_zone)::date, $3 from locations l where l.id = $1 \
    on conflict (month) do update set last = n.last + $3 \
    returning to_char(n.month, 'YYMM') as month, n.last";

/// The next numbers of reports of the month.
pub fn give_lab_numbers(tx: &mut PgConnection, location: Uuid, now: DateTime<Utc>, count: usize) -> Result<Vec<String>, PersistenceError> {
    #[derive(QueryableByName)]
    struct Last {
        #[diesel(sql_type = Text)]
        month: String,
        #[diesel(sql_type = Integer)]
        last: i32,
    }
    let wanted = i32::try_from(count).unwrap_or(i32::MAX);
    let given: Last =
        diesel::sql_query(NUMBERS).bind::<SqlUuid, _>(location).bind::<Timestamptz, _>(now).bind::<Integer, _>(wanted).get_result(tx)?;
    Ok((given.last - wanted + 1..=given.last).map(|number| format!("LB-{}-{number:04}", given.month)).collect())
}

/// Says who was told of no critical value yet: a task is open for it.
pub fn raise_critical(tx: &mut PgConnection, observation: Uuid, task: Uuid, at: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::sql_query("insert into critical_calls (observation_id, task_id, created_at) values ($1, $2, $3)")
        .bind::<SqlUuid, _>(observation)
        .bind::<SqlUuid, _>(task)
        .bind::<Timestamptz, _>(at)
        .execute(tx)?;
    Ok(())
}

/// Fills the laboratory of the demo clinic with about as many values over the last `years`; gives how many. Before this the tables
/// are empty but for what the demo patient has, who is left out.
pub fn fill_laboratory(
    tx: &mut PgConnection,
    wanted: u32,
    years: i32,
    except: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<i64, PersistenceError> {
    diesel::sql_query(include_str!("sql/suspend_lab_indexes.sql")).execute(tx)?;
    diesel::sql_query(include_str!("sql/lab_reports.sql"))
        .bind::<Timestamptz, _>(now)
        .bind::<BigInt, _>(i64::from(wanted))
        .bind::<Integer, _>(years)
        .bind::<SqlUuid, _>(except.unwrap_or_default())
        .execute(tx)?;
    // the statement to come is planned for as many rows as there are
    diesel::sql_query("analyze lab_reports").execute(tx)?;
    let written = diesel::sql_query(include_str!("sql/lab_values.sql"))
        .bind::<Timestamptz, _>(now)
        .bind::<SqlUuid, _>(except.unwrap_or_default())
        .execute(tx)?;
    diesel::sql_query(include_str!("sql/lab_numbers.sql")).execute(tx)?;
    diesel::sql_query(include_str!("sql/resume_lab_indexes.sql")).execute(tx)?;
    Ok(i64::try_from(written).unwrap_or(i64::MAX))
}
