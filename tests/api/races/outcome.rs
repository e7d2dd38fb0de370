//! What is true in the database after a race.

use diesel::sql_types::BigInt;
use diesel::{PgConnection, QueryableByName, RunQueryDsl};

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

fn count(conn: &mut PgConnection, sql: &'static str) -> diesel::QueryResult<i64> {
    Ok(diesel::sql_query(sql).get_result::<Count>(conn)?.count)
}

/// Pairs of bookings or holds of one practitioner, room or device that overlap.
pub fn overlaps(conn: &mut PgConnection) -> diesel::QueryResult<i64> {
    count(
        conn,
        "select count(*) from allocations a join allocations b on b.resource_id = a.resource_id and b.id > a.id and b.during && a.during \
         where not a.overbooked and not b.overbooked",
    )
}

/// Appointments that keep their time without an allocation, or gave it up and still have one.
pub fn mismatches(conn: &mut PgConnection) -> diesel::QueryResult<i64> {
    count(
        conn,
        "select count(*) from appointments p where p.source <> 'walk_in' and (p.state not in ('cancelled', 'no_show')) \
             <> exists (select from allocations a where a.appointment_id = p.id and a.resource_id = p.practitioner_id)",
    )
}

/// Appointments without what belongs to every booking: its event and its audit row.
pub fn incomplete(conn: &mut PgConnection) -> diesel::QueryResult<i64> {
    count(
        conn,
        "select count(*) from appointments p where not exists (select from appointment_events e where e.appointment_id = p.id) \
             or not exists (select from audit_entries u where u.resource = 'appointments' and p.contact_id = any(u.contact_ids))",
    )
}

/// Bookings of this state.
pub fn confirmed(conn: &mut PgConnection) -> diesel::QueryResult<i64> {
    count(conn, "select count(*) from appointments where state = 'confirmed'")
}
