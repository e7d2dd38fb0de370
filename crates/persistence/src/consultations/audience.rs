//! Who hears that something happened in a consultation.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Uuid as SqlUuid};
use domain::identity::Permission;
use domain::live::{LiveEvent, LiveKind};
use uuid::Uuid;

use super::offices::Offices;
use super::rows::ConsultationRow;
use crate::error::PersistenceError;
use crate::live;
use crate::schema::{consultations, contact_links, role_permissions, user_roles, users};

#[derive(QueryableByName)]
struct Listener {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

/// Tells the screens of everybody who takes part, one by one: no role hears of it by its reach.
pub(super) fn tell(tx: &mut PgConnection, offices: &Offices, row: &ConsultationRow) -> Result<(), PersistenceError> {
    tell_each(tx, offices, row, &LiveEvent::new(LiveKind::ConsultationChanged, row.id))
}

/// As [`tell`], of a file in it.
pub fn tell_of_file(tx: &mut PgConnection, consultation: Uuid, file: Uuid, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    let row: ConsultationRow = consultations::table.find(consultation).select(ConsultationRow::as_select()).first(tx)?;
    let offices = Offices::load(tx, now)?;
    tell_each(tx, &offices, &row, &LiveEvent::new(LiveKind::FileChanged, file))
}

fn tell_each(tx: &mut PgConnection, offices: &Offices, row: &ConsultationRow, event: &LiveEvent) -> Result<(), PersistenceError> {
    let overseers: Vec<Uuid> = offices.over(row.speciality_id).into_iter().map(|office| office.practitioner).collect();
    let listeners: Vec<Listener> = diesel::sql_query(include_str!("sql/audience.sql"))
        .bind::<SqlUuid, _>(row.id)
        .bind::<SqlUuid, _>(row.contact_id)
        .bind::<Array<SqlUuid>, _>(overseers)
        .load(tx)?;
    for listener in listeners {
        live::notify(tx, &event.clone().about(row.contact_id).to(listener.id))?;
    }
    Ok(())
}

/// The accounts with which a practitioner answers.
pub fn accounts_of(conn: &mut PgConnection, practitioner: Uuid) -> Result<Vec<Uuid>, PersistenceError> {
    let answering = user_roles::table
        .inner_join(role_permissions::table.on(role_permissions::role_id.eq(user_roles::role_id)))
        .filter(role_permissions::permission.eq(Permission::AnswerConsultations.code()))
        .select(user_roles::user_id);
    let ids: Vec<Uuid> = answering.distinct().load(conn)?;
    let own = users::table.filter(users::practitioner_id.eq(practitioner)).filter(users::state.eq("active"));
    Ok(own.filter(users::id.eq_any(ids)).order(users::id).select(users::id).load(conn)?)
}

/// The person behind the account that asked, when it is a guardian, and still is one.
pub fn guardian_of(conn: &mut PgConnection, user: Uuid, ward: Uuid) -> Result<Option<Uuid>, PersistenceError> {
    let found = users::table
        .inner_join(contact_links::table.on(contact_links::related_id.nullable().eq(users::contact_id)))
        .filter(users::id.eq(user))
        .filter(contact_links::contact_id.eq(ward))
        .filter(contact_links::kind.eq("guardian"));
    Ok(found.select(contact_links::related_id).first(conn).optional()?)
}
