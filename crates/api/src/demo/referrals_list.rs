//! Facilities that do not exist, and the referrals of the demo doctor; the earliest first.

use domain::referrals::{FacilityKind, ReferralDirection, ReferralState, ReferralUrgency};

use super::clinic_list::Field;
use FacilityKind::{Clinic, HealthCentre, Hospital, Laboratory, Practice};
use ReferralState::{Accepted, Answered, Declined, Draft, Received, Seen, Sent};

/// Name, kind, city and phone.
pub const FACILITIES: [(&str, FacilityKind, &str, &str); 7] = [
    ("RS Melati Raya", Hospital, "Jakarta Selatan", "+62215550101"),
    ("RS Jantung Cendana", Hospital, "Jakarta Barat", "+62215550102"),
    ("RSIA Kasih Bunda Sejati", Hospital, "Depok", "+62215550103"),
    ("Puskesmas Rawa Teratai", HealthCentre, "Jakarta Selatan", "+62215550104"),
    ("Laboratorium Prima Sehati", Laboratory, "Jakarta Selatan", "+62215550105"),
    ("Praktik dr. Hanung Prakoso, Sp.M", Practice, "Jakarta Selatan", "+62215550106"),
    ("Klinik Pratama Kenanga", Clinic, "Depok", "+62215550107"),
];

/// Into which state it came, so many hours before now, and a remark.
pub type Step = (ReferralState, i64, Option<&'static str>);

/// A referral of the first person of a household.
pub struct Story {
    pub household: usize,
    pub direction: ReferralDirection,
    /// The place among the facilities.
    pub facility: Option<usize>,
    /// Somebody outside.
    pub doctor: Option<&'static str>,
    /// The place among the practitioners of whom an internal one is for.
    pub colleague: Option<usize>,
    pub field: Field,
    pub service: Option<&'static str>,
    pub reason: &'static str,
    pub urgency: ReferralUrgency,
    pub outside_number: Option<&'static str>,
    pub steps: &'static [Step],
    pub result: Option<&'static str>,
}

pub const STORIES: [Story; 7] = [
    Story {
        household: 0,
        direction: ReferralDirection::Out,
        facility: Some(1),
        doctor: Some("dr. Sekar Ayuningtyas, Sp.JP"),
        colleague: None,
        field: Field::Heart,
        service: Some("Ekokardiografi"),
        reason: "Tekanan darah belum terkendali dengan dua obat, dan rekam jantung menunjukkan tanda pembesaran bilik kiri.",
        urgency: ReferralUrgency::Routine,
        outside_number: None,
        steps: &[(Draft, 2_210, None), (Sent, 2_209, None), (Accepted, 2_160, None), (Seen, 1_990, None), (Answered, 1_940, None)],
        result: Some(
            "Fungsi pompa jantung baik (EF 62%), penebalan ringan dinding bilik kiri. Lanjutkan pengendalian tekanan darah; ulang \
             ekokardiografi satu tahun lagi.",
        ),
    },
    Story {
        household: 9,
        direction: ReferralDirection::Out,
        facility: Some(0),
        doctor: None,
        colleague: None,
        field: Field::Internal,
        service: Some("Endoskopi"),
        reason: "Nyeri ulu hati berulang lebih dari tiga bulan, berat badan turun 4 kg.",
        urgency: ReferralUrgency::Urgent,
        outside_number: None,
        steps: &[(Draft, 700, None), (Sent, 699, None), (Declined, 650, Some("Alat sedang diperbaiki sampai akhir bulan."))],
        result: None,
    },
    Story {
        household: 9,
        direction: ReferralDirection::Out,
        facility: Some(2),
        doctor: None,
        colleague: None,
        field: Field::Internal,
        service: Some("Endoskopi"),
        reason: "Nyeri ulu hati berulang lebih dari tiga bulan, berat badan turun 4 kg.",
        urgency: ReferralUrgency::Urgent,
        outside_number: None,
        steps: &[(Draft, 648, None), (Sent, 647, None), (Received, 620, None)],
        result: None,
    },
    Story {
        household: 14,
        direction: ReferralDirection::In,
        facility: Some(6),
        doctor: Some("dr. Laksmi Paramitha"),
        colleague: None,
        field: Field::Internal,
        service: None,
        reason: "Diabetes melitus tipe 2, HbA1c 9,4% dengan metformin dosis penuh. Mohon penyesuaian terapi.",
        urgency: ReferralUrgency::Routine,
        outside_number: Some("KPK/0931"),
        steps: &[(Received, 500, None), (Accepted, 498, None), (Seen, 330, None), (Answered, 328, None)],
        result: Some(
            "Ditambahkan insulin basal 10 unit malam hari; edukasi pemantauan gula darah mandiri. Kontrol dua minggu lagi di klinik kami.",
        ),
    },
    Story {
        household: 0,
        direction: ReferralDirection::Internal,
        facility: None,
        doctor: None,
        colleague: Some(6),
        field: Field::Heart,
        service: Some("Konsultasi jantung"),
        reason: "Berdebar sesekali sejak dua minggu, mohon penilaian dan rekam jantung ulang.",
        urgency: ReferralUrgency::Routine,
        outside_number: None,
        steps: &[(Draft, 98, None), (Sent, 97, None), (Accepted, 72, None)],
        result: None,
    },
    Story {
        household: 21,
        direction: ReferralDirection::In,
        facility: Some(3),
        doctor: Some("dr. Wening Hapsari"),
        colleague: None,
        field: Field::Internal,
        service: None,
        reason: "Hipertensi derajat 2 dengan gangguan fungsi ginjal ringan. Mohon evaluasi.",
        urgency: ReferralUrgency::Urgent,
        outside_number: Some("0912B0441126"),
        steps: &[(Received, 26, None)],
        result: None,
    },
    Story {
        household: 15,
        direction: ReferralDirection::Out,
        facility: Some(5),
        doctor: None,
        colleague: None,
        field: Field::Internal,
        service: Some("Pemeriksaan retina"),
        reason: "Diabetes sejak delapan tahun, belum pernah periksa mata.",
        urgency: ReferralUrgency::Routine,
        outside_number: None,
        steps: &[(Draft, 3, None)],
        result: None,
    },
];
