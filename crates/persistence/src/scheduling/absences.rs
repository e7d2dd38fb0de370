//! Leave, blocked time, training.

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use domain::scheduling::{AbsenceField, AbsenceKind, AbsenceSort, AbsenceView, AffectedAppointment, AppointmentState, CreateAbsence};
use uuid::Uuid;

use super::appointments;
use crate::audit::{self, AuditAction};
use crate::error::PersistenceError;
use crate::schema::{absences, appointments as visits, contacts, locations};
use crate::scope::Scope;

/// A row of `absences` with its names.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = absences)]
pub struct AbsenceRow {
    pub id: Uuid,
    pub practitioner_id: Uuid,
    #[diesel(select_expression = sql(PRACTITIONER), select_expression_type = SqlLiteral<Text>)]
    pub practitioner_name: String,
    pub location_id: Option<Uuid>,
    #[diesel(select_expression = sql(LOCATION), select_expression_type = SqlLiteral<Nullable<Text>>)]
    pub location_name: Option<String>,
    pub kind: String,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub reason: Option<String>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

const PRACTITIONER: &str = "(select p.name from practitioners p where p.id = absences.practitioner_id)";
const LOCATION: &str = "(select l.name from locations l where l.id = absences.location_id)";

crate::listing! {
    table absences, row AbsenceRow, fields AbsenceField, sorts AbsenceSort;
    filter {
        PractitionerId => uuid(absences::practitioner_id);
        LocationId => uuid(absences::location_id);
        Kind => text(absences::kind);
        StartsAt => timestamp(absences::starts_at);
        EndsAt => timestamp(absences::ends_at);
    }
    sort {
        StartsAt => absences::starts_at, DateTime<Utc>, |row| row.starts_at.to_rfc3339();
        CreatedAt => absences::created_at, DateTime<Utc>, |row| row.created_at.to_rfc3339();
    }
}

crate::findable! { table absences, row AbsenceRow, view AbsenceView }
crate::archivable! { table absences }

impl From<AbsenceRow> for AbsenceView {
    fn from(row: AbsenceRow) -> Self {
        AbsenceView {
            id: row.id,
            practitioner_id: row.practitioner_id,
            practitioner_name: row.practitioner_name,
            location_id: row.location_id,
            location_name: row.location_name,
            kind: AbsenceKind::from_code(&row.kind).unwrap_or(AbsenceKind::Leave),
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            reason: row.reason,
            affected: Vec::new(),
            archived_at: row.archived_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

pub fn list(conn: &mut PgConnection, request: &ListRequest<AbsenceField, AbsenceSort>) -> Result<Listed<AbsenceView>, PersistenceError> {
    Ok(page(conn, request, &Vec::new)?.map(AbsenceView::from))
}

/// The absences that touch a period, of one practitioner and at one location, or of all.
pub fn between(
    conn: &mut PgConnection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    practitioner: Option<Uuid>,
    location: Option<Uuid>,
) -> Result<Vec<AbsenceView>, PersistenceError> {
    let mut query = absences::table
        .filter(absences::archived_at.is_null())
        .filter(absences::starts_at.lt(to))
        .filter(absences::ends_at.gt(from))
        .order(absences::starts_at)
        .select(AbsenceRow::as_select())
        .into_boxed();
    if let Some(practitioner) = practitioner {
        query = query.filter(absences::practitioner_id.eq(practitioner));
    }
    if let Some(location) = location {
        query = query.filter(absences::location_id.is_null().or(absences::location_id.eq(location)));
    }
    Ok(query.load(conn)?.into_iter().map(AbsenceView::from).collect())
}

/// The visits to come that fall into an absence. `scope` says whose names are shown.
pub fn affected(conn: &mut PgConnection, scope: &Scope, absence: &CreateAbsence) -> Result<Vec<AffectedAppointment>, PersistenceError> {
    type Row = (Uuid, Uuid, DateTime<Utc>, String, String);
    let mut query = visits::table
        .inner_join(locations::table.on(locations::id.eq(visits::location_id)))
        .filter(visits::practitioner_id.eq(absence.practitioner_id))
        .filter(visits::starts_at.lt(absence.ends_at))
        .filter(visits::ends_at.gt(absence.starts_at))
        .filter(visits::state.eq_any([AppointmentState::Requested.code(), AppointmentState::Confirmed.code()]))
        .order(visits::starts_at)
        .limit(500)
        .select((visits::id, visits::contact_id, visits::starts_at, locations::time_zone, visits::state))
        .into_boxed();
    if let Some(location) = absence.location_id {
        query = query.filter(visits::location_id.eq(location));
    }
    let rows: Vec<Row> = query.load(conn)?;
    let people: Vec<Uuid> = rows.iter().map(|r| r.1).collect();
    let names: std::collections::HashMap<Uuid, String> = contacts::table
        .filter(contacts::id.eq_any(&people))
        .filter(scope.sees())
        .select((contacts::id, contacts::name))
        .load::<(Uuid, String)>(conn)?
        .into_iter()
        .collect();
    if !names.is_empty() {
        let shown: Vec<Uuid> = names.keys().copied().collect();
        audit::record(conn, scope, AuditAction::List, appointments::RESOURCE, &shown)?;
    }
    let view = |(id, contact_id, starts_at, time_zone, state): Row| AffectedAppointment {
        id,
        contact_id,
        contact_name: names.get(&contact_id).cloned(),
        starts_at,
        time_zone,
        state: AppointmentState::from_code(&state).unwrap_or(AppointmentState::Confirmed),
    };
    Ok(rows.into_iter().map(view).collect())
}

pub fn insert(tx: &mut PgConnection, id: Uuid, form: &CreateAbsence, user: Uuid, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::insert_into(absences::table)
        .values((
            absences::id.eq(id),
            values(form),
            absences::created_by.eq(user),
            absences::created_at.eq(now),
            absences::updated_at.eq(now),
        ))
        .execute(tx)?;
    Ok(())
}

/// Writes the new form and raises the version.
pub fn update(tx: &mut PgConnection, id: Uuid, form: &CreateAbsence, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    diesel::update(absences::table.find(id))
        .set((values(form), absences::updated_at.eq(now), absences::version.eq(absences::version + 1)))
        .execute(tx)?;
    Ok(())
}

#[diesel::dsl::auto_type(no_type_alias)]
fn values<'a>(form: &'a CreateAbsence) -> _ {
    let practitioner: Uuid = form.practitioner_id;
    let location: Option<Uuid> = form.location_id;
    let kind: &'static str = form.kind.code();
    let starts_at: DateTime<Utc> = form.starts_at;
    let ends_at: DateTime<Utc> = form.ends_at;
    let reason: Option<&'a str> = form.reason.as_deref();
    (
        absences::practitioner_id.eq(practitioner),
        absences::location_id.eq(location),
        absences::kind.eq(kind),
        absences::starts_at.eq(starts_at),
        absences::ends_at.eq(ends_at),
        absences::reason.eq(reason),
    )
}

/// Keeps everybody from booking this practitioner until the transaction ends.
pub fn lock_practitioner(tx: &mut PgConnection, practitioner: Uuid) -> Result<(), super::BookingError> {
    super::guard::lock(tx, &[practitioner], &[])
}
