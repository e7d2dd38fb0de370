//! What was typed for a value, and whether it can be sent.

use domain::lab::{AnalyteView, Misread, Reading, shown_unit};

use crate::i18n::{lang, texts::portal_results as t};

/// What was meant by what was typed.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    Nothing,
    Number(Reading),
    /// A result in words, such as "negatif".
    Words(String),
    /// Can be read in two ways.
    Ambiguous {
        fraction: Reading,
        whole: Reading,
    },
    Unreadable,
}

impl Typed {
    /// Reads what was typed for an analyte.
    pub fn read(text: &str, decimals: i16) -> Typed {
        let text = text.trim();
        match Reading::parse(text, decimals) {
            _ if text.is_empty() => Typed::Nothing,
            Ok(reading) => Typed::Number(reading),
            Err(Misread::Ambiguous { fraction, whole }) => Typed::Ambiguous { fraction, whole },
            Err(Misread::Unreadable) if is_words(text) => Typed::Words(text.to_owned()),
            Err(Misread::Unreadable) => Typed::Unreadable,
        }
    }
}

fn is_words(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(|c| c.is_ascii_digit())
}

/// How many decimals somebody has typed.
fn places(text: &str) -> i16 {
    let after = text.trim().rsplit_once([',', '.']).map_or(0, |(_, after)| after.len());
    i16::try_from(after).unwrap_or(0).min(6)
}

/// A number with its unit, as it was read from a text.
fn written(reading: Reading, text: &str, unit: &str) -> String {
    let unit = shown_unit(unit, lang());
    format!("{} {unit}", reading.written(places(text), lang())).trim_end().to_owned()
}

/// What was understood: `Terbaca 5,6 mmol/L, sama dengan 101 mg/dL`.
pub fn echo(reading: Reading, text: &str, unit: &str, analyte: &AnalyteView) -> String {
    let read = written(reading, text, unit);
    match analyte.convert(reading.value, unit).filter(|_| unit != analyte.unit) {
        Some(own) => {
            let own = Reading { value: own, ..reading };
            t::echo_converted(&read, &format!("{} {}", own.written(analyte.decimals, lang()), shown_unit(&analyte.unit, lang())))
        }
        None => t::echo(&read),
    }
}

/// One of the two readings of an ambiguous text, for a choice: `1,5` or `1500`.
pub fn choice(reading: Reading, unit: &str) -> String {
    written(reading, &plain(reading), unit)
}

/// A number as people write it, with as many decimals as it has.
pub fn plain(reading: Reading) -> String {
    shortest(reading.value).replace('.', ",")
}

/// A reading as text that can be read in one way only.
pub fn sent(reading: Reading) -> String {
    let number = shortest(reading.value);
    // Three digits after the point would leave it open again.
    let number = if number.contains('.') { format!("{number}0") } else { number };
    format!("{}{number}", reading.comparator.map_or("", |comparator| comparator.code()))
}

fn shortest(value: f64) -> String {
    value.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_points_words_and_doubts_are_told_apart() {
        assert_eq!(Typed::read("5,6", 1), Typed::Number(Reading::of(5.6)));
        assert_eq!(Typed::read(" 5.6 ", 1), Typed::Number(Reading::of(5.6)));
        assert_eq!(Typed::read("negatif", 1), Typed::Words("negatif".into()));
        assert_eq!(Typed::read("1+", 1), Typed::Unreadable);
        assert_eq!(Typed::read("", 1), Typed::Nothing);
        assert!(matches!(Typed::read("1.500", 0), Typed::Ambiguous { .. }));
    }

    #[test]
    fn what_is_sent_reads_in_one_way() {
        for value in [1.5, 1.234, 1500.0, 0.125, 12.0] {
            let text = sent(Reading::of(value));
            assert_eq!(Reading::parse(&text, 0), Ok(Reading::of(value)), "{text}");
        }
    }

    #[test]
    fn the_echo_keeps_the_decimals_that_were_typed() {
        assert_eq!(written(Reading::of(5.6), "5,60", "mmol/L"), "5,60 mmol/L");
        assert_eq!(choice(Reading::of(1.5), "mg/dL"), "1,5 mg/dL");
        assert_eq!(choice(Reading::of(1500.0), "mg/dL"), "1500 mg/dL");
    }
}
