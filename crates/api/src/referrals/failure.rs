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
            "Rujukan ini sudah dikirim atau ditanggapi, sehingga isinya tetap; batalkan dan buat yang baru bila keliru.",
            "This referral was sent or answered to, so what it says stays; cancel it and write a new one if it is wrong.",
        ),
        Obstacle::WrongStep => (
            "Langkah ini tidak sesuai dengan status rujukan; muat ulang untuk melihat statusnya sekarang.",
            "This step does not fit the state of the referral; load it again to see its state.",
        ),
        Obstacle::NotYours => ("Rujukan dikirim oleh dokter yang menandatanganinya.", "A referral is sent by the doctor who signs it."),
        Obstacle::NoLetter => (
            "Belum ada surat untuk rujukan ini, atau suratnya sudah ditarik.",
            "There is no letter of this referral yet, or it was withdrawn.",
        ),
        Obstacle::OwnReferral => (
            "Ini rujukan Anda sendiri atau orang yang Anda wakili; minta rekan kerja mengerjakannya.",
            "This referral is your own or that of a person you are guardian of; ask a colleague to work on it.",
        ),
    };
    ApiError::new(code).saying(id, en)
}
