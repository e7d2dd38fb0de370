//! Entering a report: numbers, values as they are typed, and who may.

use support::{Person, RoleCode, json};
use uuid::Uuid;

use super::clinic::{Lab, observation, path};

#[tokio::test]
async fn a_draft_has_a_number_flags_and_makes_the_care_relation() {
    let lab = Lab::open().await;
    let values = json!([lab.value(lab.glucose, "103"), lab.value(lab.sodium, "140,5"), {"analyte_id": lab.marker}]);
    let draft = lab.draft(values).await;
    let view = draft.json();
    let month = lab.app.clock.now().with_timezone(&chrono_tz::Asia::Jakarta).format("LB-%y%m-0001").to_string();
    assert_eq!((&view["number"], &view["state"], &view["source"]), (&json!(month), &json!("draft"), &json!("clinic")));
    assert_eq!((&view["values"], &view["awaited"], &view["flag"]), (&json!(2), &json!(1), &json!("high")));
    let glucose = observation(&view, lab.glucose);
    assert_eq!((&glucose["value"], &glucose["flag"], &glucose["unit"]), (&json!(103.0), &json!("high"), &json!("mg/dL")));
    assert_eq!(glucose["limits"], json!({"low": 70.0, "high": 100.0, "critical_low": 40.0, "critical_high": 400.0}));
    assert_eq!(observation(&view, lab.sodium)["value"], json!(140.5));
    assert!(observation(&view, lab.marker).get("value").is_none());
    lab.doctor.get(path(&draft)).await.expect(200);
    let stranger = lab.admin.post("/v1/practitioners", json!({"name": "dr. Budi"})).await.expect(201).id().parse().unwrap_or_default();
    let stranger = lab.app.signed_in(Person::new(RoleCode::Doctor).practising_as(stranger)).await;
    stranger.get(path(&draft)).await.expect_problem(403, "break_glass_required");
    assert!(stranger.get("/v1/lab-reports").await.expect(200).data().is_empty());
    lab.portal.get(path(&draft)).await.expect_problem(404, "not_found");
}

#[tokio::test]
async fn numbers_have_no_gaps() {
    let lab = Lab::open().await;
    let mut numbers = Vec::new();
    for _ in 0..3 {
        numbers.push(lab.draft(json!([])).await.text("/number"));
        lab.technician.post("/v1/lab-reports", lab.form(json!([lab.value(lab.glucose, "1.500")]))).await.expect(422);
    }
    let ends: Vec<&str> = numbers.iter().filter_map(|number| number.rsplit('-').next()).collect();
    assert_eq!(ends, ["0001", "0002", "0003"]);
}

#[tokio::test]
async fn what_can_be_read_in_two_ways_or_is_hardly_possible_is_asked_again() {
    let lab = Lab::open().await;
    let post = |observations| lab.technician.post("/v1/lab-reports", lab.form(observations));
    post(json!([lab.value(lab.glucose, "1.500")])).await.expect_invalid("/observations/0/value", "ambiguous_value");
    post(json!([lab.value(lab.sodium, "140"), lab.value(lab.glucose, "banyak")]))
        .await
        .expect_invalid("/observations/1/value", "bad_value");
    post(json!([lab.value(lab.glucose, "5000")])).await.expect_invalid("/observations/0/value", "implausible");
    let sure = json!({"analyte_id": lab.glucose, "value": "5000", "confirmed": true});
    let draft = post(json!([sure])).await.expect(201);
    assert_eq!(observation(&draft.json(), lab.glucose)["confirmed"], json!(true));
    let other = json!({"analyte_id": lab.glucose, "value": "5,5", "unit": "mmol/L"});
    let converted = observation(&post(json!([other])).await.expect(201).json(), lab.glucose);
    assert_eq!((&converted["value"], &converted["given_value"], &converted["given_unit"]), (&json!(99.0), &json!("5,5"), &json!("mmol/L")));
    let strange = json!({"analyte_id": lab.glucose, "value": "5", "unit": "stone"});
    post(json!([strange])).await.expect_invalid("/observations/0/unit", "unknown_unit");
    let less = observation(&post(json!([lab.value(lab.glucose, "< 40")])).await.expect(201).json(), lab.glucose);
    assert_eq!((&less["comparator"], &less["flag"]), (&json!("<"), &json!("critical_low")));
}

#[tokio::test]
async fn what_does_not_fit_is_refused_by_name() {
    let lab = Lab::open().await;
    let refused = |changes| {
        let mut form = lab.form(json!([]));
        domain::merge_patch(&mut form, &changes);
        lab.technician.post("/v1/lab-reports", form)
    };
    refused(json!({"patient_id": Uuid::now_v7()})).await.expect_invalid("/patient_id", "not_there");
    refused(json!({"location_id": Uuid::now_v7()})).await.expect_invalid("/location_id", "not_there");
    refused(json!({"practitioner_id": Uuid::now_v7()})).await.expect_invalid("/practitioner_id", "not_there");
    refused(json!({"appointment_id": Uuid::now_v7()})).await.expect_invalid("/appointment_id", "not_there");
    let tomorrow = lab.app.clock.now() + chrono::Duration::days(1);
    refused(json!({"collected_at": tomorrow})).await.expect_invalid("/collected_at", "bad_date");
    refused(json!({"observations": [{"analyte_id": Uuid::now_v7(), "value": "1"}]}))
        .await
        .expect_invalid("/observations/0/analyte_id", "not_there");
    let twice = json!([lab.value(lab.glucose, "90"), lab.value(lab.glucose, "91")]);
    refused(json!({"observations": twice})).await.expect_invalid("/observations/1/analyte_id", "duplicate");
    refused(json!({"state": "released"})).await.expect_invalid("/state", "unknown_field");
}

#[tokio::test]
async fn a_draft_is_changed_as_a_whole_and_deleted() {
    let lab = Lab::open().await;
    let draft = lab.draft(json!([lab.value(lab.glucose, "90"), lab.value(lab.sodium, "140")])).await;
    let changed =
        lab.technician.patch(path(&draft), &draft.etag(), json!({"observations": [lab.value(lab.glucose, "91")]})).await.expect(200);
    assert_eq!(changed.json()["observations"].as_array().map(Vec::len), Some(1));
    lab.technician.patch(path(&draft), &draft.etag(), json!({"instrument": "A2"})).await.expect_problem(412, "stale");
    let kept = lab.technician.patch(path(&draft), &changed.etag(), json!({"instrument": "A2"})).await.expect(200);
    assert_eq!(observation(&kept.json(), lab.glucose)["given_value"], json!("91"));
    lab.doctor.patch(path(&draft), "*", json!({"instrument": "B"})).await.expect_problem(403, "forbidden");
    lab.technician.delete(path(&draft), "*").await.expect(204);
    lab.technician.get(path(&draft)).await.expect_problem(404, "not_found");
    let done = lab.verified(json!([lab.value(lab.glucose, "90")])).await;
    lab.technician.delete(path(&done), "*").await.expect_problem(409, "conflict");
    lab.technician.patch(path(&done), "*", json!({"observations": []})).await.expect_problem(409, "conflict");
}

#[tokio::test]
async fn nobody_else_gets_at_results() {
    let lab = Lab::open().await;
    let done = lab.verified(json!([lab.value(lab.glucose, "90")])).await;
    for role in [
        RoleCode::Admin,
        RoleCode::Manager,
        RoleCode::Receptionist,
        RoleCode::Agent,
        RoleCode::Marketer,
        RoleCode::Sales,
        RoleCode::Analyst,
    ] {
        let caller = lab.app.as_role(role).await;
        caller.get(path(&done)).await.expect_problem(403, "forbidden");
        caller.get("/v1/lab-reports").await.expect_problem(403, "forbidden");
    }
    let unlinked = lab.app.as_role(RoleCode::LabStaff).await;
    unlinked.post("/v1/lab-reports", lab.form(json!([]))).await.expect_problem(409, "conflict");
    let other = lab.manager.post("/v1/patients", json!({"name": "Rina", "location_id": lab.location})).await.expect(201).id();
    let other = lab.app.signed_in(Person::new(RoleCode::Patient).with_record(other.parse().unwrap_or_default())).await;
    other.get(path(&done)).await.expect_problem(404, "not_found");
}

#[tokio::test]
async fn lists_are_narrowed_down() {
    let lab = Lab::open().await;
    let high = lab.verified(json!([lab.value(lab.glucose, "103")])).await;
    let usual = lab.draft(json!([lab.value(lab.glucose, "90")])).await;
    let listed = async |query: &[(&str, &str)]| -> Vec<String> {
        let rows = lab.technician.get("/v1/lab-reports").query(query).await.expect(200).data();
        rows.iter().filter_map(|row| row["id"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(listed(&[("filter[flag][eq]", "high")]).await, [high.id()]);
    assert_eq!(listed(&[("filter[state][eq]", "draft")]).await, [usual.id()]);
    assert_eq!(listed(&[("filter[awaited][eq]", "true")]).await, [usual.id()]);
    assert_eq!(listed(&[("filter[unacknowledged][eq]", "true")]).await, Vec::<String>::new());
    assert_eq!(listed(&[("q", &high.text("/number"))]).await, [high.id()]);
    let patient = lab.patient.to_string();
    assert_eq!(listed(&[("filter[patient_id][eq]", &patient), ("sort", "number")]).await, [high.id(), usual.id()]);
}
