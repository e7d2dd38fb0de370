//! R34: wrong codes do not tell who is a patient here.

use support::json;

use super::Clinic;

#[tokio::test]
async fn a_wrong_code_does_not_tell_either() {
    let clinic = Clinic::open().await;
    clinic.patient("K1", "Siti Aminah").await;
    let mut answers = Vec::new();
    for mrn in ["K1", "U1"] {
        let asked = clinic.register(mrn, "siti").await.expect(202).id();
        for _ in 0..7 {
            let answer = clinic.confirm(&asked, "12345x").await;
            assert_eq!(answer.status, 422);
        }
        let mut body = clinic.confirm(&asked, "000000").await.expect(422).json();
        for part in ["request_id", "instance"] {
            body[part] = json!("");
        }
        answers.push(body);
    }
    assert_eq!(answers[0], answers[1]);
}
