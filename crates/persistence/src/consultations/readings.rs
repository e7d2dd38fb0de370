//! The proof of reading.

use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text, Timestamptz, Uuid as SqlUuid};
use domain::FieldCode;
use domain::consultations::ConsultationRole;
use uuid::Uuid;

use super::audience;
use super::consultations::RESOURCE;
use super::error::ConsultationError;
use super::readers::Reader;
use crate::audit::{self, AuditAction};
use crate::schema::{consultation_messages, consultations as rows};

/// The reader has read a consultation up to a message, or all of it. What was read before stays as it was.
pub fn read(tx: &mut PgConnection, reader: &Reader<'_>, id: Uuid, until: Option<Uuid>) -> Result<(), ConsultationError> {
    let (row, role) = reader.lock(tx, id)?;
    if let Some(message) = until {
        let known = consultation_messages::table.find(message).filter(consultation_messages::consultation_id.eq(id));
        if known.count().get_result::<i64>(tx)? == 0 {
            return Err(ConsultationError::Refused("/message_id", FieldCode::NotThere));
        }
    }
    let (actor, now) = (reader.scope.actor(), reader.scope.actor().now());
    let practitioner = if role == ConsultationRole::Patient { None } else { reader.practitioner };
    let mut read = diesel::sql_query(include_str!("sql/read.sql"))
        .bind::<SqlUuid, _>(id)
        .bind::<Nullable<SqlUuid>, _>(until)
        .bind::<SqlUuid, _>(actor.user_id())
        .bind::<Timestamptz, _>(now)
        .bind::<Nullable<SqlUuid>, _>(practitioner)
        .execute(tx)?;
    if matches!(role, ConsultationRole::Head | ConsultationRole::Deputy) {
        read += diesel::sql_query(include_str!("sql/read_along.sql"))
            .bind::<SqlUuid, _>(id)
            .bind::<Nullable<SqlUuid>, _>(until)
            .bind::<SqlUuid, _>(actor.user_id())
            .bind::<Timestamptz, _>(now)
            .bind::<Nullable<SqlUuid>, _>(practitioner)
            .bind::<Text, _>(role.code())
            .execute(tx)?;
    }
    if read > 0 {
        // the proof is part of what others see: whoever asks whether there is something new is told so
        diesel::update(rows::table.find(id)).set(rows::version.eq(rows::version + 1)).execute(tx)?;
        audit::record_fields(tx, actor, AuditAction::Update, RESOURCE, &[row.contact_id], &["read_at".to_owned()])?;
        audience::tell(tx, &reader.offices, &row)?;
    } else {
        // nothing has changed, but all of it is shown
        audit::record(tx, reader.scope, AuditAction::Read, RESOURCE, &[row.contact_id])?;
    }
    Ok(())
}
