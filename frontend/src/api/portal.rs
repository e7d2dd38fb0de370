//! What patients and guests do on the portal: sign-up, codes, home, own data, family, consents, feedback.

use domain::Page;
use domain::contacts::ChangeView;
use domain::identity::*;
use domain::messaging::InboxMessageView;
use domain::portal::*;
use domain::privacy::*;
use uuid::Uuid;

use super::{Failure, Key, Request, Revision};

/// Which ways of proving an address are open, and what a password needs.
pub async fn find_portal_options() -> Result<PortalOptions, Failure> {
    Request::get("/portal/options").public().fetch().await
}

/// Everything on the home page.
pub async fn find_portal_home() -> Result<PortalHome, Failure> {
    Request::get("/portal/home").fetch().await
}

/// The answer is the same whether anybody was found.
pub async fn create_portal_registration(form: &CreatePortalRegistration) -> Result<VerificationView, Failure> {
    Request::post("/portal/registrations").public().body(form).fetch().await
}

/// Ends the sign-up with the code; for [`super::session::enter`].
pub fn portal_confirmation(id: Uuid, form: &CreatePortalConfirmation) -> Request {
    Request::post(format!("/portal/registrations/{id}/confirmation")).public().body(form)
}

/// Asks for a code to sign in with.
pub async fn create_sign_in_code(form: &CreateSignInCode) -> Result<VerificationView, Failure> {
    Request::post("/portal/sign-in-codes").public().body(form).fetch().await
}

/// Signs in with a code; for [`super::session::enter`].
pub fn code_session(form: &CreateCodeSession) -> Request {
    Request::post("/portal/code-sessions").public().body(form)
}

/// The texts of consent in force, for forms.
pub async fn list_consent_texts() -> Result<Page<ConsentTextView>, Failure> {
    Request::get("/consent-texts").public().fetch().await
}

/// The own data, or that of somebody one is guardian of.
pub async fn find_own_person(id: Uuid) -> Result<Revision<OwnPersonView>, Failure> {
    Request::get(format!("/portal/people/{id}")).fetch_revision().await
}

pub async fn update_own_person(id: Uuid, etag: &str, patch: &serde_json::Value) -> Result<Revision<OwnPersonView>, Failure> {
    Request::patch(format!("/portal/people/{id}")).if_match(etag).body(patch).fetch_revision().await
}

/// Who changed what, newest first.
pub async fn list_own_changes(id: Uuid) -> Result<Page<ChangeView>, Failure> {
    Request::get(format!("/portal/people/{id}/changes")).fetch().await
}

/// Sends a code to a new phone number or e-mail address.
pub async fn create_contact_change(id: Uuid, form: &CreateContactChange) -> Result<VerificationView, Failure> {
    Request::post(format!("/portal/people/{id}/contact-changes")).body(form).fetch().await
}

/// The code proves the new address, which then takes the place of the old one.
pub async fn create_contact_change_confirmation(id: Uuid, change: Uuid, form: &CreateCodeConfirmation) -> Result<OwnPersonView, Failure> {
    Request::post(format!("/portal/people/{id}/contact-changes/{change}/confirmation")).body(form).fetch().await
}

/// Declares a new child.
pub async fn create_family_member(form: &CreateFamilyMember, key: &Key) -> Result<FamilyMemberView, Failure> {
    Request::post("/portal/family").key(key).body(form).fetch().await
}

/// Asks to act for an existing patient; the code goes to that patient.
pub async fn create_family_request(form: &CreateFamilyRequest) -> Result<VerificationView, Failure> {
    Request::post("/portal/family-requests").body(form).fetch().await
}

pub async fn create_family_confirmation(id: Uuid, form: &CreateCodeConfirmation) -> Result<FamilyMemberView, Failure> {
    Request::post(format!("/portal/family-requests/{id}/confirmation")).body(form).fetch().await
}

/// Every decision about consent, the latest first.
pub async fn list_own_consents(id: Uuid) -> Result<Page<ConsentView>, Failure> {
    Request::get(format!("/portal/people/{id}/consents")).fetch().await
}

pub async fn create_own_consents(id: Uuid, form: &CreateOwnConsents) -> Result<Page<ConsentView>, Failure> {
    Request::post(format!("/portal/people/{id}/consents")).body(form).fetch().await
}

/// Who opened the record, the latest first.
pub async fn list_own_access_log(id: Uuid, cursor: Option<&str>) -> Result<Page<AccessLogView>, Failure> {
    Request::get(format!("/portal/people/{id}/access-log")).query("limit", 50).maybe("cursor", cursor).fetch().await
}

/// What was written to the clinic, newest first.
pub async fn list_portal_feedback() -> Result<Page<PortalFeedbackView>, Failure> {
    Request::get("/portal/feedback").fetch().await
}

pub async fn create_portal_feedback(form: &CreatePortalFeedback, key: &Key) -> Result<PortalFeedbackView, Failure> {
    Request::post("/portal/feedback").key(key).body(form).fetch().await
}

/// The inbox of the family, newest first.
pub async fn list_inbox_messages(cursor: Option<&str>) -> Result<Page<InboxMessageView>, Failure> {
    Request::get("/inbox-messages").query("limit", 30).maybe("cursor", cursor).fetch().await
}

/// Marks a message as read.
pub async fn create_message_reading(id: Uuid) -> Result<(), Failure> {
    Request::post(format!("/inbox-messages/{id}/reading")).done().await
}
