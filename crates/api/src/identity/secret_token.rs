//! Random tokens and the keys of this module. None of these types has a debug form.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::http::{ApiError, ApiResult};

/// A token of 256 random bits, for a link or a device; only its hash is stored.
pub struct SecretToken(String);

impl SecretToken {
    pub fn new() -> ApiResult<SecretToken> {
        Ok(SecretToken(URL_SAFE_NO_PAD.encode(random::<32>()?)))
    }

    pub fn text(&self) -> &str {
        &self.0
    }

    pub fn hash(&self) -> Vec<u8> {
        hash(&self.0)
    }
}

/// How a token is stored. It has enough randomness of its own to need no salt and no slow hash.
pub fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// Fresh random bytes.
pub fn random<const N: usize>() -> ApiResult<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| ApiError::internal("the system gives no randomness"))?;
    Ok(bytes)
}

/// The key for one purpose, from a key of the installation.
pub fn derive(key: &[u8; 32], purpose: &str) -> [u8; 32] {
    keyed_hash(key, &[purpose.as_bytes()])
}

/// A hash that nobody can make without the key; the parts are told apart.
pub fn keyed_hash(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap_or_else(|_| unreachable!("HMAC takes keys of any length"));
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}
