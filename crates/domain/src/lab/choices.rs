//! The closed sets of values of the laboratory.

use crate::choices;

choices! {
    /// The part of a report in which an analyte stands.
    AnalyteCategory {
        MetabolicSyndrome "metabolic_syndrome" "Sindrom metabolik" "Metabolic syndrome";
        LipidProfile "lipid_profile" "Profil lipid" "Lipid profile";
        KidneyFunction "kidney_function" "Fungsi ginjal" "Kidney function";
        LiverFunction "liver_function" "Fungsi hati" "Liver function";
        Other "other" "Lainnya" "Other";
    }
    /// Where a report comes from.
    LabSource {
        Clinic "clinic" "Lab klinik" "Clinic laboratory";
        Patient "patient" "Isian pasien, lab luar" "Entered by the patient, outside laboratory";
        Import "import" "Impor" "Import";
    }
    /// How far a report is.
    LabReportState {
        Draft "draft" "Draf" "Draft";
        AwaitingComment "awaiting_comment" "Menunggu catatan dokter" "Waiting for the doctor's comment";
        Released "released" "Dirilis" "Released";
    }
    /// What a value is beside its limits.
    LabFlag {
        Normal "normal" "dalam rentang" "within range";
        Low "low" "rendah" "low";
        High "high" "tinggi" "high";
        CriticalLow "critical_low" "kritis rendah" "critically low";
        CriticalHigh "critical_high" "kritis tinggi" "critically high";
    }
    /// Before a value beyond what the method can tell.
    Comparator {
        Less "<" "kurang dari" "less than";
        AtMost "<=" "paling banyak" "at most";
        More ">" "lebih dari" "more than";
        AtLeast ">=" "paling sedikit" "at least";
    }
}

impl LabFlag {
    /// Whether somebody has to be told at once.
    pub fn is_critical(self) -> bool {
        matches!(self, LabFlag::CriticalLow | LabFlag::CriticalHigh)
    }
}
