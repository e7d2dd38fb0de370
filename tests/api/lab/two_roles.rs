//! A technician who is a patient as well: of herself and her child she sees what any patient sees.

use diesel::prelude::*;
use persistence::schema::care_relations;
use support::{Answer, Caller, Person, RoleCode, Value, json};
use uuid::Uuid;

use super::clinic::{Lab, id, observation, path};

/// Who works in the laboratory, and has a record and a child there; both are in her care.
struct Rina {
    caller: Caller,
    record: Uuid,
    child: Uuid,
}

impl Rina {
    async fn joins(lab: &Lab) -> Rina {
        let patient = async |form| id(&lab.manager.post("/v1/patients", form).await.expect(201));
        let record = patient(json!({"name": "Rina Wulandari", "location_id": lab.location})).await;
        let links = json!([{"related_id": record, "kind": "guardian"}]);
        let child = patient(json!({"name": "Bagas Pratama", "location_id": lab.location, "links": links})).await;
        let practitioner = id(&lab.admin.post("/v1/practitioners", json!({"name": "Rina Wulandari"})).await.expect(201));
        let account = lab.app.add_person(&Person::new(RoleCode::LabStaff).practising_as(practitioner).also_patient(record));
        let mut conn = lab.app.connect();
        for person in [record, child] {
            let care = (
                care_relations::practitioner_id.eq(practitioner),
                care_relations::contact_id.eq(person),
                care_relations::since.eq(lab.app.clock.now()),
            );
            diesel::insert_into(care_relations::table).values(care).execute(&mut conn).unwrap_or_else(|error| panic!("{error}"));
        }
        Rina { caller: lab.app.sign_in(&account.login).await, record, child }
    }
}

/// A draft of somebody, as the other technician enters it.
async fn draft(lab: &Lab, patient: Uuid, observations: Value) -> Answer {
    let mut form = lab.form(observations);
    form["patient_id"] = json!(patient);
    lab.technician.post("/v1/lab-reports", form).await.expect(201)
}

async fn listed(caller: &Caller, query: &[(&str, &str)]) -> Vec<String> {
    let rows = caller.get("/v1/lab-reports").query(query).await.expect(200).data();
    rows.iter().filter_map(|row| row["id"].as_str().map(str::to_owned)).collect()
}

#[tokio::test]
async fn what_was_not_released_is_hidden_from_staff_who_are_its_patients() {
    let lab = Lab::open().await;
    let rina = Rina::joins(&lab).await;
    for person in [rina.record, rina.child] {
        let hidden = draft(&lab, person, json!([lab.value(lab.glucose, "103"), lab.value(lab.marker, "4,2")])).await;
        assert!(listed(&rina.caller, &[]).await.iter().all(|id| *id != hidden.id()));
        rina.caller.get(path(&hidden)).await.expect_problem(404, "not_found");
        rina.caller.get(format!("{}/pdf", path(&hidden))).await.expect_problem(404, "not_found");
        lab.technician.post(format!("{}/verification", path(&hidden)), json!({})).await.expect(201);
        let seen = rina.caller.get(path(&hidden)).await.expect(200).json();
        assert_eq!((&seen["values"], &seen["awaited"], &seen["flag"]), (&json!(1), &json!(1), &json!("high")));
        assert_eq!(observation(&seen, lab.glucose)["value"], json!(103.0));
        assert!(observation(&seen, lab.marker).get("value").is_none(), "{seen}");
        assert!(seen["seen_at"].is_string(), "her own opening counts as the patient's: {seen}");
        let row = rina.caller.get("/v1/lab-reports").query(&[("filter[patient_id][eq]", &person.to_string())]).await.expect(200).data();
        assert_eq!((row.len(), &row[0]["values"], &row[0]["awaited"]), (1, &json!(1), &json!(1)));
        assert!(listed(&rina.caller, &[("filter[flag][eq]", "high")]).await.is_empty(), "a filter asks about what waits, too");
        let patient = person.to_string();
        let query = [("patient_id", patient.as_str()), ("codes", "UJI-1,UJI-3")];
        let history = rina.caller.get("/v1/lab-history").query(&query).await.expect(200).json();
        let days = |at: usize| history["series"][at]["days"].as_array().map(Vec::len);
        assert_eq!((days(0), days(1)), (Some(1), Some(0)));
        rina.caller.get(format!("{}/pdf", path(&hidden))).await.expect(200);
        lab.doctor.post(format!("{}/release", path(&hidden)), json!({"comment": "Baik."})).await.expect(201);
        assert_eq!(listed(&rina.caller, &[("filter[flag][eq]", "high")]).await.len(), 1);
        let seen = rina.caller.get(path(&hidden)).await.expect(200).json();
        assert_eq!(observation(&seen, lab.marker)["value"], json!(4.2));
        // so that the filter finds nothing of hers in the next round
        lab.technician
            .post(format!("{}/corrections", path(&hidden)), json!({"observation": lab.value(lab.glucose, "90"), "reason": "Tertukar"}))
            .await
            .expect(201);
    }
}

#[tokio::test]
async fn nobody_works_on_their_own_results() {
    let lab = Lab::open().await;
    let rina = Rina::joins(&lab).await;
    let hidden = draft(&lab, rina.child, json!([lab.value(lab.glucose, "103")])).await;
    rina.caller.post(format!("{}/verification", path(&hidden)), json!({})).await.expect_problem(404, "not_found");
    rina.caller.patch(path(&hidden), "*", json!({"instrument": "A2"})).await.expect_problem(404, "not_found");
    let mut form = lab.form(json!([lab.value(lab.glucose, "450"), {"analyte_id": lab.sodium}]));
    (form["patient_id"], form["expected_on"]) = (json!(rina.record), json!(lab.app.clock.now().date_naive()));
    let announced = lab.technician.post("/v1/lab-reports", form).await.expect(201);
    rina.caller.get(path(&announced)).await.expect(200);
    rina.caller.post(format!("{}/verification", path(&announced)), json!({"partial": true})).await.expect_problem(403, "forbidden");
    rina.caller.patch(path(&announced), "*", json!({"instrument": "A2"})).await.expect_problem(403, "forbidden");
    rina.caller.delete(path(&announced), "*").await.expect_problem(403, "forbidden");
    lab.technician.post(format!("{}/verification", path(&announced)), json!({"partial": true})).await.expect(201);
    let told = json!({"told": "dr. Ayu"});
    rina.caller.post(format!("{}/critical-acknowledgement", path(&announced)), told).await.expect_problem(403, "forbidden");
    let correction = json!({"observation": lab.value(lab.glucose, "90"), "reason": "Saya kira"});
    rina.caller.post(format!("{}/corrections", path(&announced)), correction).await.expect_problem(404, "not_found");
    // what she enters for herself is what a patient enters
    let mut own = lab.form(json!([lab.value(lab.glucose, "104")]));
    own["patient_id"] = json!(rina.record);
    rina.caller.post("/v1/lab-reports", own.clone()).await.expect_invalid("/laboratory", "required");
    (own["laboratory"], own["practitioner_id"]) = (json!("Lab Sehat"), Value::Null);
    let made = rina.caller.post("/v1/lab-reports", own).await.expect(201);
    assert_eq!(made.json()["source"], json!("patient"));
    rina.caller.post(format!("{}/verification", path(&made)), json!({})).await.expect_problem(403, "forbidden");
    let slip = json!({"observation": lab.value(lab.glucose, "94"), "reason": "Salah ketik"});
    rina.caller.post(format!("{}/corrections", path(&made)), slip).await.expect(201);
    // of others she is a technician as any
    let others = rina.caller.post("/v1/lab-reports", lab.form(json!([lab.value(lab.glucose, "91")]))).await.expect(201);
    rina.caller.post(format!("{}/verification", path(&others)), json!({})).await.expect(201);
}
