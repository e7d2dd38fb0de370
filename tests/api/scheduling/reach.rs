//! Who plans which visits: doctors their own, the desk those of its branch, though both see more.

use support::{Caller, Person, RoleCode, json};
use uuid::Uuid;

use super::{Clinic, id_of, made};

/// A second branch where the practitioner of the clinic works too, in the afternoon.
async fn branch(clinic: &Clinic) -> Uuid {
    let form = json!({"code": "utara", "name": "Utara", "time_zone": clinic.zone.name()});
    let there = made(&clinic.admin, "/v1/locations", form).await;
    let path = format!("/v1/practitioners/{}", clinic.practitioner);
    clinic.admin.patch(path, "*", json!({"location_ids": [clinic.location, there]})).await.expect(200);
    for weekday in 1..=7 {
        let hours = json!({"practitioner_id": clinic.practitioner, "location_id": there, "weekday": weekday,
            "starts": "13:00", "ends": "16:00", "valid_from": "2020-01-01"});
        clinic.staff.post("/v1/working-hours", hours).await.expect(201);
    }
    there
}

async fn refused_everywhere(caller: &Caller, clinic: &Clinic, visit: &str) {
    let path = format!("/v1/appointments/{visit}");
    caller.get(&path).await.expect(200);
    let moved = json!({"starts_at": clinic.at(4, 9, 0)});
    caller.post(format!("{path}/rescheduling"), moved).await.expect_problem(404, "not_found");
    caller.post(format!("{path}/cancellation"), json!({})).await.expect_problem(404, "not_found");
    caller.post(format!("{path}/approval"), json!({})).await.expect_problem(404, "not_found");
    caller.post(format!("{path}/no-show"), json!({})).await.expect_problem(404, "not_found");
    caller.delete(format!("{path}/cancellation"), "*").await.expect_problem(404, "not_found");
    caller.patch(&path, "*", json!({"reason": "Kontrol"})).await.expect_problem(404, "not_found");
}

#[tokio::test]
async fn a_doctor_plans_the_own_schedule_only() {
    let clinic = Clinic::open().await;
    let colleague = clinic.colleague().await;
    let doctor = clinic.app.signed_in(Person::new(RoleCode::Doctor).practising_as(clinic.practitioner)).await;
    let me = doctor.get("/v1/me").await.expect(200).json();
    assert_eq!((&me["books_at"], &me["books_own"]), (&json!([]), &json!(true)));
    let siti = clinic.patient("Siti Rahma").await;
    // in care because of the first visit, so that the second one is seen
    let own = clinic.book(siti, clinic.at(3, 9, 0)).await.expect(201);
    let mut other = clinic.booking(siti, clinic.at(3, 10, 0));
    other["practitioner_id"] = json!(colleague);
    let others = clinic.staff.post("/v1/appointments", other.clone()).await.expect(201);
    refused_everywhere(&doctor, &clinic, &others.id()).await;
    other["starts_at"] = json!(clinic.at(3, 11, 0));
    doctor.post("/v1/appointments", other.clone()).await.expect_invalid("/practitioner_id", "not_your_schedule");
    doctor
        .post("/v1/holds", {
            let mut wish = clinic.wish(clinic.at(3, 11, 0));
            wish["practitioner_id"] = json!(colleague);
            wish
        })
        .await
        .expect_invalid("/practitioner_id", "not_your_schedule");
    other["every_weeks"] = json!(1);
    other["count"] = json!(2);
    doctor.post("/v1/appointment-series", other).await.expect_invalid("/practitioner_id", "not_your_schedule");
    let path = format!("/v1/appointments/{}/rescheduling", own.id());
    let away = json!({"starts_at": clinic.at(4, 9, 0), "practitioner_id": colleague});
    doctor.post(&path, away).await.expect_invalid("/practitioner_id", "not_your_schedule");
    doctor.post(&path, json!({"starts_at": clinic.at(4, 9, 0)})).await.expect(201);
    doctor.post("/v1/appointments", clinic.booking(siti, clinic.at(3, 9, 30))).await.expect(201);
}

#[tokio::test]
async fn the_desk_plans_at_its_own_branch_only() {
    let clinic = Clinic::open().await;
    let there = branch(&clinic).await;
    let desk = clinic.app.signed_in(Person::new(RoleCode::Receptionist).at(clinic.location)).await;
    let me = desk.get("/v1/me").await.expect(200).json();
    assert_eq!((&me["books_at"], &me["books_own"]), (&json!([clinic.location]), &json!(false)));
    let manager = clinic.app.signed_in(Person::new(RoleCode::Manager)).await.get("/v1/me").await.expect(200).json();
    assert!(manager["books_at"].is_null(), "whoever books everywhere is not limited");
    let siti = clinic.patient("Siti Rahma").await;
    let own = clinic.book(siti, clinic.at(3, 9, 0)).await.expect(201);
    let mut other = clinic.booking(siti, clinic.at(3, 14, 0));
    other["location_id"] = json!(there);
    let others = clinic.staff.post("/v1/appointments", other.clone()).await.expect(201);
    refused_everywhere(&desk, &clinic, &others.id()).await;
    other["starts_at"] = json!(clinic.at(3, 15, 0));
    desk.post("/v1/appointments", other).await.expect_invalid("/location_id", "not_your_schedule");
    let path = format!("/v1/appointments/{}/rescheduling", own.id());
    let away = json!({"starts_at": clinic.at(4, 14, 0), "location_id": there});
    desk.post(&path, away).await.expect_invalid("/location_id", "not_your_schedule");
    desk.post(&path, json!({"starts_at": clinic.at(4, 9, 0)})).await.expect(201);
    let booked = desk.post("/v1/appointments", clinic.booking(siti, clinic.at(5, 9, 0))).await.expect(201);
    desk.post(format!("/v1/appointments/{}/cancellation", id_of(&booked)), json!({})).await.expect(201);
}

#[tokio::test]
async fn hours_at_another_branch_make_no_session_here() {
    let clinic = Clinic::open().await;
    let form = json!({"code": "barat", "name": "Barat", "time_zone": clinic.zone.name()});
    let there = made(&clinic.admin, "/v1/locations", form).await;
    let siti = clinic.patient("Siti Rahma").await;
    let mut walk_in =
        json!({"contact_id": siti, "practitioner_id": clinic.practitioner, "location_id": there, "service_id": clinic.service});
    clinic.staff.post("/v1/walk-ins", walk_in.clone()).await.expect_invalid("/practitioner_id", "no_session");
    walk_in["location_id"] = json!(clinic.location);
    clinic.staff.post("/v1/walk-ins", walk_in).await.expect(201);
}
