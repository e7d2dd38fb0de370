//! Which passwords are refused.

use std::collections::HashSet;
use std::sync::OnceLock;

use domain::identity::{PasswordPolicy, UserView, weakness};
use domain::value::Phone;

use crate::http::{ApiError, ApiResult};

/// The most used passwords, one a line, in lower case.
const COMMON: &str = include_str!("common_passwords.txt");

/// Refuses a weak password; the error points at the field it was typed in.
pub fn check(password: &str, pointer: &str, policy: PasswordPolicy, context: &[String]) -> ApiResult<()> {
    let context: Vec<&str> = context.iter().map(String::as_str).collect();
    match weakness(password, policy, &context, &is_common) {
        Some(weakness) => Err(ApiError::field(pointer, weakness.field_code())),
        None => Ok(()),
    }
}

/// What somebody who knows the clinic and the person would try first.
pub fn context(user: &UserView, organisation: &str) -> Vec<String> {
    let phone = user.phone.as_deref().map(Phone::national);
    let own = [user.username.clone(), user.email.clone(), user.phone.clone(), phone];
    let mut words = vec![organisation.to_owned(), "akrab".to_owned(), user.name.clone()];
    words.extend(own.into_iter().flatten());
    words
}

fn is_common(password: &str) -> bool {
    static SET: OnceLock<HashSet<&'static str>> = OnceLock::new();
    SET.get_or_init(|| COMMON.lines().collect()).contains(password)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_long_tidy_and_refused_in_full() {
        let lines: Vec<&str> = COMMON.lines().collect();
        assert!(lines.len() >= 1_000, "{} lines", lines.len());
        let mut unique: HashSet<&str> = HashSet::new();
        for line in lines {
            assert!(unique.insert(line), "{line} is there twice");
            assert!(!line.is_empty() && line == line.trim() && line == line.to_lowercase(), "{line:?}");
            for policy in [PasswordPolicy::Staff, PasswordPolicy::Patient] {
                assert!(check(line, "/password", policy, &[]).is_err(), "{line}");
                assert!(check(&line.to_uppercase(), "/password", policy, &[]).is_err(), "{line} in capitals");
            }
        }
    }

    #[test]
    fn what_is_known_about_the_person_is_refused() {
        let now = chrono::DateTime::UNIX_EPOCH;
        let user = UserView {
            id: uuid::Uuid::nil(),
            name: "Rina Oktavia".into(),
            username: Some("rinaokt".into()),
            email: Some("rina.oktavia@akarwangi.example".into()),
            phone: Some("+6281234567890".into()),
            state: domain::identity::UserState::Active,
            language: domain::Lang::Id,
            roles: Vec::new(),
            practitioner_id: None,
            contact_id: None,
            last_signed_in_at: None,
            created_at: now,
            updated_at: now,
            version: 1,
        };
        let context = context(&user, "Klinik Akar Wangi");
        for bad in ["KlinikAkarWangi1", "rinaoktavia123", "Rinaokt20262026", "081234567890", "akrabakrab2026", "oktavia1990!"] {
            assert!(check(bad, "/password", PasswordPolicy::Staff, &context).is_err(), "{bad}");
        }
        assert!(check("sepeda hujan jendela", "/password", PasswordPolicy::Staff, &context).is_ok());
    }
}
