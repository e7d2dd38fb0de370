//! Clinical values as people type and read them: a comma or a point before the decimals, and never a sign between thousands.

use serde::{Deserialize, Serialize};

use super::choices::Comparator;
use crate::field_error::FieldCode;
use crate::lang::Lang;

/// Digits that a value has at most, decimals included; more is a slip of the hand.
const MOST_DIGITS: usize = 12;

/// A value that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub value: f64,
    /// Before a value beyond what the method can tell.
    pub comparator: Option<Comparator>,
}

/// Why a text is no value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Misread {
    Unreadable,
    /// `1.500` is one and a half to some and fifteen hundred to others: whoever typed it says which.
    Ambiguous {
        fraction: Reading,
        whole: Reading,
    },
}

impl Misread {
    /// The reason for the field.
    pub fn code(self) -> FieldCode {
        match self {
            Misread::Unreadable => FieldCode::BadValue,
            Misread::Ambiguous { .. } => FieldCode::AmbiguousValue,
        }
    }
}

impl Reading {
    /// A value without a comparator.
    pub fn of(value: f64) -> Reading {
        Reading { value, comparator: None }
    }

    /// Reads a text such as `1,5`, `1.5`, `-2`, `< 0,3` or `≥90`.
    ///
    /// Three digits after the only separator can be decimals, or thousands; only where the analyte itself has three decimals
    /// or more, or where the number begins with zero, they are decimals for sure.
    ///
    /// ```
    /// # use domain::lab::{Misread, Reading};
    /// assert_eq!(Reading::parse("1,5", 1), Ok(Reading::of(1.5)));
    /// assert!(matches!(Reading::parse("1.500", 0), Err(Misread::Ambiguous { .. })));
    /// ```
    pub fn parse(text: &str, decimals: i16) -> Result<Reading, Misread> {
        let (comparator, rest) = comparator(text.trim());
        let (negative, digits) = match rest.strip_prefix(['-', '−']) {
            Some(digits) => (true, digits),
            None => (false, rest.strip_prefix('+').unwrap_or(rest)),
        };
        let separator = digits.find([',', '.']);
        let (before, after) = separator.map_or((digits, ""), |at| (&digits[..at], &digits[at + 1..]));
        let numeric = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let sound = !before.is_empty() && numeric(before) && numeric(after) && (separator.is_none() || !after.is_empty());
        if !sound || before.len() + after.len() > MOST_DIGITS {
            return Err(Misread::Unreadable);
        }
        let read = |text: String| {
            let value: f64 = text.parse().map_err(|_| Misread::Unreadable)?;
            Ok(Reading { value: if negative && value != 0.0 { -value } else { value }, comparator })
        };
        let fraction = read(format!("{before}.{after}0"))?;
        let grouped = after.len() == 3 && before.len() <= 3 && !before.starts_with('0');
        if grouped && decimals < 3 {
            return Err(Misread::Ambiguous { fraction, whole: read(format!("{before}{after}"))? });
        }
        Ok(fraction)
    }

    /// As people read it, with the decimals of the analyte: `< 0,3`.
    pub fn written(&self, decimals: i16, lang: Lang) -> String {
        let value = written(self.value, decimals, lang);
        match self.comparator {
            Some(Comparator::AtMost) => format!("≤ {value}"),
            Some(Comparator::AtLeast) => format!("≥ {value}"),
            Some(comparator) => format!("{} {value}", comparator.code()),
            None => value,
        }
    }
}

/// A value with the decimals that are shown: what is compared with limits is what people read.
pub fn shown(value: f64, decimals: i16) -> f64 {
    let places = usize::try_from(decimals).unwrap_or(0);
    format!("{value:.places$}").parse().unwrap_or(value)
}

/// A clinical value as people read it: a comma in Indonesian, a point in English, never a sign between thousands.
pub fn written(value: f64, decimals: i16, lang: Lang) -> String {
    let places = usize::try_from(decimals).unwrap_or(0);
    let text = format!("{value:.places$}");
    // what rounds to zero has no sign
    let text = match text.strip_prefix('-') {
        Some(digits) if digits.bytes().all(|b| matches!(b, b'0' | b'.')) => digits.to_owned(),
        _ => text,
    };
    match lang {
        Lang::Id => text.replace('.', ","),
        Lang::En => text,
    }
}

fn comparator(text: &str) -> (Option<Comparator>, &str) {
    let signs = [
        ("<=", Comparator::AtMost),
        ("≤", Comparator::AtMost),
        (">=", Comparator::AtLeast),
        ("≥", Comparator::AtLeast),
        ("<", Comparator::Less),
        (">", Comparator::More),
    ];
    let found = signs.iter().find_map(|(sign, comparator)| text.strip_prefix(sign).map(|rest| (Some(*comparator), rest.trim_start())));
    found.unwrap_or((None, text))
}

#[cfg(test)]
#[path = "reading_tests.rs"]
mod tests;
