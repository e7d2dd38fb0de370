//! Postal addresses in the Indonesian form.

use serde::{Deserialize, Serialize};

use crate::document::tidy_optional;
use crate::field_error::{FieldCode, FieldErrors};

/// An address: street, RT/RW, kelurahan, kecamatan, kabupaten or kota, provinsi, postal code. Foreign ones use what fits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Address {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 200, example = "Jl. Kemang Raya 12"))]
    pub street: Option<String>,
    /// Rukun tetangga, up to three digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 3))]
    pub rt: Option<String>,
    /// Rukun warga, up to three digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 3))]
    pub rw: Option<String>,
    /// Kelurahan or desa.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub village: Option<String>,
    /// Kecamatan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub district: Option<String>,
    /// Kabupaten or kota.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub regency: Option<String>,
    /// Provinsi.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub province: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 12))]
    pub postal_code: Option<String>,
    /// ISO 3166-1 alpha-2; `ID` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 2))]
    pub country: Option<String>,
}

impl Address {
    pub fn is_empty(&self) -> bool {
        *self == Address::default()
    }

    /// Trims every part and checks its length; `at` is the pointer of the address.
    pub fn tidy(&mut self, at: &str, errors: &mut FieldErrors) {
        tidy_optional(&mut self.street, &format!("{at}/street"), 200, errors);
        for (part, name) in [
            (&mut self.village, "village"),
            (&mut self.district, "district"),
            (&mut self.regency, "regency"),
            (&mut self.province, "province"),
        ] {
            tidy_optional(part, &format!("{at}/{name}"), 100, errors);
        }
        for (part, name) in [(&mut self.rt, "rt"), (&mut self.rw, "rw")] {
            tidy_optional(part, &format!("{at}/{name}"), 3, errors);
            if part.as_ref().is_some_and(|p| !p.bytes().all(|b| b.is_ascii_digit())) {
                errors.add(format!("{at}/{name}"), FieldCode::OutOfRange);
            }
        }
        tidy_optional(&mut self.postal_code, &format!("{at}/postal_code"), 12, errors);
        tidy_optional(&mut self.country, &format!("{at}/country"), 2, errors);
        if let Some(country) = &mut self.country {
            country.make_ascii_uppercase();
            if country.len() != 2 || !country.bytes().all(|b| b.is_ascii_uppercase()) {
                errors.add(format!("{at}/country"), FieldCode::UnknownValue);
            }
        }
    }

    /// In one line: `Jl. Kemang Raya 12 RT 003/RW 001, Bangka, Mampang Prapatan, Jakarta Selatan`.
    pub fn line(&self) -> String {
        let block = match (&self.rt, &self.rw) {
            (Some(rt), Some(rw)) => Some(format!("RT {rt}/RW {rw}")),
            (Some(rt), None) => Some(format!("RT {rt}")),
            _ => None,
        };
        let first: Vec<&str> = [self.street.as_deref(), block.as_deref()].into_iter().flatten().collect();
        let first = first.join(" ");
        let parts = [
            Some(first.as_str()),
            self.village.as_deref(),
            self.district.as_deref(),
            self.regency.as_deref(),
            self.province.as_deref(),
            self.postal_code.as_deref(),
        ];
        parts.into_iter().flatten().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
    }
}
