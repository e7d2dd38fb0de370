//! R43: which fields each role is answered, and which nobody can write.

use std::collections::BTreeMap;

use support::{Person, RoleCode, Value, json};

use super::{Clinic, NIK, keys, path, uuid};

/// The fields of a record with something in every one of them.
const FULL: &str = "birth_date created_at details email honorific id last_visit_at location_id mrn name phone sex tags updated_at version";
/// Who somebody is, and nothing else.
const STUB: &str = "birth_date created_at id identity_only mrn name sex updated_at version";
const DETAILS: &str = "accounts addresses custom identifiers links preferences";

fn with_values(record: &Value) -> String {
    keys(record).into_iter().filter(|key| !record[key].is_null()).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn every_role_is_answered_its_fields_and_no_more() {
    let clinic = Clinic::open().await;
    let here = clinic.location("sini").await;
    let (doctor, practitioner) = clinic.doctor().await;
    let tag = clinic.manager.post("/v1/tags", json!({"name": "VIP"})).await.expect(201).id();
    let more = json!({"birth_date": "1984-03-12", "sex": "female", "phone": "081200004471", "email": "siti@contoh.example", "honorific": "ibu",
        "location_id": here, "identifiers": [{"kind": "nik", "value": NIK}], "tag_ids": [tag]});
    let made = clinic.patient("Siti Aminah", more).await;
    clinic.visit(&made.id(), practitioner).await;
    let own = clinic.app.signed_in(Person::new(RoleCode::Patient).with_record(uuid(&made.id()))).await;
    let mut expected: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for (role, patients, contacts) in [
        ("admin", "403", "403"),
        ("manager", FULL, FULL),
        ("receptionist", FULL, FULL),
        ("doctor", FULL, "403"),
        ("lab_staff", STUB, "403"),
        ("agent", "403", FULL),
        ("marketer", "403", FULL),
        ("sales", "403", "404"),
        ("analyst", "403", "403"),
        ("patient", FULL, "403"),
        ("partner", "403", "403"),
    ] {
        expected.insert(role, (patients, contacts));
    }
    for (role, (patients, contacts)) in &expected {
        let code = RoleCode::from_code(role).unwrap_or(RoleCode::Partner);
        let caller = match code {
            RoleCode::Doctor => doctor.clone(),
            RoleCode::Patient => own.clone(),
            other => clinic.app.as_role(other).await,
        };
        for (resource, fields) in [("patients", patients), ("contacts", contacts)] {
            let answer = caller.get(format!("/v1/{resource}/{}", made.id())).await;
            let shown = if answer.status == 200 { with_values(&answer.json()) } else { answer.status.to_string() };
            assert_eq!(shown, **fields, "{role} at /v1/{resource}");
            if answer.json()["details"].is_object() {
                assert_eq!(keys(&answer.json()["details"]).join(" "), DETAILS, "{role}");
                assert_eq!(answer.text("/details/identifiers/0/value"), "3174••••••••0004", "{role}");
            }
        }
    }
    eprintln!("R43: {} roles × 2 resources answered the declared fields", expected.len());
}

#[tokio::test]
async fn what_the_server_writes_cannot_be_sent() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti", json!({})).await;
    let at = format!("{}/interactions", path(&made));
    let note = clinic.manager.post(&at, json!({"kind": "note", "subject": "x"})).await.expect(201);
    let account = clinic.manager.post("/v1/accounts", json!({"name": "PT Sagara", "kind": "employer"})).await.expect(201);
    let targets = [
        (path(&made), "/v1/patients".to_owned(), json!({"name": "Budi"})),
        (format!("/v1/contacts/{}", made.id()), "/v1/contacts".to_owned(), json!({"name": "Budi"})),
        (format!("/v1/interactions/{}", note.id()), at, json!({"kind": "note", "subject": "x"})),
        (format!("/v1/accounts/{}", account.id()), "/v1/accounts".to_owned(), json!({"name": "PT", "kind": "employer"})),
    ];
    let fields = [
        "id",
        "version",
        "created_at",
        "created_by",
        "updated_at",
        "archived_at",
        "merged_into_id",
        "last_visit_at",
        "identity_only",
        "source",
        "external_id",
        "user_id",
        "name_words",
        "verified_at",
        "contact_count",
        "role",
    ];
    let mut refused = 0;
    for (record, list, form) in &targets {
        for field in fields {
            let pointer = format!("/{field}");
            clinic.manager.patch(record, "*", json!({field: "x"})).await.expect_invalid(&pointer, "unknown_field");
            let mut form = form.clone();
            form[field] = json!("x");
            clinic.manager.post(list, form).await.expect_invalid(&pointer, "unknown_field");
            refused += 2;
        }
    }
    eprintln!("R43: {refused} attempts to write what the server writes, 0 accepted");
    assert_eq!(clinic.manager.get(path(&made)).await.expect(200).etag(), made.etag());
    clinic.manager.post("/v1/contacts", json!({"name": "Budi", "mrn": "1"})).await.expect_invalid("/mrn", "unknown_field");
}

#[tokio::test]
async fn fields_and_expand_choose_what_a_list_shows() {
    let clinic = Clinic::open().await;
    clinic.patient("Siti", json!({"phone": "081200004471"})).await;
    let few = clinic.manager.get("/v1/patients?fields=name,mrn").await.expect(200).data();
    assert!(keys(&few[0]).iter().all(|key| ["id", "mrn", "name"].contains(&key.as_str())), "{few:?}");
    assert!(clinic.manager.get("/v1/patients").await.data()[0].get("details").is_none());
    assert!(clinic.manager.get("/v1/patients?expand=details").await.data()[0]["details"].is_object());
    clinic.manager.get("/v1/patients?expand=secrets").await.expect_problem(400, "unknown_parameter");
    clinic.manager.get("/v1/patients?fields=name,password").await.expect_problem(400, "unknown_parameter");
}
