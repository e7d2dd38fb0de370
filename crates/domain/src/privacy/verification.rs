//! What a verification of the audit trail says.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::choices::AuditFault;
use crate::document::Document;
use crate::field_error::FieldErrors;
use crate::lang::Lang;

/// Something that is wrong with the trail, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct AuditFinding {
    pub fault: AuditFault,
    /// The place in the chain; for a gap the first that is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sequence: Option<i64>,
    /// The number of the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<i64>,
    /// The time of the record or of the seal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<Utc>>,
    /// How many places this is about.
    pub count: i64,
    pub what_id: String,
    pub what_en: String,
}

impl AuditFinding {
    /// A finding at a place, with its words.
    pub fn new(fault: AuditFault, sequence: Option<i64>, number: Option<i64>, at: Option<DateTime<Utc>>, count: i64) -> AuditFinding {
        let words = |lang| in_words(fault, lang, sequence, number, at, count);
        AuditFinding { fault, sequence, number, at, count, what_id: words(Lang::Id), what_en: words(Lang::En) }
    }
}

fn in_words(fault: AuditFault, lang: Lang, sequence: Option<i64>, number: Option<i64>, at: Option<DateTime<Utc>>, count: i64) -> String {
    let two = |id: &str, en: &str| if lang == Lang::Id { id.to_owned() } else { en.to_owned() };
    let mut where_at = Vec::new();
    where_at.extend(sequence.map(|place| format!("{} {place}", two("urutan", "place"))));
    where_at.extend(number.map(|number| format!("{} {number}", two("nomor", "number"))));
    where_at.extend(at.map(|at| at.format("%Y-%m-%d %H:%M:%S UTC").to_string()));
    if count > 1 {
        where_at.push(format!("{count} {}", two("buah", "in all")));
    }
    match where_at.is_empty() {
        true => format!("{}.", fault.label(lang)),
        false => format!("{}: {}.", fault.label(lang), where_at.join(", ")),
    }
}

/// The outcome of a verification, or of a part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct AuditVerification {
    /// Whether nothing was found wrong in this part.
    pub intact: bool,
    /// Whether this part reached the end. If not, go on with `next`.
    pub complete: bool,
    /// The cursor of the next part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Seals whose records were compared.
    pub checked: i64,
    /// Heads outside the database that were compared.
    pub heads: i64,
    /// Records of the last minutes that are not sealed yet.
    pub pending: i64,
    /// The last place of the chain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_sequence: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_sealed_at: Option<DateTime<Utc>>,
    /// The first 100 findings.
    pub findings: Vec<AuditFinding>,
    /// Findings beyond these.
    pub more: i64,
}

/// Where to go on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "server", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct VerificationQuery {
    /// `next` of the part before; absent: from the beginning.
    #[cfg_attr(feature = "server", param(max_length = 40))]
    pub cursor: Option<String>,
}

impl Document for VerificationQuery {
    fn tidy(&mut self, _errors: &mut FieldErrors) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_says_what_and_where() {
        let at = DateTime::from_timestamp(1_763_364_600, 0);
        let finding = AuditFinding::new(AuditFault::Deleted, Some(12), Some(40), at, 1);
        assert_eq!(finding.what_en, "A record was deleted: place 12, number 40, 2025-11-17 07:30:00 UTC.");
        assert_eq!(AuditFinding::new(AuditFault::HeadsMissing, None, None, None, 1).what_id, "Berkas kepala rantai tidak ada.");
    }
}
