//! Doctors see whom they treat, and patients themselves and their wards.

use support::{Person, RoleCode, json};

use super::{Clinic, column, keys, path, uuid};

#[tokio::test]
async fn a_doctor_sees_the_record_in_care_and_is_asked_for_a_reason_outside() {
    let clinic = Clinic::open().await;
    let (doctor, practitioner) = clinic.doctor().await;
    let treated = clinic.patient("Siti Aminah", json!({})).await;
    let other = clinic.patient("Siti Rahayu", json!({"phone": "081200004471"})).await;
    doctor.get(path(&treated)).await.expect_problem(403, "break_glass_required");
    clinic.visit(&treated.id(), practitioner).await;
    doctor.get(path(&treated)).await.expect(200);
    for part in ["", "/interactions", "/changes", "/duplicates", "/merges"] {
        doctor.get(format!("{}{part}", path(&other))).await.expect_problem(403, "break_glass_required");
        doctor.get(format!("{}{part}", path(&treated))).await.expect(200);
    }
    doctor.post(format!("{}/disclosures", path(&other)), json!({"fields": ["phone"]})).await.expect_problem(403, "break_glass_required");
    doctor.get(format!("/v1/patients/{}", uuid::Uuid::now_v7())).await.expect_problem(404, "not_found");
}

#[tokio::test]
async fn a_doctors_list_has_those_in_care_and_a_search_everybody_as_a_stub() {
    let clinic = Clinic::open().await;
    let (doctor, practitioner) = clinic.doctor().await;
    let treated = clinic.patient("Siti Aminah", json!({"phone": "081200004471"})).await;
    let other = clinic.patient("Siti Rahayu", json!({"phone": "081200005555", "birth_date": "1990-01-01", "sex": "female"})).await;
    clinic.visit(&treated.id(), practitioner).await;
    assert_eq!(column(&doctor.get("/v1/patients").await.expect(200), "id"), [treated.id()]);
    let found = doctor.get("/v1/patients?q=siti").await.expect(200).data();
    let row = |id: String| found.iter().find(|row| row["id"] == id.as_str()).cloned().unwrap_or_default();
    let (full, stub) = (row(treated.id()), row(other.id()));
    assert!(full["phone"].is_string() && full.get("identity_only").is_none(), "{full}");
    assert_eq!(
        (stub["identity_only"].clone(), stub["phone"].clone(), stub["name"].clone()),
        (json!(true), json!(null), json!("Siti Rahayu"))
    );
    let shown: Vec<String> = keys(&stub).into_iter().filter(|key| !stub[key].is_null()).collect();
    assert_eq!(shown, ["birth_date", "created_at", "id", "identity_only", "mrn", "name", "sex", "updated_at", "version"]);
}

#[tokio::test]
async fn lab_staff_identify_everybody_and_see_no_record() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti Aminah", json!({"phone": "081200004471", "email": "siti@contoh.example"})).await;
    let lab = clinic.app.as_role(RoleCode::LabStaff).await;
    let stub = lab.get(path(&made)).await.expect(200).json();
    assert_eq!((stub["identity_only"].clone(), stub["phone"].clone()), (json!(true), json!(null)));
    assert!(stub.get("email").is_none() && stub.get("details").is_none(), "{stub}");
    lab.get(format!("{}/interactions", path(&made))).await.expect_problem(403, "forbidden");
    lab.post(format!("{}/disclosures", path(&made)), json!({"fields": ["phone"]})).await.expect_problem(403, "forbidden");
}

#[tokio::test]
async fn a_patient_sees_the_own_record_and_the_ward_and_nobody_else() {
    let clinic = Clinic::open().await;
    let mother = clinic.patient("Siti Aminah", json!({})).await;
    let child = clinic.patient("Ani Aminah", json!({"links": [{"related_id": mother.id(), "kind": "guardian"}]})).await;
    let sibling = clinic.patient("Budi Aminah", json!({"links": [{"related_id": mother.id(), "kind": "sibling"}]})).await;
    let siti = clinic.app.signed_in(Person::new(RoleCode::Patient).with_record(uuid(&mother.id()))).await;
    let ani = clinic.app.signed_in(Person::new(RoleCode::Patient).with_record(uuid(&child.id()))).await;
    let (mut seen, mut expected) = (column(&siti.get("/v1/patients").await.expect(200), "id"), vec![mother.id(), child.id()]);
    seen.sort();
    expected.sort();
    assert_eq!(seen, expected);
    siti.get(path(&child)).await.expect(200);
    siti.get(path(&sibling)).await.expect_problem(404, "not_found");
    ani.get(path(&mother)).await.expect_problem(404, "not_found");
    assert_eq!(column(&siti.get("/v1/patients?q=aminah").await.expect(200), "id").len(), 2);
    siti.patch(path(&mother), "*", json!({"name": "Lain"})).await.expect_problem(403, "forbidden");
}
