//! Medical record numbers.

use serde::{Deserialize, Serialize};

/// A medical record number (nomor rekam medis) as the clinic writes it, in upper case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mrn(String);

impl Mrn {
    /// One to 32 letters, digits, dots, slashes and hyphens.
    pub fn parse(text: &str) -> Option<Mrn> {
        let text = text.trim().to_ascii_uppercase();
        let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'/');
        ((1..=32).contains(&text.len()) && text.bytes().all(allowed)).then_some(Mrn(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

/// How the clinic's next medical record number is written: a prefix and a number of at least `digits` digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MrnFormat {
    /// Letters, digits, dots and hyphens before the number; may be empty.
    #[cfg_attr(feature = "server", schema(max_length = 12))]
    pub prefix: String,
    /// Digits at least, padded with zeros: 4 to 12.
    #[cfg_attr(feature = "server", schema(minimum = 4, maximum = 12))]
    pub digits: u8,
}

impl MrnFormat {
    /// The number in this format.
    pub fn write(&self, number: i64) -> String {
        format!("{}{:0width$}", self.prefix, number, width = usize::from(self.digits))
    }
}

impl Default for MrnFormat {
    fn default() -> Self {
        MrnFormat { prefix: String::new(), digits: 6 }
    }
}
