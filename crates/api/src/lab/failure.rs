//! Refused steps of the laboratory as problem documents, each with the next possible step.

use domain::ErrorCode;
use persistence::lab::{LabError, Obstacle};

use crate::http::ApiError;

impl From<LabError> for ApiError {
    fn from(error: LabError) -> Self {
        match error {
            LabError::Refused(fields) => ApiError::invalid(fields),
            LabError::Obstacle(obstacle) => in_words(obstacle),
            LabError::Persistence(error) => error.into(),
        }
    }
}

fn in_words(obstacle: Obstacle) -> ApiError {
    let code = if obstacle == Obstacle::OwnReport { ErrorCode::Forbidden } else { ErrorCode::Conflict };
    let (id, en) = match obstacle {
        Obstacle::NotDraft => (
            "Hasil ini tidak lagi berupa draf; perbaiki yang keliru dengan koreksi.",
            "This report is no longer a draft; put right what is wrong with a correction.",
        ),
        Obstacle::NothingToVerify => (
            "Tidak ada nilai yang menunggu verifikasi; isi nilainya dahulu, atau muat ulang hasil ini.",
            "No value is waiting to be verified; enter values first, or reload the report.",
        ),
        Obstacle::NotVerified => (
            "Hasil ini belum diverifikasi; minta petugas lab memverifikasinya dahulu.",
            "This report has not been verified yet; ask the laboratory to verify it first.",
        ),
        Obstacle::NotReleased => (
            "Hasil ini belum dirilis; rilis dahulu, lalu cetak.",
            "This report has not been released yet; release it first, then print it.",
        ),
        Obstacle::NothingCritical => (
            "Tidak ada lagi nilai kritis yang belum dilaporkan; muat ulang hasil ini.",
            "No critical value is left to report; reload the report.",
        ),
        Obstacle::OwnReport => (
            "Ini hasil Anda sendiri atau orang yang Anda wakili; minta rekan kerja mengerjakannya.",
            "These results are your own or those of a person you are guardian of; ask a colleague to work on them.",
        ),
        Obstacle::NoPractitioner => (
            "Akun Anda belum terhubung dengan tenaga medis; minta administrator menghubungkannya, agar pasien masuk dalam perawatan Anda.",
            "Your account is not linked to a practitioner; ask an administrator to link it, so that patients come into your care.",
        ),
    };
    ApiError::new(code).saying(id, en)
}
