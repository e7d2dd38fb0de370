//! Institutions with their people, tags, and the definitions of custom fields.

use domain::Page;
use domain::contacts::*;
use uuid::Uuid;

use super::organisation::resources;
use super::resource::Resource;
use super::{Failure, Key, Request};

resources! {
    /// Employers, insurers, corporate customers, suppliers, referring facilities.
    Accounts "/accounts" AccountView CreateAccount;
    /// Labels on people.
    Tags "/tags" TagDetails CreateTag;
    /// Fields that the clinic adds to its records.
    CustomFields "/custom-fields" CustomFieldView CreateCustomField;
}

/// The people of an account.
pub async fn list_account_contacts(id: Uuid, cursor: Option<&str>) -> Result<Page<AccountContactView>, Failure> {
    let path = format!("{}/contacts", Accounts::one(id));
    Request::get(path).query("limit", 100).query("count", "exact").maybe("cursor", cursor).fetch().await
}

pub async fn create_account_contact(id: Uuid, contact_id: Uuid, key: &Key) -> Result<(), Failure> {
    let body = CreateAccountContact { contact_id };
    Request::post(format!("{}/contacts", Accounts::one(id))).key(key).body(&body).done().await
}

pub async fn delete_account_contact(id: Uuid, contact_id: Uuid) -> Result<(), Failure> {
    Request::delete(format!("{}/contacts/{contact_id}", Accounts::one(id))).done().await
}

/// Who changed what, newest first.
pub async fn list_account_changes(id: Uuid) -> Result<Page<ChangeView>, Failure> {
    Request::get(format!("{}/changes", Accounts::one(id))).fetch().await
}
