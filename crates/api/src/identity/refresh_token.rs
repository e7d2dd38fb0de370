//! Refresh tokens: which session, random bits, and a seal by which even long-replaced ones are known to be genuine.
//!
//! The next token follows from the one before it and the key, so a lost answer can be given again without storing tokens.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Duration, Utc};
use persistence::identity::sessions::{Ending, SessionRow};
use uuid::Uuid;

use super::secret_token::{derive, hash, keyed_hash, random};
use crate::http::ApiResult;
use crate::settings::Keys;

/// For so long after a rotation the token before it still serves, because several tabs may have sent it.
pub const GRACE: Duration = Duration::seconds(20);

const PART: usize = 16;

/// Makes and reads refresh tokens.
pub struct RefreshTokens {
    key: [u8; 32],
    previous: Option<[u8; 32]>,
}

/// A genuine refresh token. It has no debug form.
pub struct RefreshToken {
    pub session_id: Uuid,
    text: String,
}

/// What happens to a session when a genuine token of it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The token in force: the next one replaces it.
    Rotate,
    /// The token in force came into force just now: it stays.
    Keep,
    /// The token before it, within the grace: the one in force is given again.
    Repeat,
    /// A token from before that: somebody has a copy.
    Reuse,
    /// The session has ended.
    Ended { for_reuse: bool },
}

impl RefreshTokens {
    pub fn new(keys: &Keys) -> RefreshTokens {
        let purpose = "refresh";
        RefreshTokens { key: derive(&keys.token, purpose), previous: keys.previous_token.map(|key| derive(&key, purpose)) }
    }

    /// The first token of a session.
    pub fn first(&self, session_id: Uuid) -> ApiResult<RefreshToken> {
        Ok(self.sealed(session_id, &random::<PART>()?))
    }

    /// The token that replaces this one; always the same.
    pub fn after(&self, token: &RefreshToken) -> RefreshToken {
        let bits = keyed_hash(&self.key, &[b"next", token.text.as_bytes()]);
        self.sealed(token.session_id, &bits[..PART])
    }

    /// Reads a token; nothing when it never was one of ours.
    pub fn read(&self, text: &str) -> Option<RefreshToken> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok().filter(|bytes| bytes.len() == 3 * PART)?;
        let (body, seal) = bytes.split_at(2 * PART);
        let session_id = Uuid::from_slice(&body[..PART]).ok()?;
        let sealed_with = |key: &[u8; 32]| hash_equal(&keyed_hash(key, &[b"seal", body])[..PART], seal);
        let genuine = sealed_with(&self.key) || self.previous.as_ref().is_some_and(sealed_with);
        genuine.then(|| RefreshToken { session_id, text: text.to_owned() })
    }

    fn sealed(&self, session_id: Uuid, bits: &[u8]) -> RefreshToken {
        let body = [session_id.as_bytes().as_slice(), bits].concat();
        let seal = &keyed_hash(&self.key, &[b"seal", &body])[..PART];
        RefreshToken { session_id, text: URL_SAFE_NO_PAD.encode([body.as_slice(), seal].concat()) }
    }
}

impl RefreshToken {
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How it is stored.
    pub fn hash(&self) -> Vec<u8> {
        hash(&self.text)
    }
}

/// Decides over a genuine token; `idle` is how long the session may go unused.
pub fn turn(session: &SessionRow, token: &RefreshToken, idle: Duration, now: DateTime<Utc>) -> Turn {
    if session.revoked_at.is_some() {
        return Turn::Ended { for_reuse: session.revoked_for.as_deref() == Some(Ending::Reuse.code()) };
    }
    if now >= session.expires_at || now >= session.last_used_at + idle {
        return Turn::Ended { for_reuse: false };
    }
    let fresh = session.rotated_at.is_some_and(|at| now < at + GRACE);
    let sent = token.hash();
    if sent == session.token_hash {
        return if fresh { Turn::Keep } else { Turn::Rotate };
    }
    if fresh && session.previous_hash.as_ref() == Some(&sent) { Turn::Repeat } else { Turn::Reuse }
}

/// Compares hashes of both, so that the time tells nothing.
fn hash_equal(a: &[u8], b: &[u8]) -> bool {
    use sha2::{Digest, Sha256};
    Sha256::digest(a) == Sha256::digest(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::SecretBytes;

    fn tokens(byte: u8) -> RefreshTokens {
        RefreshTokens::new(&Keys::derived(&SecretBytes::new([byte; 32])))
    }

    fn session(token: &RefreshToken, before: Option<&RefreshToken>, now: DateTime<Utc>) -> SessionRow {
        SessionRow {
            id: token.session_id,
            user_id: Uuid::now_v7(),
            transport: "cookie".into(),
            token_hash: token.hash(),
            previous_hash: before.map(RefreshToken::hash),
            rotated_at: before.map(|_| now),
            last_used_at: now,
            expires_at: now + Duration::hours(12),
            revoked_at: None,
            revoked_for: None,
        }
    }

    #[test]
    fn only_own_tokens_are_read() {
        let ours = tokens(1);
        let token = ours.first(Uuid::now_v7()).expect("a token");
        assert!(ours.read(token.text()).is_some_and(|read| read.session_id == token.session_id));
        assert!(tokens(2).read(token.text()).is_none());
        let mut forged = token.text().to_owned();
        forged.replace_range(30..31, if &forged[30..31] == "A" { "B" } else { "A" });
        assert!(ours.read(&forged).is_none() && ours.read("").is_none() && ours.read("eyJh.eyJ.x").is_none());
    }

    #[test]
    fn tabs_share_a_rotation_and_copies_are_found_out() {
        let (ours, now, idle) = (tokens(1), DateTime::UNIX_EPOCH, Duration::minutes(15));
        let first = ours.first(Uuid::now_v7()).expect("a token");
        assert_eq!(turn(&session(&first, None, now), &first, idle, now), Turn::Rotate);
        let second = ours.after(&first);
        assert!(second.text() == ours.after(&first).text() && second.text() != first.text());
        let rotated = session(&second, Some(&first), now);
        let at = |token: &RefreshToken, seconds| turn(&rotated, token, idle, now + Duration::seconds(seconds));
        assert_eq!((at(&first, 19), at(&first, 20)), (Turn::Repeat, Turn::Reuse));
        assert_eq!((at(&second, 19), at(&second, 20)), (Turn::Keep, Turn::Rotate));
        let third = session(&ours.after(&second), Some(&second), now);
        assert_eq!(turn(&third, &first, idle, now), Turn::Reuse, "a token from long ago is known");
    }

    #[test]
    fn idle_expired_and_revoked_sessions_have_ended() {
        let (ours, now, idle) = (tokens(1), DateTime::UNIX_EPOCH, Duration::minutes(15));
        let token = ours.first(Uuid::now_v7()).expect("a token");
        let mut row = session(&token, None, now);
        assert_eq!(turn(&row, &token, idle, now + idle), Turn::Ended { for_reuse: false });
        row.last_used_at = now + Duration::hours(12);
        assert_eq!(turn(&row, &token, idle, now + Duration::hours(12)), Turn::Ended { for_reuse: false });
        row.revoked_at = Some(now);
        row.revoked_for = Some("reuse".into());
        assert_eq!(turn(&row, &token, idle, now), Turn::Ended { for_reuse: true });
    }
}
