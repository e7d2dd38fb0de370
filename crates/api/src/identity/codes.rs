//! Codes of six digits: made, sent, and compared without telling anything by time.

use chrono::{DateTime, Utc};
use domain::FieldCode;
use domain::Lang;
use domain::identity::{CODE_DIGITS, CODE_LIFE_SECONDS, CodeChannel, VerificationView};
use domain::messaging::{Facts, MessageChannel, Secrets, TemplateCode};
use persistence::FieldKeys;
use persistence::diesel::PgConnection;
use persistence::identity::verifications::{self, NewVerification, Purpose, REQUEST, Verification};
use persistence::messaging::outbox::{self, Addressee, NewMessage};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::secret_token::{derive, keyed_hash, random};
use crate::app::App;
use crate::http::{ApiError, ApiResult};
use crate::settings::Keys;

/// Makes the hashes: without the key nobody can find a code by trying all of them on a dump.
#[derive(Clone)]
pub struct CodeKey([u8; 32]);

/// A code for somebody, or for nobody: what is asked for by strangers is kept the same way.
pub struct NewCode<'a, T> {
    pub purpose: Purpose,
    /// By whom codes are counted: a person, an account, an address.
    pub subject: &'a str,
    pub request: Option<&'a T>,
    pub contact_id: Option<Uuid>,
    pub user_id: Option<Uuid>,
    pub language: Lang,
    /// Where it goes; absent: nowhere, and nobody is told.
    pub to: Option<Target>,
}

/// Where a code goes.
pub struct Target {
    pub addressee: Addressee,
    pub channel: CodeChannel,
    pub address: String,
    /// The name in the greeting, for somebody who is not on file.
    pub name: Option<String>,
}

impl CodeKey {
    pub fn new(keys: &Keys) -> CodeKey {
        CodeKey(derive(&keys.index, "codes"))
    }

    fn hash(&self, id: Uuid, code: &str) -> Vec<u8> {
        keyed_hash(&self.0, &[b"code", id.as_bytes(), code.as_bytes()]).to_vec()
    }

    fn subject(&self, subject: &str) -> Vec<u8> {
        keyed_hash(&self.0, &[b"subject", subject.as_bytes()]).to_vec()
    }

    /// Whether the code is the one of this verification; takes equally long either way.
    pub fn matches(&self, verification: &Verification, code: &str) -> bool {
        let (own, sent) = (&verification.code_hash, self.hash(verification.id, code));
        own.len() == sent.len() && own.iter().zip(&sent).fold(0, |different, (a, b)| different | (a ^ b)) == 0
    }
}

/// The ways a code can be sent here. Phones have no gateway yet: they are reached only where all messages are kept on this
/// machine. A server that sends real mail would leave the patient waiting.
pub fn channels(app: &App) -> Vec<CodeChannel> {
    let kept_here = app.channels.local().is_some() && app.settings.mail.url.is_none();
    if kept_here { vec![CodeChannel::Email, CodeChannel::Phone] } else { vec![CodeChannel::Email] }
}

/// Refuses a way that does not exist here, whoever it is for.
pub fn require_channel(app: &App, channel: CodeChannel, pointer: &str) -> ApiResult<()> {
    if channels(app).contains(&channel) { Ok(()) } else { Err(ApiError::field(pointer, FieldCode::NoChannel)) }
}

/// Keeps a code and sends it, when there is somebody to send it to who has not had too many.
pub fn issue<T: Serialize>(tx: &mut PgConnection, app: &App, new: NewCode<'_, T>, now: DateTime<Utc>) -> ApiResult<VerificationView> {
    let (id, key, code) = (Uuid::now_v7(), &app.identity.codes, fresh()?);
    let subject_hash = key.subject(new.subject);
    verifications::lock_subject(tx, &subject_hash)?;
    let flooded = verifications::is_flooded(tx, &subject_hash, now)?;
    // a code that is not sent is not there to be guessed either, or asking again would give new tries without end
    let code_hash = if flooded { random::<32>()?.to_vec() } else { key.hash(id, &code) };
    let verification = NewVerification {
        id,
        purpose: new.purpose,
        request: new.request.map(|request| seal(&app.field_keys, id, request)).transpose()?,
        contact_id: new.contact_id,
        user_id: new.user_id,
        subject_hash,
        code_hash,
    };
    let expires_at = verifications::insert(tx, &verification, now)?;
    if let Some(target) = new.to.filter(|_| !flooded) {
        let message = NewMessage {
            to: target.addressee,
            channel: match target.channel {
                CodeChannel::Email => MessageChannel::Email,
                CodeChannel::Phone => MessageChannel::Sms,
            },
            destination: Some(target.address),
            template: match new.purpose {
                Purpose::Family => TemplateCode::FamilyCode,
                _ => TemplateCode::VerificationCode,
            },
            language: new.language,
            facts: Facts { minutes: Some(minutes()), name: target.name, ..Facts::default() },
            secrets: Secrets::code(code),
            resource: "verifications",
            record_id: id,
            dedupe_key: format!("verifications/{id}"),
            due_at: now,
            expires_at: Some(expires_at),
        };
        outbox::enqueue(tx, &app.field_keys, &message, now)?;
    }
    Ok(VerificationView { id, expires_in: CODE_LIFE_SECONDS })
}

/// A code that is shown on the screen of the desk instead of being sent.
pub fn issue_at_desk(
    tx: &mut PgConnection,
    app: &App,
    contact: Uuid,
    user: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<(String, DateTime<Utc>)> {
    let (id, key, code) = (Uuid::now_v7(), &app.identity.codes, fresh()?);
    verifications::close_of_contact(tx, contact, Purpose::DeskCode, now)?;
    let verification = NewVerification {
        id,
        purpose: Purpose::DeskCode,
        request: None,
        contact_id: Some(contact),
        user_id: Some(user),
        subject_hash: key.subject(&format!("desk/{contact}")),
        code_hash: key.hash(id, &code),
    };
    let expires_at = verifications::insert(tx, &verification, now)?;
    Ok((code, expires_at))
}

/// What was asked for with a verification.
pub fn request<T: DeserializeOwned>(keys: &FieldKeys, verification: &Verification) -> ApiResult<T> {
    let sealed = verification.request.as_deref().ok_or_else(|| ApiError::internal("a verification without a request"))?;
    let text = keys.open(REQUEST, verification.id, sealed)?;
    serde_json::from_str(&text).map_err(|_| ApiError::internal("an unreadable verification"))
}

/// The answer to a code that does not match, is too old, used, or was tried too often: always the same.
pub fn wrong() -> ApiError {
    ApiError::field("/code", FieldCode::WrongCode)
}

fn seal<T: Serialize>(keys: &FieldKeys, id: Uuid, request: &T) -> ApiResult<Vec<u8>> {
    let text = serde_json::to_string(request).map_err(|_| ApiError::internal("a request cannot be kept"))?;
    Ok(keys.seal(REQUEST, id, &text)?)
}

fn minutes() -> i32 {
    i32::try_from(CODE_LIFE_SECONDS / 60).unwrap_or(10)
}

/// Six random digits, each code as likely as any other.
fn fresh() -> ApiResult<String> {
    let range = 10u64.pow(CODE_DIGITS as u32);
    loop {
        let number = u64::from_be_bytes(random::<8>()?);
        if number < u64::MAX - u64::MAX % range {
            return Ok(format!("{:0width$}", number % range, width = CODE_DIGITS));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::SecretBytes;

    #[test]
    fn a_code_belongs_to_its_verification_and_key() -> ApiResult<()> {
        let key = CodeKey::new(&Keys::derived(&SecretBytes::new([1; 32])));
        let other = CodeKey::new(&Keys::derived(&SecretBytes::new([2; 32])));
        let id = Uuid::now_v7();
        let kept = Verification { id, request: None, contact_id: None, user_id: None, code_hash: key.hash(id, "482016") };
        assert!(key.matches(&kept, "482016"));
        assert!(!key.matches(&kept, "482017") && !key.matches(&kept, "") && !other.matches(&kept, "482016"));
        assert_ne!(key.hash(id, "1"), key.hash(Uuid::now_v7(), "1"));
        let code = fresh()?;
        assert!(code.len() == CODE_DIGITS && code.bytes().all(|b| b.is_ascii_digit()));
        Ok(())
    }
}
