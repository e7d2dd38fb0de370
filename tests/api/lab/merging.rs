//! Results follow their person through a merge, and back.

use support::json;

use super::clinic::{Lab, path};

#[tokio::test]
async fn verified_results_move_with_a_merge_and_back_with_its_undo() {
    let lab = Lab::open().await;
    let report = lab.verified(json!([lab.value(lab.glucose, "90")])).await;
    let survivor = json!({"name": "Siti Aminah Putri", "location_id": lab.location});
    let survivor = lab.manager.post("/v1/patients", survivor).header("prefer", "allow-duplicate").await.expect(201).id();
    let merges = format!("/v1/patients/{survivor}/merges");
    let merge = lab.manager.post(&merges, json!({"absorbed_id": lab.patient})).await.expect(201).id();
    assert_eq!(lab.technician.get(path(&report)).await.expect(200).json()["patient_id"], json!(survivor));
    lab.manager.delete(format!("{merges}/{merge}"), "*").await.expect(204);
    assert_eq!(lab.technician.get(path(&report)).await.expect(200).json()["patient_id"], json!(lab.patient));
}
