//! Hours, breaks, validity, absences, rooms and rules.

use support::{Person, RoleCode, json};

use super::{Clinic, made};

#[tokio::test]
async fn breaks_validity_and_exceptions_shape_the_day() {
    let clinic = Clinic::open().await;
    let colleague = clinic.colleague().await;
    let days = clinic.days_until(3);
    let day = clinic.today() + chrono::Duration::days(days);
    let block = json!({"practitioner_id": colleague, "location_id": clinic.location, "weekday": 3, "starts": "13:00", "ends": "16:00",
        "break_from": "14:00", "break_until": "14:30", "valid_from": day, "valid_until": day, "queue_letter": "B"});
    let block = made(&clinic.staff, "/v1/working-hours", block).await;
    let free = async |ahead: i64| {
        let on = clinic.today() + chrono::Duration::days(ahead);
        let path = format!("/v1/free-slots?service_id={}&practitioner_id={colleague}&from={on}&to={on}", clinic.service);
        clinic.staff.get(path).await.expect(200).data().len()
    };
    assert_eq!((free(days).await, free(days + 7).await), (13, 8));
    clinic.staff.delete(format!("/v1/working-hours/{block}"), "*").await.expect(204);
    assert_eq!(free(days).await, 8);
}

#[tokio::test]
async fn hours_that_make_no_sense_are_refused() {
    let clinic = Clinic::open().await;
    let base = json!({"practitioner_id": clinic.practitioner, "location_id": clinic.location, "weekday": 1, "starts": "08:00", "ends": "12:00",
        "valid_from": "2026-01-01"});
    for (field, value, pointer, code) in [
        ("weekday", json!(8), "/weekday", "out_of_range"),
        ("starts", json!("8"), "/starts", "bad_time"),
        ("ends", json!("07:00"), "/ends", "out_of_range"),
        ("break_from", json!("09:00"), "/break_until", "required"),
        ("daily_cap", json!(0), "/daily_cap", "out_of_range"),
        ("queue_letter", json!("AB"), "/queue_letter", "unknown_value"),
        ("valid_until", json!("2025-01-01"), "/valid_until", "bad_date"),
        ("practitioner_id", json!("0197b2a0-0000-7000-8000-000000000000"), "/practitioner_id", "not_there"),
    ] {
        let mut body = base.clone();
        body[field] = value;
        clinic.staff.post("/v1/working-hours", body).await.expect_invalid(pointer, code);
    }
}

#[tokio::test]
async fn a_doctor_sets_their_own_hours_and_leave_only() {
    let clinic = Clinic::open().await;
    let colleague = clinic.colleague().await;
    let doctor = clinic.app.signed_in(Person::new(RoleCode::Doctor).practising_as(clinic.practitioner)).await;
    let hours = |practitioner| {
        json!({"practitioner_id": practitioner, "location_id": clinic.location, "weekday": 1, "starts": "18:00", "ends": "20:00",
            "valid_from": "2026-01-01"})
    };
    doctor.post("/v1/working-hours", hours(clinic.practitioner)).await.expect(201);
    doctor.post("/v1/working-hours", hours(colleague)).await.expect_invalid("/practitioner_id", "not_there");
    let leave = |practitioner| json!({"practitioner_id": practitioner, "kind": "leave", "starts_at": clinic.at(3, 0, 0), "ends_at": clinic.at(4, 0, 0)});
    doctor.post("/v1/absences", leave(clinic.practitioner)).await.expect(201);
    let other = made(&clinic.staff, "/v1/absences", leave(colleague)).await;
    doctor.delete(format!("/v1/absences/{other}"), "*").await.expect_problem(404, "not_found");
}

#[tokio::test]
async fn leave_shows_whom_it_affects_and_a_block_wants_to_be_forced() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    clinic.book(siti, clinic.at(3, 9, 0)).await.expect(201);
    let mut body =
        json!({"practitioner_id": clinic.practitioner, "kind": "block", "starts_at": clinic.at(3, 8, 0), "ends_at": clinic.at(3, 10, 0)});
    clinic.staff.post("/v1/absences", body.clone()).await.expect_problem(409, "conflict");
    body["force"] = json!(true);
    let forced = clinic.staff.post("/v1/absences", body.clone()).await.expect(201);
    assert_eq!(forced.text("/affected/0/contact_name"), "Siti Rahma");
    assert!(!clinic.free(&clinic.staff, 3).await.contains(&"08:00".to_owned()));
    clinic.staff.delete(format!("/v1/absences/{}", forced.id()), "*").await.expect(204);
    assert!(clinic.free(&clinic.staff, 3).await.contains(&"08:00".to_owned()));
}

#[tokio::test]
async fn the_rules_have_bounds() {
    let clinic = Clinic::open().await;
    for (field, value) in [("hold_minutes", 4), ("hold_minutes", 11), ("book_ahead_days", 0), ("walk_in_every", 1), ("offer_minutes", 1)] {
        clinic
            .admin
            .patch("/v1/scheduling-settings", "*", json!({field: value}))
            .await
            .expect_invalid(&format!("/{field}"), "out_of_range");
    }
    clinic.staff.patch("/v1/scheduling-settings", "*", json!({"hold_minutes": 9})).await.expect_problem(403, "forbidden");
}

#[tokio::test]
async fn everybody_may_read_what_can_be_booked() {
    let clinic = Clinic::open().await;
    let nobody = clinic.app.nobody();
    let catalogue = nobody.get("/v1/booking-catalogue").await.expect(200);
    assert_eq!(catalogue.text("/practitioners/0/name"), "dr. Ayu Larasati");
    assert_eq!(catalogue.text("/services/0/name_id"), "Konsultasi");
    assert_eq!(catalogue.text("/locations/0/time_zone"), "Asia/Jakarta");
    let first = nobody.get(format!("/v1/first-free-slots?service_id={}", clinic.service)).await.expect(200);
    assert_eq!(first.data().len(), 1);
}

#[tokio::test]
async fn the_languages_of_a_doctor_and_the_payers_of_a_branch_are_shown_to_everybody() {
    let clinic = Clinic::open().await;
    let nobody = clinic.app.nobody();
    let (doctor, branch) = (format!("/v1/practitioners/{}", clinic.practitioner), format!("/v1/locations/{}", clinic.location));
    let silent = nobody.get("/v1/booking-catalogue").await.expect(200).json();
    assert_eq!((&silent["practitioners"][0]["languages"], &silent["locations"][0]["payers"]), (&json!([]), &json!([])));

    let told = clinic.admin.patch(&doctor, "*", json!({"languages": ["jv", "en", "id", "en"]})).await.expect(200).json();
    assert_eq!(told["languages"], json!(["id", "en", "jv"]), "each once, in the order of the set");
    let told = clinic.admin.patch(&branch, "*", json!({"payers": ["self", "bpjs"]})).await.expect(200).json();
    assert_eq!(told["payers"], json!(["bpjs", "self"]));
    clinic.admin.patch(&branch, "*", json!({"phone": "02155501420"})).await.expect(200);

    let shown = nobody.get("/v1/booking-catalogue").await.expect(200).json();
    assert_eq!(shown["practitioners"][0]["languages"], json!(["id", "en", "jv"]));
    assert_eq!(shown["locations"][0]["payers"], json!(["bpjs", "self"]), "kept when something else changes");
}

#[tokio::test]
async fn an_unknown_language_or_payer_is_refused_where_it_stands() {
    let clinic = Clinic::open().await;
    let doctor = json!({"name": "dr. Bima Sakti", "languages": ["id", "tlh"]});
    clinic.admin.post("/v1/practitioners", doctor).await.expect_invalid("/languages/1", "unknown_value");
    let branch = json!({"code": "depok", "name": "Depok", "time_zone": "Asia/Jakarta", "payers": ["barter"]});
    clinic.admin.post("/v1/locations", branch).await.expect_invalid("/payers/0", "unknown_value");
    let at = format!("/v1/locations/{}", clinic.location);
    clinic.admin.patch(&at, "*", json!({"payers": ["bpjs", "cash"]})).await.expect_invalid("/payers/1", "unknown_value");
}

#[tokio::test]
async fn why_somebody_is_away_is_read_by_who_may_write_it() {
    let clinic = Clinic::open().await;
    let leave = json!({"practitioner_id": clinic.practitioner, "kind": "leave", "starts_at": clinic.at(5, 0, 0), "ends_at": clinic.at(6, 0, 0),
        "reason": "Operasi lutut"});
    let path = format!("/v1/absences/{}", made(&clinic.staff, "/v1/absences", leave).await);
    let doctor = clinic.app.signed_in(Person::new(RoleCode::Doctor).practising_as(clinic.practitioner)).await;
    let desk = clinic.app.signed_in(Person::new(RoleCode::Receptionist).at(clinic.location)).await;
    let colleague = clinic.colleague().await;
    let other = clinic.app.signed_in(Person::new(RoleCode::Doctor).practising_as(colleague)).await;
    for (caller, reads) in [(&clinic.staff, true), (&doctor, true), (&desk, false), (&other, false)] {
        for answer in [caller.get(&path).await.expect(200), caller.get("/v1/absences").await.expect(200)] {
            assert_eq!(answer.json().to_string().contains("Operasi"), reads, "{answer:?}");
        }
    }
}
