//! Two records of one person become one, and two again.

use support::{Answer, RoleCode, Value, json};

use super::{Clinic, NIK, column, path};

struct Pair {
    survivor: Answer,
    absorbed: Answer,
}

impl Pair {
    async fn of(clinic: &Clinic) -> Pair {
        let tag = clinic.manager.post("/v1/tags", json!({"name": "VIP"})).await.expect(201).id();
        let survivor = clinic.patient("Siti Aminah", json!({"phone": "081200004471", "birth_date": "1984-03-12"})).await;
        let more = json!({"email": "siti@contoh.example", "phone": "081300001111", "identifiers": [{"kind": "nik", "value": NIK}],
            "addresses": [{"kind": "home", "address": {"street": "Jl. Kemang 1"}}], "tag_ids": [tag]});
        let absorbed = clinic.patient("Siti Aminha", more).await;
        clinic.manager.post(format!("{}/interactions", path(&absorbed)), json!({"kind": "call", "subject": "Bertanya"})).await.expect(201);
        Pair { survivor, absorbed }
    }

    fn merges(&self) -> String {
        format!("{}/merges", path(&self.survivor))
    }

    fn form(&self, more: Value) -> Value {
        let mut form = json!({"absorbed_id": self.absorbed.id()});
        domain::merge_patch(&mut form, &more);
        form
    }
}

#[tokio::test]
async fn a_preview_shows_what_a_merge_would_do_and_does_nothing() {
    let clinic = Clinic::open().await;
    let pair = Pair::of(&clinic).await;
    let preview = clinic.manager.post(pair.merges(), pair.form(json!({"dry_run": true, "take": ["phone"]}))).await.expect(200);
    assert_eq!((preview.text("/result/phone"), preview.text("/result/email")), ("+6281300001111".into(), "siti@contoh.example".into()));
    assert_eq!(preview.json()["moved"], json!({"interactions": 1, "identifiers": 1, "addresses": 1, "links": 0, "tags": 1, "accounts": 0}));
    assert!(preview.json()["id"].is_null());
    for record in [&pair.survivor, &pair.absorbed] {
        assert_eq!(clinic.manager.get(path(record)).await.expect(200).etag(), record.etag());
    }
    assert!(clinic.manager.get(pair.merges()).await.data().is_empty());
}

#[tokio::test]
async fn the_old_id_answers_with_the_surviving_record() {
    let clinic = Clinic::open().await;
    let pair = Pair::of(&clinic).await;
    let merged = clinic.manager.post(pair.merges(), pair.form(json!({}))).await.expect(201);
    assert_eq!(merged.text("/result/phone"), "+6281200004471", "what the survivor has stays");
    let old = clinic.manager.get(path(&pair.absorbed)).await.expect(200);
    assert_eq!((old.id(), old.header("content-location")), (pair.survivor.id(), Some(path(&pair.survivor).as_str())));
    assert_eq!(old.text("/email"), "siti@contoh.example");
    assert_eq!(column(&clinic.manager.get("/v1/patients").await, "id"), [pair.survivor.id()]);
    assert_eq!(column(&clinic.manager.get("/v1/patients?q=siti").await, "id"), [pair.survivor.id()]);
    let timeline = clinic.manager.get(format!("{}/interactions", path(&pair.absorbed))).await.expect(200);
    assert_eq!(column(&timeline, "contact_id"), [pair.survivor.id()]);
    // a change that was meant for the old record goes to the surviving one
    let changed = clinic.manager.patch(path(&pair.absorbed), &old.etag(), json!({"honorific": "ibu"})).await.expect(200);
    assert_eq!(changed.id(), pair.survivor.id());
}

#[tokio::test]
async fn an_undo_gives_both_back_as_they_were() {
    let clinic = Clinic::open().await;
    let pair = Pair::of(&clinic).await;
    let merged = clinic.manager.post(pair.merges(), pair.form(json!({"take": ["name", "phone", "mrn"]}))).await.expect(201);
    assert_eq!((merged.text("/result/name"), merged.text("/result/mrn")), ("Siti Aminha".into(), pair.absorbed.text("/mrn")));
    clinic.manager.delete(format!("{}/{}", pair.merges(), merged.id()), "*").await.expect(204);
    for record in [&pair.survivor, &pair.absorbed] {
        let back = clinic.manager.get(path(record)).await.expect(200).json();
        for field in ["id", "mrn", "name", "phone", "email", "birth_date", "tags", "details"] {
            assert_eq!(back[field], record.json()[field], "{field}");
        }
    }
    let timeline = clinic.manager.get(format!("{}/interactions", path(&pair.absorbed))).await.expect(200);
    assert_eq!(column(&timeline, "contact_id"), [pair.absorbed.id()]);
    let again = format!("{}/{}", pair.merges(), merged.id());
    clinic.manager.delete(again, "*").await.expect_problem(404, "not_found");
}

#[tokio::test]
async fn what_was_changed_after_the_merge_survives_the_undo() {
    let clinic = Clinic::open().await;
    let pair = Pair::of(&clinic).await;
    let merged = clinic.manager.post(pair.merges(), pair.form(json!({"take": ["name"]}))).await.expect(201);
    clinic.manager.patch(path(&pair.survivor), "*", json!({"name": "Siti Aminah Rahayu", "honorific": "ibu"})).await.expect(200);
    // the address that came by the merge is still the other's, although the record was written anew
    let note = json!({"kind": "note", "subject": "Sesudah digabung"});
    clinic.manager.post(format!("{}/interactions", path(&pair.survivor)), note).await.expect(201);
    clinic.manager.delete(format!("{}/{}", pair.merges(), merged.id()), "*").await.expect(204);
    let survivor = clinic.manager.get(path(&pair.survivor)).await.expect(200);
    assert_eq!((survivor.text("/name"), survivor.text("/honorific")), ("Siti Aminah Rahayu".into(), "ibu".into()));
    assert_eq!(survivor.json()["details"]["addresses"], json!([]));
    assert_eq!(clinic.manager.get(path(&pair.absorbed)).await.json()["details"]["addresses"], pair.absorbed.json()["details"]["addresses"]);
    assert!(survivor.json().get("email").is_none(), "what came by the merge is gone: {survivor:?}");
    let timeline = clinic.manager.get(format!("{}/interactions", path(&pair.survivor))).await.expect(200);
    assert_eq!(column(&timeline, "subject"), ["Sesudah digabung"]);
}

#[tokio::test]
async fn merges_are_listed_with_who_made_them() {
    let clinic = Clinic::open().await;
    let pair = Pair::of(&clinic).await;
    let merged = clinic.manager.post(pair.merges(), pair.form(json!({}))).await.expect(201);
    let list = clinic.manager.get(pair.merges()).await.expect(200);
    assert_eq!((list.text("/data/0/id"), list.text("/data/0/absorbed_name")), (merged.id(), "Siti Aminha".into()));
    assert!(list.json()["data"][0]["merged_by"].is_string());
    clinic.manager.delete(format!("{}/{}", pair.merges(), merged.id()), "*").await.expect(204);
    assert!(clinic.manager.get(pair.merges()).await.json()["data"][0]["undone_at"].is_string());
}

#[tokio::test]
async fn a_record_is_merged_neither_with_itself_nor_with_one_out_of_scope() {
    let clinic = Clinic::open().await;
    let (here, there) = (clinic.location("sini").await, clinic.location("sana").await);
    let own = clinic.patient("Siti", json!({"location_id": here})).await;
    let foreign = clinic.patient("Siti", json!({"location_id": there})).await;
    let local = clinic.at(RoleCode::Receptionist, here).await;
    let merge = |into: &Answer, absorbed: &Answer| local.post(format!("{}/merges", path(into)), json!({"absorbed_id": absorbed.id()}));
    merge(&own, &own).await.expect_invalid("/absorbed_id", "self_reference");
    merge(&own, &foreign).await.expect_invalid("/absorbed_id", "not_there");
    merge(&foreign, &own).await.expect_problem(404, "not_found");
    assert_eq!(clinic.manager.get(path(&foreign)).await.expect(200).etag(), foreign.etag());
}
