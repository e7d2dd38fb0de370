//! The texts of messages, by version.

use diesel::prelude::*;
use domain::messaging::TemplateCode;
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::message_templates;

/// The id of the newest texts of a template.
pub fn in_force(conn: &mut PgConnection, template: TemplateCode) -> Result<Uuid, PersistenceError> {
    let newest = message_templates::table
        .filter(message_templates::code.eq(template.code()))
        .order(message_templates::number.desc())
        .select(message_templates::id);
    let found: Option<Uuid> = newest.first(conn).optional()?;
    found.ok_or_else(|| PersistenceError::Unexpected(format!("no texts of the template {}", template.code())))
}
