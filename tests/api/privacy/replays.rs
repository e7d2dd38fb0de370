//! `Idempotency-Key` and break-glass.

use std::time::Duration;

use support::{Caller, json};

use super::break_glass::{Clinic, reason};

/// The same request again gives the first answer only as long as the record is open.
#[tokio::test]
async fn a_stored_answer_is_not_given_again_when_it_has_ended() {
    let clinic = Clinic::open().await;
    clinic.doctor.post(clinic.glass(), reason()).await.expect(201);
    let note = json!({"kind": "note", "subject": "Sadar penuh, tekanan darah turun"});
    let notes = format!("{}/interactions", clinic.record());
    let write = |doctor: &Caller| doctor.post(&notes, note.clone()).header("idempotency-key", "catatan-darurat");
    let first = write(&clinic.doctor).await.expect(201);
    let again = write(&clinic.doctor).await.expect(201);
    assert_eq!((first.id(), again.header("idempotent-replayed")), (again.id(), Some("true")));
    // what has nothing to do with the record is not held back afterwards
    let words = json!({"title_id": "Salam", "title_en": "Greeting", "text_id": "Semoga lekas sembuh.", "text_en": "Get well soon."});
    let keep = |doctor: &Caller| doctor.post("/v1/canned-answers", words.clone()).header("idempotency-key", "jawaban");
    let kept = keep(&clinic.doctor).await.expect(201).id();
    clinic.app.advance(Duration::from_secs(3_600));
    let doctor = clinic.app.again(&clinic.doctor).await;
    let refused = write(&doctor).await.expect_problem(403, "break_glass_required");
    assert!(!String::from_utf8_lossy(&refused.body).contains("Sadar penuh"), "{refused:?}");
    assert_eq!(keep(&doctor).await.expect(201).id(), kept);
    // open again, it is the same answer as before, and the note is there once
    doctor.post(clinic.glass(), reason()).await.expect(201);
    assert_eq!(write(&doctor).await.expect(201).id(), first.id());
    assert_eq!(doctor.get(&notes).await.expect(200).data().len(), 1);
}
