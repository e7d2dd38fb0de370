//! Reading single values, with a sentence for each that is wrong.

use std::ops::RangeInclusive;

use figment::Figment;
use figment::value::{Dict, Value};

use super::error::SettingsError;
use super::secret::Secret;
use super::sources::label;
use super::table::KEYS;

/// Reads typed values out of the merged sources.
pub(super) struct Reader<'a> {
    figment: &'a Figment,
}

impl<'a> Reader<'a> {
    pub fn new(figment: &'a Figment) -> Self {
        Self { figment }
    }

    /// Refuses keys that are not in the table.
    pub fn refuse_unknown(&self) -> Result<(), SettingsError> {
        let found: Dict = self.figment.extract().unwrap_or_default();
        match found.keys().find(|name| !KEYS.iter().any(|key| key.name == name.as_str())) {
            None => Ok(()),
            Some(name) => Err(SettingsError::Unknown { label: label(self.figment, name), suggestion: nearest(name) }),
        }
    }

    /// The text of a key, whatever form the file gave it; a list becomes a text with commas.
    pub fn text(&self, key: &str) -> Option<String> {
        text_of(&self.figment.find_value(key).ok()?)
    }

    /// A secret text.
    pub fn secret(&self, key: &str) -> Option<Secret> {
        self.text(key).map(Secret::new)
    }

    /// A value that parses; `expected` ends the sentence "… is not".
    pub fn parsed<T>(&self, key: &str, expected: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, SettingsError> {
        let Ok(value) = self.figment.find_value(key) else { return Ok(None) };
        let text = text_of(&value);
        match text.as_deref().and_then(|text| parse(text.trim())) {
            Some(parsed) => Ok(Some(parsed)),
            None => Err(SettingsError::Wrong {
                label: label(self.figment, key),
                value: text.unwrap_or_else(|| "a table".to_owned()),
                expected: expected.to_owned(),
            }),
        }
    }

    /// As [`parsed`](Self::parsed), for a value that must not be shown.
    pub fn parsed_secret<T>(&self, key: &str, expected: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, SettingsError> {
        self.parsed(key, expected, parse).map_err(|error| match error {
            SettingsError::Wrong { label, expected, .. } => SettingsError::WrongSecret { label, expected },
            other => other,
        })
    }

    /// A whole number within limits.
    pub fn number(&self, key: &str, default: u32, limits: RangeInclusive<u32>) -> Result<u32, SettingsError> {
        let expected = format!("a whole number from {} to {}", limits.start(), limits.end());
        let parse = |text: &str| text.parse().ok().filter(|number| limits.contains(number));
        Ok(self.parsed(key, &expected, parse)?.unwrap_or(default))
    }

    /// Items separated by commas, each of which parses.
    pub fn list<T>(&self, key: &str, expected: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, SettingsError> {
        let items = |text: &str| text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(&parse).collect();
        Ok(self.parsed(key, expected, items)?.unwrap_or_default())
    }
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(_, text) => Some(text.clone()),
        Value::Char(_, letter) => Some(letter.to_string()),
        Value::Bool(_, on) => Some(on.to_string()),
        Value::Num(_, number) => number.to_i128().map(|n| n.to_string()).or_else(|| Some(number.to_f64()?.to_string())),
        Value::Array(_, items) => items.iter().map(text_of).collect::<Option<Vec<_>>>().map(|items| items.join(",")),
        Value::Empty(..) | Value::Dict(..) => None,
    }
}

/// The known key that differs least, if it differs in at most a third of its letters.
fn nearest(name: &str) -> Option<&'static str> {
    let scored = KEYS.iter().map(|key| (distance(name, key.name), key.name));
    scored.min().filter(|(distance, key)| distance * 3 <= key.len()).map(|(_, name)| name)
}

/// Letters to insert, remove or replace.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for j in 0..b.len() {
            let replaced = diagonal + usize::from(letter != b[j]);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[b.len()]
}
