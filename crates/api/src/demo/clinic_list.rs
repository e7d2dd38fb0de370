//! The 14 practitioners and 20 services.

use domain::organisation::SpokenLanguage::{self, *};

use super::clinic::Branch::{self, *};

/// A field of medicine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    General,
    Internal,
    Children,
    Women,
    Heart,
    Teeth,
    Nutrition,
}

impl Field {
    pub const ALL: [Field; 7] =
        [Field::General, Field::Internal, Field::Children, Field::Women, Field::Heart, Field::Teeth, Field::Nutrition];

    /// Code, Indonesian and English name.
    pub fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Field::General => ("general-practice", "Umum", "General practice"),
            Field::Internal => ("internal-medicine", "Penyakit Dalam", "Internal medicine"),
            Field::Children => ("paediatrics", "Anak", "Paediatrics"),
            Field::Women => ("obstetrics-gynaecology", "Kebidanan dan Kandungan", "Obstetrics and gynaecology"),
            Field::Heart => ("cardiology", "Jantung dan Pembuluh Darah", "Cardiology"),
            Field::Teeth => ("dentistry", "Gigi", "Dentistry"),
            Field::Nutrition => ("nutrition", "Gizi", "Nutrition"),
        }
    }
}

/// A practitioner of the demo clinic.
#[derive(Debug)]
pub struct Doctor {
    pub name: &'static str,
    pub field: Field,
    pub branches: &'static [Branch],
    pub languages: &'static [SpokenLanguage],
}

/// Whose sign-in the demo doctor has, as a place in [`DOCTORS`].
pub const DEMO_DOCTOR: usize = 0;
/// Whose sign-in the demo head doctor has.
pub const DEMO_HEAD_DOCTOR: usize = 1;

const fn doctor(name: &'static str, field: Field, branches: &'static [Branch], languages: &'static [SpokenLanguage]) -> Doctor {
    Doctor { name, field, branches, languages }
}

pub const DOCTORS: [Doctor; 14] = [
    doctor("dr. Ayu Larasati, Sp.PD", Field::Internal, &[Kemang, Depok], &[Indonesian, English]),
    doctor("dr. Gayatri Wibisana, Sp.PD", Field::Internal, &[Kemang, Denpasar], &[Indonesian, English, Dutch]),
    doctor("dr. Damar Wicaksono", Field::General, &[Kemang], &[Indonesian, Javanese]),
    doctor("dr. Bima Hartanto", Field::General, &[Kemang], &[Indonesian, Javanese]),
    doctor("dr. Nirmala Sagita, Sp.A", Field::Children, &[Kemang, Depok], &[Indonesian, English]),
    doctor("drg. Citra Anindya", Field::Teeth, &[Kemang], &[Indonesian, Sundanese]),
    doctor("dr. Rizal Chaniago, Sp.JP", Field::Heart, &[Kemang, Depok], &[Indonesian, English]),
    doctor("dr. Natalia Tanuwijaya, Sp.OG", Field::Women, &[Kemang, Depok], &[Indonesian, English, Mandarin]),
    doctor("dr. Tiur Simanjuntak", Field::General, &[Depok], &[Indonesian, English]),
    doctor("drg. Fatimah Assegaf", Field::Teeth, &[Depok], &[Indonesian, Arabic]),
    doctor("dr. Ni Luh Pratiwi", Field::General, &[Denpasar], &[Indonesian, English]),
    doctor("dr. I Ketut Adnyana, Sp.A", Field::Children, &[Denpasar], &[Indonesian]),
    doctor("dr. I Gede Saputra, Sp.OG", Field::Women, &[Denpasar], &[Indonesian, English, Japanese]),
    doctor("Yosefina Rumbiak, S.Gz.", Field::Nutrition, &[Denpasar, Kemang], &[Indonesian, English]),
];

/// A service with its length and price.
#[derive(Debug)]
pub struct Service {
    pub code: &'static str,
    pub name_id: &'static str,
    pub name_en: &'static str,
    pub minutes: i32,
    /// Rupiah.
    pub price: i64,
    /// Who offers it.
    pub field: Field,
}

const fn service(code: &'static str, name_id: &'static str, name_en: &'static str, minutes: i32, price: i64, field: Field) -> Service {
    Service { code, name_id, name_en, minutes, price, field }
}

pub const SERVICES: [Service; 20] = [
    service("general-consultation", "Konsultasi umum", "General consultation", 20, 120_000, Field::General),
    service("online-consultation", "Konsultasi daring", "Online consultation", 15, 100_000, Field::General),
    service("health-certificate", "Surat keterangan sehat", "Health certificate", 15, 75_000, Field::General),
    service("influenza-vaccine", "Vaksin influenza", "Influenza vaccine", 15, 325_000, Field::General),
    service("mcu-basic", "MCU Dasar", "Basic check-up", 90, 850_000, Field::General),
    service("home-visit", "Kunjungan ke rumah", "Home visit", 60, 450_000, Field::General),
    service("internal-consultation", "Konsultasi penyakit dalam", "Internal medicine consultation", 30, 275_000, Field::Internal),
    service("internal-follow-up", "Kontrol penyakit dalam", "Internal medicine follow-up", 20, 225_000, Field::Internal),
    service("mcu-executive", "MCU Eksekutif", "Executive check-up", 180, 2_750_000, Field::Internal),
    service("lipid-panel", "Panel lipid", "Lipid panel", 10, 210_000, Field::Internal),
    service("child-consultation", "Konsultasi anak", "Paediatric consultation", 25, 250_000, Field::Children),
    service("child-immunisation", "Imunisasi anak", "Child immunisation", 15, 175_000, Field::Children),
    service("women-consultation", "Konsultasi kandungan", "Gynaecology consultation", 30, 300_000, Field::Women),
    service("pregnancy-ultrasound", "USG kehamilan", "Pregnancy ultrasound", 30, 400_000, Field::Women),
    service("heart-consultation", "Konsultasi jantung", "Cardiology consultation", 30, 350_000, Field::Heart),
    service("ecg", "Rekam jantung (EKG)", "Electrocardiogram", 15, 150_000, Field::Heart),
    service("dental-check", "Pemeriksaan gigi", "Dental check", 20, 150_000, Field::Teeth),
    service("dental-scaling", "Pembersihan karang gigi", "Dental scaling", 45, 350_000, Field::Teeth),
    service("dental-filling", "Tambal gigi", "Dental filling", 45, 300_000, Field::Teeth),
    service("nutrition-consultation", "Konsultasi gizi", "Nutrition consultation", 40, 200_000, Field::Nutrition),
];
