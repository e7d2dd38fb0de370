//! Encryption of identifiers: AES-256-GCM for the value, HMAC-SHA256 for finding it.
//!
//! A NIK has little entropy, so the index key is a secret of its own: without it the index tells nothing.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::error::PersistenceError;

/// The keys of the encrypted columns.
#[derive(Clone)]
pub struct FieldKeys {
    cipher: Aes256Gcm,
    index_key: [u8; 32],
}

const NONCE: usize = 12;
/// First byte of a sealed value: which layout and which key, so that keys can be rotated.
const VERSION: u8 = 1;

impl FieldKeys {
    pub fn new(field_key: &[u8; 32], index_key: &[u8; 32]) -> FieldKeys {
        FieldKeys { cipher: Aes256Gcm::new(field_key.into()), index_key: *index_key }
    }

    /// Encrypts a value; `column` and `row` are bound to it, so a sealed value cannot be moved elsewhere.
    pub fn seal(&self, column: &str, row: Uuid, value: &str) -> Result<Vec<u8>, PersistenceError> {
        self.seal_bytes(column, row, value.as_bytes())
    }

    /// As [`FieldKeys::seal`], for what is no text.
    pub fn seal_bytes(&self, column: &str, row: Uuid, value: &[u8]) -> Result<Vec<u8>, PersistenceError> {
        let mut nonce = [0u8; NONCE];
        getrandom::fill(&mut nonce).map_err(|_| PersistenceError::Unexpected("no randomness".into()))?;
        let aad = binding(column, row);
        let payload = Payload { msg: value, aad: aad.as_bytes() };
        let sealed = self.cipher.encrypt(&Nonce::from(nonce), payload);
        let sealed = sealed.map_err(|_| PersistenceError::Unexpected("encryption failed".into()))?;
        Ok([&[VERSION][..], &nonce, &sealed].concat())
    }

    /// Decrypts a value sealed for this column and row.
    pub fn open(&self, column: &str, row: Uuid, sealed: &[u8]) -> Result<String, PersistenceError> {
        String::from_utf8(self.open_bytes(column, row, sealed)?).map_err(|_| PersistenceError::Unreadable("encrypted value"))
    }

    /// As [`FieldKeys::open`], for what is no text.
    pub fn open_bytes(&self, column: &str, row: Uuid, sealed: &[u8]) -> Result<Vec<u8>, PersistenceError> {
        let unreadable = || PersistenceError::Unreadable("encrypted value");
        let body = sealed.strip_prefix(&[VERSION]).ok_or_else(unreadable)?;
        let (nonce, text) = body.split_at_checked(NONCE).ok_or_else(unreadable)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| unreadable())?;
        let aad = binding(column, row);
        let plain = self.cipher.decrypt(&Nonce::from(nonce), Payload { msg: text, aad: aad.as_bytes() });
        plain.map_err(|_| unreadable())
    }

    /// A key for another purpose, which follows from the one of the index: that one stays the same as long as the data.
    pub fn derived(&self, purpose: &str) -> [u8; 32] {
        let mut mac =
            <Hmac<Sha256> as KeyInit>::new_from_slice(&self.index_key).unwrap_or_else(|_| unreachable!("HMAC takes keys of any length"));
        // no text begins with this byte, so no value that is looked for gives the same
        mac.update(&[0xff]);
        mac.update(purpose.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// The keyed hash under which a value is found; spaces and case do not matter.
    pub fn blind_index(&self, kind: &str, value: &str) -> Vec<u8> {
        let plain: String = value.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
        let mut mac =
            <Hmac<Sha256> as KeyInit>::new_from_slice(&self.index_key).unwrap_or_else(|_| unreachable!("HMAC takes keys of any length"));
        mac.update(kind.as_bytes());
        mac.update(&[0]);
        mac.update(plain.as_bytes());
        mac.finalize().into_bytes().to_vec()
    }
}

fn binding(column: &str, row: Uuid) -> String {
    format!("{column}/{row}")
}

impl std::fmt::Debug for FieldKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FieldKeys(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_value_opens_in_its_own_place_only() {
        let keys = FieldKeys::new(&[1; 32], &[2; 32]);
        let (here, there) = (Uuid::now_v7(), Uuid::now_v7());
        let sealed = keys.seal("contact_identifiers/value", here, "3174015203840004").unwrap();
        assert_eq!(keys.open("contact_identifiers/value", here, &sealed).unwrap(), "3174015203840004");
        assert!(keys.open("contact_identifiers/value", there, &sealed).is_err());
        assert!(keys.open("other/value", here, &sealed).is_err());
        assert!(!sealed.windows(4).any(|w| w == b"3174"));
        assert!(keys.open("contact_identifiers/value", here, &[]).is_err());
    }

    #[test]
    fn the_index_ignores_spelling_and_depends_on_the_key() {
        let keys = FieldKeys::new(&[1; 32], &[2; 32]);
        assert_eq!(keys.blind_index("nik", "3174 0152"), keys.blind_index("nik", "31740152"));
        assert_ne!(keys.blind_index("nik", "31740152"), keys.blind_index("bpjs", "31740152"));
        assert_ne!(keys.blind_index("nik", "1"), FieldKeys::new(&[1; 32], &[3; 32]).blind_index("nik", "1"));
    }
}
