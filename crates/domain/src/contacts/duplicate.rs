//! How likely two records are the same person.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choices::Sex;
use crate::value::fold;

/// Somebody who may be the same person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct DuplicateMatch {
    pub id: Uuid,
    pub name: String,
    pub birth_date: Option<NaiveDate>,
    pub sex: Option<Sex>,
    pub mrn: Option<String>,
    /// Masked.
    pub phone: Option<String>,
    /// 0 to 100; 60 and more is a likely duplicate, 100 is the same NIK.
    pub score: u8,
    /// Which facts agree: `nik`, `name`, `birth_date`, `phone`, `email`.
    pub reasons: Vec<String>,
    /// `false` when the record is outside the caller's scope: ask for a link instead of opening it.
    pub in_scope: bool,
}

/// What is compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Likeness<'a> {
    pub name: &'a str,
    pub birth_date: Option<NaiveDate>,
    pub sex: Option<Sex>,
    pub phone: Option<&'a str>,
    pub email: Option<&'a str>,
}

/// From here on a creation is refused with 409 unless the caller insists.
pub const LIKELY: u8 = 60;

/// Scores two people from 0 to 100 and names the facts that agree.
///
/// A weighted sum after the manner of Fellegi and Sunter: name 45, birth date 30, phone 20, e-mail 15; facts that
/// contradict each other subtract. The same NIK is 100 whatever else is written.
pub fn score(a: &Likeness<'_>, b: &Likeness<'_>, same_nik: bool) -> (u8, Vec<&'static str>) {
    if same_nik {
        return (100, vec!["nik"]);
    }
    let mut reasons = Vec::new();
    let alike = name_similarity(a.name, b.name);
    let mut points = 0.0;
    if alike >= 0.7 {
        points += 45.0 * alike;
        reasons.push("name");
    }
    match (a.birth_date, b.birth_date) {
        (Some(x), Some(y)) if x == y => {
            points += 30.0;
            reasons.push("birth_date");
        }
        (Some(x), Some(y)) if swapped(x, y) => points += 18.0,
        (Some(x), Some(y)) if x.year() == y.year() => points -= 5.0,
        (Some(_), Some(_)) => points -= 25.0,
        _ => {}
    }
    for (x, y, weight, reason) in [(a.phone, b.phone, 20.0, "phone"), (a.email, b.email, 15.0, "email")] {
        if x.is_some() && x == y {
            points += weight;
            reasons.push(reason);
        }
    }
    if let (Some(x), Some(y)) = (a.sex, b.sex)
        && x != y
        && x != Sex::Unknown
        && y != Sex::Unknown
    {
        points -= 20.0;
    }
    (points.clamp(0.0, 99.0).round() as u8, reasons)
}

/// Day and month the wrong way round, or one digit of the day mistyped.
fn swapped(a: NaiveDate, b: NaiveDate) -> bool {
    let turned = a.year() == b.year() && a.day() == b.month() && a.month() == b.day();
    let slip = a.year() == b.year() && a.month() == b.month();
    turned || slip
}

/// Similarity of two names from 0 to 1, whatever the order of the words: each word is paired with its best partner.
pub fn name_similarity(a: &str, b: &str) -> f64 {
    let (a, b) = (fold(a), fold(b));
    let (short, long): (Vec<&str>, Vec<&str>) = {
        let (x, y): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
        if x.len() <= y.len() { (x, y) } else { (y, x) }
    };
    if short.iter().all(|w| w.is_empty()) {
        return 0.0;
    }
    let best = |w: &&str| long.iter().map(|o| word_similarity(w, o)).fold(0.0, f64::max);
    let matched: f64 = short.iter().map(best).sum();
    let missing = (long.len() - short.len()) as f64;
    matched / (short.len() as f64 + 0.35 * missing)
}

/// One minus the edit distance (with transpositions) over the longer length.
fn word_similarity(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let longest = a.len().max(b.len());
    if longest == 0 {
        return 1.0;
    }
    1.0 - edit_distance_of(&a, &b) as f64 / longest as f64
}

/// Damerau–Levenshtein distance in its optimal-string-alignment form: how many typing errors lie between two words.
pub fn edit_distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    edit_distance_of(&a, &b)
}

fn edit_distance_of(a: &[char], b: &[char]) -> usize {
    let mut rows = vec![vec![0usize; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[i - 1][j] + 1).min(rows[i][j - 1] + 1).min(rows[i - 1][j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(y: i32, m: u32, d: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(y, m, d)
    }

    #[test]
    fn word_order_and_typing_errors_hardly_matter() {
        assert!(name_similarity("Siti Aminah", "Aminah Siti") > 0.99);
        assert!(name_similarity("Siti Aminah", "Sitti Aminah") > 0.85);
        assert!(name_similarity("Siti Aminah", "Bambang Wiratno") < 0.4);
    }

    #[test]
    fn same_name_and_birth_date_is_likely_and_a_common_name_alone_is_not() {
        let siti = Likeness { name: "Siti Aminah", birth_date: date(1984, 3, 12), ..Default::default() };
        let typo = Likeness { name: "Siti Aminha", birth_date: date(1984, 3, 12), ..Default::default() };
        let other = Likeness { name: "Siti Aminah", birth_date: date(1999, 7, 1), ..Default::default() };
        let nameless = Likeness { name: "Siti Aminah", ..Default::default() };
        assert!(score(&siti, &typo, false).0 >= LIKELY);
        assert!(score(&siti, &other, false).0 < LIKELY);
        assert!(score(&siti, &nameless, false).0 < LIKELY);
        assert_eq!(score(&siti, &other, true).0, 100);
    }
}
