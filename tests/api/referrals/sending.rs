//! Sending: the patient hears and sees it, and a colleague has the patient in care.

use support::json;

use super::clinic::{Clinic, path};

#[tokio::test]
async fn a_patient_sees_a_referral_once_it_was_sent_and_is_told() {
    let clinic = Clinic::open().await;
    let draft = clinic.written(clinic.outward()).await;
    clinic.portal.get(path(&draft)).await.expect_problem(404, "not_found");
    assert!(clinic.portal.get("/v1/referrals").await.expect(200).data().is_empty());
    assert!(clinic.told().is_empty());
    let sent = clinic.doctor.post(format!("{}/sending", path(&draft)), json!({"note": "Dibawa pasien"})).await.expect(201);
    assert_eq!(sent.text("/state"), "sent");
    let seen = clinic.portal.get(path(&draft)).await.expect(200);
    assert_eq!((seen.text("/reason"), seen.text("/events/0/note")), ("Tekanan darah belum terkendali".into(), "Dibawa pasien".into()));
    assert_eq!(clinic.portal.get("/v1/referrals").await.expect(200).data().len(), 1);
    let told = clinic.told();
    assert!(!told.is_empty() && told.iter().all(|(_, template)| template == "referral_sent"), "{told:?}");
    clinic.doctor.post(format!("{}/sending", path(&draft)), json!({})).await.expect_problem(409, "conflict");
    assert_eq!(clinic.told(), told);
}

#[tokio::test]
async fn a_colleague_has_the_patient_in_care_from_the_sending_on() {
    let clinic = Clinic::open().await;
    let draft = clinic.written(clinic.internal()).await;
    clinic.colleague.get(path(&draft)).await.expect_problem(403, "break_glass_required");
    clinic.doctor.post(format!("{}/sending", path(&draft)), json!({})).await.expect(201);
    clinic.colleague.get(path(&draft)).await.expect(200);
    clinic.colleague.get(format!("/v1/patients/{}", clinic.patient)).await.expect(200);
    clinic.colleague.post(format!("{}/acceptance", path(&draft)), json!({})).await.expect(201);
    clinic.colleague.post(format!("{}/results", path(&draft)), json!({"text": "Irama sinus"})).await.expect(201);
    assert_eq!(clinic.doctor.get(path(&draft)).await.expect(200).text("/results/0/text"), "Irama sinus");
}

#[tokio::test]
async fn only_whoever_signs_a_referral_sends_it() {
    let clinic = Clinic::open().await;
    let visit = json!({"kind": "visit", "subject": "Kontrol", "practitioner_id": clinic.colleague_id});
    clinic.manager.post(format!("/v1/patients/{}/interactions", clinic.patient), visit).await.expect(201);
    let draft = clinic.written(clinic.outward()).await;
    clinic.colleague.post(format!("{}/sending", path(&draft)), json!({})).await.expect_problem(409, "conflict");
    clinic.doctor.post(format!("{}/sending", path(&draft)), json!({})).await.expect(201);
}

#[tokio::test]
async fn the_front_desk_sees_that_there_is_a_referral_and_not_why() {
    let clinic = Clinic::open().await;
    let sent = clinic.sent(clinic.outward()).await;
    clinic.doctor.post(format!("{}/results", path(&sent)), json!({"text": "Fungsi jantung baik"})).await.expect(201);
    for caller in [&clinic.desk, &clinic.manager] {
        let seen = caller.get(path(&sent)).await.expect(200).json();
        assert_eq!((&seen["clinical"], &seen["state"]), (&json!(false), &json!("answered")));
        assert_eq!(seen["to_facility_name"], json!("RS Melati Raya"));
        for hidden in ["reason", "service", "results"] {
            assert!(seen.get(hidden).is_none(), "{hidden} in {seen}");
        }
        let list = caller.get("/v1/referrals").await.expect(200).data();
        assert!(list[0].get("reason").is_none(), "{list:?}");
        caller.get(format!("{}/letter", path(&sent))).await.expect_problem(403, "forbidden");
        caller.get("/v1/files").query(&[("record_kind", "referral"), ("record_id", &sent.id())]).await.expect_problem(404, "not_found");
    }
}
