//! Files with a message.

use diesel::prelude::*;
use diesel::sql_types::{Array, Timestamptz, Uuid as SqlUuid};
use domain::FieldCode;
use uuid::Uuid;

use super::error::ConsultationError;
use crate::schema::consultation_attachments;
use crate::scope::Actor;

#[derive(QueryableByName)]
struct Taken {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

/// Puts files that the actor has sent before with a message. What was sent to the person's record moves to the consultation,
/// so that nobody reads it who does not read that.
pub fn take(
    tx: &mut PgConnection,
    actor: &Actor,
    contact: Uuid,
    consultation: Uuid,
    message: Uuid,
    files: &[Uuid],
) -> Result<(), ConsultationError> {
    if files.is_empty() {
        return Ok(());
    }
    let taken: Vec<Taken> = diesel::sql_query(include_str!("sql/take_files.sql"))
        .bind::<SqlUuid, _>(contact)
        .bind::<SqlUuid, _>(consultation)
        .bind::<SqlUuid, _>(actor.user_id())
        .bind::<Array<SqlUuid>, _>(files)
        .bind::<Timestamptz, _>(actor.now())
        .load(tx)?;
    if taken.len() != files.len() {
        return Err(ConsultationError::Refused("/file_ids", FieldCode::NotThere));
    }
    let row = |file: &Taken| (consultation_attachments::message_id.eq(message), consultation_attachments::file_id.eq(file.id));
    diesel::insert_into(consultation_attachments::table).values(taken.iter().map(row).collect::<Vec<_>>()).execute(tx)?;
    Ok(())
}
