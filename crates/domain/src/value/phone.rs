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

    /// As people in Indonesia write it: `0812 3456 7890`; foreign numbers keep their plus sign.
    pub fn national(e164: &str) -> String {
        match e164.strip_prefix("+62") {
            Some(rest) => {
                let digits = format!("0{rest}");
                let chunks: Vec<String> = digits.as_bytes().chunks(4).map(|c| String::from_utf8_lossy(c).into_owned()).collect();
                chunks.join(" ")
            }
            None => e164.to_owned(),
        }
    }

    /// With the middle hidden: `0812 •••• 4471`.
    pub fn masked(e164: &str) -> String {
        let digits: String = match e164.strip_prefix("+62") {
            Some(rest) => format!("0{rest}"),
            None => e164.to_owned(),
        };
        if digits.len() < 9 || !digits.is_ascii() {
            return "••••".to_owned();
        }
        format!("{} •••• {}", &digits[..4], &digits[digits.len() - 4..])
    }
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
        assert_eq!(Phone::national("+6281234567890"), "0812 3456 7890");
    }
}
