//! Under which keyed hashes wrong passwords are counted.

use chrono::{DateTime, Utc};
use domain::ErrorCode;
use domain::identity::{Login, UserView};
use persistence::identity::failures::Buckets;
use uuid::Uuid;

use super::secret_token::{derive, keyed_hash};
use crate::http::ApiError;
use crate::settings::Keys;

/// Makes the hashes: without the key nobody can tell from the table who was tried.
#[derive(Clone)]
pub struct AttemptKey([u8; 32]);

impl AttemptKey {
    pub fn new(keys: &Keys) -> AttemptKey {
        AttemptKey(derive(&keys.index, "sign-in attempts"))
    }

    /// For a sign-in from anywhere; what nobody has is counted like what somebody has.
    pub fn sign_in(&self, login: &Login, account: Option<Uuid>) -> Buckets {
        let account = match account {
            Some(id) => self.bucket("account", id.as_bytes()),
            None => self.bucket("nobody", login.as_str().as_bytes()),
        };
        Buckets { login: self.login(login.as_str()), account }
    }

    /// For the owner on a known device: separate, so that guessing elsewhere does not lock the owner out.
    pub fn known_device(&self, account: Uuid) -> Buckets {
        Buckets { login: self.device(account), account: self.bucket("device total", account.as_bytes()) }
    }

    /// For proving the current password while signed in.
    pub fn password_change(&self, account: Uuid) -> Buckets {
        Buckets { login: self.change(account), account: self.bucket("change total", account.as_bytes()) }
    }

    /// Everything that is counted against a user, so that it can be forgotten.
    pub fn all(&self, user: &UserView) -> Vec<Vec<u8>> {
        let logins = [&user.email, &user.phone, &user.username].into_iter().flatten().map(|login| self.login(login));
        let own = [self.bucket("account", user.id.as_bytes()), self.device(user.id), self.change(user.id)];
        let totals = [self.bucket("device total", user.id.as_bytes()), self.bucket("change total", user.id.as_bytes())];
        logins.chain(own).chain(totals).collect()
    }

    fn login(&self, login: &str) -> Vec<u8> {
        self.bucket("login", login.as_bytes())
    }

    fn device(&self, account: Uuid) -> Vec<u8> {
        self.bucket("device", account.as_bytes())
    }

    fn change(&self, account: Uuid) -> Vec<u8> {
        self.bucket("change", account.as_bytes())
    }

    fn bucket(&self, kind: &str, value: &[u8]) -> Vec<u8> {
        keyed_hash(&self.0, &[kind.as_bytes(), value]).to_vec()
    }
}

/// The answer to the attempt after the last; the same for accounts that exist and that do not.
pub fn locked(until: DateTime<Utc>, now: DateTime<Utc>) -> ApiError {
    let seconds = (until - now).num_milliseconds().max(0) as u64 / 1000 + 1;
    ApiError::new(ErrorCode::TooManyRequests).after(seconds).saying(
        "Terlalu banyak kata sandi salah. Tunggu sebentar, atau minta tautan baru kepada administrator.",
        "Too many wrong passwords. Wait a while, or ask an administrator for a new link.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::SecretBytes;

    #[test]
    fn spellings_share_a_count_and_accounts_do_not() {
        let key = AttemptKey::new(&Keys::derived(&SecretBytes::new([1; 32])));
        let (siti, budi) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let count = |text: &str, account| key.sign_in(&Login::parse(text), account);
        assert_eq!(count("Siti@Contoh.id ", Some(siti)).login, count("siti@contoh.id", Some(siti)).login);
        assert_eq!(count("0812 3456 7890", Some(siti)).account, count("siti@contoh.id", Some(siti)).account);
        assert_ne!(count("a", Some(siti)).account, count("a", Some(budi)).account);
        assert_ne!(count("a", None).login, key.known_device(siti).login);
    }
}
