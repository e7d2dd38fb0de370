//! What the demo family has asked, and what was answered.

use domain::consultations::ConsultationRole;

use ConsultationRole::{Doctor, Head, Patient};

/// Who wrote what, so many hours before now.
pub type Line = (ConsultationRole, i64, &'static str);

/// A consultation of the demo family.
pub struct Story {
    /// The place in the first household of whom it is about.
    pub about: u32,
    pub subject: &'static str,
    pub emergency: bool,
    pub lines: &'static [Line],
    /// Hours before now at which it was closed, with the rating.
    pub closed: Option<(i64, i16)>,
}

pub const STORIES: [Story; 5] = [
    Story {
        about: 0,
        subject: "Pusing setelah obat pagi",
        emergency: false,
        lines: &[
            (Patient, 75, "Dok, sejak dosis obat pagi dinaikkan saya agak pusing kalau berdiri cepat. Apakah ini wajar?"),
            (
                Doctor,
                72,
                "Selamat pagi, Bu Siti. Pusing saat berdiri dapat terjadi pada minggu pertama. Bangunlah perlahan, minum cukup, dan catat \
                 tekanan darah pagi dan malam selama tiga hari, lalu kirimkan di sini.",
            ),
            (
                Patient,
                14,
                "Ini catatan tiga hari: 138/86, 144/90, 140/88. Pusing sudah berkurang. Apakah obat tetap diminum pagi atau pindah malam?",
            ),
        ],
        closed: None,
    },
    Story {
        about: 0,
        subject: "Boleh vaksin influenza?",
        emergency: false,
        lines: &[
            (Patient, 1_080, "Dok, apakah saya boleh vaksin influenza sambil minum obat tekanan darah?"),
            (Doctor, 1_074, "Boleh, Bu. Obat tekanan darah tidak menghalangi vaksin. Tunda hanya bila sedang demam."),
        ],
        closed: None,
    },
    Story {
        about: 0,
        subject: "Hasil kolesterol Agustus",
        emergency: false,
        lines: &[
            (Patient, 2_040, "Dok, kolesterol saya 218. Perlu minum obat?"),
            (
                Doctor,
                2_034,
                "Belum perlu, Bu. Mari kita perbaiki pola makan dan jalan kaki tiga puluh menit sehari, lalu periksa lagi tiga bulan ke depan.",
            ),
            (Patient, 2_030, "Baik, Dok. Terima kasih."),
            (Doctor, 2_026, "Sama-sama, Bu Siti. Sampai bertemu di kontrol berikutnya."),
        ],
        closed: Some((2_000, 5)),
    },
    Story {
        about: 3,
        subject: "Batuk malam hari",
        emergency: false,
        lines: &[
            (Patient, 400, "Dok, Rafi batuk tiap malam sudah empat hari, tidak demam. Perlu dibawa ke klinik?"),
            (
                Doctor,
                396,
                "Bila tidak demam dan masih mau minum, boleh ditunggu dua hari lagi. Bawa kemari bila napasnya cepat atau tampak lemas.",
            ),
        ],
        closed: Some((350, 4)),
    },
    Story {
        about: 0,
        subject: "Nyeri dada waktu naik tangga",
        emergency: true,
        lines: &[
            (Patient, 5_002, "Dok, tadi pagi nyeri dada waktu naik tangga, sekarang sudah hilang. Apakah berbahaya?"),
            (
                Head,
                5_001,
                "Bu Siti, nyeri dada harus segera diperiksa. Mohon datang ke instalasi gawat darurat sekarang juga, atau telepon 119. Saya \
                 sudah memberi tahu dr. Ayu.",
            ),
            (Patient, 4_990, "Sudah diperiksa, Dok. Jantung saya baik, hanya otot. Terima kasih banyak."),
            (Doctor, 4_985, "Syukurlah, Bu. Bila terasa lagi, jangan menunggu: langsung telepon 119."),
        ],
        closed: Some((4_900, 5)),
    },
];
