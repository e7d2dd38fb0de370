//! Guests prove an address; without a code, a hold or consent nothing is booked.

use support::json;
use uuid::Uuid;

use super::{Clinic, other_than};

#[tokio::test]
async fn without_the_code_or_a_hold_nothing_is_booked() {
    let clinic = Clinic::open().await;
    let nobody = clinic.app.nobody();
    let asked = nobody.post("/v1/guest/verifications", json!({"email": "tamu@contoh.example", "language": "en"})).await.expect(202).id();
    let (code, address) = clinic.sent(&asked).unwrap_or_else(|| panic!("no code"));
    assert_eq!(address, "tamu@contoh.example");
    let form = |code: &str| {
        json!({"hold_id": Uuid::now_v7(), "hold_secret": "x", "verification_id": asked, "code": code, "name": "Tamu",
            "birth_date": "1990-02-01", "consents": []})
    };
    nobody.post("/v1/guest/appointments", form(&code)).await.expect_invalid("/consents", "consent_required");
    let mut agreed = form(&other_than(&code));
    agreed["consents"] = clinic.care().await;
    nobody.post("/v1/guest/appointments", agreed.clone()).await.expect_invalid("/code", "wrong_code");
    agreed["code"] = json!(code);
    for _ in 0..6 {
        nobody.post("/v1/guest/appointments", agreed.clone()).await.expect_invalid("/hold_id", "hold_expired");
    }
    nobody.post("/v1/guest/verifications", json!({})).await.expect_invalid("/email", "required");
}
