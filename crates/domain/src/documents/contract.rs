//! What travels over HTTP about files.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::*;
use crate::document::Document;
use crate::field_error::FieldErrors;

/// The longest upload, in bytes.
pub const MAX_FILE_BYTES: u64 = 20 * 1024 * 1024;
/// Files that one record may have.
pub const MAX_FILES: i64 = 200;

/// A file on a record. Its content is at `/v1/files/{id}/content`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct FileView {
    pub id: Uuid,
    pub record_kind: RecordKind,
    pub record_id: Uuid,
    /// The person whom the record is about; absent for accounts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<Uuid>,
    /// With the ending of what the file is.
    pub name: String,
    pub media_type: MediaType,
    /// As it is kept; a picture is drawn anew, so that it differs from what was sent.
    pub size_bytes: i64,
    /// Of the content as it is kept, in hexadecimal.
    #[cfg_attr(feature = "server", schema(min_length = 64, max_length = 64))]
    pub sha256: String,
    /// Pixels, for pictures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<i32>,
    /// The content can be fetched when it is `clean` or `not_scanned`.
    pub state: FileState,
    /// What the virus scanner calls what it found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
    /// Whether it may be shown in a page instead of being saved.
    pub inline: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uploaded_by: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uploaded_by_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scanned_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// The record that a file is put on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "server", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct FileTarget {
    /// What the file is on.
    #[cfg_attr(feature = "server", param(inline))]
    pub record_kind: RecordKind,
    /// The id of that record.
    pub record_id: Uuid,
}

impl Document for FileTarget {
    fn tidy(&mut self, _errors: &mut FieldErrors) {}
}

/// Whose files are listed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "server", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct FileQuery {
    /// What the files are on.
    #[cfg_attr(feature = "server", param(inline))]
    pub record_kind: RecordKind,
    /// The id of that record.
    pub record_id: Uuid,
    /// `archived` shows archived files, too.
    #[serde(default)]
    #[cfg_attr(feature = "server", param(inline))]
    pub include: Option<IncludeArchived>,
}

impl FileQuery {
    pub fn target(&self) -> FileTarget {
        FileTarget { record_kind: self.record_kind, record_id: self.record_id }
    }
}

impl Document for FileQuery {
    fn tidy(&mut self, _errors: &mut FieldErrors) {}
}

/// What a list shows besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum IncludeArchived {
    Archived,
}

/// How the content of a file is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "server", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ContentQuery {
    /// `inline` to show a picture in a page; everything else is to be saved, whatever is asked for.
    #[serde(default)]
    #[cfg_attr(feature = "server", param(inline))]
    pub disposition: Option<Disposition>,
    /// `archived` fetches the file although it, or its record, is archived.
    #[serde(default)]
    #[cfg_attr(feature = "server", param(inline))]
    pub include: Option<IncludeArchived>,
}

impl Document for ContentQuery {
    fn tidy(&mut self, _errors: &mut FieldErrors) {}
}

/// Whether a file is saved or shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Disposition {
    Attachment,
    Inline,
}
