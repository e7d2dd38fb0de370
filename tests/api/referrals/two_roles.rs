//! A doctor who is a patient as well: of herself and her child she sees what any patient sees, and colleagues do the work.

use diesel::prelude::*;
use persistence::schema::care_relations;
use support::{Caller, Person, RoleCode, Value, json};
use uuid::Uuid;

use super::clinic::{Clinic, id, path};

/// The doctor, her record and that of her child; both are in her care and in that of the doctor of the clinic.
struct Dewi {
    caller: Caller,
    people: [Uuid; 2],
}

impl Dewi {
    async fn joins(clinic: &Clinic) -> Dewi {
        let patient = async |form| id(&clinic.manager.post("/v1/patients", form).await.expect(201));
        let record = patient(json!({"name": "Dewi Anggraini", "location_id": clinic.location})).await;
        let links = json!([{"related_id": record, "kind": "guardian"}]);
        let child = patient(json!({"name": "Bayu Anggara", "location_id": clinic.location, "links": links})).await;
        let practitioner = id(&clinic.admin.post("/v1/practitioners", json!({"name": "dr. Dewi Anggraini"})).await.expect(201));
        let caller = clinic.app.signed_in(Person::new(RoleCode::Doctor).practising_as(practitioner).also_patient(record)).await;
        for (who, person) in [(practitioner, record), (practitioner, child), (clinic.doctor_id, record), (clinic.doctor_id, child)] {
            let care = (
                care_relations::practitioner_id.eq(who),
                care_relations::contact_id.eq(person),
                care_relations::since.eq(clinic.app.clock.now()),
            );
            diesel::insert_into(care_relations::table)
                .values(care)
                .execute(&mut clinic.app.connect())
                .unwrap_or_else(|error| panic!("{error}"));
        }
        Dewi { caller, people: [record, child] }
    }

    async fn listed(&self) -> Vec<Value> {
        let rows = self.caller.get("/v1/referrals").await.expect(200).data();
        rows.into_iter().map(|row| row["id"].clone()).collect()
    }
}

fn about(person: Uuid, mut form: Value) -> Value {
    form["patient_id"] = json!(person);
    form
}

#[tokio::test]
async fn a_draft_about_the_doctor_herself_is_hidden_from_her_until_it_is_sent() {
    let clinic = Clinic::open().await;
    let dewi = Dewi::joins(&clinic).await;
    for person in dewi.people {
        let draft = clinic.written(about(person, clinic.outward())).await;
        assert!(!dewi.listed().await.contains(&json!(draft.id())));
        dewi.caller.get(path(&draft)).await.expect_problem(404, "not_found");
        dewi.caller.post(format!("{}/sending", path(&draft)), json!({})).await.expect_problem(404, "not_found");
        dewi.caller.get(format!("/v1/files?record_kind=referral&record_id={}", draft.id())).await.expect_problem(404, "not_found");
        clinic.doctor.post(format!("{}/sending", path(&draft)), json!({})).await.expect(201);
        assert!(dewi.listed().await.contains(&json!(draft.id())));
        let seen = dewi.caller.get(path(&draft)).await.expect(200).json();
        assert!(seen["reason"].is_string(), "what patients see: {seen}");
    }
}

#[tokio::test]
async fn colleagues_work_on_the_referrals_of_a_doctor() {
    let clinic = Clinic::open().await;
    let dewi = Dewi::joins(&clinic).await;
    for person in dewi.people {
        dewi.caller.post("/v1/referrals", about(person, clinic.outward())).await.expect_problem(403, "forbidden");
        let sent = clinic.sent(about(person, clinic.outward())).await;
        dewi.caller.post(format!("{}/results", path(&sent)), json!({"text": "Baik"})).await.expect_problem(403, "forbidden");
        let end = json!({"reason": "Saya kira tidak perlu"});
        dewi.caller.post(format!("{}/cancellation", path(&sent)), end).await.expect_problem(403, "forbidden");
        dewi.caller.patch(path(&sent), "*", json!({"urgency": "routine"})).await.expect_problem(403, "forbidden");
        let elsewhere = json!({"planned_at": "2026-12-24T02:00:00Z"});
        dewi.caller.post(format!("{}/appointment", path(&sent)), elsewhere).await.expect_invalid("/planned_at", "not_wanted");
    }
}
