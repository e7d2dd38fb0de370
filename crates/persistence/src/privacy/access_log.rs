//! The access log of a person: who opened the record.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use domain::Lang;
use domain::privacy::{
    AccessBy, AccessLogView, AccessPurpose, AccessReason, BreakGlassReason, BreakGlassVerdict, StaffNames, access_in_words,
};
use uuid::Uuid;

use super::settings;
use crate::audit::{self, AuditAction};
use crate::consultations::consultations;
use crate::contacts::people::{self, People};
use crate::error::PersistenceError;
use crate::listing::{self, Cursor, Listed};
use crate::own::Own;
use crate::prepared::{Prepared, Value};
use crate::scope::Scope;

/// The resource in the audit.
const RESOURCE: &str = "access_log";

/// Which part is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    pub from: Option<DateTime<Utc>>,
    pub until: Option<DateTime<Utc>>,
    pub cursor: Option<Cursor>,
    /// 1 to 200.
    pub limit: i64,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Timestamptz)]
    at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    user_id: Option<Uuid>,
    #[diesel(sql_type = Text)]
    action: String,
    #[diesel(sql_type = Text)]
    resource: String,
    #[diesel(sql_type = Array<Text>)]
    fields: Vec<String>,
    #[diesel(sql_type = Text)]
    request_id: String,
    #[diesel(sql_type = Text)]
    address: String,
    #[diesel(sql_type = Text)]
    purpose: String,
    #[diesel(sql_type = Nullable<Text>)]
    name: Option<String>,
    #[diesel(sql_type = Bool)]
    is_own: bool,
    #[diesel(sql_type = Bool)]
    is_outside: bool,
    #[diesel(sql_type = Nullable<Text>)]
    role_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    role_en: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    details: Option<String>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    reviewed_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Text>)]
    verdict: Option<String>,
}

/// Who reads the log.
struct Reader {
    user: Uuid,
    /// As the person or a guardian.
    own: bool,
    /// Whether names of staff are shown.
    named: bool,
}

/// One page of the accesses to a person in scope, the latest first. This access is on record too, and on the next page that
/// is asked for.
///
/// That somebody asks a doctor is for those who take part in it, so staff see nothing of consultations here; the person does.
///
/// Patients and guardians, staff among them, see no addresses and no ids, and the names of staff as the clinic's settings say.
pub fn list(conn: &mut PgConnection, scope: &Scope, person: Uuid, part: &Part) -> Result<Listed<AccessLogView>, PersistenceError> {
    let person = people::resolve(conn, scope, People::Contacts, person)?;
    let own = Own::of(conn, scope)?.includes(person);
    let named = !own || settings::find(conn)?.staff_names == StaffNames::Full;
    let rows: Vec<Row> = Prepared::new(include_str!("sql/access_log.sql"), values(person, part, own)?).load(conn)?;
    audit::record(conn, scope, AuditAction::Read, RESOURCE, &[person])?;
    let listed = Listed::from_rows(rows, part.limit, part.cursor.as_ref(), |row| (vec![row.at.to_rfc3339()], row.id));
    let reader = Reader { user: scope.actor().user_id(), own, named };
    Ok(listed.map(|row| view(row, &reader)))
}

fn values(person: Uuid, part: &Part, own: bool) -> Result<Vec<Value>, PersistenceError> {
    let at: Option<DateTime<Utc>> = part.cursor.as_ref().map(|cursor| listing::key(cursor, 0)).transpose()?;
    Ok(vec![
        Value::Uuid(person),
        Value::MaybeTime(part.from),
        Value::MaybeTime(part.until),
        Value::MaybeTime(at),
        Value::MaybeUuid(part.cursor.as_ref().map(|cursor| cursor.id)),
        Value::Bool(part.cursor.as_ref().is_some_and(|cursor| cursor.backwards)),
        Value::Number(part.limit + 1),
        Value::Text((if own { "" } else { consultations::RESOURCE }).to_owned()),
    ])
}

fn view(row: Row, reader: &Reader) -> AccessLogView {
    let by = match row.user_id {
        None => AccessBy::System,
        Some(_) if row.is_own => AccessBy::Own,
        Some(_) if row.is_outside => AccessBy::Guardian,
        Some(_) => AccessBy::Staff,
    };
    let (what_id, what_en) = access_in_words(&row.action, &row.resource);
    let for_staff = !reader.own;
    let inside = by == AccessBy::Staff;
    AccessLogView {
        id: row.id,
        at: row.at,
        by,
        yours: row.user_id == Some(reader.user),
        name: row.name.filter(|_| reader.named || !inside),
        role_id: row.role_id.filter(|_| inside),
        role_en: row.role_en.filter(|_| inside),
        action: row.action,
        resource: row.resource,
        what_id,
        what_en,
        fields: row.fields,
        purpose: AccessPurpose::from_code(&row.purpose),
        break_glass: row.reason.zip(row.details).map(|(reason, details)| {
            let reason = BreakGlassReason::from_code(&reason).unwrap_or(BreakGlassReason::Other);
            AccessReason {
                reason,
                reason_id: reason.label(Lang::Id).to_owned(),
                reason_en: reason.label(Lang::En).to_owned(),
                details,
                reviewed_at: row.reviewed_at,
                verdict: row.verdict.as_deref().and_then(BreakGlassVerdict::from_code),
            }
        }),
        user_id: row.user_id.filter(|_| for_staff),
        address: Some(row.address).filter(|_| for_staff),
        request_id: Some(row.request_id).filter(|_| for_staff),
    }
}
