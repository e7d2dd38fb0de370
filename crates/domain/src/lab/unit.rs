//! Units of analytes: how they are spelled, shown, and converted.

use serde::{Deserialize, Serialize};

use crate::lang::Lang;

/// A unit from which a value is converted: value in the unit of the analyte = value × factor + shift.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AnalyteUnit {
    /// UCUM.
    #[cfg_attr(feature = "server", schema(max_length = 40, example = "mmol/L"))]
    pub unit: String,
    #[cfg_attr(feature = "server", schema(example = 38.67))]
    pub factor: f64,
    #[serde(default)]
    pub shift: f64,
}

impl AnalyteUnit {
    /// A value of this unit in the unit of the analyte, with the decimals that are shown: a limit of 99 is then not passed by 99.1.
    pub fn convert(&self, value: f64, decimals: i16) -> f64 {
        if self.factor == 1.0 && self.shift == 0.0 {
            // the same unit by another name
            return value;
        }
        let exact = value * self.factor + self.shift;
        let scale = 10_f64.powi(i32::from(decimals));
        let rounded = (exact * scale).round() / scale;
        if rounded.is_finite() { rounded } else { exact }
    }
}

/// A unit in the spelling of UCUM, from the spellings that people and devices use.
pub fn tidy_unit(unit: &str) -> String {
    let unit = unit.trim().replace(['µ', 'μ'], "u").replace('²', "2").replace("mmHg", "mm[Hg]").replace('³', "3");
    match unit.as_str() {
        "mg/dl" => "mg/dL".to_owned(),
        "g/dl" => "g/dL".to_owned(),
        "mmol/l" => "mmol/L".to_owned(),
        "umol/l" => "umol/L".to_owned(),
        "mEq/L" | "meq/L" => "meq/L".to_owned(),
        "U/l" | "u/L" | "IU/L" => "U/L".to_owned(),
        "°C" | "C" => "Cel".to_owned(),
        "10^3/uL" | "x10^3/uL" | "10³/uL" => "10*3/uL".to_owned(),
        "10^6/uL" | "x10^6/uL" => "10*6/uL".to_owned(),
        _ => unit,
    }
}

/// How a unit is shown: the brackets of UCUM are for machines.
pub fn shown_unit(unit: &str, lang: Lang) -> &str {
    let (id, en) = match unit {
        "mm[Hg]" => ("mmHg", "mmHg"),
        "Cel" => ("°C", "°C"),
        "kg/m2" => ("kg/m²", "kg/m²"),
        "10*3/uL" => ("ribu/µL", "thousand/µL"),
        "10*6/uL" => ("juta/µL", "million/µL"),
        "/min" => ("kali/menit", "per minute"),
        "mm/h" => ("mm/jam", "mm/hour"),
        "mL/min/{1.73_m2}" => ("mL/menit/1,73 m²", "mL/min/1.73 m²"),
        "{score}" | "{#}" | "1" => ("", ""),
        "ug/dL" => ("µg/dL", "µg/dL"),
        "umol/L" => ("µmol/L", "µmol/L"),
        "u[IU]/mL" | "m[IU]/L" => ("mIU/L", "mIU/L"),
        _ => (unit, unit),
    };
    if lang == Lang::Id { id } else { en }
}
