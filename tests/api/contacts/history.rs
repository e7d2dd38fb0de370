//! Who changed what, and when: each change is visible.

use support::{Answer, RoleCode, Value, json};

use super::{Clinic, NIK, column, path};

async fn changes(clinic: &Clinic, patient: &Answer) -> Vec<Value> {
    clinic.manager.get(format!("{}/changes", path(patient))).await.expect(200).data()
}

#[tokio::test]
async fn every_field_that_changes_is_in_the_history_with_before_and_after() {
    let clinic = Clinic::open().await;
    let tag = clinic.manager.post("/v1/tags", json!({"name": "VIP"})).await.expect(201).id();
    let relative = clinic.patient("Budi", json!({})).await.id();
    let made = clinic.patient("Siti", json!({"phone": "081200004471"})).await;
    let cases = [
        ("name", json!("Siti Aminah")),
        ("phone", json!("0813 1111 2222")),
        ("email", json!("siti@contoh.example")),
        ("birth_date", json!("1984-03-12")),
        ("sex", json!("female")),
        ("honorific", json!("ibu")),
        ("mrn", json!("RM-0007")),
        ("deceased_on", json!("2020-01-01")),
        ("identifiers", json!([{"kind": "nik", "value": NIK}])),
        ("addresses", json!([{"kind": "home", "address": {"street": "Jl. Kemang 1"}}])),
        ("links", json!([{"related_id": relative, "kind": "spouse"}])),
        ("tag_ids", json!([tag])),
        ("preferences", json!({"channel": "whatsapp"})),
    ];
    for (field, value) in cases {
        clinic.manager.patch(path(&made), "*", json!({field: value})).await.expect(200);
        let latest = changes(&clinic, &made).await.swap_remove(0);
        assert_eq!(latest["action"], "updated");
        let fields = latest["fields"].as_array().cloned().unwrap_or_default();
        assert!(fields.len() == 1 && fields[0]["field"] == field && fields[0]["before"] != fields[0]["after"], "{field}: {latest}");
        assert!(!latest.to_string().contains(NIK), "{latest}");
    }
    assert_eq!(changes(&clinic, &made).await.len(), 14);
}

#[tokio::test]
async fn the_history_names_who_and_when_and_the_version() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti", json!({})).await;
    clinic.app.advance(std::time::Duration::from_secs(90));
    let receptionist = clinic.app.as_role(RoleCode::Receptionist).await;
    receptionist.patch(path(&made), "*", json!({"phone": "081311112222"})).await.expect(200);
    let list = changes(&clinic, &made).await;
    assert_eq!((list[0]["user_name"].clone(), list[1]["user_name"].clone()), (json!("Resepsionis"), json!("Manajer")));
    assert_eq!((list[0]["version"].clone(), list[1]["version"].clone()), (json!(2), json!(1)));
    let at = |row: &Value| row["at"].as_str().and_then(|text| text.parse::<chrono::DateTime<chrono::Utc>>().ok()).unwrap_or_default();
    assert!(at(&list[0]) - at(&list[1]) >= chrono::Duration::seconds(90));
}

#[tokio::test]
async fn archiving_restoring_and_merging_are_part_of_it() {
    let clinic = Clinic::open().await;
    let (made, other) = (clinic.patient("Siti", json!({})).await, clinic.patient("Aminah", json!({})).await);
    clinic.manager.delete(path(&made), "*").await.expect(204);
    clinic.manager.post(format!("{}/restoration", path(&made)), json!({})).await.expect(201);
    let merge = clinic.manager.post(format!("{}/merges", path(&made)), json!({"absorbed_id": other.id()})).await.expect(201);
    clinic.manager.delete(format!("{}/merges/{}", path(&made), merge.id()), "*").await.expect(204);
    let list = clinic.manager.get(format!("{}/changes", path(&made))).await.expect(200);
    let mut actions = column(&list, "action");
    actions.retain(|action| action != "updated");
    assert_eq!(actions, ["unmerged", "merged", "restored", "archived", "created"]);
}

#[tokio::test]
async fn a_change_that_was_refused_leaves_no_trace() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti", json!({})).await;
    clinic.manager.patch(path(&made), "*", json!({"phone": "x"})).await.expect_invalid("/phone", "bad_phone");
    clinic.manager.patch(path(&made), "\"7-x\"", json!({"name": "Lain"})).await.expect_problem(412, "stale");
    assert_eq!(changes(&clinic, &made).await.len(), 1);
}
