//! Facilities with which patients are exchanged.

use support::json;

use super::clinic::Clinic;

#[tokio::test]
async fn two_of_a_name_in_one_city_are_refused() {
    let clinic = Clinic::open().await;
    let add = |body| clinic.doctor.post("/v1/facilities", body);
    add(json!({"name": "rs melati raya", "kind": "hospital", "city": "jakarta"})).await.expect_problem(409, "conflict");
    add(json!({"name": "RS Melati Raya", "kind": "hospital", "city": "Bogor"})).await.expect(201);
    add(json!({"name": " ", "kind": "hospital"})).await.expect_invalid("/name", "required");
    add(json!({"name": "RS", "kind": "castle"})).await.expect(422);
    add(json!({"name": "RS", "kind": "hospital", "email": "x"})).await.expect_invalid("/email", "bad_email");
}

#[tokio::test]
async fn an_archived_facility_stays_where_it_stands_and_is_named_no_more() {
    let clinic = Clinic::open().await;
    let draft = clinic.written(clinic.outward()).await;
    let facility = format!("/v1/facilities/{}", clinic.hospital);
    clinic.manager.patch(&facility, "\"0\"", json!({"phone": "021 555 0101"})).await.expect(412);
    clinic.manager.delete(&facility, "*").await.expect(204);
    clinic.doctor.post("/v1/referrals", clinic.outward()).await.expect_invalid("/to_facility_id", "not_there");
    let path = super::clinic::path(&draft);
    let changed = clinic.doctor.patch(&path, "*", json!({"urgency": "routine"})).await.expect(200);
    assert_eq!(changed.text("/to_facility_name"), "RS Melati Raya");
    clinic.admin.post(format!("{facility}/restoration"), json!({})).await.expect(201);
    clinic.doctor.post("/v1/referrals", clinic.outward()).await.expect(201);
}
