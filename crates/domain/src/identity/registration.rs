//! What travels over HTTP about sign-up for the portal and codes.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::contract::{Transport, check_secret};
use super::user_contract::{tidy_email, tidy_phone, tidy_username};
use crate::choices;
use crate::contacts::{Sex, is_birth_date};
use crate::document::{Document, tidy_optional, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};
use crate::lang::Lang;
use crate::privacy::{ConsentChoice, require_care, tidy_choices};
use crate::value::{Mrn, PersonName};

choices! {
    /// Where a code is sent.
    CodeChannel {
        Email "email" "Email" "E-mail";
        Phone "phone" "Telepon" "Phone";
    }
}

/// Digits of a code.
pub const CODE_DIGITS: usize = 6;
/// Seconds for which a code works.
pub const CODE_LIFE_SECONDS: u32 = 600;
/// How often a code may be tried.
pub const CODE_TRIES: i32 = 5;

/// A code was asked for; the answer is the same whether anybody got one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct VerificationView {
    /// Goes with the code to the next step.
    pub id: Uuid,
    /// Seconds for which the code works.
    pub expires_in: u32,
}

/// Which ways a code can be sent at this installation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct PortalOptions {
    pub code_channels: Vec<CodeChannel>,
    /// Characters of a patient's password at least.
    pub password_min_length: u32,
    /// Digits of a code.
    pub code_digits: u32,
}

/// Signs somebody up for the portal: an existing patient by medical record number, anybody else by a verified e-mail address.
///
/// With `mrn` the fields about the person must be absent: the clinic knows them.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePortalRegistration {
    /// An existing patient; the code goes to the address on file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 32, example = "012483"))]
    pub mrn: Option<String>,
    /// Required with `mrn`; may be left out by who signs in with an e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 60, example = "siti.aminah"))]
    pub username: Option<String>,
    #[cfg_attr(feature = "server", schema(max_length = 1024, format = Password))]
    pub password: String,
    /// With `mrn`: where the code goes; the e-mail address on file when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<CodeChannel>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 200))]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Required without `mrn`; the code goes there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 254))]
    pub email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 40))]
    pub phone: Option<String>,
    /// The branch that is nearest to the person; the first one when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
    #[serde(default)]
    pub language: Lang,
    /// Consent to care is required.
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 30))]
    pub consents: Vec<ConsentChoice>,
}

impl Document for CreatePortalRegistration {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        check_secret(&self.password, "/password", errors);
        tidy_username(&mut self.username, "/username", errors);
        tidy_email(&mut self.email, "/email", errors);
        tidy_phone(&mut self.phone, "/phone", errors);
        tidy_choices(&self.consents, "/consents", errors);
        require_care(&self.consents, "/consents", errors);
        match &mut self.mrn {
            Some(mrn) => {
                tidy_mrn(mrn, "/mrn", errors);
                self.tidy_member(errors);
            }
            None => self.tidy_newcomer(errors),
        }
    }
}

impl CreatePortalRegistration {
    fn tidy_member(&self, errors: &mut FieldErrors) {
        if self.username.is_none() {
            errors.add("/username", FieldCode::Required);
        }
        for (there, pointer) in [
            (self.name.is_some(), "/name"),
            (self.birth_date.is_some(), "/birth_date"),
            (self.sex.is_some(), "/sex"),
            (self.email.is_some(), "/email"),
            (self.phone.is_some(), "/phone"),
            (self.location_id.is_some(), "/location_id"),
        ] {
            if there {
                errors.add(pointer, FieldCode::NotWanted);
            }
        }
    }

    fn tidy_newcomer(&mut self, errors: &mut FieldErrors) {
        tidy_person(&mut self.name, self.birth_date, errors);
        if self.email.is_none() {
            errors.add("/email", FieldCode::Required);
        }
        if self.channel.is_some() {
            errors.add("/channel", FieldCode::NotWanted);
        }
    }
}

/// A required name and a possible birth date.
fn tidy_person(name: &mut Option<String>, birth_date: Option<NaiveDate>, errors: &mut FieldErrors) {
    match name.as_deref().map(PersonName::parse) {
        None => errors.add("/name", FieldCode::Required),
        Some(None) => errors.add("/name", FieldCode::BadName),
        Some(Some(parsed)) => *name = Some(parsed.into_string()),
    }
    if birth_date.is_some_and(|d| !is_birth_date(d)) {
        errors.add("/birth_date", FieldCode::BadDate);
    }
}

/// Normalises a medical record number.
pub fn tidy_mrn(text: &mut String, pointer: &str, errors: &mut FieldErrors) {
    match Mrn::parse(text) {
        Some(mrn) => *text = mrn.into_string(),
        None => errors.add(pointer, FieldCode::BadMrn),
    }
}

/// Normalises a code as it was typed or pasted: spaces and hyphens go.
pub fn tidy_verification_code(code: &mut String, pointer: &str, errors: &mut FieldErrors) {
    code.retain(|c| !c.is_whitespace() && c != '-');
    if code.is_empty() {
        errors.add(pointer, FieldCode::Required);
    } else if code.len() != CODE_DIGITS || !code.bytes().all(|b| b.is_ascii_digit()) {
        errors.add(pointer, FieldCode::WrongCode);
    }
}

/// Proves an address with the code that was sent there or handed out at the desk, and signs in.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePortalConfirmation {
    #[cfg_attr(feature = "server", schema(max_length = 20, example = "482016"))]
    pub code: String,
    /// Another user name, when the one that was asked for is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 60))]
    pub username: Option<String>,
    /// Where the refresh token goes: `cookie` for browsers (default), `body` for mobile apps.
    #[serde(default)]
    pub transport: Transport,
}

impl Document for CreatePortalConfirmation {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_verification_code(&mut self.code, "/code", errors);
        tidy_username(&mut self.username, "/username", errors);
    }
}

/// Asks for a code to sign in with instead of a password.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateSignInCode {
    /// Phone number, e-mail address or user name.
    #[cfg_attr(feature = "server", schema(max_length = 254, example = "0812-0000-4471"))]
    pub login: String,
    /// Where the code goes; what fits the login when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<CodeChannel>,
}

impl Document for CreateSignInCode {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.login, "/login", 254, errors);
    }
}

/// Signs in with a code.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateCodeSession {
    /// From the answer to the request for the code.
    pub id: Uuid,
    #[cfg_attr(feature = "server", schema(max_length = 20, example = "482016"))]
    pub code: String,
    /// Where the refresh token goes: `cookie` for browsers (default), `body` for mobile apps.
    #[serde(default)]
    pub transport: Transport,
}

impl Document for CreateCodeSession {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_verification_code(&mut self.code, "/code", errors);
    }
}

/// A code of the second step of a change: the new address, a family member.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateCodeConfirmation {
    #[cfg_attr(feature = "server", schema(max_length = 20, example = "482016"))]
    pub code: String,
}

impl Document for CreateCodeConfirmation {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_verification_code(&mut self.code, "/code", errors);
    }
}

/// A code that staff hand to a patient whose identity they have seen; it is shown once.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct PortalCode {
    /// Six digits, used in the sign-up with the medical record number.
    pub code: String,
    pub expires_at: DateTime<Utc>,
}

/// Links a person who signed up by themselves to the clinic's record of the patient: the two become one, nothing is lost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePortalLink {
    /// The record of the person who signed up.
    pub person_id: Uuid,
    /// `true` shows what would happen and changes nothing.
    #[serde(default)]
    pub dry_run: bool,
}

/// Proves an address before a guest books.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateGuestVerification {
    /// Either this or a phone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 254))]
    pub email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 40))]
    pub phone: Option<String>,
    #[serde(default)]
    pub language: Lang,
}

impl Document for CreateGuestVerification {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_one_address(&mut self.email, &mut self.phone, errors);
    }
}

/// Normalises an e-mail address and a phone number of which exactly one has to be there.
pub fn tidy_one_address(email: &mut Option<String>, phone: &mut Option<String>, errors: &mut FieldErrors) {
    tidy_email(email, "/email", errors);
    tidy_phone(phone, "/phone", errors);
    match (&email, &phone) {
        (None, None) => errors.add("/email", FieldCode::Required),
        (Some(_), Some(_)) => errors.add("/phone", FieldCode::NotWanted),
        _ => {}
    }
}

/// Books as a guest, with the code that proves the address; no other address goes on file.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateGuestAppointment {
    /// The time that is held.
    pub hold_id: Uuid,
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub hold_secret: String,
    pub verification_id: Uuid,
    #[cfg_attr(feature = "server", schema(max_length = 20, example = "482016"))]
    pub code: String,
    #[cfg_attr(feature = "server", schema(max_length = 200))]
    pub name: String,
    pub birth_date: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Why the patient comes, in their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 500))]
    pub reason: Option<String>,
    #[serde(default)]
    pub language: Lang,
    /// Consent to care is required.
    #[cfg_attr(feature = "server", schema(max_items = 30))]
    pub consents: Vec<ConsentChoice>,
}

impl Document for CreateGuestAppointment {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.hold_secret, "/hold_secret", 100, errors);
        tidy_verification_code(&mut self.code, "/code", errors);
        match PersonName::parse(&self.name) {
            Some(name) => self.name = name.into_string(),
            None => errors.add("/name", FieldCode::BadName),
        }
        if !is_birth_date(self.birth_date) {
            errors.add("/birth_date", FieldCode::BadDate);
        }
        tidy_optional(&mut self.reason, "/reason", 500, errors);
        tidy_choices(&self.consents, "/consents", errors);
        require_care(&self.consents, "/consents", errors);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors_of(value: serde_json::Value) -> Vec<(String, FieldCode)> {
        let mut form: CreatePortalRegistration = serde_json::from_value(value).unwrap();
        form.check().err().map(|e| e.0).unwrap_or_default()
    }

    #[test]
    fn a_member_gives_a_number_and_a_newcomer_an_address() {
        let care = serde_json::json!([{"purpose": "care", "granted": true, "text_id": Uuid::nil()}]);
        let member = serde_json::json!({"mrn": " 012483 ", "username": "Siti.Aminah", "password": "sepeda hujan", "consents": care});
        assert_eq!(errors_of(member), []);
        let both = serde_json::json!({"mrn": "1", "username": "siti", "password": "x", "name": "Siti", "consents": care});
        assert_eq!(errors_of(both), [("/name".to_owned(), FieldCode::NotWanted)]);
        let nobody = serde_json::json!({"password": "x", "consents": []});
        let found = errors_of(nobody);
        for wanted in [("/consents", FieldCode::ConsentRequired), ("/name", FieldCode::Required), ("/email", FieldCode::Required)] {
            assert!(found.contains(&(wanted.0.to_owned(), wanted.1)), "{wanted:?}");
        }
    }

    #[test]
    fn a_code_may_be_pasted_with_spaces() {
        let mut errors = FieldErrors::default();
        let mut code = " 482 016".to_owned();
        tidy_verification_code(&mut code, "/code", &mut errors);
        assert_eq!((code.as_str(), errors.is_empty()), ("482016", true));
        tidy_verification_code(&mut "48201x".to_owned(), "/code", &mut errors);
        assert_eq!(errors.0, [("/code".to_owned(), FieldCode::WrongCode)]);
    }
}
