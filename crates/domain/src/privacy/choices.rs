//! The closed sets of values of consents.

use crate::choices;

choices! {
    /// What a message or a use of data is for; consent is asked for by purpose.
    Purpose {
        Care "care" "Pelayanan kesehatan" "Care";
        Administration "administration" "Administrasi" "Administration";
        Marketing "marketing" "Penawaran dan promosi" "Offers and marketing";
        Survey "survey" "Survei" "Surveys";
        Research "research" "Penelitian" "Research";
    }
    /// A way by which a message goes out.
    ConsentChannel {
        Email "email" "Email" "E-mail";
        Sms "sms" "SMS" "SMS";
        Whatsapp "whatsapp" "WhatsApp" "WhatsApp";
        Inbox "inbox" "Kotak masuk portal" "Portal inbox";
        Browser "browser" "Notifikasi peramban" "Browser notification";
    }
    /// Where a consent was given or withdrawn.
    ConsentSource {
        SignUp "sign_up" "Pendaftaran portal" "Portal sign-up";
        Booking "booking" "Pembuatan janji" "Booking";
        Portal "portal" "Portal" "Portal";
        Desk "desk" "Loket" "Front desk";
        Link "link" "Tautan di pesan" "Link in a message";
        Import "import" "Impor" "Import";
    }
}

impl Purpose {
    /// Whether a message needs a consent that was given; care and administration go on until they are refused.
    pub fn needs_consent(self) -> bool {
        !matches!(self, Purpose::Care | Purpose::Administration)
    }
}

choices! {
    /// Why somebody opens a record outside their care.
    BreakGlassReason {
        Emergency "emergency" "Keadaan darurat" "Emergency";
        Cover "cover" "Menggantikan dokter yang merawat" "Covering for the treating doctor";
        SecondOpinion "second_opinion" "Dimintai pendapat oleh rekan" "A colleague asks for an opinion";
        UrgentResult "urgent_result" "Hasil mendesak yang harus ditindaklanjuti" "An urgent result that needs action";
        Other "other" "Alasan lain" "Another reason";
    }
    /// What the manager says about it afterwards.
    BreakGlassVerdict {
        Justified "justified" "Dapat dibenarkan" "Justified";
        NotJustified "not_justified" "Tidak dapat dibenarkan" "Not justified";
    }
    /// How the access log names members of staff to patients.
    StaffNames {
        Full "full" "Nama lengkap dan peran" "Full name and role";
        Role "role" "Peran saja" "Role only";
    }
    /// Who opened a record, as seen from it.
    AccessBy {
        Own "own" "Pemilik data" "The person themselves";
        Guardian "guardian" "Wali" "A guardian";
        Staff "staff" "Petugas" "Staff";
        System "system" "Sistem" "The system";
    }
    /// What a record was opened for.
    AccessPurpose {
        Care "care" "Perawatan" "Care";
        Administration "administration" "Administrasi" "Administration";
        Own "own" "Keperluan sendiri" "Own use";
        Emergency "emergency" "Akses darurat" "Emergency access";
        System "system" "Otomatis" "Automatic";
    }
    /// What is wrong with the audit trail.
    AuditFault {
        Changed "changed" "Catatan diubah, ditukar, atau dipindahkan" "A record was changed, swapped or moved";
        Deleted "deleted" "Catatan dihapus" "A record was deleted";
        Gap "gap" "Segel dihapus dari rantai" "Seals were removed from the chain";
        Doubled "doubled" "Catatan dengan nomor yang sama disisipkan" "A record with the same number was inserted";
        Inserted "inserted" "Catatan disisipkan tanpa segel" "A record was inserted without a seal";
        Backdated "backdated" "Catatan masuk jauh setelah waktunya" "A record came in long after its time";
        CutOff "cut_off" "Akhir rantai dipotong" "The end of the chain was cut off";
        Rewritten "rewritten" "Rantai ditulis ulang" "The chain was written anew";
        HeadForged "head_forged" "Baris berkas kepala rantai tidak bertanda tangan sah" "A line of the file of heads is not signed by this installation";
        HeadsMissing "heads_missing" "Berkas kepala rantai tidak ada" "The file of heads is missing";
        HeadsStale "heads_stale" "Kepala rantai terakhir terlalu lama" "The last head is too old";
    }
}
