//! Reading what is typed with the very rules of the server, and what to ask when that is not enough.

use domain::lab::{AnalyteUnit, AnalyteView, Comparator, Misread, ObservationView, Reading};

use crate::components::chart::words as chart;
use crate::i18n::{Lang, lang};

/// What is typed, as it is understood.
#[derive(Clone, Debug, PartialEq)]
pub enum Read {
    Nothing,
    Value {
        /// In the unit of the analyte.
        reading: Reading,
        /// As typed, in the unit that was chosen.
        given: Reading,
        /// As it is sent.
        spelling: String,
    },
    Words(String),
    /// Two ways of meaning it.
    Ambiguous(Vec<Spelling>),
    /// Outside of what people can have; asked again.
    Implausible {
        shown: String,
    },
    Unread,
}

/// One way of meaning it.
#[derive(Clone, Debug, PartialEq)]
pub struct Spelling {
    /// On the button, with the unit.
    pub shown: String,
    /// Read in one way only.
    pub spelling: String,
}

/// Reads a text that was typed for an analyte in one of its units.
pub fn read(text: &str, unit: &str, analyte: &AnalyteView, confirmed: bool, in_words: bool) -> Read {
    let text = text.trim();
    if text.is_empty() {
        return Read::Nothing;
    }
    if in_words {
        return Read::Words(text.to_owned());
    }
    let other = analyte.units.iter().find(|other| other.unit == unit);
    // Values of another unit have decimals of their own.
    let decimals = other.map_or(analyte.decimals, |_| 2.min(analyte.decimals.max(1)));
    let given = match Reading::parse(text, decimals) {
        Ok(given) => given,
        Err(Misread::Unreadable) => return Read::Unread,
        Err(Misread::Ambiguous { fraction, whole }) => {
            let way = |reading: Reading| Spelling { shown: format!("{} {}", plain(reading), chart::unit(unit)), spelling: plain(reading) };
            return Read::Ambiguous(vec![way(fraction), way(whole)]);
        }
    };
    let reading = Reading { value: in_unit(given.value, other, analyte.decimals), ..given };
    if analyte.is_implausible(reading.value) && !confirmed {
        return Read::Implausible { shown: format!("{} {}", plain(given), chart::unit(unit)) };
    }
    Read::Value { reading, given, spelling: text.to_owned() }
}

/// A value that is saved, which nobody has to be asked about.
pub fn stored(observation: &ObservationView) -> Read {
    match (observation.value, &observation.words) {
        (Some(value), _) => {
            let reading = Reading { value, comparator: observation.comparator };
            let spelling = observation.given_value.clone().unwrap_or_default();
            let given = Reading::parse(&spelling, 4).unwrap_or(reading);
            Read::Value { reading, given, spelling }
        }
        (None, Some(words)) => Read::Words(words.clone()),
        (None, None) => Read::Nothing,
    }
}

fn in_unit(value: f64, other: Option<&AnalyteUnit>, decimals: i16) -> f64 {
    other.map_or(value, |unit| unit.convert(value, decimals))
}

/// A number with the decimals it has, so that nobody takes them for thousands: `1,51`, `1,2340`, `1510`.
fn plain(reading: Reading) -> String {
    let mut text = format!("{}", reading.value);
    if text.split_once('.').is_some_and(|(_, after)| after.len() == 3) {
        text.push('0');
    }
    let text = if lang() == Lang::Id { text.replace('.', ",") } else { text };
    match reading.comparator {
        Some(comparator) => format!("{} {text}", sign(comparator)),
        None => text,
    }
}

fn sign(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::AtMost => "≤",
        Comparator::AtLeast => "≥",
        other => other.code(),
    }
}

impl Read {
    /// `= 103 mg/dL`: how it is understood, in the unit of the analyte.
    pub fn echo(&self, typed_in: &str, unit: &str, decimals: usize) -> Option<String> {
        let Read::Value { reading, given, .. } = self else { return None };
        let own = format!("= {} {}", plain(*given), chart::unit(typed_in));
        if typed_in == unit {
            return Some(own);
        }
        let converted = chart::value(Some(reading.value), reading.comparator, None, decimals);
        Some(format!("{own} = {converted} {}", chart::unit(unit)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spelling_that_is_offered_is_read_in_one_way() {
        for text in ["1.510", "1,234", "12.345", "< 1.500"] {
            let Err(Misread::Ambiguous { fraction, whole }) = Reading::parse(text, 0) else { panic!("{text} can be meant in two ways") };
            assert_eq!(Reading::parse(&plain(fraction), 0), Ok(fraction), "{text}");
            assert_eq!(Reading::parse(&plain(whole), 0), Ok(whole), "{text}");
        }
    }
}
