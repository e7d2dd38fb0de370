//! Limits and ages as people type them.

use domain::lab::Reading;

use crate::i18n::{Lang, lang};

/// A limit as it stands in its field, with the decimals it has.
pub fn limit_text(limit: Option<f64>) -> String {
    let text = limit.map(|limit| format!("{limit}")).unwrap_or_default();
    if lang() == Lang::Id { text.replace('.', ",") } else { text }
}

/// What is typed; not a number when it cannot be read, so that the check refuses it.
pub fn limit(text: &str) -> Option<f64> {
    let text = text.trim();
    // Three decimals are decimals here: nobody writes a limit of thousands with a separator.
    (!text.is_empty()).then(|| Reading::parse(text, 3).ok().filter(|r| r.comparator.is_none()).map_or(f64::NAN, |r| r.value))
}

/// `18 th`, `6 bln`: whole years where that is possible.
pub fn age_text(months: i32) -> String {
    let (years, unit) = if months % 12 == 0 { (months / 12, true) } else { (months, false) };
    let word = match (unit, lang()) {
        (true, Lang::Id) => "th",
        (true, Lang::En) => "y",
        (false, Lang::Id) => "bln",
        (false, Lang::En) => "mo",
    };
    format!("{years} {word}")
}

/// Months; a plain number is years. Below zero when it cannot be read, so that the check refuses it.
pub fn age(text: &str) -> Option<i32> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return None;
    }
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let factor = match text[digits.len()..].trim() {
        "" | "th" | "thn" | "tahun" | "y" | "yr" | "years" => 12,
        "bln" | "bulan" | "mo" | "m" | "months" => 1,
        _ => return Some(-1),
    };
    Some(digits.parse::<i32>().ok().and_then(|n| n.checked_mul(factor)).unwrap_or(-1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_years_unless_months_are_said() {
        assert_eq!((age("18"), age("18 th"), age("6 bln"), age("")), (Some(216), Some(216), Some(6), None));
        assert_eq!(age("tua"), Some(-1));
        assert_eq!(age(&age_text(216)), Some(216));
        assert_eq!(age(&age_text(7)), Some(7));
    }

    #[test]
    fn limits_that_cannot_be_read_are_no_numbers() {
        assert_eq!((limit("3,5"), limit("0.125"), limit("")), (Some(3.5), Some(0.125), None));
        assert!(limit("banyak").is_some_and(f64::is_nan));
        assert!(limit("< 3").is_some_and(f64::is_nan));
    }
}
