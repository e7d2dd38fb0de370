//! The results of the demo patient.

use domain::lab::LabSource;

/// A report of the demo patient: days ago, hour, who gave it, and its values by LOINC; none is awaited.
pub(super) struct Told {
    pub days: i64,
    pub hour: u32,
    pub source: LabSource,
    pub comment: Option<&'static str>,
    pub values: &'static [(&'static str, Option<f64>)],
}

/// Oldest first. Blood pressure, fasting glucose, HDL, LDL, total cholesterol and triglycerides improve over the months.
#[rustfmt::skip]
pub(super) const TOLD: [Told; 9] = [
    Told { days: 615, hour: 8, source: LabSource::Clinic, comment: None, values: &[
        ("8480-6", Some(164.0)), ("8462-4", Some(98.0)), ("1558-6", Some(98.0)), ("2085-9", Some(41.0)), ("18262-6", Some(172.0)),
        ("2093-3", Some(248.0)), ("2571-8", Some(189.0)), ("2160-0", Some(0.8))] },
    Told { days: 517, hour: 9, source: LabSource::Clinic, comment: None, values: &[
        ("8480-6", Some(158.0)), ("8462-4", Some(96.0)), ("1558-6", Some(101.0)), ("2085-9", Some(42.0)), ("18262-6", Some(168.0)),
        ("2093-3", Some(241.0)), ("2571-8", Some(210.0))] },
    Told { days: 411, hour: 8, source: LabSource::Clinic, comment: None, values: &[
        ("8480-6", Some(150.0)), ("8462-4", Some(92.0)), ("1558-6", Some(96.0)), ("2085-9", Some(44.0)), ("18262-6", Some(159.0)),
        ("2093-3", Some(232.0)), ("2571-8", Some(176.0)), ("1742-6", Some(29.0))] },
    Told { days: 306, hour: 7, source: LabSource::Patient, comment: None, values: &[
        ("8480-6", Some(146.0)), ("8462-4", Some(90.0)), ("1558-6", Some(99.0)), ("2093-3", Some(228.0))] },
    Told { days: 211, hour: 9, source: LabSource::Clinic, comment: None, values: &[
        ("8480-6", Some(148.0)), ("8462-4", Some(90.0)), ("1558-6", Some(102.0)), ("2085-9", Some(45.0)), ("18262-6", Some(155.0)),
        ("2093-3", Some(226.0)), ("2571-8", Some(168.0)), ("3084-1", Some(5.4))] },
    Told { days: 118, hour: 8, source: LabSource::Clinic, comment: None, values: &[
        ("8480-6", Some(158.0)), ("8462-4", Some(94.0)), ("1558-6", Some(98.0)), ("2085-9", Some(44.0)), ("18262-6", Some(161.0)),
        ("2093-3", Some(230.0)), ("2571-8", Some(172.0)), ("2160-0", Some(0.7))] },
    Told { days: 31, hour: 7, source: LabSource::Clinic, comment: None, values: &[("8480-6", Some(158.0)), ("8462-4", Some(95.0))] },
    Told { days: 31, hour: 9, source: LabSource::Clinic,
        comment: Some("Bu Siti, hasilnya membaik. Gula puasa dan kolesterol turun; tekanan darah masih sedikit di atas batas. Lanjutkan obat seperti biasa, kita bahas pola makan pada kunjungan berikutnya."),
        values: &[
        ("8480-6", Some(152.0)), ("8462-4", Some(92.0)), ("1558-6", Some(104.0)), ("2085-9", Some(46.0)), ("18262-6", Some(148.0)),
        ("2093-3", Some(214.0)), ("2571-8", Some(158.0)), ("2160-0", Some(0.7)), ("2823-3", Some(4.4)), ("3091-6", Some(28.0))] },
    Told { days: 0, hour: 0, source: LabSource::Clinic, comment: None, values: &[
        ("8480-6", Some(146.0)), ("8462-4", Some(88.0)), ("1558-6", Some(103.0)), ("2085-9", Some(47.0)), ("18262-6", Some(139.0)),
        ("2093-3", Some(206.0)), ("2571-8", None), ("2160-0", Some(0.8)), ("2823-3", Some(6.2)), ("3091-6", None)] },
];

/// A value that was wrong at first: days ago of the report, LOINC, what stood there, and why it was put right.
pub(super) const WRONG: (i64, &str, f64, &str) = (118, "18262-6", 116.0, "Tertukar dengan sampel lain; diulang.");
