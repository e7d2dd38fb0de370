//! The catalogue: what is shipped, what a clinic changes, and what it may not.

use diesel::prelude::*;
use persistence::schema::changes;
use support::{RoleCode, TestApp, Value, json};
use uuid::Uuid;

use super::clinic::{Lab, id};

#[tokio::test]
async fn every_installation_starts_with_the_usual_analytes() {
    let app = TestApp::start().await;
    let technician = app.as_role(RoleCode::LabStaff).await;
    let listed = technician.get("/v1/analytes").query(&[("limit", "200")]).await.expect(200).data();
    assert!(listed.len() >= 60, "{}", listed.len());
    let cholesterol = listed.iter().find(|analyte| analyte["code"] == "2093-3").cloned().unwrap_or_default();
    assert_eq!((&cholesterol["unit"], &cholesterol["category"]), (&json!("mg/dL"), &json!("lipid_profile")));
    assert_eq!(cholesterol["units"][0]["unit"], "mmol/L");
    assert!(cholesterol["ranges"].as_array().is_some_and(|ranges| ranges.len() == 2));
    let order = ["metabolic_syndrome", "lipid_profile", "kidney_function", "liver_function", "other"];
    let places: Vec<_> = listed.iter().map(|a| order.iter().position(|category| a["category"] == *category)).collect();
    assert!(places.is_sorted() && places.iter().all(Option::is_some));
    let panels = technician.get("/v1/lab-panels").await.expect(200).data();
    let lipid = panels.iter().find(|panel| panel["code"] == "lipid").cloned().unwrap_or_default();
    assert_eq!(lipid["analyte_ids"][0], cholesterol["id"]);
    // what was archived or changed is not brought back by the next start
    let path = format!("/v1/analytes/{}", cholesterol["id"].as_str().unwrap_or_default());
    technician.delete(&path, "*").await.expect(204);
    api::lab::prepare(&app.state).await.unwrap_or_else(|error| panic!("{}", error.cause()));
    technician.get(&path).await.expect(404);
    technician.post(format!("{path}/restoration"), json!({})).await.expect(201);
}

#[tokio::test]
async fn pages_of_the_catalogue_follow_each_other() {
    let app = TestApp::start().await;
    let technician = app.as_role(RoleCode::LabStaff).await;
    let whole = technician.get("/v1/analytes").query(&[("limit", "200")]).await.expect(200).data();
    let mut seen: Vec<Value> = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let mut query = vec![("limit", "7")];
        query.extend(cursor.as_deref().map(|cursor| ("cursor", cursor)));
        let page = technician.get("/v1/analytes").query(&query).await.expect(200);
        seen.extend(page.data());
        cursor = page.json()["page"]["next"].as_str().map(str::to_owned);
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, whole);
}

#[tokio::test]
async fn ranges_and_units_are_replaced_as_a_whole() {
    let lab = Lab::open().await;
    let path = format!("/v1/analytes/{}", lab.sodium);
    let ranges = json!([
        {"low": 130.0, "high": 150.0, "age_to": 216, "valid_from": "2000-01-01"},
        {"low": 136.0, "high": 145.0, "age_from": 216, "valid_from": "2000-01-01", "valid_to": "2025-12-31"},
        {"low": 135.0, "high": 146.0, "age_from": 216, "valid_from": "2026-01-01"},
        {"sex": "female", "low": 134.0, "high": 146.0, "valid_from": "2000-01-01"},
    ]);
    let changed =
        lab.technician.patch(&path, "*", json!({"ranges": ranges, "units": [{"unit": "meq/L", "factor": 1.0}]})).await.expect(200);
    assert_eq!(changed.json()["ranges"].as_array().map(Vec::len), Some(4));
    assert_eq!(changed.json()["units"], json!([{"unit": "meq/L", "factor": 1.0, "shift": 0.0}]));
    let one = lab.technician.patch(&path, "*", json!({"ranges": []})).await.expect(200).json();
    assert_eq!((&one["ranges"], &one["units"]), (&json!([]), &changed.json()["units"]));
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_by_name() {
    let lab = Lab::open().await;
    let path = format!("/v1/analytes/{}", lab.sodium);
    let change = |body: Value| lab.technician.patch(&path, "*", body);
    let range = |more: Value| {
        let mut range = json!({"low": 1.0, "high": 2.0, "valid_from": "2000-01-01"});
        domain::merge_patch(&mut range, &more);
        range
    };
    let overlap = json!({"ranges": [range(json!({})), range(json!({"age_from": 12}))]});
    change(overlap).await.expect_invalid("/ranges/1", "range_overlap");
    for (more, pointer, code) in [
        (json!({"low": 3.0}), "/ranges/0/low", "bad_limits"),
        (json!({"critical_low": 1.5}), "/ranges/0/low", "bad_limits"),
        (json!({"low": null, "high": null}), "/ranges/0/low", "bad_limits"),
        (json!({"age_from": 24, "age_to": 12}), "/ranges/0/age_from", "out_of_range"),
        (json!({"sex": "unknown"}), "/ranges/0/sex", "unknown_value"),
        (json!({"valid_to": "1999-12-31"}), "/ranges/0/valid_to", "bad_date"),
    ] {
        change(json!({"ranges": [range(more)]})).await.expect_invalid(pointer, code);
    }
    change(json!({"code": "uji-1"})).await.expect_invalid("/code", "bad_test_code");
    change(json!({"decimals": 5})).await.expect_invalid("/decimals", "out_of_range");
    change(json!({"units": [{"unit": "g/L", "factor": 0.0}]})).await.expect_invalid("/units/0/factor", "out_of_range");
    change(json!({"units": [{"unit": "mmol/L", "factor": 1.0}]})).await.expect_invalid("/units/0/unit", "duplicate");
    let taken = lab.technician.patch(&path, "*", json!({"code": "UJI-1"})).await;
    assert_eq!(taken.status, 409, "{taken:?}");
    let panel = json!({"code": "uji", "name_id": "Uji", "name_en": "Test", "analyte_ids": []});
    lab.technician.post("/v1/lab-panels", panel).await.expect_invalid("/analyte_ids", "required");
}

#[tokio::test]
async fn code_and_unit_stay_once_a_value_was_entered() {
    let lab = Lab::open().await;
    let path = format!("/v1/analytes/{}", lab.sodium);
    lab.technician.patch(&path, "*", json!({"unit": "meq/L"})).await.expect(200);
    lab.technician.patch(&path, "*", json!({"unit": "mmol/L"})).await.expect(200);
    lab.draft(json!([lab.value(lab.sodium, "140")])).await;
    lab.technician.patch(&path, "*", json!({"unit": "meq/L"})).await.expect_invalid("/unit", "in_use");
    lab.technician.patch(&path, "*", json!({"code": "UJI-8"})).await.expect_invalid("/code", "in_use");
    lab.technician.patch(&path, "*", json!({"name_id": "Natrium"})).await.expect(200);
}

#[tokio::test]
async fn verified_values_keep_the_limits_of_their_day() {
    let lab = Lab::open().await;
    let before = lab.verified(json!([lab.value(lab.sodium, "150")])).await;
    let ranges = json!([{"low": 130.0, "high": 160.0, "valid_from": "2000-01-01"}]);
    lab.technician.patch(format!("/v1/analytes/{}", lab.sodium), "*", json!({"ranges": ranges})).await.expect(200);
    let kept = lab.technician.get(format!("/v1/lab-reports/{}", before.id())).await.expect(200).json();
    assert_eq!((&kept["observations"][0]["flag"], &kept["observations"][0]["limits"]["high"]), (&json!("high"), &json!(145.0)));
    let after = lab.verified(json!([lab.value(lab.sodium, "150")])).await.json();
    assert_eq!(after["observations"][0]["flag"], "normal");
}

#[tokio::test]
async fn panels_keep_the_order_of_the_grid() {
    let lab = Lab::open().await;
    let form = json!({"code": "uji", "name_id": "Uji", "name_en": "Test", "analyte_ids": [lab.sodium, lab.glucose]});
    let made = lab.technician.post("/v1/lab-panels", form).await.expect(201);
    assert_eq!(made.json()["analyte_ids"], json!([lab.sodium, lab.glucose]));
    let path = format!("/v1/lab-panels/{}", made.id());
    let change = json!({"analyte_ids": [lab.glucose, lab.marker, lab.sodium]});
    let changed = lab.technician.patch(&path, "*", change).await.expect(200).json();
    assert_eq!(changed["analyte_ids"], json!([lab.glucose, lab.marker, lab.sodium]));
    lab.technician.delete(&path, "*").await.expect(204);
    lab.technician.get(&path).await.expect(404);
    lab.technician.post(format!("{path}/restoration"), json!({})).await.expect(201);
}

/// What the history says of a record: action, version, and the fields with what they were before and after.
fn history(lab: &Lab, resource: &str, record: Uuid) -> Vec<(String, i64, Value)> {
    let rows = changes::table
        .filter(changes::resource.eq(resource))
        .filter(changes::record_id.eq(record))
        .order((changes::version, changes::id))
        .select((changes::action, changes::version, changes::fields));
    rows.load(&mut lab.app.connect()).unwrap_or_else(|error| panic!("{error}"))
}

#[tokio::test]
async fn the_history_says_which_limits_were_replaced_by_which() {
    let lab = Lab::open().await;
    let path = format!("/v1/analytes/{}", lab.sodium);
    let ranges = json!([{"low": 135.0, "high": 146.0, "valid_from": "2000-01-01"}]);
    lab.technician.patch(&path, "*", json!({"ranges": ranges, "name_id": "Natrium"})).await.expect(200);
    lab.technician.delete(&path, "*").await.expect(204);
    lab.technician.post(format!("{path}/restoration"), json!({})).await.expect(201);
    let rows = history(&lab, "analytes", lab.sodium);
    let actions: Vec<(&str, i64)> = rows.iter().map(|(action, version, _)| (action.as_str(), *version)).collect();
    assert_eq!(actions, [("created", 1), ("updated", 2), ("archived", 3), ("restored", 4)]);
    let fields: Vec<&str> = rows[1].2.as_array().into_iter().flatten().filter_map(|field| field["field"].as_str()).collect();
    assert_eq!(fields, ["name_id", "ranges"]);
    let limits = &rows[1].2[1];
    assert_eq!((&limits["before"][0]["high"], &limits["after"][0]["high"]), (&json!(145.0), &json!(146.0)));
}

#[tokio::test]
async fn the_history_says_what_was_changed_of_a_panel() {
    let lab = Lab::open().await;
    let form = json!({"code": "uji", "name_id": "Uji", "name_en": "Test", "analyte_ids": [lab.sodium]});
    let panel = lab.technician.post("/v1/lab-panels", form).await.expect(201);
    let path = format!("/v1/lab-panels/{}", panel.id());
    lab.technician.patch(&path, "*", json!({"analyte_ids": [lab.glucose, lab.sodium]})).await.expect(200);
    lab.technician.delete(&path, "*").await.expect(204);
    lab.technician.post(format!("{path}/restoration"), json!({})).await.expect(201);
    let rows = history(&lab, "lab_panels", id(&panel));
    let actions: Vec<(&str, i64)> = rows.iter().map(|(action, version, _)| (action.as_str(), *version)).collect();
    assert_eq!(actions, [("created", 1), ("updated", 2), ("archived", 3), ("restored", 4)]);
    assert_eq!(rows[1].2[0]["field"], "analyte_ids");
    assert_eq!(rows[1].2[0]["before"], json!([lab.sodium]));
}
