//! A record from its beginning to its end, and back.

use support::json;

use super::{Clinic, column, path};

#[tokio::test]
async fn a_patient_gets_the_next_number_and_a_contact_none() {
    let clinic = Clinic::open().await;
    let first = clinic.patient("Siti Aminah", json!({"birth_date": "1984-03-12", "sex": "female", "phone": "0812-0000-4471"})).await;
    let second = clinic.patient("Bambang", json!({})).await;
    let number = |text: String| text.parse::<i64>().unwrap_or_default();
    assert_eq!(number(second.text("/mrn")), number(first.text("/mrn")) + 1);
    assert_eq!(first.header("location"), Some(path(&first).as_str()));
    assert_eq!((first.text("/phone"), first.text("/birth_date")), ("+6281200004471".into(), "1984-03-12".into()));
    let contact = clinic.person("contacts", "Wayan", json!({})).await;
    assert!(contact.json().get("mrn").is_none());
    clinic.manager.get(format!("/v1/patients/{}", contact.id())).await.expect_problem(404, "not_found");
    clinic.manager.get(format!("/v1/contacts/{}", first.id())).await.expect(200);
}

#[tokio::test]
async fn a_contact_becomes_a_patient_with_the_same_id() {
    let clinic = Clinic::open().await;
    let contact = clinic.person("contacts", "Wayan", json!({"email": "wayan@contoh.example"})).await;
    let registered = clinic.manager.post(format!("/v1/contacts/{}/registration", contact.id()), json!({})).await.expect(201);
    assert!(registered.id() == contact.id() && registered.json()["mrn"].is_string(), "{registered:?}");
    let again = clinic.manager.post(format!("/v1/contacts/{}/registration", contact.id()), json!({})).await.expect(201);
    assert_eq!(again.text("/mrn"), registered.text("/mrn"), "a patient keeps the number");
    assert_eq!(clinic.manager.get(path(&registered)).await.expect(200).text("/email"), "wayan@contoh.example");
}

#[tokio::test]
async fn a_patch_changes_what_it_names_and_null_takes_away() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti", json!({"phone": "081200004471", "email": "siti@contoh.example", "honorific": "ibu"})).await;
    let changed = clinic.manager.patch(path(&made), &made.etag(), json!({"email": null, "name": "Siti Aminah"})).await.expect(200);
    assert!(changed.json().get("email").is_none(), "{changed:?}");
    assert_eq!(
        (changed.text("/name"), changed.text("/phone"), changed.text("/honorific")),
        ("Siti Aminah".into(), "+6281200004471".into(), "ibu".into())
    );
    assert_eq!(changed.json()["version"], 2);
    let merge = clinic.manager.request("PATCH".parse().unwrap_or_default(), path(&made)).header("if-match", &changed.etag());
    merge.body("application/merge-patch+json", r#"{"sex":"female"}"#).await.expect(200);
    assert_eq!(clinic.manager.get(path(&made)).await.text("/sex"), "female");
}

#[tokio::test]
async fn the_second_of_two_who_change_the_same_version_is_shown_the_first() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti", json!({})).await;
    clinic.manager.patch(path(&made), &made.etag(), json!({"name": "Siti Aminah"})).await.expect(200);
    let stale = clinic.manager.patch(path(&made), &made.etag(), json!({"name": "Siti Aisyah"})).await.expect_problem(412, "stale");
    assert_eq!((stale.text("/current/name"), stale.json()["current"]["version"].clone()), ("Siti Aminah".into(), json!(2)));
    clinic
        .manager
        .request("PATCH".parse().unwrap_or_default(), path(&made))
        .json(json!({}))
        .await
        .expect_problem(428, "precondition_required");
    assert_eq!(clinic.manager.get(path(&made)).await.text("/name"), "Siti Aminah");
}

#[tokio::test]
async fn an_archived_patient_is_out_of_sight_until_restored() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti", json!({})).await;
    clinic.manager.delete(path(&made), &made.etag()).await.expect(204);
    clinic.manager.get(path(&made)).await.expect_problem(404, "not_found");
    clinic.manager.patch(path(&made), "*", json!({"name": "Lain"})).await.expect_problem(404, "not_found");
    assert!(column(&clinic.manager.get("/v1/patients").await, "id").is_empty());
    assert!(column(&clinic.manager.get("/v1/patients?q=siti").await, "id").is_empty());
    assert_eq!(column(&clinic.manager.get("/v1/patients?include=archived").await, "id"), [made.id()]);
    let shown = clinic.manager.get(format!("{}?include=archived", path(&made))).await.expect(200);
    assert!(shown.json()["archived_at"].is_string());
    clinic.manager.post(format!("{}/restoration", path(&made)), json!({})).await.expect(201);
    let back = clinic.manager.get(path(&made)).await.expect(200);
    assert_eq!((back.text("/name"), back.text("/mrn"), back.json()["archived_at"].is_null()), ("Siti".into(), made.text("/mrn"), true));
}

#[tokio::test]
async fn a_retried_creation_makes_one_patient() {
    let clinic = Clinic::open().await;
    let create = || clinic.manager.post("/v1/patients", json!({"name": "Siti"})).header("idempotency-key", "coba-1");
    let (first, second) = (create().await.expect(201), create().await.expect(201));
    assert_eq!((first.id(), second.header("idempotent-replayed")), (second.id(), Some("true")));
    assert_eq!(clinic.manager.get("/v1/patients").await.data().len(), 1);
}
