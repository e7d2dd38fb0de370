//! Rows of `files`.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::documents::{FileState, FileTarget, FileView, MediaType, RecordKind};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::files;

/// A row of `files`, without what only the scanner needs.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = files)]
pub struct FileRow {
    pub id: Uuid,
    pub contact_id: Option<Uuid>,
    pub record_kind: String,
    pub record_id: Uuid,
    pub name: String,
    pub media_type: String,
    pub size_bytes: i64,
    pub sha256: Vec<u8>,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub stored_name: Option<String>,
    pub state: String,
    pub finding: Option<String>,
    pub uploaded_by: Option<Uuid>,
    pub scanned_at: Option<DateTime<Utc>>,
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

impl FileRow {
    /// The record that the file is on.
    pub fn target(&self) -> Result<FileTarget, PersistenceError> {
        let record_kind = RecordKind::from_code(&self.record_kind).ok_or(PersistenceError::Unreadable("file"))?;
        Ok(FileTarget { record_kind, record_id: self.record_id })
    }

    pub fn media_type(&self) -> Result<MediaType, PersistenceError> {
        MediaType::from_code(&self.media_type).ok_or(PersistenceError::Unreadable("file"))
    }

    /// The state; what is not known is served to nobody.
    pub fn state(&self) -> FileState {
        FileState::from_code(&self.state).unwrap_or(FileState::Quarantined)
    }

    pub fn view(self, uploaded_by_name: Option<String>) -> Result<FileView, PersistenceError> {
        let (target, media_type, state) = (self.target()?, self.media_type()?, self.state());
        Ok(FileView {
            id: self.id,
            record_kind: target.record_kind,
            record_id: self.record_id,
            contact_id: self.contact_id,
            name: self.name,
            media_type,
            size_bytes: self.size_bytes,
            sha256: hex(&self.sha256),
            width: self.width,
            height: self.height,
            state,
            finding: self.finding,
            inline: media_type.is_inline(),
            uploaded_by: self.uploaded_by,
            uploaded_by_name,
            scanned_at: self.scanned_at,
            archived_at: self.archived_at,
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.version,
        })
    }
}

/// In hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
