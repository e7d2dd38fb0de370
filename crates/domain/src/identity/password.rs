//! Password rules after NIST SP 800-63B: length and a list of what is guessed first; no composition rules.

use super::{RoleCode, RoleGrant};
use crate::field_error::FieldCode;
use crate::value::fold;

/// Who chooses the password: staff need longer ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordPolicy {
    Staff,
    Patient,
}

impl PasswordPolicy {
    /// People who are nothing but patients may have shorter ones.
    pub fn of(roles: &[RoleGrant]) -> PasswordPolicy {
        let patient = !roles.is_empty() && roles.iter().all(|grant| grant.role == RoleCode::Patient.code());
        if patient { PasswordPolicy::Patient } else { PasswordPolicy::Staff }
    }

    /// Characters at least.
    pub fn min_length(self) -> usize {
        match self {
            PasswordPolicy::Staff => 12,
            PasswordPolicy::Patient => 8,
        }
    }
}

/// Longer than this is refused, never truncated: hashing must not become a way to keep the server busy.
pub const MAX_LENGTH: usize = 1024;

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    TooShort,
    TooLong,
    Guessable,
}

impl Weakness {
    /// What the field of a form says about it.
    pub fn field_code(self) -> FieldCode {
        match self {
            Weakness::TooShort => FieldCode::TooShort,
            Weakness::TooLong => FieldCode::TooLong,
            Weakness::Guessable => FieldCode::WeakPassword,
        }
    }
}

/// Checks a password; `context` are words an attacker would try first (the clinic's name, the person's name and login).
pub fn weakness(password: &str, policy: PasswordPolicy, context: &[&str], common: &dyn Fn(&str) -> bool) -> Option<Weakness> {
    let length = password.chars().count();
    if length < policy.min_length() {
        return Some(Weakness::TooShort);
    }
    if length > MAX_LENGTH {
        return Some(Weakness::TooLong);
    }
    let folded = fold(password).replace(' ', "");
    let guessable = common(&password.to_lowercase()) || common(letters(&folded)) || repeats(&folded) || runs(&folded);
    (guessable || made_of(&folded, context)).then_some(Weakness::Guessable)
}

/// The password without the digits people append.
fn letters(folded: &str) -> &str {
    folded.trim_end_matches(|c: char| c.is_ascii_digit())
}

/// One short piece over and over: `aaaaaaaa`, `abcabcabcabc`.
fn repeats(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (1..=4).any(|n| chars.len() >= 2 * n && chars.iter().enumerate().all(|(i, c)| *c == chars[i % n]))
}

/// Neighbours all the way: `abcdefgh`, `87654321`.
fn runs(text: &str) -> bool {
    let codes: Vec<i64> = text.chars().map(|c| i64::from(u32::from(c))).collect();
    codes.len() >= 4 && [1, -1].iter().any(|step| codes.windows(2).all(|w| w[1] - w[0] == *step || (w[0], w[1]) == (57, 48)))
}

/// Nothing but context words and digits.
fn made_of(folded: &str, context: &[&str]) -> bool {
    let mut rest = folded.to_owned();
    for text in context {
        let whole = fold(text);
        for word in std::iter::once(whole.replace(' ', "").as_str()).chain(whole.split(' ')) {
            if word.chars().count() >= 3 {
                rest = rest.replace(word, "");
            }
        }
    }
    rest.chars().count() < folded.chars().count() && rest.chars().filter(|c| !c.is_ascii_digit()).count() < 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(password: &str) -> Option<Weakness> {
        let common = |p: &str| matches!(p, "password" | "rahasia" | "qwertyuiop12" | "123456789012");
        weakness(password, PasswordPolicy::Staff, &["Klinik Akar Wangi", "Akrab", "Rina Oktavia"], &common)
    }

    #[test]
    fn length_counts_and_long_phrases_pass() {
        assert_eq!(check("pendek"), Some(Weakness::TooShort));
        assert_eq!(check("kuda baterai staples benar"), None);
        assert_eq!(check(&"panjang sekali ".repeat(20)), None);
        assert_eq!(check(&"x1".repeat(600)), Some(Weakness::TooLong));
    }

    #[test]
    fn only_patients_may_be_short() {
        let grant = |role: &str| RoleGrant { role: role.into(), location_id: None };
        assert_eq!(PasswordPolicy::of(&[grant("patient")]), PasswordPolicy::Patient);
        assert_eq!(PasswordPolicy::of(&[grant("patient"), grant("doctor")]), PasswordPolicy::Staff);
        assert_eq!(PasswordPolicy::of(&[]), PasswordPolicy::Staff);
        assert_eq!(weakness("tiga kata", PasswordPolicy::Patient, &[], &|_| false), None);
    }

    #[test]
    fn what_is_guessed_first_is_refused() {
        for bad in [
            "qwertyuiop12",
            "password2026",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "abcdefghijkl",
            "klinikakarwangi",
            "rinaoktavia1990",
            "Akrab1234567",
        ] {
            assert_eq!(check(bad), Some(Weakness::Guessable), "{bad}");
        }
    }
}
