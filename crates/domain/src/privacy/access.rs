//! The access log: who opened a record, when, as what, for what and why.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::*;
use crate::document::{Document, PAST_YEARS, check_optional_year};
use crate::field_error::{FieldCode, FieldErrors};

/// One access to a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct AccessLogView {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub by: AccessBy,
    /// Whether it was whoever asks now.
    pub yours: bool,
    /// The name, unless the clinic shows patients only the role of its staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The roles that were held then, as people read them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_en: Option<String>,
    /// The code of what was done, such as `read`.
    pub action: String,
    /// The code of what it was done with, such as `patients`.
    pub resource: String,
    /// Both in words.
    pub what_id: String,
    pub what_en: String,
    /// Fields that were shown in full or changed; never their values.
    pub fields: Vec<String>,
    /// Absent for accesses from before this was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<AccessPurpose>,
    /// Why the record was opened outside the care of whoever opened it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub break_glass: Option<AccessReason>,
    /// Who it was; not shown to patients.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<Uuid>,
    /// From where it came; not shown to patients.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The request; not shown to patients.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

/// Why a record was opened, and what the manager said about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct AccessReason {
    pub reason: BreakGlassReason,
    pub reason_id: String,
    pub reason_en: String,
    pub details: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<BreakGlassVerdict>,
}

/// Rows of a page when none is asked for, and at most.
const ROWS: i64 = 50;
const MOST_ROWS: i64 = 200;

/// Which part of an access log is asked for; the latest comes first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "server", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct AccessLogQuery {
    /// Accesses from this moment on.
    pub from: Option<DateTime<Utc>>,
    /// Accesses before this moment.
    pub until: Option<DateTime<Utc>>,
    /// Rows of a page, 50 when absent.
    #[cfg_attr(feature = "server", param(minimum = 1, maximum = 200))]
    pub limit: Option<i64>,
    /// `next` or `previous` of the page beside it.
    #[cfg_attr(feature = "server", param(max_length = 400))]
    pub cursor: Option<String>,
}

crate::sort_fields! {
    /// The order of an access log.
    AccessLogSort default "-at" { At "at"; }
}

impl AccessLogQuery {
    /// Rows of a page.
    pub fn rows(&self) -> i64 {
        self.limit.unwrap_or(ROWS)
    }
}

impl Document for AccessLogQuery {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        if self.limit.is_some_and(|limit| !(1..=MOST_ROWS).contains(&limit)) {
            errors.add("/limit", FieldCode::OutOfRange);
        }
        check_optional_year(self.from.as_ref(), "from", PAST_YEARS, errors);
        check_optional_year(self.until.as_ref(), "until", PAST_YEARS, errors);
    }
}

/// What was done, in words: Indonesian and English. What is not known here is told by a word that is always right.
pub fn access_in_words(action: &str, resource: &str) -> (String, String) {
    let (verb_id, verb_en) = verb(action);
    let (thing_id, thing_en) = thing(resource);
    match action {
        "break_glass" => ("Membuka akses darurat".into(), "Opened the record in an emergency".into()),
        _ => (format!("{verb_id} {thing_id}"), format!("{verb_en} {thing_en}")),
    }
}

fn verb(action: &str) -> (&'static str, &'static str) {
    match action {
        "read" => ("Membuka", "Opened"),
        "list" => ("Melihat dalam daftar:", "Saw in a list:"),
        "search" => ("Menemukan lewat pencarian:", "Found by search:"),
        "create" => ("Menambah", "Added"),
        "update" => ("Mengubah", "Changed"),
        "archive" => ("Mengarsipkan", "Archived"),
        "restore" => ("Memulihkan", "Restored"),
        "merge" => ("Menggabungkan", "Merged"),
        "unmerge" => ("Memisahkan kembali", "Separated again"),
        "disclose" => ("Menampilkan lengkap:", "Showed in full:"),
        "import" => ("Mengimpor", "Imported"),
        "review" => ("Meninjau", "Reviewed"),
        "download" | "print" => ("Mengunduh", "Downloaded"),
        "verify" => ("Memverifikasi", "Verified"),
        "release" => ("Merilis", "Released"),
        "correct" => ("Mengoreksi", "Corrected"),
        _ => ("Memakai", "Used"),
    }
}

fn thing(resource: &str) -> (&'static str, &'static str) {
    match resource {
        "patients" | "contacts" | "people" | "portal" => ("data diri", "personal data"),
        "interactions" => ("linimasa", "the timeline"),
        "changes" => ("riwayat perubahan", "the history of changes"),
        "appointments" => ("janji kunjungan", "visits"),
        "queue" => ("antrean", "the queue"),
        "waiting_list_entries" => ("daftar tunggu", "the waiting list"),
        "recalls" => ("jadwal kontrol", "recalls"),
        "calendar_feeds" => ("tautan kalender", "calendar links"),
        "messages" => ("pesan", "messages"),
        "tasks" => ("tugas", "tasks"),
        "consents" => ("persetujuan", "consents"),
        "family" => ("hubungan keluarga", "family links"),
        "users" => ("akun", "the account"),
        "access_log" => ("log akses", "the access log"),
        "break_glass" => ("akses darurat", "emergency access"),
        "lab" | "lab_reports" | "observations" | "lab_history" => ("hasil lab", "lab results"),
        "consultations" => ("konsultasi", "consultations"),
        "referrals" => ("rujukan", "referrals"),
        "documents" | "files" => ("berkas", "files"),
        "accounts" => ("institusi", "institutions"),
        _ => ("data pasien", "patient data"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_access_reads_as_a_sentence_in_both_languages() {
        assert_eq!(access_in_words("read", "patients"), ("Membuka data diri".into(), "Opened personal data".into()));
        assert_eq!(access_in_words("break_glass", "patients").1, "Opened the record in an emergency");
        assert_eq!(access_in_words("later", "things").0, "Memakai data pasien");
    }
}
