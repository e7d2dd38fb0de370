//! What people type to say who they are.

use crate::value::Phone;

/// A sign-in name, told apart by its looks and normalised as it is stored.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Login {
    Email(String),
    Phone(String),
    Username(String),
}

impl Login {
    /// Every text is some login; whether anybody has it is another question.
    pub fn parse(text: &str) -> Login {
        let text = text.trim();
        if text.contains('@') {
            return Login::Email(text.to_lowercase());
        }
        match Phone::parse(text) {
            Some(phone) => Login::Phone(phone.into_string()),
            None => Login::Username(text.to_lowercase()),
        }
    }

    /// The normalised text.
    pub fn as_str(&self) -> &str {
        match self {
            Login::Email(text) | Login::Phone(text) | Login::Username(text) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_spelling_finds_the_same_account() {
        assert!(Login::parse(" Siti@Contoh.ID ") == Login::Email("siti@contoh.id".into()));
        assert!(Login::parse("0812-3456-7890") == Login::parse("+62 812 3456 7890"));
        assert!(Login::parse("Dr.Rina") == Login::Username("dr.rina".into()));
    }
}
