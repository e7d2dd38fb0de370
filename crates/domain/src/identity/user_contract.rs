//! What travels over HTTP about users, roles and permissions.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Permission, Reach, RoleGrant};
use crate::document::{Document, tidy_optional, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};
use crate::lang::Lang;
use crate::value::{Email, PersonName, Phone};

/// Whether a user may sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum UserState {
    /// Has not set a password yet.
    Invited,
    Active,
    /// May not sign in for now.
    Suspended,
    /// Has left.
    Former,
}

impl UserState {
    pub const CODES: &'static [&'static str] = &["invited", "active", "suspended", "former"];

    pub fn code(self) -> &'static str {
        match self {
            UserState::Invited => "invited",
            UserState::Active => "active",
            UserState::Suspended => "suspended",
            UserState::Former => "former",
        }
    }

    pub fn from_code(code: &str) -> UserState {
        match code {
            "active" => UserState::Active,
            "suspended" => UserState::Suspended,
            "former" => UserState::Former,
            _ => UserState::Invited,
        }
    }
}

/// A user as administrators see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct UserView {
    pub id: Uuid,
    pub name: String,
    pub username: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub state: UserState,
    pub language: Lang,
    pub roles: Vec<RoleGrant>,
    pub practitioner_id: Option<Uuid>,
    pub contact_id: Option<Uuid>,
    pub last_signed_in_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

impl UserView {
    /// The writable form of this record.
    pub fn writable(&self) -> CreateUser {
        CreateUser {
            name: self.name.clone(),
            username: self.username.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
            state: self.state,
            language: self.language,
            roles: self.roles.clone(),
            practitioner_id: self.practitioner_id,
            contact_id: self.contact_id,
        }
    }
}

/// The writable form of a user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateUser {
    #[cfg_attr(feature = "server", schema(max_length = 200))]
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 60))]
    pub username: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 254))]
    pub email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 30))]
    pub phone: Option<String>,
    /// New users are `invited` until they set a password with their link.
    #[serde(default = "invited")]
    pub state: UserState,
    #[serde(default)]
    pub language: Lang,
    #[serde(default)]
    #[cfg_attr(feature = "server", schema(max_items = 50))]
    pub roles: Vec<RoleGrant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<Uuid>,
}

fn invited() -> UserState {
    UserState::Invited
}

impl Document for CreateUser {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        match PersonName::parse(&self.name) {
            Some(name) => self.name = name.into_string(),
            None => errors.add("/name", FieldCode::BadName),
        }
        tidy_username(&mut self.username, "/username", errors);
        tidy_email(&mut self.email, "/email", errors);
        tidy_phone(&mut self.phone, "/phone", errors);
        if self.username.is_none() && self.email.is_none() && self.phone.is_none() {
            errors.add("/email", FieldCode::Required);
        }
        if self.roles.len() > 50 {
            errors.add("/roles", FieldCode::TooMany);
        }
        for (at, grant) in self.roles.iter_mut().enumerate() {
            tidy_text(&mut grant.role, &format!("/roles/{at}/role"), 40, errors);
        }
        if let Some(at) = self.roles.iter().enumerate().position(|(at, grant)| self.roles[..at].contains(grant)) {
            errors.add(format!("/roles/{at}"), FieldCode::Duplicate);
        }
    }
}

/// Normalises an optional user name.
pub fn tidy_username(username: &mut Option<String>, pointer: &str, errors: &mut FieldErrors) {
    tidy_optional(username, pointer, 60, errors);
    if let Some(username) = username {
        *username = username.to_lowercase();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        // with "@" or as digits only it could be taken for an e-mail address or a phone number
        if !username.chars().all(plain) || !username.chars().any(|c| c.is_ascii_alphabetic()) {
            errors.add(pointer, FieldCode::BadCode);
        }
    }
}

/// Normalises an optional e-mail address.
pub fn tidy_email(email: &mut Option<String>, pointer: &str, errors: &mut FieldErrors) {
    tidy_optional(email, pointer, 254, errors);
    if let Some(text) = email {
        match Email::parse(text) {
            Some(parsed) => *text = parsed.into_string(),
            None => errors.add(pointer, FieldCode::BadEmail),
        }
    }
}

/// Normalises an optional phone number to E.164.
pub fn tidy_phone(phone: &mut Option<String>, pointer: &str, errors: &mut FieldErrors) {
    tidy_optional(phone, pointer, 40, errors);
    if let Some(text) = phone {
        match Phone::parse(text) {
            Some(parsed) => *text = parsed.into_string(),
            None => errors.add(pointer, FieldCode::BadPhone),
        }
    }
}

/// A role with its permissions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct RoleView {
    pub id: Uuid,
    pub code: String,
    pub name_id: String,
    pub name_en: String,
    pub reach: Reach,
    pub permissions: Vec<Permission>,
    /// Built-in roles cannot be deleted.
    pub built_in: bool,
    pub version: i64,
}

impl RoleView {
    /// The writable form of this record.
    pub fn writable(&self) -> CreateRole {
        CreateRole {
            code: self.code.clone(),
            name_id: self.name_id.clone(),
            name_en: self.name_en.clone(),
            reach: self.reach,
            permissions: self.permissions.clone(),
        }
    }
}

/// The writable form of a role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateRole {
    /// Lower-case letters, digits, `_` and `-`; fixed once made.
    #[cfg_attr(feature = "server", schema(max_length = 40))]
    pub code: String,
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub name_id: String,
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub name_en: String,
    pub reach: Reach,
    /// `account:use` belongs to every role and is added when it is left out: without it nobody could sign out.
    pub permissions: Vec<Permission>,
}

impl Document for CreateRole {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_code(&mut self.code, "/code", errors);
        tidy_text(&mut self.name_id, "/name_id", 100, errors);
        tidy_text(&mut self.name_en, "/name_en", 100, errors);
        self.permissions.push(Permission::UseOwnAccount);
        self.permissions.sort_unstable();
        self.permissions.dedup();
    }
}

/// Checks a code: lower-case letters, digits, `_` and `-`, 40 at most.
pub fn tidy_code(code: &mut String, pointer: &str, errors: &mut FieldErrors) {
    tidy_text(code, pointer, 40, errors);
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-');
    if !code.bytes().all(plain) {
        errors.add(pointer, FieldCode::BadCode);
    }
}

/// A permission with what it allows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct PermissionView {
    pub code: Permission,
    /// In the caller's language.
    pub label: String,
}

crate::filter_fields! {
    /// Filters of users.
    UserField { State "state" Choice(UserState::CODES); Name "name" Text; Email "email" Text; CreatedAt "created_at" Timestamp; }
}
crate::sort_fields! {
    /// Orders of users.
    UserSort default "name" { Name "name"; CreatedAt "created_at"; }
}
