//! The frame of a bulk write: one transaction at a time, and the settings of the organisation.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use domain::value::MrnFormat;
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::{contacts, locations, organisations, users};

/// Any fixed number will do; all processes of one database use the same.
const LOCK: i64 = 0x616b_7261_6202;

/// Runs the work in one transaction; a second bulk write waits until the first has ended.
pub fn exclusively<T, E: From<PersistenceError>>(
    conn: &mut PgConnection,
    work: impl FnOnce(&mut PgConnection) -> Result<T, E>,
) -> Result<T, E> {
    let failed = |error| E::from(PersistenceError::from(error));
    let mut outcome = None;
    let committed = conn.transaction(|tx| {
        diesel::sql_query("select pg_advisory_xact_lock($1)").bind::<BigInt, _>(LOCK).execute(tx)?;
        // the GIN indexes are brought up to date in large pieces
        diesel::sql_query("set local gin_pending_list_limit = '64MB'").execute(tx)?;
        let result = work(tx);
        let keep = result.is_ok();
        outcome = Some(result);
        if keep { Ok(()) } else { Err(diesel::result::Error::RollbackTransaction) }
    });
    match (outcome, committed) {
        (Some(Err(error)), _) => Err(error),
        (_, Err(error)) => Err(failed(error)),
        (Some(Ok(value)), Ok(())) => Ok(value),
        (None, Ok(())) => Err(E::from(PersistenceError::Unexpected("the work did not run".into()))),
    }
}

/// Runs the work on tables without the indexes that only queries need, and makes these at the end; for empty tables.
pub fn with_late_indexes<T, E: From<PersistenceError>>(
    tx: &mut PgConnection,
    work: impl FnOnce(&mut PgConnection) -> Result<T, E>,
) -> Result<T, E> {
    let failed = |error| E::from(PersistenceError::from(error));
    diesel::sql_query("set local maintenance_work_mem = '256MB'").execute(tx).map_err(failed)?;
    diesel::sql_query(include_str!("sql/suspend_indexes.sql")).execute(tx).map_err(failed)?;
    let value = work(tx)?;
    diesel::sql_query(include_str!("sql/resume_indexes.sql")).execute(tx).map_err(failed)?;
    Ok(value)
}

/// Whether nobody has worked with this database yet: no people, branches or users.
pub fn is_unused(conn: &mut PgConnection) -> Result<bool, PersistenceError> {
    let used = diesel::dsl::exists(contacts::table.select(contacts::id))
        .or(diesel::dsl::exists(locations::table.select(locations::id)))
        .or(diesel::dsl::exists(users::table.select(users::id)));
    Ok(!diesel::select(used).get_result::<bool>(conn)?)
}

/// What is set about the organisation.
#[derive(Debug)]
pub struct OrganisationChange<'a> {
    pub name: &'a str,
    pub time_zone: &'a str,
    pub mrn_format: &'a MrnFormat,
}

/// Writes the settings of the organisation.
pub fn set_organisation(tx: &mut PgConnection, change: &OrganisationChange<'_>, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(organisations::table)
        .set((
            organisations::name.eq(change.name),
            organisations::time_zone.eq(change.time_zone),
            organisations::mrn_prefix.eq(&change.mrn_format.prefix),
            organisations::mrn_digits.eq(i16::from(change.mrn_format.digits)),
            organisations::updated_at.eq(now),
            organisations::version.eq(organisations::version + 1),
        ))
        .execute(tx)?;
    Ok(())
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// The next free medical record numbers; those given by hand are skipped.
pub fn give_mrns(tx: &mut PgConnection, count: usize) -> Result<Vec<String>, PersistenceError> {
    let (prefix, digits): (String, i16) = organisations::table.select((organisations::mrn_prefix, organisations::mrn_digits)).first(tx)?;
    let format = MrnFormat { prefix, digits: u8::try_from(digits).unwrap_or(6) };
    let mut given = Vec::with_capacity(count);
    while given.len() < count {
        let missing = i64::try_from(count - given.len()).unwrap_or(i64::MAX).min(50_000);
        let numbers: Vec<Number> =
            diesel::sql_query("select nextval('mrn_numbers') as number from generate_series(1, $1)").bind::<BigInt, _>(missing).load(tx)?;
        let written: Vec<String> = numbers.iter().map(|row| format.write(row.number)).collect();
        let taken: Vec<Option<String>> = contacts::table.filter(contacts::mrn.eq_any(&written)).select(contacts::mrn).load(tx)?;
        given.extend(written.into_iter().filter(|mrn| !taken.iter().flatten().any(|t| t == mrn)));
    }
    Ok(given)
}

/// Numbers up to this one have been given.
pub fn set_mrn_counter(tx: &mut PgConnection, last: i64) -> Result<(), PersistenceError> {
    diesel::sql_query("select setval('mrn_numbers', $1)").bind::<BigInt, _>(last).execute(tx)?;
    Ok(())
}

/// Makes a user the portal account of a person.
pub fn link_user_to_contact(tx: &mut PgConnection, user: Uuid, contact: Uuid) -> Result<(), PersistenceError> {
    diesel::update(users::table.find(user)).set(users::contact_id.eq(contact)).execute(tx)?;
    Ok(())
}

/// Makes a user a practitioner, who can have patients in care.
pub fn link_user_to_practitioner(tx: &mut PgConnection, user: Uuid, practitioner: Uuid) -> Result<(), PersistenceError> {
    diesel::update(users::table.find(user)).set(users::practitioner_id.eq(practitioner)).execute(tx)?;
    Ok(())
}

/// Gives a person a visit to come at a location, unless they have one: the first that is confirmed from tomorrow on.
pub fn give_next_visit(tx: &mut PgConnection, contact: Uuid, location: Uuid, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    let sql = "update appointments set contact_id = $1 where id = (select id from appointments where location_id = $2 \
               and state = 'confirmed' and starts_at > $3 + interval '20 hours' order by starts_at, id limit 1) \
               and not exists (select from appointments where contact_id = $1 and state = 'confirmed' and starts_at > $3)";
    diesel::sql_query(sql)
        .bind::<diesel::sql_types::Uuid, _>(contact)
        .bind::<diesel::sql_types::Uuid, _>(location)
        .bind::<diesel::sql_types::Timestamptz, _>(now)
        .execute(tx)?;
    Ok(())
}

/// Cleans up and counts, so that the first queries are planned well; outside a transaction.
pub fn refresh_statistics(conn: &mut PgConnection) -> Result<(), PersistenceError> {
    diesel::sql_query(
        "vacuum (analyze) contacts, contact_locations, care_relations, contact_identifiers, contact_addresses, contact_links, \
         contact_tags, account_contacts, accounts, interactions, search_words, practitioners, services, locations, users, \
         appointments, allocations, appointment_events, queue_entries, working_hours, holidays, practitioner_services, recalls, \
         waiting_list_entries, consents, tasks, analytes, lab_reports, observations, referrals",
    )
    .execute(conn)?;
    Ok(())
}
