//! Refused steps of consultations as problem documents, each with what to do instead.

use domain::{ErrorCode, Text2};
use persistence::consultations::{ConsultationError, Unfit};

use crate::http::ApiError;

impl From<ConsultationError> for ApiError {
    fn from(error: ConsultationError) -> Self {
        match error {
            ConsultationError::Refused(pointer, code) => ApiError::field(pointer, code),
            ConsultationError::NotYours => ApiError::new(ErrorCode::Forbidden).saying(NOT_YOURS.id, NOT_YOURS.en),
            ConsultationError::Unfit(unfit) => {
                let text = in_words(unfit);
                ApiError::new(ErrorCode::Conflict).saying(text.id, text.en)
            }
            ConsultationError::Persistence(error) => error.into(),
        }
    }
}

const NOT_YOURS: Text2 = Text2::new(
    "Langkah ini untuk peserta lain dalam konsultasi: pasien bertanya dan menilai, dokter yang ditunjuk serta dokter kepala menjawab.",
    "This step is for somebody else in the consultation: patients ask and rate, the doctor in charge and the head doctor answer.",
);

fn in_words(unfit: Unfit) -> Text2 {
    match unfit {
        Unfit::Closed => Text2::new(
            "Konsultasi ini sudah ditutup; pasien dapat membukanya kembali dengan menulis pesan.",
            "This consultation is closed; the patient can open it again by writing.",
        ),
        Unfit::ClosedLongAgo => Text2::new(
            "Konsultasi ini sudah lama ditutup; silakan ajukan pertanyaan baru.",
            "This consultation was closed some time ago; please ask a new question.",
        ),
        Unfit::Unanswered => Text2::new(
            "Masih ada pertanyaan yang menunggu jawaban; jawab dahulu, lalu tutup konsultasinya.",
            "A question is still waiting; answer it first, then close the consultation.",
        ),
        Unfit::NotClosed => Text2::new("Tutup konsultasi ini dahulu, lalu beri penilaian.", "Close this consultation first, then rate it."),
        Unfit::Full => Text2::new(
            "Konsultasi ini sudah penuh; silakan ajukan pertanyaan baru. Untuk keadaan darurat, telepon nomor darurat.",
            "This consultation is full; please ask a new question. In an emergency, call the emergency number.",
        ),
        Unfit::TooManyWaiting => Text2::new(
            "Beberapa pertanyaan Anda masih menunggu jawaban; silakan tulis dalam salah satunya. Untuk keadaan darurat, telepon nomor darurat.",
            "Several of your questions are still waiting for an answer; please write in one of them. In an emergency, call the emergency number.",
        ),
        Unfit::Rated => {
            Text2::new("Konsultasi ini sudah Anda nilai; terima kasih.", "You have rated this consultation already; thank you.")
        }
    }
}
