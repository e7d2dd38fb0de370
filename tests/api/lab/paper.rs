//! The report as PDF, and the code by which it is verified.

use support::json;

use super::clinic::{Lab, path};

#[tokio::test]
async fn a_report_is_printed_once_it_is_released() {
    let lab = Lab::open().await;
    let draft = lab.draft(json!([lab.value(lab.glucose, "103"), {"analyte_id": lab.sodium}])).await;
    let pdf = format!("{}/pdf", path(&draft));
    lab.technician.get(&pdf).await.expect_problem(409, "conflict");
    lab.portal.get(&pdf).await.expect_problem(404, "not_found");
    lab.technician.post(format!("{}/verification", path(&draft)), json!({"partial": true})).await.expect(201);
    let printed = lab.portal.get(&pdf).await.expect(200);
    assert_eq!(printed.header("content-type"), Some("application/pdf"));
    assert!(printed.header("content-disposition").is_some_and(|name| name.contains(&draft.text("/number"))), "{printed:?}");
    assert!(printed.body.starts_with(b"%PDF-"));
    assert_eq!(lab.doctor.get(&pdf).await.expect(200).body, printed.body, "the same content is the same file");
    assert_ne!(lab.doctor.get(&pdf).language("id").await.expect(200).body, printed.body);
}

#[tokio::test]
async fn a_correction_supersedes_what_was_printed() {
    use diesel::prelude::*;
    use persistence::schema::document_seals;
    let lab = Lab::open().await;
    let report = lab.verified(json!([lab.value(lab.glucose, "103")])).await;
    let printed = lab.portal.get(format!("{}/pdf", path(&report))).await.expect(200).body;
    let codes: Vec<String> = document_seals::table.select(document_seals::code).load(&mut lab.app.connect()).unwrap_or_default();
    let outcome = async || {
        let answer = lab.app.nobody().post("/v1/document-verifications", json!({"code": codes[0]})).await;
        answer.json()["outcome"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(outcome().await, "genuine");
    let body = json!({"observation": {"analyte_id": lab.glucose, "value": "99"}, "reason": "Diulang"});
    lab.technician.post(format!("{}/corrections", path(&report)), body).await.expect(201);
    assert_eq!(outcome().await, "superseded");
    assert_ne!(lab.portal.get(format!("{}/pdf", path(&report))).await.expect(200).body, printed);
}

#[tokio::test]
async fn another_comment_supersedes_what_was_printed_with_the_one_before() {
    use diesel::prelude::*;
    use persistence::schema::document_seals;
    let lab = Lab::open().await;
    let report = lab.verified(json!([lab.value(lab.glucose, "103")])).await;
    let comment = async |text: &str| lab.doctor.post(format!("{}/release", path(&report)), json!({"comment": text})).await.expect(201);
    comment("Lanjutkan obat.").await;
    lab.portal.get(format!("{}/pdf", path(&report))).await.expect(200);
    let code: String = document_seals::table.select(document_seals::code).first(&mut lab.app.connect()).unwrap_or_default();
    let outcome = async || lab.app.nobody().post("/v1/document-verifications", json!({"code": &code})).await.text("/outcome");
    assert_eq!(outcome().await, "genuine");
    comment("Hentikan obat, dan datang besok.").await;
    assert_eq!(outcome().await, "superseded");
}
