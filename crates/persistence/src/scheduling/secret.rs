//! Random secrets: of holds, links and feeds, and the codes that patients say at the desk.

use sha2::{Digest, Sha256};

use crate::error::PersistenceError;

/// A secret of 160 random bits, as text; only its hash is stored.
pub(super) fn fresh() -> Result<String, PersistenceError> {
    let bytes: [u8; 20] = random()?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}

/// How a secret is stored. It has enough randomness of its own to need no salt and no slow hash.
pub fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// Letters and digits that are not mistaken for each other.
const SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// A booking code: eight signs.
pub(super) fn code() -> Result<String, PersistenceError> {
    let bytes: [u8; 8] = random()?;
    Ok(bytes.iter().map(|b| SIGNS[usize::from(b % 32)] as char).collect())
}

fn random<const N: usize>() -> Result<[u8; N], PersistenceError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| PersistenceError::Unexpected("the system gives no randomness".into()))?;
    Ok(bytes)
}
