//! Telephone numbers in E.164.

/// A telephone number in E.164, for example `+6281234567890`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phone(String);

/// Indonesia; a number written with a leading zero belongs to it.
const HOME: &str = "62";

impl Phone {
    /// Reads a number as people write it: `0812-3456-7890`, `62812…`, `+62 812 …`, `(021) 555 0101`.
    pub fn parse(text: &str) -> Option<Phone> {
        let text = text.trim();
        let allowed = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '(' | ')' | '/' | '+');
        if !text.chars().all(allowed) || text.rfind('+').is_some_and(|at| at > 0) {
            return None;
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let international = if text.starts_with('+') {
            digits
        } else if let Some(rest) = digits.strip_prefix("00") {
            rest.to_owned()
        } else if let Some(rest) = digits.strip_prefix('0') {
            format!("{HOME}{rest}")
        } else if digits.starts_with(HOME) {
            digits
        } else if digits.starts_with('8') {
            format!("{HOME}{digits}")
        } else {
            return None;
        };
        // "+62 0812…" is a common slip
        let international = match international.strip_prefix("620") {
            Some(rest) => format!("{HOME}{rest}"),
            None => international,
        };
        let plausible = (8..=15).contains(&international.len()) && !international.starts_with('0');
        plausible.then(|| Phone(format!("+{international}")))
    }

    /// E.164 with the plus sign.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }

    /// As people in Indonesia write it: `0812 3456 7890`, `021 5550 113`, `0274 555 113`; foreign numbers keep their plus sign.
    pub fn national(e164: &str) -> String {
        let Some((area, own)) = split(e164) else { return e164.to_owned() };
        // six digits read better as two threes than as a four and a two
        let size = if own.len() == 6 { 3 } else { 4 };
        let chunks = own.as_bytes().chunks(size).map(|c| String::from_utf8_lossy(c).into_owned());
        [area].into_iter().chain(chunks).collect::<Vec<_>>().join(" ")
    }

    /// With the middle hidden: `0812 •••• 4471`, `021 •••• 0113`.
    pub fn masked(e164: &str) -> String {
        let (area, own) = match split(e164) {
            Some(parts) => parts,
            None if e164.is_ascii() && e164.len() > 4 => (e164[..4].to_owned(), e164[4..].to_owned()),
            None => return HIDDEN.to_owned(),
        };
        match own.len() {
            6.. => format!("{area} {HIDDEN} {}", &own[own.len() - 4..]),
            _ => HIDDEN.to_owned(),
        }
    }
}

const HIDDEN: &str = "••••";

/// The areas of the large cities, whose codes have three digits; all others, and those of mobile networks, have four.
const SHORT_AREAS: [&str; 5] = ["021", "022", "024", "031", "061"];

/// The area or network of a number of Indonesia, with its leading zero, and the number there.
fn split(e164: &str) -> Option<(String, String)> {
    let digits = format!("0{}", e164.strip_prefix("+62")?);
    let at = if SHORT_AREAS.iter().any(|area| digits.starts_with(area)) { 3 } else { 4 };
    let (area, own) = digits.split_at_checked(at)?;
    (!own.is_empty() && own.is_ascii()).then(|| (area.to_owned(), own.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_spelling_is_the_same_number() {
        for text in ["0812-3456-7890", "+62 812 3456 7890", "6281234567890", "81234567890", "0062 81234567890", "+62 0812 3456 7890"] {
            assert_eq!(Phone::parse(text).unwrap().as_str(), "+6281234567890", "{text}");
        }
        assert_eq!(Phone::parse("+1 (415) 555-0132").unwrap().as_str(), "+14155550132");
        for bad in ["", "12", "abc", "0812x", "++62812345678", "5551234", "+0123456789"] {
            assert!(Phone::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_middle_is_hidden() {
        assert_eq!(Phone::masked("+6281200004471"), "0812 •••• 4471");
        assert_eq!(Phone::masked("+62215550113"), "021 •••• 0113");
        assert_eq!(Phone::masked("+14155550132"), "+141 •••• 0132");
        assert_eq!(Phone::masked("+6221555"), "••••");
        assert_eq!(Phone::masked("•"), "••••");
    }

    #[test]
    fn areas_and_networks_stand_apart() {
        for (number, shown) in [
            ("+6281234567890", "0812 3456 7890"),
            ("+62215550113", "021 5550 113"),
            ("+622155501130", "021 5550 1130"),
            ("+62615550113", "061 5550 113"),
            ("+62274555113", "0274 555 113"),
            ("+62361555003", "0361 555 003"),
            ("+623615550003", "0361 5550 003"),
            ("+14155550132", "+14155550132"),
        ] {
            assert_eq!(Phone::national(number), shown);
        }
    }
}
