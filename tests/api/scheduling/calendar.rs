//! The staff calendar and the files for other calendars.

use support::{Person, RoleCode, json};

use super::{Clinic, made};

#[tokio::test]
async fn it_shows_a_day_in_one_answer() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    clinic.book(siti, clinic.at(1, 9, 0)).await.expect(201);
    let day = clinic.today() + chrono::Duration::days(1);
    let block =
        json!({"practitioner_id": clinic.practitioner, "kind": "block", "starts_at": clinic.at(1, 11, 0), "ends_at": clinic.at(1, 12, 0)});
    made(&clinic.staff, "/v1/absences", block).await;
    made(&clinic.admin, "/v1/holidays", json!({"on_date": day + chrono::Duration::days(1), "name_id": "Libur", "name_en": "Holiday"}))
        .await;
    let path = format!("/v1/calendar?from={day}&to={}&location_id={}", day + chrono::Duration::days(1), clinic.location);
    let calendar = clinic.staff.get(path).await.expect(200);
    assert_eq!(calendar.text("/appointments/0/contact_name"), "Siti Rahma");
    assert_eq!(calendar.json()["absences"].as_array().map(Vec::len), Some(1));
    assert_eq!(calendar.json()["holidays"].as_array().map(Vec::len), Some(1));
    let blocks = calendar.json()["blocks"].clone();
    assert_eq!(blocks.as_array().map(Vec::len), Some(1), "no hours on the holiday");
    assert_eq!((blocks[0]["booked_minutes"].as_i64(), blocks[0]["open_minutes"].as_i64()), (Some(30), Some(240)));
}

#[tokio::test]
async fn visits_are_shown_as_far_as_their_patients_are() {
    let clinic = Clinic::open().await;
    let siti = clinic.patient("Siti Rahma").await;
    clinic.book(siti, clinic.at(1, 9, 0)).await.expect(201);
    let colleague = clinic.colleague().await;
    let path = format!("/v1/calendar?from={0}&to={0}", clinic.today() + chrono::Duration::days(1));
    let own = clinic.app.signed_in(Person::new(RoleCode::Doctor).practising_as(clinic.practitioner)).await;
    assert_eq!(own.get(&path).await.expect(200).json()["appointments"].as_array().map(Vec::len), Some(1));
    let other = clinic.app.signed_in(Person::new(RoleCode::Doctor).practising_as(colleague)).await;
    assert_eq!(other.get(&path).await.expect(200).json()["appointments"].as_array().map(Vec::len), Some(0));
}

#[tokio::test]
async fn feeds_have_a_secret_address_that_can_be_revoked() {
    let clinic = Clinic::open().await;
    let (siti, caller) = clinic.portal("Siti Rahma").await;
    let booked = caller.post("/v1/appointments", clinic.booking(siti, clinic.at(1, 9, 0))).await.expect(201);
    let feed = caller.post("/v1/calendar-feeds", json!({"contact_id": siti})).await.expect(201);
    let path = feed.text("/url").replace(support::PUBLIC_URL, "");
    let file = clinic.app.nobody().get(&path).await.expect(200);
    assert!(file.header("content-type").is_some_and(|t| t.starts_with("text/calendar")), "{file:?}");
    let text = String::from_utf8_lossy(&file.body).replace("\r\n ", "");
    assert!(text.contains("BEGIN:VEVENT") && text.contains("dr. Ayu Larasati") && !text.contains("Siti"), "{text}");
    let ics = caller.get(format!("/v1/appointments/{}/ics", booked.id())).await.expect(200);
    assert!(String::from_utf8_lossy(&ics.body).contains(&booked.id()));
    let listed = caller.get("/v1/calendar-feeds").await.expect(200);
    assert!(listed.data()[0]["url"].is_null(), "the address is shown once");
    caller.delete(format!("/v1/calendar-feeds/{}", feed.id()), "*").await.expect(204);
    clinic.app.nobody().get(&path).await.expect_problem(404, "not_found");
    let (_, other) = clinic.portal("Budi Santoso").await;
    other.post("/v1/calendar-feeds", json!({"contact_id": siti})).await.expect_problem(404, "not_found");
}
