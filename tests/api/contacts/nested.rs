//! The parts of a record: identifiers, addresses, links, tags, preferences and custom fields.

use support::{RoleCode, Value, json};

use super::{Clinic, NIK, column, path};

#[tokio::test]
async fn a_list_is_replaced_as_a_whole_and_an_identifier_may_stay_unseen() {
    let clinic = Clinic::open().await;
    let made =
        clinic.patient("Siti", json!({"identifiers": [{"kind": "nik", "value": NIK}, {"kind": "passport", "value": "C1234567"}]})).await;
    let identifiers = made.json()["details"]["identifiers"].as_array().cloned().unwrap_or_default();
    let nik = identifiers.iter().find(|entry| entry["kind"] == "nik").cloned().unwrap_or_default();
    let kept = json!({"identifiers": [{"id": nik["id"], "kind": "nik"}, {"kind": "bpjs", "value": "0001234567890"}]});
    clinic.manager.patch(path(&made), "*", kept).await.expect(200);
    let shown = clinic.manager.post(format!("{}/disclosures", path(&made)), json!({"fields": ["identifiers"]})).await.expect(201);
    let mut values: Vec<String> = shown.json()["identifiers"].as_array().into_iter().flatten().map(|i| i["value"].to_string()).collect();
    values.sort();
    assert_eq!(values, ["\"0001234567890\"", &format!("\"{NIK}\"")]);
    let foreign = json!({"identifiers": [{"id": uuid::Uuid::now_v7(), "kind": "nik"}]});
    clinic.manager.patch(path(&made), "*", foreign).await.expect_invalid("/identifiers/0/id", "not_there");
}

#[tokio::test]
async fn addresses_have_the_indonesian_form() {
    let clinic = Clinic::open().await;
    let address = json!({"street": "Jl. Kemang Raya 12", "rt": "003", "rw": "001", "village": "Bangka", "district": "Mampang Prapatan",
        "regency": "Jakarta Selatan", "province": "DKI Jakarta", "postal_code": "12730"});
    let made = clinic.patient("Siti", json!({"addresses": [{"kind": "home", "address": address}]})).await;
    assert_eq!(made.json()["details"]["addresses"], json!([{"kind": "home", "address": address}]));
    let long = json!({"addresses": [{"kind": "home", "address": {"street": "x".repeat(201)}}]});
    clinic.manager.patch(path(&made), "*", long).await.expect_invalid("/addresses/0/address/street", "too_long");
}

#[tokio::test]
async fn a_link_is_seen_from_both_ends() {
    let clinic = Clinic::open().await;
    let mother = clinic.patient("Siti", json!({})).await;
    let child = clinic.patient("Ani", json!({"links": [{"related_id": mother.id(), "kind": "guardian"}]})).await;
    assert_eq!(
        (child.text("/details/links/0/name"), child.json()["details"]["links"][0]["reverse"].clone()),
        ("Siti".into(), json!(false))
    );
    let seen = clinic.manager.get(path(&mother)).await.expect(200);
    assert_eq!(
        (seen.text("/details/links/0/related_id"), seen.json()["details"]["links"][0]["reverse"].clone()),
        (child.id(), json!(true))
    );
    let own = json!({"links": [{"related_id": child.id(), "kind": "sibling"}]});
    clinic.manager.patch(path(&child), "*", own).await.expect_invalid("/links/0/related_id", "self_reference");
    let nobody = json!({"links": [{"related_id": uuid::Uuid::now_v7(), "kind": "spouse"}]});
    clinic.manager.patch(path(&child), "*", nobody).await.expect_invalid("/links/0/related_id", "not_there");
    // a link to somebody who is archived is out of sight, and not lost by a change meanwhile
    clinic.manager.delete(path(&mother), "*").await.expect(204);
    let alone = clinic.manager.patch(path(&child), "*", json!({"name": "Ani Aminah"})).await.expect(200);
    assert_eq!(alone.json()["details"]["links"], json!([]));
    clinic.manager.post(format!("{}/restoration", path(&mother)), json!({})).await.expect(201);
    assert_eq!(clinic.manager.get(path(&child)).await.text("/details/links/0/related_id"), mother.id());
    clinic.manager.patch(path(&child), "*", json!({"links": []})).await.expect(200);
    assert_eq!(clinic.manager.get(path(&mother)).await.json()["details"]["links"], json!([]));
}

#[tokio::test]
async fn tags_are_given_taken_and_filtered_by() {
    let clinic = Clinic::open().await;
    let tag = clinic.manager.post("/v1/tags", json!({"name": "VIP"})).await.expect(201);
    clinic.manager.post("/v1/tags", json!({"name": "vip"})).await.expect_problem(409, "conflict");
    let made = clinic.patient("Siti", json!({"tag_ids": [tag.id()]})).await;
    clinic.patient("Budi", json!({})).await;
    assert_eq!(made.json()["tags"], json!([{"id": tag.id(), "name": "VIP"}]));
    assert_eq!(column(&clinic.manager.get(format!("/v1/patients?filter[tag_id][eq]={}", tag.id())).await, "id"), [made.id()]);
    clinic.manager.patch(path(&made), "*", json!({"tag_ids": [uuid::Uuid::now_v7()]})).await.expect_invalid("/tag_ids", "not_there");
    clinic.manager.delete(format!("/v1/tags/{}", tag.id()), "*").await.expect(204);
    assert_eq!(clinic.manager.get(path(&made)).await.json()["tags"][0]["name"], "VIP", "it stays where it was given");
    let changed = clinic.manager.patch(path(&made), "*", json!({"name": "Siti Aminah"})).await.expect(200);
    assert_eq!(changed.json()["tags"][0]["name"], "VIP", "also when something else is changed");
}

#[tokio::test]
async fn preferences_are_checked_against_each_other() {
    let clinic = Clinic::open().await;
    let full = json!({"language": "en", "channel": "whatsapp", "topics_wanted": ["reminders"], "topics_unwanted": ["offers"],
        "quiet_from": "21:00", "quiet_until": "07:00"});
    let made = clinic.patient("Siti", json!({"preferences": full})).await;
    assert_eq!(made.json()["details"]["preferences"], full);
    let patch = |preferences: Value| clinic.manager.patch(path(&made), "*", json!({"preferences": preferences}));
    patch(json!({"quiet_from": "25:00"})).await.expect_invalid("/preferences/quiet_from", "bad_time");
    patch(json!({"quiet_until": null})).await.expect_invalid("/preferences/quiet_until", "required");
    patch(json!({"topics_wanted": ["offers"]})).await.expect_invalid("/preferences/topics_unwanted", "duplicate");
    patch(json!({"channel": "pigeon"})).await.expect_problem(422, "invalid");
}

#[tokio::test]
async fn custom_fields_are_typed_and_defined_by_an_administrator() {
    let clinic = Clinic::open().await;
    let admin = clinic.app.as_role(RoleCode::Admin).await;
    let mut id = String::new();
    for (key, kind, choices) in [
        ("hobi", "text", json!([])),
        ("anak", "number", json!([])),
        ("sejak", "date", json!([])),
        ("donor", "boolean", json!([])),
        ("darah", "choice", json!(["A", "O"])),
    ] {
        let form = json!({"resource": "contact", "key": key, "label_id": key, "label_en": key, "kind": kind, "choices": choices});
        id = admin.post("/v1/custom-fields", form).await.expect(201).id();
    }
    let values = json!({"hobi": "memancing", "anak": 3, "sejak": "2020-02-29", "donor": true, "darah": "O"});
    let made = clinic.patient("Siti", json!({"custom": values})).await;
    assert_eq!(made.json()["details"]["custom"], values);
    for (key, value, code) in [
        ("hobi", json!(1), "wrong_type"),
        ("hobi", json!("a\u{0}b"), "control_character"),
        ("anak", json!("3"), "wrong_type"),
        ("anak", json!(1e300), "out_of_range"),
        ("sejak", json!("2021-02-29"), "bad_date"),
        ("donor", json!("ya"), "wrong_type"),
        ("darah", json!("B"), "unknown_value"),
        ("lain", json!(1), "unknown_field"),
    ] {
        let answer = clinic.manager.patch(path(&made), "*", json!({"custom": {key: value}})).await;
        answer.expect_invalid(&format!("/custom/{key}"), code);
    }
    admin.patch(format!("/v1/custom-fields/{id}"), "*", json!({"kind": "text"})).await.expect_invalid("/kind", "reserved");
    admin.delete(format!("/v1/custom-fields/{id}"), "*").await.expect(204);
    let changed = clinic.manager.patch(path(&made), "*", json!({"name": "Siti Aminah"})).await.expect(200);
    assert_eq!(changed.text("/details/custom/darah"), "O", "a value of an archived field stays");
    clinic.manager.patch(path(&made), "*", json!({"custom": {"darah": "A"}})).await.expect_invalid("/custom/darah", "unknown_field");
}
