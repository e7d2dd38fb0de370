//! Every look at a person leaves a row, and no row is ever changed.

use diesel::RunQueryDsl;
use diesel::connection::SimpleConnection;
use support::{Answer, RoleCode, json};

use super::{Clinic, NIK, path};

/// Rows that name this person with this action, and the request that was made.
fn rows(clinic: &Clinic, action: &str, person: &str, answer: &Answer) -> i64 {
    let request = answer.header("x-request-id").unwrap_or_default().replace('\'', "");
    let sql = "select count(*) as count from audit_entries where action || ' ' || request_id = $1 and user_id is not null and session_id is not null";
    let all = clinic.count(sql, &format!("{action} {request}"));
    let sql = "select count(*) as count from audit_entries where request_id || ' ' || action || ' ' || (array_to_string(contact_ids, ' ')) like $1";
    let named = clinic.count(sql, &format!("{request} {action} %{person}%"));
    assert_eq!(all, named, "{action} names somebody else");
    all
}

#[tokio::test]
async fn every_read_and_write_of_a_person_leaves_one_row() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti Aminah", json!({"phone": "081200004471"})).await;
    let other = clinic.patient("Siti Aminha", json!({})).await;
    let (at, id, manager) = (path(&made), made.id(), &clinic.manager);
    let mut expected = vec![("create", made.clone())];
    expected.push(("read", manager.get(&at).await.expect(200)));
    expected.push(("update", manager.patch(&at, "*", json!({"honorific": "ibu"})).await.expect(200)));
    expected.push(("list", manager.get(format!("{at}/changes")).await.expect(200)));
    expected.push(("list", manager.get(format!("{at}/interactions")).await.expect(200)));
    expected.push(("create", manager.post(format!("{at}/interactions"), json!({"kind": "note", "subject": "x"})).await.expect(201)));
    expected.push(("disclose", manager.post(format!("{at}/disclosures"), json!({"fields": ["phone"]})).await.expect(201)));
    let merge = manager.post(format!("{at}/merges"), json!({"absorbed_id": other.id()})).await.expect(201);
    expected.push(("merge", merge.clone()));
    expected.push(("read", manager.get(format!("{at}/merges")).await.expect(200)));
    expected.push(("unmerge", manager.delete(format!("{at}/merges/{}", merge.id()), "*").await.expect(204)));
    expected.push(("archive", manager.delete(&at, "*").await.expect(204)));
    expected.push(("restore", manager.post(format!("{at}/restoration"), json!({})).await.expect(201)));
    for (action, answer) in &expected {
        assert_eq!(rows(&clinic, action, &id, answer), 1, "{action}\n{answer:?}");
    }
    eprintln!("audit: {} kinds of access to a person, one row each", expected.len());
}

#[tokio::test]
async fn a_list_and_a_search_leave_one_row_with_the_ids_they_showed() {
    let clinic = Clinic::open().await;
    let (a, b) = (clinic.patient("Siti Aminah", json!({})).await, clinic.patient("Bambang", json!({})).await);
    let list = clinic.manager.get("/v1/patients").await.expect(200);
    assert_eq!((rows(&clinic, "list", &a.id(), &list), rows(&clinic, "list", &b.id(), &list)), (1, 1));
    let search = clinic.manager.get("/v1/patients?q=siti").await.expect(200);
    assert_eq!(rows(&clinic, "search", &a.id(), &search), 1);
    let sql = "select count(*) as count from audit_entries where action = 'search' and array_to_string(contact_ids, ' ') like $1";
    assert_eq!(clinic.count(sql, &format!("%{}%", b.id())), 0, "who was not shown is not named");
    let first = clinic.manager.get("/v1/patients?limit=1").await.expect(200);
    assert_eq!(rows(&clinic, "list", &b.id(), &first), 1);
}

#[tokio::test]
async fn a_look_at_somebody_outside_the_care_is_on_record_too() {
    let clinic = Clinic::open().await;
    let (doctor, _) = clinic.doctor().await;
    let made = clinic.patient("Siti Aminah", json!({})).await;
    let lab = clinic.app.as_role(RoleCode::LabStaff).await.get(path(&made)).await.expect(200);
    assert_eq!(rows(&clinic, "read", &made.id(), &lab), 1);
    let search = doctor.get("/v1/patients?q=siti").await.expect(200);
    assert_eq!(rows(&clinic, "search", &made.id(), &search), 1);
    doctor.get(path(&made)).await.expect_problem(403, "break_glass_required");
}

#[tokio::test]
async fn a_disclosure_shows_what_was_asked_for_and_names_it() {
    let clinic = Clinic::open().await;
    let more = json!({"phone": "081200004471", "email": "siti@contoh.example", "identifiers": [{"kind": "nik", "value": NIK}]});
    let made = clinic.patient("Siti Aminah", more).await;
    let at = format!("{}/disclosures", path(&made));
    let shown = clinic.manager.post(&at, json!({"fields": ["identifiers"]})).await.expect(201);
    assert_eq!((shown.text("/identifiers/0/value"), shown.json().get("phone").is_none()), (NIK.into(), true));
    let shown = clinic.manager.post(&at, json!({"fields": ["phone", "email"]})).await.expect(201);
    assert_eq!(shown.json(), json!({"phone": "+6281200004471", "email": "siti@contoh.example"}));
    let sql = "select count(*) as count from audit_entries where action = 'disclose' and array_to_string(fields, ',') = $1";
    assert_eq!((clinic.count(sql, "identifiers"), clinic.count(sql, "phone,email")), (1, 1));
    for fields in [json!([]), json!(["name"]), json!(["phone", "phone", "phone", "phone", "phone"])] {
        clinic.manager.post(&at, json!({"fields": fields})).await.expect_problem(422, "invalid");
    }
}

#[tokio::test]
async fn the_trail_can_only_grow() {
    let clinic = Clinic::open().await;
    clinic.patient("Siti", json!({})).await;
    let mut conn = clinic.app.connect();
    for sql in ["update audit_entries set action = 'x'", "delete from audit_entries"] {
        let refused = diesel::sql_query(sql).execute(&mut conn);
        assert!(refused.is_err_and(|error| error.to_string().contains("append-only")), "{sql}");
    }
    assert!(conn.batch_execute("truncate audit_entries").is_err());
}
