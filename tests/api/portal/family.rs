//! Family: a child declared by its guardian, an existing patient who agrees with a code.

use diesel::prelude::*;
use persistence::schema::messages;
use support::{Value, json};

use super::{Clinic, other_than};

fn names(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["name"].as_str().unwrap_or_default()).collect()
}

#[tokio::test]
async fn a_child_is_declared_once_and_is_in_scope_from_then_on() {
    let clinic = Clinic::open().await;
    let (_, portal) = clinic.member("1001", "Siti Aminah").await;
    let dimas = json!({"name": "Dimas", "birth_date": "2020-02-01", "sex": "male"});
    let made = portal.post("/v1/portal/family", dimas.clone()).await.expect(201).json();
    assert_eq!((&made["relation"], &made["own"]), (&json!("child"), &json!(false)));
    portal.post("/v1/portal/family", dimas).await.expect_problem(409, "conflict");
    let family = portal.get("/v1/portal/family").await.expect(200).data();
    assert_eq!(names(&family), ["Siti Aminah", "Dimas"]);
    let path = format!("/v1/portal/people/{}", made["id"].as_str().unwrap_or_default());
    portal.patch(&path, "*", json!({"name": "Dimas Aminah"})).await.expect(200);
    let (_, stranger) = clinic.member("1002", "Budi Santoso").await;
    stranger.get(&path).await.expect_problem(404, "not_found");
    let adult = json!({"name": "Rudi", "birth_date": "1990-02-01"});
    portal.post("/v1/portal/family", adult).await.expect_invalid("/birth_date", "not_a_child");
    let unborn = json!({"name": "Rudi", "birth_date": "2190-02-01"});
    portal.post("/v1/portal/family", unborn).await.expect_invalid("/birth_date", "bad_date");
}

#[tokio::test]
async fn an_existing_patient_agrees_with_a_code() {
    let clinic = Clinic::open().await;
    let (_, portal) = clinic.member("1001", "Siti Aminah").await;
    let mother = clinic.patient("1002", "Sumarni").await;
    let form = json!({"mrn": "1002", "relation": "parent"});
    let asked = portal.post("/v1/portal/family-requests", form).await.expect(202).id();
    let (code, address) = clinic.sent(&asked).unwrap_or_else(|| panic!("no code"));
    assert_eq!(address, "1002@contoh.example");
    let templates: Vec<String> = messages::table
        .filter(messages::record_id.eq(asked.parse::<uuid::Uuid>().unwrap_or_default()))
        .select(messages::template)
        .load(&mut clinic.app.connect())
        .unwrap_or_default();
    assert_eq!(templates, ["family_code"], "it says what the code allows");
    let confirmation = format!("/v1/portal/family-requests/{asked}/confirmation");
    portal.post(&confirmation, json!({"code": other_than(&code)})).await.expect_invalid("/code", "wrong_code");
    portal.get(format!("/v1/portal/people/{mother}")).await.expect_problem(404, "not_found");
    let (_, stranger) = clinic.member("1003", "Budi Santoso").await;
    stranger.post(&confirmation, json!({"code": code})).await.expect_invalid("/code", "wrong_code");
    let made = portal.post(&confirmation, json!({"code": code})).await.expect(201).json();
    assert_eq!((&made["name"], &made["relation"]), (&json!("Sumarni"), &json!("parent")));
    portal.get(format!("/v1/portal/people/{mother}")).await.expect(200);
    let history = clinic.desk.get(format!("/v1/patients/{mother}/changes")).await.expect(200).data();
    assert_eq!(history[0]["fields"][0]["field"], "links");
}

#[tokio::test]
async fn a_number_that_is_nobodys_gets_the_same_answer() {
    let clinic = Clinic::open().await;
    let (_, portal) = clinic.member("1001", "Siti Aminah").await;
    let asked = portal.post("/v1/portal/family-requests", json!({"mrn": "9999"})).await.expect(202);
    assert!(clinic.sent(&asked.id()).is_none());
    let confirmation = format!("/v1/portal/family-requests/{}/confirmation", asked.id());
    portal.post(confirmation, json!({"code": "123456"})).await.expect_invalid("/code", "wrong_code");
}

#[tokio::test]
async fn nobody_acts_for_more_than_ten() {
    let clinic = Clinic::open().await;
    let (_, portal) = clinic.member("1001", "Siti Aminah").await;
    for day in 1..=10 {
        let child = json!({"name": format!("Anak {}", "abcdefghij".chars().nth(day - 1).unwrap_or('z')), "birth_date": format!("2020-02-{day:02}")});
        portal.post("/v1/portal/family", child).await.expect(201);
    }
    portal.post("/v1/portal/family", json!({"name": "Anak", "birth_date": "2020-03-01"})).await.expect_invalid("", "family_full");
}
