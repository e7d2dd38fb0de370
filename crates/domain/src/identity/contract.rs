//! What travels over HTTP about sessions, the signed-in user and passwords.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Permission;
use super::password::MAX_LENGTH;
use crate::document::{Document, tidy_text};
use crate::field_error::{FieldCode, FieldErrors};
use crate::lang::Lang;
use crate::value::{Email, PersonName};

/// Signs somebody in.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateSession {
    /// E-mail address, phone number or user name.
    #[cfg_attr(feature = "server", schema(max_length = 254, example = "resepsionis@akarwangi.example"))]
    pub login: String,
    #[cfg_attr(feature = "server", schema(max_length = 1024, format = Password))]
    pub password: String,
    /// Where the refresh token goes: `cookie` for browsers (default), `body` for mobile apps.
    #[serde(default)]
    pub transport: Transport,
    /// Whether this device is the person's own: it is then let in while others guess the password.
    #[serde(default)]
    pub remember_device: bool,
}

impl Document for CreateSession {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.login, "/login", 254, errors);
        check_secret(&self.password, "/password", errors);
    }
}

/// A password as it was typed: only its length is looked at, and nothing about it is changed.
pub(super) fn check_secret(password: &str, pointer: &str, errors: &mut FieldErrors) {
    if password.is_empty() {
        errors.add(pointer, FieldCode::Required);
    } else if password.chars().count() > MAX_LENGTH {
        errors.add(pointer, FieldCode::TooLong);
    }
}

/// Where the refresh token travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Transport {
    #[default]
    Cookie,
    Body,
}

impl Transport {
    pub fn code(self) -> &'static str {
        match self {
            Transport::Cookie => "cookie",
            Transport::Body => "body",
        }
    }

    pub fn from_code(code: &str) -> Transport {
        if code == "body" { Transport::Body } else { Transport::Cookie }
    }
}

/// Asks for a new access token.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RefreshSession {
    /// The refresh token of a mobile app; browsers send their cookie instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 200))]
    pub refresh_token: Option<String>,
}

/// A signed-in session: keep the access token in memory only.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct SessionToken {
    /// Send it as `Authorization: Bearer …`.
    pub access_token: String,
    /// Always `Bearer`.
    pub token_type: String,
    /// Seconds until the access token ends, 600 at most.
    pub expires_in: u32,
    /// Only with transport `body`: use it once, for the next pair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
    pub session_id: Uuid,
    pub user: CurrentUser,
}

/// Whoever is signed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct CurrentUser {
    pub id: Uuid,
    pub name: String,
    pub login: String,
    pub language: Lang,
    pub theme: Theme,
    pub shortcuts: bool,
    pub roles: Vec<RoleGrant>,
    /// Everything the roles together allow, at some location.
    pub permissions: Vec<Permission>,
    /// Those of them that are held for all locations; what belongs to the whole clinic needs them.
    #[serde(default)]
    pub permissions_everywhere: Vec<Permission>,
    /// The person's own record, for patients.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<Uuid>,
    /// The practitioner this user is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner_id: Option<Uuid>,
    /// The locations whose visits the user books, moves and cancels; absent for all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_items = 500))]
    pub books_at: Option<Vec<Uuid>>,
    /// Whether the user, as a practitioner, books, moves and cancels the own visits wherever they are.
    #[serde(default)]
    pub books_own: bool,
    /// Goes up with every change; `If-Match` of `PATCH /v1/me` names it.
    pub version: i64,
}

impl CurrentUser {
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }

    pub fn may_everywhere(&self, permission: Permission) -> bool {
        self.permissions_everywhere.contains(&permission)
    }

    /// Whether visits with this practitioner at this location are theirs to book, move and cancel.
    pub fn books(&self, practitioner: Uuid, location: Uuid) -> bool {
        let here = self.books_at.as_ref().is_none_or(|locations| locations.contains(&location));
        here || self.books_own && self.practitioner_id == Some(practitioner)
    }

    /// What people change themselves.
    pub fn writable(&self) -> Preferences {
        Preferences { language: self.language, theme: self.theme, shortcuts: self.shortcuts }
    }
}

/// A role held for one location, or for all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RoleGrant {
    /// Code of the role, for example `receptionist`.
    #[cfg_attr(feature = "server", schema(max_length = 40))]
    pub role: String,
    /// The location for which it is held; absent for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Uuid>,
}

/// Light, dark, or as the device says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub fn code(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    pub fn from_code(code: &str) -> Theme {
        match code {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::System,
        }
    }
}

/// What people set for themselves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Preferences {
    pub language: Lang,
    pub theme: Theme,
    /// Whether single-letter shortcuts are on (WCAG 2.1.4).
    pub shortcuts: bool,
}

impl Document for Preferences {
    fn tidy(&mut self, _errors: &mut FieldErrors) {}
}

/// One of the own sessions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct SessionView {
    pub id: Uuid,
    pub created_at: DateTime<Utc>,
    pub last_used_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    /// The browser or app, as it named itself.
    pub device: String,
    /// The address it last came from.
    pub address: String,
    /// Whether this is the session that asks.
    pub current: bool,
}

/// Changes the own password.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePasswordChange {
    #[cfg_attr(feature = "server", schema(max_length = 1024))]
    pub current_password: String,
    #[cfg_attr(feature = "server", schema(max_length = 1024))]
    pub new_password: String,
}

impl Document for CreatePasswordChange {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        check_secret(&self.current_password, "/current_password", errors);
        check_secret(&self.new_password, "/new_password", errors);
    }
}

/// Sets a password with a one-time link.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePasswordReset {
    /// The part of the link after `#`.
    #[cfg_attr(feature = "server", schema(max_length = 200))]
    pub token: String,
    #[cfg_attr(feature = "server", schema(max_length = 1024))]
    pub password: String,
}

impl Document for CreatePasswordReset {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.token, "/token", 200, errors);
        check_secret(&self.password, "/password", errors);
    }
}

/// Asks for a link for a new password, by mail.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePasswordResetRequest {
    /// E-mail address, phone number or user name.
    #[cfg_attr(feature = "server", schema(max_length = 254, example = "siti@contoh.example"))]
    pub login: String,
}

impl Document for CreatePasswordResetRequest {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.login, "/login", 254, errors);
    }
}

/// A one-time link for setting a password; it is shown once.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct PasswordResetLink {
    pub url: String,
    pub expires_at: DateTime<Utc>,
}

/// Whether the first administrator is still to be set up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct SetupState {
    pub needed: bool,
}

/// Makes the first administrator, with the one-time link from the server's log.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateSetup {
    #[cfg_attr(feature = "server", schema(max_length = 200))]
    pub token: String,
    #[cfg_attr(feature = "server", schema(max_length = 200))]
    pub organisation: String,
    #[cfg_attr(feature = "server", schema(max_length = 200))]
    pub name: String,
    #[cfg_attr(feature = "server", schema(max_length = 254))]
    pub email: String,
    #[cfg_attr(feature = "server", schema(max_length = 1024))]
    pub password: String,
}

impl Document for CreateSetup {
    fn tidy(&mut self, errors: &mut FieldErrors) {
        tidy_text(&mut self.token, "/token", 200, errors);
        check_secret(&self.password, "/password", errors);
        tidy_text(&mut self.organisation, "/organisation", 200, errors);
        match PersonName::parse(&self.name) {
            Some(name) => self.name = name.into_string(),
            None => errors.add("/name", FieldCode::BadName),
        }
        match Email::parse(&self.email) {
            Some(email) => self.email = email.into_string(),
            None => errors.add("/email", FieldCode::BadEmail),
        }
    }
}
