//! The letter as PDF, and the code by which it is verified.

use diesel::prelude::*;
use persistence::schema::document_seals;
use support::json;

use super::clinic::{Clinic, path};

impl Clinic {
    async fn outcome(&self) -> String {
        let code: String = document_seals::table
            .order(document_seals::record_version)
            .select(document_seals::code)
            .first(&mut self.app.connect())
            .unwrap_or_default();
        self.app.nobody().post("/v1/document-verifications", json!({"code": code})).await.text("/outcome")
    }
}

#[tokio::test]
async fn a_letter_is_printed_once_it_was_sent_and_withdrawn_with_the_referral() {
    let clinic = Clinic::open().await;
    let draft = clinic.written(clinic.outward()).await;
    let letter = format!("{}/letter", path(&draft));
    clinic.doctor.get(&letter).await.expect_problem(409, "conflict");
    clinic.portal.get(&letter).await.expect_problem(404, "not_found");
    clinic.doctor.post(format!("{}/sending", path(&draft)), json!({})).await.expect(201);
    let printed = clinic.portal.get(&letter).await.expect(200);
    assert_eq!(printed.header("content-type"), Some("application/pdf"));
    assert!(printed.header("content-disposition").is_some_and(|name| name.contains(&draft.text("/number"))), "{printed:?}");
    assert!(printed.body.starts_with(b"%PDF-"));
    assert_eq!(clinic.doctor.get(&letter).await.expect(200).body, printed.body, "the same content is the same file");
    assert_eq!(clinic.outcome().await, "genuine");
    clinic.doctor.post(format!("{}/cancellation", path(&draft)), json!({"reason": "Salah tujuan"})).await.expect(201);
    assert_eq!(clinic.outcome().await, "revoked");
    clinic.doctor.get(&letter).await.expect_problem(409, "conflict");
}

#[tokio::test]
async fn the_answer_to_a_letter_from_outside_is_printed_and_superseded_by_another() {
    let clinic = Clinic::open().await;
    let letter = clinic.written(clinic.inward()).await;
    let pdf = format!("{}/letter", path(&letter));
    clinic.doctor.get(&pdf).await.expect_problem(409, "conflict");
    clinic.doctor.post(format!("{}/results", path(&letter)), json!({"text": "Terapi disesuaikan"})).await.expect(201);
    let first = clinic.doctor.get(&pdf).await.expect(200).body;
    assert_eq!(clinic.outcome().await, "genuine");
    clinic.doctor.post(format!("{}/results", path(&letter)), json!({"text": "Kontrol dua minggu lagi"})).await.expect(201);
    assert_ne!(clinic.doctor.get(&pdf).await.expect(200).body, first);
    assert_eq!(clinic.outcome().await, "superseded");
}
