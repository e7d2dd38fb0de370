//! Access tokens: JWT (RFC 9068) signed with HS256, for ten minutes at most.

use chrono::{DateTime, Duration, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::secret_token::{derive, keyed_hash};
use crate::http::{ApiError, ApiResult};
use crate::settings::{Keys, Settings};

/// For whom the tokens are.
const AUDIENCE: &str = "akrab";
const TYPE: &str = "at+jwt";
/// Clocks of several processes may differ by so much.
const LEEWAY: i64 = 5;
/// No token of ours is longer.
const MAX_LENGTH: usize = 2_000;

/// Makes and reads access tokens.
pub struct AccessTokens {
    issuer: String,
    life: Duration,
    key_id: String,
    signing: EncodingKey,
    /// The key in force, and the one before it.
    known: Vec<(String, DecodingKey)>,
    validation: Validation,
}

/// What a token says, once it has proven to be ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bearer {
    pub user_id: Uuid,
    pub session_id: Uuid,
}

/// A token that has just been made.
pub struct Issued {
    pub token: String,
    /// Seconds.
    pub expires_in: u32,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: Uuid,
    sid: Uuid,
    iat: i64,
    nbf: i64,
    exp: i64,
}

impl AccessTokens {
    pub fn new(settings: &Settings, keys: &Keys) -> AccessTokens {
        let issuer = settings.public_url.origin().to_owned();
        let secrets: Vec<[u8; 32]> =
            [Some(keys.token), keys.previous_token].into_iter().flatten().map(|key| derive(&key, "access")).collect();
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_issuer(&[&issuer]);
        validation.set_audience(&[AUDIENCE]);
        validation.set_required_spec_claims(&["iss", "aud", "sub", "exp", "nbf"]);
        // the library asks the system for the time; ours comes from the clock of the application, in `read`
        validation.validate_exp = false;
        validation.validate_nbf = false;
        AccessTokens {
            issuer,
            life: Duration::seconds(settings.sessions.access_token.as_secs().min(600) as i64),
            key_id: key_id(&secrets[0]),
            signing: EncodingKey::from_secret(&secrets[0]),
            known: secrets.iter().map(|secret| (key_id(secret), DecodingKey::from_secret(secret))).collect(),
            validation,
        }
    }

    /// A token for a session, which it never outlives.
    pub fn issue(&self, bearer: Bearer, now: DateTime<Utc>, session_ends: DateTime<Utc>) -> ApiResult<Issued> {
        let ends = (now + self.life).min(session_ends).timestamp();
        let from = now.timestamp();
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: AUDIENCE.to_owned(),
            sub: bearer.user_id,
            sid: bearer.session_id,
            iat: from,
            nbf: from,
            exp: ends,
        };
        let mut header = Header::new(Algorithm::HS256);
        header.typ = Some(TYPE.to_owned());
        header.kid = Some(self.key_id.clone());
        let token = jsonwebtoken::encode(&header, &claims, &self.signing);
        let token = token.map_err(|_| ApiError::internal("an access token cannot be signed"))?;
        Ok(Issued { token, expires_in: u32::try_from(ends - from).unwrap_or(0) })
    }

    /// Who a token speaks for; nothing when it is not ours or not of this time.
    pub fn read(&self, token: &str, now: DateTime<Utc>) -> Option<Bearer> {
        if token.len() > MAX_LENGTH {
            return None;
        }
        let header = jsonwebtoken::decode_header(token).ok()?;
        if header.typ.as_deref() != Some(TYPE) || header.crit.is_some() {
            return None;
        }
        let (_, key) = self.known.iter().find(|(id, _)| Some(id) == header.kid.as_ref())?;
        let claims = jsonwebtoken::decode::<Claims>(token, key, &self.validation).ok()?.claims;
        let now = now.timestamp();
        let timely = claims.nbf <= now + LEEWAY && now <= claims.exp.saturating_add(LEEWAY);
        timely.then_some(Bearer { user_id: claims.sub, session_id: claims.sid })
    }
}

/// Tells keys apart without telling anything about them.
fn key_id(secret: &[u8; 32]) -> String {
    keyed_hash(secret, &[b"key id"])[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
#[path = "access_token_tests.rs"]
mod tests;
