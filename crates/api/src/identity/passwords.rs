//! Hashing passwords with Argon2id, two at a time, so that signing in cannot starve the rest of the server.

use std::sync::Arc;
use std::time::Duration;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::http::{ApiError, ApiResult};

/// 19 MiB, in KiB.
const MEMORY: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Passwords hashed at the same time.
const AT_ONCE: usize = 2;
/// After this the caller is asked to come again.
const PATIENCE: Duration = Duration::from_secs(2);

/// The place where passwords are hashed.
pub struct Passwords {
    permits: Arc<Semaphore>,
}

/// The right to hash one password now.
pub struct Permit(OwnedSemaphorePermit);

/// What looking at a password has shown.
pub struct Verdict {
    pub right: bool,
    /// The hash was made with other parameters than today's.
    pub outdated: bool,
}

impl Default for Passwords {
    fn default() -> Self {
        Passwords::new()
    }
}

impl Passwords {
    pub fn new() -> Passwords {
        Passwords { permits: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// Waits for a turn; 503 when it takes too long.
    pub async fn permit(&self) -> ApiResult<Permit> {
        let permit = tokio::time::timeout(PATIENCE, self.permits.clone().acquire_owned()).await;
        let permit = permit.map_err(|_| ApiError::unavailable())?;
        permit.map(Permit).map_err(|_| ApiError::unavailable())
    }

    /// Compares a password with a hash; without one it takes just as long and is wrong.
    pub async fn verify(&self, permit: Permit, password: String, hash: Option<String>) -> ApiResult<Verdict> {
        off_thread(permit, move || {
            let text = hash.unwrap_or_else(nobody);
            let known = PasswordHash::new(&text).map_err(|_| unhashable())?;
            let right = argon2()?.verify_password(password.as_bytes(), &known).is_ok();
            Ok(Verdict { right, outdated: !is_current(&known) })
        })
        .await
    }

    /// The hash of a new password in PHC format.
    pub async fn hash(&self, password: String) -> ApiResult<String> {
        let permit = self.permit().await?;
        off_thread(permit, move || {
            let hash: PasswordHash = argon2()?.hash_password(password.as_bytes()).map_err(|_| unhashable())?;
            Ok(hash.to_string())
        })
        .await
    }
}

/// Runs the work beside the event loop; the permit goes with it, even when the caller has hung up.
async fn off_thread<T: Send + 'static>(permit: Permit, work: impl FnOnce() -> ApiResult<T> + Send + 'static) -> ApiResult<T> {
    // This is no database work, and the permits bound it.
    #[allow(clippy::disallowed_methods)]
    let job = tokio::task::spawn_blocking(move || {
        let Permit(_held) = permit;
        work()
    });
    job.await.map_err(|_| unhashable())?
}

fn argon2() -> ApiResult<Argon2<'static>> {
    let params = Params::new(MEMORY, PASSES, LANES, None).map_err(|_| unhashable())?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// A hash that belongs to no password anybody knows, and takes as long as any other.
fn nobody() -> String {
    let (salt, output) = ("A".repeat(22), "A".repeat(43));
    format!("$argon2id$v=19$m={MEMORY},t={PASSES},p={LANES}${salt}${output}")
}

fn is_current(hash: &PasswordHash) -> bool {
    let same = |params: Params| (params.m_cost(), params.t_cost(), params.p_cost()) == (MEMORY, PASSES, LANES);
    hash.algorithm.as_str() == "argon2id" && hash.version == Some(Version::V0x13.into()) && Params::try_from(hash).is_ok_and(same)
}

fn unhashable() -> ApiError {
    ApiError::internal("a password cannot be hashed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn a_long_phrase_counts_to_its_last_letter() -> ApiResult<()> {
        let passwords = Passwords::new();
        let phrase = "kuda baterai ".repeat(10)[..128].to_owned();
        let hash = passwords.hash(phrase.clone()).await?;
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        let other = format!("{}x", &phrase[..127]);
        let verdict = passwords.verify(passwords.permit().await?, phrase, Some(hash.clone())).await?;
        assert!(verdict.right && !verdict.outdated);
        assert!(!passwords.verify(passwords.permit().await?, other, Some(hash)).await?.right);
        assert!(!passwords.verify(passwords.permit().await?, "apa pun".into(), None).await?.right);
        Ok(())
    }

    #[test]
    fn nobody_has_a_hash_of_today() {
        assert!(PasswordHash::new(&nobody()).is_ok_and(|hash| is_current(&hash)));
    }

    #[actix_web::test]
    async fn a_hash_of_other_times_is_outdated() -> ApiResult<()> {
        let weak = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8_192, 1, 1, None).map_err(|_| unhashable())?);
        let hash: PasswordHash = weak.hash_password(b"kata sandi lama").map_err(|_| unhashable())?;
        let passwords = Passwords::new();
        let verdict = passwords.verify(passwords.permit().await?, "kata sandi lama".into(), Some(hash.to_string())).await?;
        assert!(verdict.right && verdict.outdated);
        Ok(())
    }

    #[actix_web::test]
    async fn no_more_than_two_at_once() -> ApiResult<()> {
        let passwords = Passwords::new();
        let _both = (passwords.permit().await?, passwords.permit().await?);
        assert!(passwords.permit().await.is_err_and(|error| error.code == domain::ErrorCode::Unavailable));
        Ok(())
    }
}
