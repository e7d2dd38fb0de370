//! Guests prove an address; without a code, a hold or consent nothing is booked.

use support::{RoleCode, Value, json};
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

#[tokio::test]
async fn a_guest_books_with_a_code_and_only_the_proven_address_is_on_file() {
    let clinic = Clinic::open().await;
    let wish = bookable(&clinic).await;
    let nobody = clinic.app.nobody();
    let hold = nobody.post("/v1/guest/holds", wish).await.expect(201);
    let asked = nobody.post("/v1/guest/verifications", json!({"email": "tamu@contoh.example"})).await.expect(202).id();
    let (code, _) = clinic.sent(&asked).unwrap_or_else(|| panic!("no code"));
    let form = json!({"hold_id": hold.id(), "hold_secret": hold.text("/secret"), "verification_id": asked, "code": code,
        "name": "Wulan Sari", "birth_date": "1990-02-01", "consents": clinic.care().await});
    let mut beside = form.clone();
    beside["phone"] = json!("081200004471");
    nobody.post("/v1/guest/appointments", beside).await.expect_invalid("/phone", "unknown_field");
    let booked = nobody.post("/v1/guest/appointments", form).await.expect(201);
    assert!(booked.json()["appointment"]["contact_birth_date"].is_null() && booked.json()["appointment"]["contact_mrn"].is_null());
    let person = clinic.desk.get(format!("/v1/contacts/{}", booked.text("/appointment/contact_id"))).await.expect(200);
    assert_eq!((person.text("/email"), person.json()["phone"].is_null()), ("tamu@contoh.example".to_owned(), true));
}

/// A time that is free the day after tomorrow.
async fn bookable(clinic: &Clinic) -> Value {
    let (admin, manager) = (clinic.app.as_role(RoleCode::Admin).await, clinic.app.as_role(RoleCode::Manager).await);
    let service = json!({"code": "umum", "name_id": "Konsultasi", "name_en": "Consultation", "duration_minutes": 30,
        "price": {"amount": 120_000, "currency": "IDR"}});
    let service = admin.post("/v1/services", service).await.expect(201).id();
    let doctor = json!({"name": "dr. Ayu Larasati", "location_ids": [clinic.location], "service_ids": [service]});
    let practitioner = admin.post("/v1/practitioners", doctor).await.expect(201).id();
    for weekday in 1..=7 {
        let hours = json!({"practitioner_id": practitioner, "location_id": clinic.location, "weekday": weekday, "starts": "08:00",
            "ends": "12:00", "valid_from": "2020-01-01"});
        manager.post("/v1/working-hours", hours).await.expect(201);
    }
    let day = (clinic.app.clock.now() + chrono::Duration::days(2)).date_naive().to_string();
    let query = [("service_id", service.as_str()), ("practitioner_id", &practitioner), ("from", &day), ("to", &day)];
    let free = clinic.app.nobody().get("/v1/free-slots").query(&query).await.expect(200).data();
    json!({"service_id": service, "practitioner_id": practitioner, "location_id": clinic.location, "starts_at": free[0]["starts_at"]})
}
