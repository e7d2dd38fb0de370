//! Seals: which documents were issued, by which code they are verified, and what has become of them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::documents::{DocumentKind, DocumentVerificationView, SealCode, VerificationOutcome, VerifyDocument, initials};
use uuid::Uuid;

use super::rows::hex;
use crate::audit::{self, AuditAction};
use crate::error::PersistenceError;
use crate::schema::{contacts, document_seals, organisations};
use crate::scope::{Actor, Trace};

/// The resource in the audit.
const RESOURCE: &str = "document_seals";

/// A document that is to be issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealRequest {
    pub kind: DocumentKind,
    pub record_id: Uuid,
    /// Of the record. A higher one supersedes what was issued of a lower.
    pub record_version: i64,
    /// About whom it is.
    pub contact_id: Option<Uuid>,
    /// Of everything the document says.
    pub content_sha256: Vec<u8>,
}

/// The seal of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    pub id: Uuid,
    pub code: SealCode,
    pub issued_at: DateTime<Utc>,
}

/// The seal for a document: a new one, or the one that the same content of the same version has already. Seals of lower
/// versions are superseded by it.
pub fn issue(tx: &mut PgConnection, actor: &Actor, request: &SealRequest) -> Result<Seal, PersistenceError> {
    let now = actor.now();
    let mut bytes = [0; 28];
    getrandom::fill(&mut bytes).map_err(|_| PersistenceError::Unexpected("the system gives no randomness".into()))?;
    supersede(tx, request.kind, request.record_id, request.record_version, now)?;
    let newer = of(request.kind, request.record_id).filter(document_seals::record_version.gt(request.record_version));
    let outdated: i64 = newer.count().get_result(tx)?;
    diesel::insert_into(document_seals::table)
        .values((
            document_seals::id.eq(Uuid::now_v7()),
            document_seals::code.eq(SealCode::from_random(&bytes).as_str()),
            document_seals::kind.eq(request.kind.code()),
            document_seals::record_id.eq(request.record_id),
            document_seals::record_version.eq(request.record_version),
            document_seals::contact_id.eq(request.contact_id),
            document_seals::content_sha256.eq(&request.content_sha256),
            document_seals::issued_by.eq(actor.user_id()),
            document_seals::issued_at.eq(now),
            document_seals::superseded_at.eq((outdated > 0).then_some(now)),
        ))
        .on_conflict((document_seals::kind, document_seals::record_id, document_seals::record_version, document_seals::content_sha256))
        .do_nothing()
        .execute(tx)?;
    let (id, code, issued_at): (Uuid, String, DateTime<Utc>) = of(request.kind, request.record_id)
        .filter(document_seals::record_version.eq(request.record_version))
        .filter(document_seals::content_sha256.eq(&request.content_sha256))
        .select((document_seals::id, document_seals::code, document_seals::issued_at))
        .first(tx)?;
    let code = SealCode::parse(&code).ok_or(PersistenceError::Unreadable("seal"))?;
    Ok(Seal { id, code, issued_at })
}

/// Writes down the bytes that were made for a seal. `false` when other bytes were issued with it before, which happens when a
/// newer version of the program prints the same content in another way: that needs a seal of its own.
pub fn complete(tx: &mut PgConnection, seal: Uuid, file_sha256: &[u8], pages: i32) -> Result<bool, PersistenceError> {
    let issued: Option<Vec<u8>> = document_seals::table.find(seal).select(document_seals::file_sha256).for_update().first(tx)?;
    if let Some(issued) = issued {
        return Ok(issued == file_sha256);
    }
    diesel::update(document_seals::table.find(seal))
        .set((document_seals::file_sha256.eq(file_sha256), document_seals::pages.eq(pages)))
        .execute(tx)?;
    Ok(true)
}

/// Marks what was issued of lower versions of a record: a correction has taken its place. Gives how many there were.
pub fn supersede(
    tx: &mut PgConnection,
    kind: DocumentKind,
    record: Uuid,
    version: i64,
    now: DateTime<Utc>,
) -> Result<usize, PersistenceError> {
    let older = of(kind, record).filter(document_seals::record_version.lt(version)).filter(document_seals::superseded_at.is_null());
    Ok(diesel::update(older).set(document_seals::superseded_at.eq(now)).execute(tx)?)
}

/// Withdraws everything that was issued of a record, for a reason that no correction mends.
pub fn revoke(tx: &mut PgConnection, kind: DocumentKind, record: Uuid, now: DateTime<Utc>) -> Result<usize, PersistenceError> {
    let issued = of(kind, record).filter(document_seals::revoked_at.is_null());
    Ok(diesel::update(issued).set(document_seals::revoked_at.eq(now)).execute(tx)?)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = document_seals)]
struct SealRow {
    kind: String,
    contact_id: Option<Uuid>,
    file_sha256: Option<Vec<u8>>,
    pages: Option<i32>,
    issued_at: DateTime<Utc>,
    superseded_at: Option<DateTime<Utc>>,
    revoked_at: Option<DateTime<Utc>>,
}

/// What anybody may know of a code, with the audit row of having asked.
pub fn verify(conn: &mut PgConnection, form: &VerifyDocument, trace: &Trace) -> Result<DocumentVerificationView, PersistenceError> {
    let Some(code) = SealCode::parse(&form.code) else { return Ok(DocumentVerificationView::unknown()) };
    let row: Option<SealRow> = document_seals::table
        .filter(document_seals::code.eq(code.as_str()))
        .filter(document_seals::file_sha256.is_not_null())
        .select(SealRow::as_select())
        .first(conn)
        .optional()?;
    let Some(row) = row else { return Ok(DocumentVerificationView::unknown()) };
    let name: Option<String> = match row.contact_id {
        Some(contact) => contacts::table.find(contact).select(contacts::name).first(conn).optional()?,
        None => None,
    };
    let (clinic, time_zone): (String, String) = organisations::table.select((organisations::name, organisations::time_zone)).first(conn)?;
    audit::record_unsigned(conn, trace, AuditAction::Read, RESOURCE, &row.contact_id.into_iter().collect::<Vec<_>>())?;
    let unchanged = form.sha256.as_ref().map(|sent| row.file_sha256.as_deref().is_some_and(|kept| hex(kept) == *sent));
    let outcome = match (unchanged, row.revoked_at, row.superseded_at) {
        (Some(false), ..) => VerificationOutcome::Altered,
        (_, Some(_), _) => VerificationOutcome::Revoked,
        (_, _, Some(_)) => VerificationOutcome::Superseded,
        _ => VerificationOutcome::Genuine,
    };
    Ok(DocumentVerificationView {
        outcome,
        kind: DocumentKind::from_code(&row.kind),
        clinic: Some(clinic),
        issued_at: Some(row.issued_at),
        time_zone: Some(time_zone),
        pages: row.pages,
        initials: name.as_deref().map(initials),
        superseded_at: row.superseded_at,
        revoked_at: row.revoked_at,
        file_unchanged: unchanged,
    })
}

#[diesel::dsl::auto_type(no_type_alias)]
fn of(kind: DocumentKind, record: Uuid) -> _ {
    let code: &'static str = kind.code();
    document_seals::table.filter(document_seals::kind.eq(code)).filter(document_seals::record_id.eq(record))
}
