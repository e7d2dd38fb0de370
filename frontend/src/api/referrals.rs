//! Referrals and the facilities with which patients are exchanged.

use domain::referrals::*;
use uuid::Uuid;
use web_sys::Blob;

use super::organisation::resources;
use super::resource::{Query, Resource, list};
use super::{Failure, Key, Request, download};

/// Referrals. They are cancelled, not archived.
pub struct Referrals;

impl Resource for Referrals {
    type View = ReferralView;
    type Form = CreateReferral;
    const PATH: &'static str = "/referrals";

    fn writable(view: &ReferralView) -> CreateReferral {
        view.writable()
    }
}

resources! {
    /// Hospitals, clinics and practices.
    Facilities "/facilities" FacilityView CreateFacility;
}

/// Every facility that can be named, by name.
pub async fn list_facilities() -> Result<Vec<FacilityView>, Failure> {
    let (mut all, mut cursor) = (Vec::new(), None);
    loop {
        let page = list::<Facilities>(&Query { cursor, archived: false, ..Query::whole() }).await?;
        all.extend(page.data);
        match page.page.next {
            Some(next) => cursor = Some(next),
            None => return Ok(all),
        }
    }
}

/// A referral with what became of it.
pub async fn find_referral(id: Uuid) -> Result<ReferralView, Failure> {
    Request::get(Referrals::one(id)).fetch().await
}

fn step(id: Uuid, noun: &str, key: &Key) -> Request {
    Request::post(format!("{}/{noun}", Referrals::one(id))).key(key)
}

pub async fn create_referral_sending(id: Uuid, body: &CreateReferralStep, key: &Key) -> Result<ReferralView, Failure> {
    step(id, "sending", key).body(body).fetch().await
}

pub async fn create_referral_receipt(id: Uuid, body: &CreateReferralStep, key: &Key) -> Result<ReferralView, Failure> {
    step(id, "receipt", key).body(body).fetch().await
}

pub async fn create_referral_acceptance(id: Uuid, body: &CreateReferralStep, key: &Key) -> Result<ReferralView, Failure> {
    step(id, "acceptance", key).body(body).fetch().await
}

pub async fn create_referral_visit(id: Uuid, body: &CreateReferralStep, key: &Key) -> Result<ReferralView, Failure> {
    step(id, "visit", key).body(body).fetch().await
}

pub async fn create_referral_decline(id: Uuid, body: &CreateReferralEnd, key: &Key) -> Result<ReferralView, Failure> {
    step(id, "decline", key).body(body).fetch().await
}

pub async fn create_referral_cancellation(id: Uuid, body: &CreateReferralEnd, key: &Key) -> Result<ReferralView, Failure> {
    step(id, "cancellation", key).body(body).fetch().await
}

pub async fn create_referral_result(id: Uuid, body: &CreateReferralResult, key: &Key) -> Result<ReferralView, Failure> {
    step(id, "results", key).body(body).fetch().await
}

/// Books a visit, names one that is there, or says when another facility expects the patient.
pub async fn create_referral_appointment(id: Uuid, body: &CreateReferralAppointment, key: &Key) -> Result<ReferralView, Failure> {
    step(id, "appointment", key).body(body).fetch().await
}

/// The letter as PDF, or the answer to one from outside.
pub async fn find_referral_letter(id: Uuid) -> Result<Blob, Failure> {
    download::fetch(&Request::get(format!("{}/letter", Referrals::one(id))).header("Accept", "application/pdf")).await
}
