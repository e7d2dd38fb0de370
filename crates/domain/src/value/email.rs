//! E-mail addresses.

/// An e-mail address in lower case.
///
/// Mail servers treat the local part without regard to case in practice, and people type their own address in any case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// At most 254 characters (RFC 5321), one `@`, a dotted domain; the server also applies the HTML standard's rule.
    pub fn parse(text: &str) -> Option<Email> {
        let text = text.trim().to_lowercase();
        let (local, domain) = text.rsplit_once('@')?;
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '@' | '<' | '>' | '"' | ',' | ';');
        let label = |l: &str| !l.is_empty() && l.len() <= 63 && !l.starts_with('-') && !l.ends_with('-');
        let shaped = text.len() <= 254
            && (1..=64).contains(&local.len())
            && local.chars().all(plain)
            && !local.starts_with('.')
            && !local.ends_with('.')
            && domain.contains('.')
            && domain.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
            && domain.split('.').all(label);
        (shaped && standard(&text)).then_some(Email(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

#[cfg(feature = "server")]
fn standard(text: &str) -> bool {
    validator::ValidateEmail::validate_email(&text)
}

/// The rule of the HTML standard needs a regular-expression engine, which is too large for the browser.
#[cfg(not(feature = "server"))]
fn standard(_text: &str) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_lowered_and_odd_ones_refused() {
        assert_eq!(Email::parse(" Siti.Aminah@Contoh.ID ").unwrap().as_str(), "siti.aminah@contoh.id");
        for bad in ["", "a", "a@b", "a b@c.id", "a@-b.id", "a@b..id", "@b.id", "a@b.id>", "a\0@b.id"] {
            assert!(Email::parse(bad).is_none(), "{bad:?}");
        }
    }
}
