//! Canned answers.

use support::json;

use super::Clinic;

#[tokio::test]
async fn doctors_keep_answers_of_their_own_and_head_doctors_those_for_all() {
    let clinic = Clinic::open().await;
    let shipped = clinic.doctor.caller.get("/v1/canned-answers").await.expect(200).data();
    assert!((6..=8).contains(&shipped.len()) && shipped.iter().all(|answer| answer["shared"] == true), "{shipped:?}");
    let form = |shared: bool| {
        json!({"shared": shared, "title_id": "Minum air", "title_en": "Drink water", "text_id": "Minum yang cukup.",
        "text_en": "Drink enough."})
    };
    clinic.doctor.caller.post("/v1/canned-answers", form(true)).await.expect_problem(403, "forbidden");
    let own = clinic.doctor.caller.post("/v1/canned-answers", form(false)).await.expect(201).json();
    let place = format!("/v1/canned-answers/{}", own["id"].as_str().unwrap_or_default());
    clinic.head.caller.get(&place).await.expect_problem(404, "not_found");
    clinic.head.caller.patch(&place, "*", json!({"title_id": "x"})).await.expect_problem(404, "not_found");
    clinic.doctor.caller.patch(&place, "*", json!({"shared": true})).await.expect_problem(403, "forbidden");
    clinic.doctor.caller.patch(&place, "\"9-x\"", json!({"title_id": "x"})).await.expect_problem(412, "stale");
    clinic.doctor.caller.patch(&place, "*", json!({"text_en": " "})).await.expect_invalid("/text_en", "required");
    clinic.doctor.caller.patch(&place, "*", json!({"title_id": "Banyak minum"})).await.expect(200);
    let found = clinic.doctor.caller.get("/v1/canned-answers").query(&[("q", "banyak min")]).await.expect(200).data();
    assert_eq!(found.len(), 1);
    let shared = clinic.head.caller.post("/v1/canned-answers", form(true)).await.expect(201).id();
    let shared = format!("/v1/canned-answers/{shared}");
    clinic.doctor.caller.get(&shared).await.expect(200);
    clinic.doctor.caller.delete(&shared, "*").await.expect_problem(403, "forbidden");
    clinic.head.caller.delete(&shared, "*").await.expect(204);
    clinic.doctor.caller.delete(&place, "*").await.expect(204);
    clinic.doctor.caller.get(&place).await.expect_problem(404, "not_found");
    clinic.patient.get("/v1/canned-answers").await.expect_problem(403, "forbidden");
}
