//! Words that mean an emergency.

use support::json;

use super::{Clinic, path, writes};

#[tokio::test]
async fn whoever_writes_of_an_emergency_is_told_at_once_what_to_do() {
    let clinic = Clinic::open().await;
    for text in ["Sejak tadi NYERI DADA dan keringat dingin", "ayah saya sesak nafasnya", "I have chest pain since this morning"] {
        let asked = clinic.asked(text).await;
        assert!(asked["emergency"] == true && asked["messages"][0]["emergency"] == true, "{asked}");
        let advice = &asked["advice"];
        let says = |field: &str, words: &str| advice[field].as_str().is_some_and(|text| text.contains(words));
        assert!(advice["phone"] == "119" && says("text_id", "segera telepon 119") && says("text_en", "call 119 at once"), "{advice}");
    }
    let calm = clinic.asked("Boleh vaksin influenza? Foto dada saya baik.").await;
    assert!(calm["emergency"] == false && calm["advice"].is_null(), "{calm}");
    // also later, and in the subject
    let place = path(&calm);
    let later = writes(&clinic.patient, &place, "Dok, saya tidak bisa bernapas").await;
    assert!(later["emergency"] == true && later["messages"][1]["emergency"] == true && later["advice"].is_object(), "{later}");
    let form = json!({"practitioner_id": clinic.doctor.id, "subject": "Ingin bunuh diri", "text": "Tolong saya."});
    assert_eq!(clinic.patient.post("/v1/consultations", form).await.expect(201).json()["emergency"], true);
    // the doctor sees it, and what a doctor writes is none
    assert_eq!(clinic.doctor.caller.get(&place).await.expect(200).json()["emergency"], true);
    let answered = writes(&clinic.doctor.caller, &place, "Segera telepon 119 bila sesak napas.").await;
    assert_eq!(answered["messages"][2]["emergency"], false);
    let waiting = clinic.doctor.caller.get("/v1/consultations").query(&[("filter[emergency]", "true")]).await.expect(200).data();
    assert_eq!(waiting.len(), 5);
}

#[tokio::test]
async fn the_clinic_adds_words_and_chooses_the_number() {
    let clinic = Clinic::open().await;
    assert_eq!(clinic.asked("Anak saya demam sangat tinggi").await["emergency"], false);
    let change = json!({"emergency_words": ["Demam  tinggi!", "demam tinggi"], "emergency_phone": "0361 227911"});
    let settings = clinic.admin.patch("/v1/consultation-settings", "*", change).await.expect(200).json();
    assert_eq!(settings["emergency_words"], json!(["demam tinggi"]));
    let asked = clinic.asked("Anak saya demam sangat tinggi").await;
    assert!(asked["emergency"] == true && asked["advice"]["phone"] == "0361 227911", "{asked}");
    let many: Vec<String> = (0..201).map(|number| format!("kata{number}")).collect();
    let refused = clinic.admin.patch("/v1/consultation-settings", "*", json!({"emergency_words": many})).await;
    refused.expect_invalid("/emergency_words", "too_many");
    let refused = clinic.admin.patch("/v1/consultation-settings", "*", json!({"emergency_phone": "ambulans"})).await;
    refused.expect_invalid("/emergency_phone", "bad_phone");
}
