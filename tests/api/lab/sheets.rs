//! Files on a report: the sheet of a device says what was found before anybody has released it.

use reqwest::Method;
use support::{Caller, Request, json};
use uuid::Uuid;

use super::clinic::{Lab, id, path};

fn sheets(report: Uuid) -> String {
    format!("/v1/files?record_kind=lab_report&record_id={report}")
}

fn upload(caller: &Caller, report: Uuid) -> Request {
    let request = caller.request(Method::POST, sheets(report)).header("content-disposition", "attachment; filename=\"alat.txt\"");
    request.body("application/octet-stream", b"catatan alat\n".to_vec())
}

#[tokio::test]
async fn a_patient_has_the_sheet_when_nothing_on_the_report_waits() {
    let lab = Lab::open().await;
    let draft = lab.draft(json!([lab.value(lab.glucose, "103"), lab.value(lab.marker, "4")])).await;
    let report = id(&draft);
    let file = id(&upload(&lab.technician, report).await.expect(201));
    let content = format!("/v1/files/{file}/content");
    lab.technician.post(format!("{}/verification", path(&draft)), json!({})).await.expect(201);
    lab.portal.get(path(&draft)).await.expect(200);
    for hidden in [sheets(report), format!("/v1/files/{file}"), content.clone()] {
        lab.portal.get(&hidden).await.expect_problem(404, "not_found");
    }
    lab.doctor.get(&content).await.expect(200);
    lab.doctor.post(format!("{}/release", path(&draft)), json!({"comment": "Baik."})).await.expect(201);
    assert_eq!(lab.portal.get(sheets(report)).await.expect(200).data().len(), 1);
    lab.portal.get(&content).await.expect(200);
    upload(&lab.portal, report).await.expect_problem(404, "not_found");
}
