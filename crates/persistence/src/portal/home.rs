//! The home page of the portal: what concerns oneself and those one is guardian of.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Date, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use domain::portal::{PortalHome, PortalOffer, PortalRecall, PortalVisit};
use uuid::Uuid;

use super::{family, feedback};
use crate::audit::{self, AuditAction};
use crate::error::PersistenceError;
use crate::scope::Scope;

/// Notes to the clinic on the home page.
const FEEDBACK: i64 = 5;
/// Freshly finished visits are asked about for so long.
const ASKED_ABOUT: Duration = Duration::days(14);
/// Recalls are shown from so long before they are due.
const RECALLS: Duration = Duration::days(30);

#[derive(QueryableByName)]
struct VisitRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    contact_id: Uuid,
    #[diesel(sql_type = Text)]
    contact_name: String,
    #[diesel(sql_type = Text)]
    code: String,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = Timestamptz)]
    starts_at: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    ends_at: DateTime<Utc>,
    #[diesel(sql_type = Text)]
    time_zone: String,
    #[diesel(sql_type = SqlUuid)]
    location_id: Uuid,
    #[diesel(sql_type = Text)]
    location_name: String,
    #[diesel(sql_type = SqlUuid)]
    service_id: Uuid,
    #[diesel(sql_type = Text)]
    service_name_id: String,
    #[diesel(sql_type = Text)]
    service_name_en: String,
    #[diesel(sql_type = Nullable<Text>)]
    preparation_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    preparation_en: Option<String>,
    #[diesel(sql_type = SqlUuid)]
    practitioner_id: Uuid,
    #[diesel(sql_type = Text)]
    practitioner_name: String,
    #[diesel(sql_type = Nullable<Text>)]
    queue_number: Option<String>,
    #[diesel(sql_type = Integer)]
    delay_minutes: i32,
    #[diesel(sql_type = Timestamptz)]
    change_until: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    cancel_until: DateTime<Utc>,
    #[diesel(sql_type = Bool)]
    finished: bool,
}

#[derive(QueryableByName)]
struct OfferRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    entry_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    contact_id: Uuid,
    #[diesel(sql_type = Text)]
    contact_name: String,
    #[diesel(sql_type = Timestamptz)]
    starts_at: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    ends_at: DateTime<Utc>,
    #[diesel(sql_type = Text)]
    time_zone: String,
    #[diesel(sql_type = Text)]
    location_name: String,
    #[diesel(sql_type = Text)]
    practitioner_name: String,
    #[diesel(sql_type = Text)]
    service_name_id: String,
    #[diesel(sql_type = Text)]
    service_name_en: String,
    #[diesel(sql_type = Timestamptz)]
    expires_at: DateTime<Utc>,
}

#[derive(QueryableByName)]
struct RecallRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    contact_id: Uuid,
    #[diesel(sql_type = Text)]
    contact_name: String,
    #[diesel(sql_type = SqlUuid)]
    service_id: Uuid,
    #[diesel(sql_type = Text)]
    service_name_id: String,
    #[diesel(sql_type = Text)]
    service_name_en: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    location_id: Option<Uuid>,
    #[diesel(sql_type = Date)]
    due_on: NaiveDate,
}

#[derive(QueryableByName)]
struct Unread {
    #[diesel(sql_type = BigInt)]
    unread: i64,
}

/// Everything on the home page.
pub fn find(conn: &mut PgConnection, scope: &Scope) -> Result<PortalHome, PersistenceError> {
    let now = scope.actor().now();
    let family = family::list(conn, scope)?;
    let people: Vec<Uuid> = family.iter().map(|member| member.id).collect();
    let visits: Vec<VisitRow> = diesel::sql_query(include_str!("sql/visits.sql"))
        .bind::<Array<SqlUuid>, _>(&people)
        .bind::<Timestamptz, _>(now)
        .bind::<Timestamptz, _>(now - ASKED_ABOUT)
        .load(conn)?;
    let (finished, coming): (Vec<VisitRow>, Vec<VisitRow>) = visits.into_iter().partition(|row| row.finished);
    let offers: Vec<OfferRow> =
        diesel::sql_query(include_str!("sql/offers.sql")).bind::<Array<SqlUuid>, _>(&people).bind::<Timestamptz, _>(now).load(conn)?;
    let recalls: Vec<RecallRow> = diesel::sql_query(include_str!("sql/recalls.sql"))
        .bind::<Array<SqlUuid>, _>(&people)
        .bind::<Date, _>((now + RECALLS).date_naive())
        .load(conn)?;
    let unread: Unread = diesel::sql_query(include_str!("sql/unread.sql")).bind::<Array<SqlUuid>, _>(&people).get_result(conn)?;
    audit::record(conn, scope, AuditAction::Read, "portal", &people)?;
    Ok(PortalHome {
        visits: coming.into_iter().map(visit).collect(),
        finished_visits: finished.into_iter().map(visit).collect(),
        offers: offers.into_iter().map(offer).collect(),
        recalls: recalls.into_iter().map(recall).collect(),
        unread_messages: unread.unread,
        new_results: crate::lab::reports::unseen(conn, &people)?,
        feedback: feedback::list(conn, scope, FEEDBACK)?,
        family,
    })
}

fn visit(row: VisitRow) -> PortalVisit {
    PortalVisit {
        appointment_id: row.id,
        contact_id: row.contact_id,
        contact_name: row.contact_name,
        code: row.code,
        state: row.state,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        time_zone: row.time_zone,
        location_id: row.location_id,
        location_name: row.location_name,
        service_id: row.service_id,
        service_name_id: row.service_name_id,
        service_name_en: row.service_name_en,
        preparation_id: row.preparation_id,
        preparation_en: row.preparation_en,
        practitioner_id: row.practitioner_id,
        practitioner_name: row.practitioner_name,
        queue_number: row.queue_number,
        delay_minutes: row.delay_minutes,
        change_until: row.change_until,
        cancel_until: row.cancel_until,
    }
}

fn offer(row: OfferRow) -> PortalOffer {
    PortalOffer {
        offer_id: row.id,
        entry_id: row.entry_id,
        contact_id: row.contact_id,
        contact_name: row.contact_name,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        time_zone: row.time_zone,
        location_name: row.location_name,
        practitioner_name: row.practitioner_name,
        service_name_id: row.service_name_id,
        service_name_en: row.service_name_en,
        expires_at: row.expires_at,
    }
}

fn recall(row: RecallRow) -> PortalRecall {
    PortalRecall {
        recall_id: row.id,
        contact_id: row.contact_id,
        contact_name: row.contact_name,
        service_id: row.service_id,
        service_name_id: row.service_name_id,
        service_name_en: row.service_name_en,
        location_id: row.location_id,
        due_on: row.due_on,
    }
}
