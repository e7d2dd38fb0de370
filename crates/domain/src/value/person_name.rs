//! Names of people.

/// A person's full name. One word is enough: many Indonesians have one name only, and a name of one letter exists.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PersonName(String);

impl PersonName {
    /// At most 200 characters with at least one letter; inner white space becomes single spaces.
    pub fn parse(text: &str) -> Option<PersonName> {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let fine = name.chars().any(char::is_alphabetic)
            && name.chars().count() <= 200
            && !name.chars().any(|c| c.is_control() || matches!(c, '<' | '>'));
        fine.then_some(PersonName(name))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }

    /// The initials shown where there is no photograph: `SA` for Siti Aminah, `SU` for Suparmi, `AL` for dr. Ayu Larasati.
    pub fn initials(name: &str) -> String {
        let letters: String = match untitled(name).as_slice() {
            [] => "?".to_owned(),
            [only] => only.chars().filter(|c| c.is_alphanumeric()).take(2).collect(),
            [first, .., last] => [first, last].iter().filter_map(|w| w.chars().find(|c| c.is_alphabetic())).collect(),
        };
        letters.to_uppercase()
    }

    /// By what people are sorted: titles and degrees do not count, so that dr. Ayu stands among the names with A.
    pub fn sort_key(name: &str) -> String {
        fold(&untitled(name).join(" "))
    }
}

/// The words of a name. What follows a comma is a degree, and a word with a full stop a title, unless there is nothing else.
fn untitled(name: &str) -> Vec<&str> {
    let own = name.split(',').next().unwrap_or(name);
    let named = |w: &&str| w.chars().any(char::is_alphabetic);
    let words: Vec<&str> = own.split_whitespace().filter(named).filter(|w| !w.ends_with('.')).collect();
    if words.is_empty() { name.split_whitespace().filter(named).collect() } else { words }
}

/// A name as it is compared: lower case, without accents of Latin letters, words separated by one space.
pub fn fold(text: &str) -> String {
    let plain = |c: char| -> char {
        match c {
            'à'..='å' => 'a',
            'ç' => 'c',
            'è'..='ë' => 'e',
            'ì'..='ï' => 'i',
            'ñ' => 'n',
            'ò'..='ö' | 'ø' => 'o',
            'ù'..='ü' => 'u',
            'ý' | 'ÿ' => 'y',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        }
    };
    let lower: String = text.to_lowercase().replace(['\'', '’', '`'], "").chars().map(plain).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_and_one_letter_are_names() {
        assert_eq!(PersonName::parse("  Siti   Aminah ").unwrap().as_str(), "Siti Aminah");
        assert!(PersonName::parse("Suparmi").is_some());
        assert!(PersonName::parse("O").is_some());
        for bad in ["", " ", "123", "a\0b", "<b>x</b>"] {
            assert!(PersonName::parse(bad).is_none(), "{bad:?}");
        }
    }

    #[test]
    fn initials_and_folding() {
        assert_eq!(PersonName::initials("Siti Nur Aminah"), "SA");
        assert_eq!(PersonName::initials("Suparmi"), "SU");
        assert_eq!(PersonName::initials("dr. Ayu Larasati, Sp.PD"), "AL");
        assert_eq!(PersonName::initials("An. Bagas"), "BA");
        assert_eq!(PersonName::initials("A."), "A");
        assert_eq!(PersonName::initials("drg. Hj. Dewi Lestari"), "DL");
        assert_eq!(PersonName::sort_key("drg. Hj. Dewi Lestari, Sp.KG"), "dewi lestari");
        assert_eq!(fold("Víctor  Noriega-O'Neil"), "victor noriega oneil");
    }
}
