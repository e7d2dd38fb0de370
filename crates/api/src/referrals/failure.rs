//! What cannot be done with a referral as problem documents, each with the next possible step.

use domain::ErrorCode;
use persistence::referrals::{Obstacle, ReferralError};

use crate::http::ApiError;

impl From<ReferralError> for ApiError {
    fn from(error: ReferralError) -> Self {
        match error {
            ReferralError::Refused(fields) => ApiError::invalid(fields),
            ReferralError::Obstacle(obstacle) => in_words(obstacle),
            ReferralError::Persistence(error) => error.into(),
        }
    }
}

fn in_words(obstacle: Obstacle) -> ApiError {
    let code = if obstacle == Obstacle::OwnReferral { ErrorCode::Forbidden } else { ErrorCode::Conflict };
    let (id, en) = match obstacle {
        Obstacle::NotEditable => (
            "Rujukan ini sudah dikirim atau ditanggapi, sehingga isinya tidak dapat diubah; bila keliru, batalkan dan buat yang baru.",
            "This referral has been sent or answered, so its content can no longer be changed; if it is wrong, cancel it and write a new one.",
        ),
        Obstacle::WrongStep => (
            "Langkah ini tidak sesuai dengan status rujukan; muat ulang untuk melihat statusnya sekarang.",
            "This step does not fit the state of the referral; reload it to see its current state.",
        ),
        Obstacle::NotYours => (
            "Rujukan dikirim oleh dokter yang menandatanganinya; minta dokter itu mengirimnya.",
            "A referral is sent by the doctor who signs it; ask that doctor to send it.",
        ),
        Obstacle::NoLetter => (
            "Belum ada surat untuk rujukan ini, atau suratnya sudah ditarik; muat ulang untuk melihat statusnya sekarang.",
            "There is no letter for this referral yet, or it was withdrawn; reload it to see its current state.",
        ),
        Obstacle::OwnReferral => (
            "Ini rujukan Anda sendiri atau orang yang Anda wakili; minta rekan kerja mengerjakannya.",
            "This referral is your own or that of a person you are guardian of; ask a colleague to work on it.",
        ),
    };
    ApiError::new(code).saying(id, en)
}
