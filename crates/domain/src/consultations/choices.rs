//! The closed sets of values of consultations.

use crate::choices;

choices! {
    /// How far a consultation is.
    ConsultationState {
        Open "open" "Menunggu jawaban" "Waiting for an answer";
        Answered "answered" "Dijawab" "Answered";
        Closed "closed" "Ditutup" "Closed";
    }
    /// As what somebody takes part in a consultation.
    ConsultationRole {
        Patient "patient" "Pasien" "Patient";
        Doctor "doctor" "Dokter" "Doctor";
        Head "head" "Dokter kepala" "Head doctor";
        Deputy "deputy" "Pengganti dokter kepala" "Deputy of the head doctor";
        FormerDoctor "former_doctor" "Dokter sebelumnya" "Former doctor";
    }
    /// What an office among the head doctors is.
    OfficeKind {
        Head "head" "Dokter kepala" "Head doctor";
        Deputy "deputy" "Pengganti" "Deputy";
    }
}

impl ConsultationRole {
    /// Whether messages of this role answer the patient.
    pub fn answers(self) -> bool {
        matches!(self, ConsultationRole::Doctor | ConsultationRole::Head | ConsultationRole::Deputy)
    }

    /// Whether this role reads without being able to write any more.
    pub fn only_reads(self) -> bool {
        self == ConsultationRole::FormerDoctor
    }
}

impl OfficeKind {
    /// As what the holder takes part.
    pub fn role(self) -> ConsultationRole {
        match self {
            OfficeKind::Head => ConsultationRole::Head,
            OfficeKind::Deputy => ConsultationRole::Deputy,
        }
    }
}
