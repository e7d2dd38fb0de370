//! The closed sets of values of documents.

use crate::choices;

choices! {
    /// What a file is on.
    RecordKind {
        Contact "contact" "Orang" "Person";
        Consultation "consultation" "Konsultasi" "Consultation";
        LabReport "lab_report" "Hasil lab" "Lab report";
        Referral "referral" "Rujukan" "Referral";
        Appointment "appointment" "Janji kunjungan" "Appointment";
        Account "account" "Institusi" "Account";
    }
    /// How far a file is with the virus scanner.
    FileState {
        Quarantined "quarantined" "Menunggu pemeriksaan virus" "Waiting for the virus scan";
        Clean "clean" "Bebas virus" "Free of viruses";
        NotScanned "not_scanned" "Tidak dipindai" "Not scanned";
        Infected "infected" "Ditolak karena mengandung virus" "Refused because it contains a virus";
    }
    /// What a file may be, told by its content.
    MediaType {
        Jpeg "image/jpeg" "Foto JPEG" "JPEG picture";
        Png "image/png" "Gambar PNG" "PNG picture";
        Pdf "application/pdf" "Dokumen PDF" "PDF document";
        Text "text/plain" "Teks" "Text";
        Docx "application/vnd.openxmlformats-officedocument.wordprocessingml.document" "Dokumen Word" "Word document";
        Xlsx "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" "Lembar Excel" "Excel sheet";
    }
    /// Documents that are printed with a code by which they can be verified.
    DocumentKind {
        LabReport "lab_report" "Hasil laboratorium" "Laboratory report";
        ReferralLetter "referral_letter" "Surat rujukan" "Referral letter";
    }
    /// What a verification came to.
    VerificationOutcome {
        Genuine "genuine" "Asli dan masih berlaku" "Genuine and current";
        Superseded "superseded" "Asli, tetapi sudah digantikan oleh koreksi" "Genuine, but superseded by a correction";
        Revoked "revoked" "Ditarik oleh klinik" "Withdrawn by the clinic";
        Altered "altered" "Kode dikenal, tetapi berkasnya bukan yang kami terbitkan" "The code is known, but the file is not the one that was issued";
        Unknown "unknown" "Kode tidak dikenal" "The code is not known";
    }
}

impl MediaType {
    /// The ending of a file of this type, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            MediaType::Jpeg => "jpg",
            MediaType::Png => "png",
            MediaType::Pdf => "pdf",
            MediaType::Text => "txt",
            MediaType::Docx => "docx",
            MediaType::Xlsx => "xlsx",
        }
    }

    /// Whether it may be shown in a page: only what was drawn anew from its pixels.
    pub fn is_inline(self) -> bool {
        matches!(self, MediaType::Jpeg | MediaType::Png)
    }
}

impl FileState {
    /// Whether the content may be fetched.
    pub fn is_served(self) -> bool {
        matches!(self, FileState::Clean | FileState::NotScanned)
    }
}
