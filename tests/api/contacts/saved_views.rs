//! Saved views: what they hold comes back as it was saved, and what a list could not show is refused.

use std::collections::BTreeMap;

use support::json;

use super::Clinic;

#[tokio::test]
async fn a_view_keeps_groups_of_filters_and_the_layout_of_its_columns() {
    let clinic = Clinic::open().await;
    let group = json!({"or": [{"field": "sex", "op": "eq", "value": "female"}, {"field": "language", "op": "eq", "value": "en"}]});
    let not = json!({"not": {"field": "channel", "op": "eq", "value": "sms"}});
    let definition =
        json!({"filter": {"and": [group, not]}, "sort": "-created_at", "columns": ["tags", "phone"], "widths": {"phone": 160}});
    let view = json!({"resource": "patients", "name": "Gabungan", "definition": definition});
    let made = clinic.manager.post("/v1/saved-views", view).await.expect(201);
    assert_eq!(made.json()["definition"], definition);
    let path = format!("/v1/saved-views/{}", made.id());
    let changed = clinic.manager.patch(&path, "*", json!({"definition": {"widths": {"phone": null, "tags": 96}}})).await.expect(200);
    assert_eq!(changed.json()["definition"]["widths"], json!({"tags": 96}));
    assert_eq!(changed.json()["definition"]["columns"], json!(["tags", "phone"]));
}

#[tokio::test]
async fn widths_are_those_of_columns_that_can_be_seen() {
    let clinic = Clinic::open().await;
    let view = |widths| json!({"resource": "patients", "name": "Lebar", "definition": {"widths": widths}});
    for (widths, pointer, code) in [
        (json!({"phone": 47}), "/definition/widths/phone", "out_of_range"),
        (json!({"phone": 961}), "/definition/widths/phone", "out_of_range"),
        (json!({"a/b": 100}), "/definition/widths", "unknown_field"),
        (json!({"x".repeat(61): 100}), "/definition/widths", "unknown_field"),
    ] {
        clinic.manager.post("/v1/saved-views", view(widths)).await.expect_invalid(pointer, code);
    }
    let many: BTreeMap<String, u16> = (0..51).map(|n| (format!("c{n}"), 100)).collect();
    clinic.manager.post("/v1/saved-views", view(json!(many))).await.expect_invalid("/definition/widths", "too_many");
}
