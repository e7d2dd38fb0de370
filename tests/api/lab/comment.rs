//! Comments on what is released already.

use support::json;

use super::clinic::{Lab, path};

#[tokio::test]
async fn a_comment_is_added_later_and_the_one_before_is_kept() {
    let lab = Lab::open().await;
    let draft = lab.draft(json!([lab.value(lab.glucose, "103")])).await;
    let release = |body| lab.doctor.post(format!("{}/release", path(&draft)), body);
    release(json!({"comment": "x"})).await.expect_problem(409, "conflict");
    lab.technician.post(format!("{}/verification", path(&draft)), json!({})).await.expect(201);
    lab.portal.get(path(&draft)).await.expect(200);
    release(json!({})).await.expect_invalid("/comment", "required");
    release(json!({"comment": "Sedikit tinggi."})).await.expect(201);
    assert_eq!(lab.portal.get("/v1/portal/home").await.expect(200).json()["new_results"], json!(1), "a comment makes it new");
    let second = release(json!({"comment": "Kurangi gula, ulangi tiga bulan lagi."})).await.expect(201).json();
    assert_eq!(second["comment"], json!("Kurangi gula, ulangi tiga bulan lagi."));
    let seen = lab.portal.get(path(&draft)).await.expect(200).json();
    assert_eq!(seen["earlier_comments"][0]["comment"], json!("Sedikit tinggi."));
    assert_eq!(seen["earlier_comments"].as_array().map(Vec::len), Some(1));
    assert_eq!(lab.told().iter().filter(|(_, template)| template == "lab_comment").count(), 4);
    let error = diesel::connection::SimpleConnection::batch_execute(&mut lab.app.connect(), "update lab_comments set comment = 'x'");
    assert!(error.is_err());
}
