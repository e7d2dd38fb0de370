//! What may be done: `resource:action`.

use serde::{Deserialize, Serialize};

// The code is a `tt`, because derives cannot read through a `literal`.
macro_rules! permissions {
    ($($variant:ident $code:tt $id:literal $en:literal;)*) => {
        /// A permission. Roles are sets of them; every route that is not public asks for exactly one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
        pub enum Permission { $(#[serde(rename = $code)] $variant),* }

        impl Permission {
            pub const ALL: &'static [Permission] = &[$(Permission::$variant),*];

            /// The code, for example `patients:read`.
            pub fn code(self) -> &'static str {
                match self { $(Permission::$variant => $code),* }
            }

            pub fn from_code(code: &str) -> Option<Permission> {
                Permission::ALL.iter().copied().find(|p| p.code() == code)
            }

            /// What it allows, for the screen that edits roles.
            pub fn label(self, lang: crate::Lang) -> &'static str {
                match self { $(Permission::$variant => crate::Text2::new($id, $en).get(lang)),* }
            }
        }
    };
}

permissions! {
    UseOwnAccount      "account:use"         "Memakai akun sendiri" "Use one's own account";
    ReadUsers          "users:read"          "Melihat pengguna dan peran" "See users and roles";
    WriteUsers         "users:write"         "Mengelola pengguna" "Manage users";
    WriteRoles         "roles:write"         "Mengubah peran dan izin" "Change roles and permissions";
    ReadOrganisation   "organisation:read"   "Melihat cabang, tenaga medis, dan layanan" "See branches, practitioners and services";
    WriteOrganisation  "organisation:write"  "Mengubah pengaturan klinik" "Change the clinic's settings";
    ReadPatients       "patients:read"       "Melihat data pasien" "See patients";
    IdentifyPatients   "patients:identify"   "Menemukan identitas pasien di seluruh klinik" "Find the identity of any patient";
    WritePatients      "patients:write"      "Mendaftarkan dan mengubah pasien" "Register and change patients";
    DeletePatients     "patients:delete"     "Mengarsipkan pasien" "Archive patients";
    MergePatients      "patients:merge"      "Menggabungkan pasien ganda" "Merge duplicate patients";
    DisclosePatients   "patients:disclose"   "Menampilkan NIK dan telepon lengkap" "Show the full NIK and phone number";
    ReadContacts       "contacts:read"       "Melihat kontak" "See contacts";
    WriteContacts      "contacts:write"      "Mengubah kontak" "Change contacts";
    DeleteContacts     "contacts:delete"     "Mengarsipkan kontak" "Archive contacts";
    MergeContacts      "contacts:merge"      "Menggabungkan kontak ganda" "Merge duplicate contacts";
    DiscloseContacts   "contacts:disclose"   "Menampilkan data kontak lengkap" "Show full contact data";
    ReadInteractions   "interactions:read"   "Melihat linimasa" "See the timeline";
    WriteInteractions  "interactions:write"  "Mencatat di linimasa" "Write on the timeline";
    ReadAccounts       "accounts:read"       "Melihat institusi" "See accounts";
    WriteAccounts      "accounts:write"      "Mengubah institusi" "Change accounts";
    WriteTags          "tags:write"          "Mengelola tag" "Manage tags";
    WriteCustomFields  "custom_fields:write" "Mengelola isian tambahan" "Manage custom fields";
    ShareViews         "views:share"         "Membagikan tampilan tersimpan" "Share saved views";
    ReadSchedule       "schedule:read"       "Melihat jam praktik dan slot" "See hours and free times";
    WriteSchedule      "schedule:write"      "Mengatur jam praktik, cuti, dan ruang" "Manage hours, absences and rooms";
    WriteHolidays      "holidays:write"      "Mengatur hari libur" "Manage holidays";
    ReadAppointments   "appointments:read"   "Melihat janji kunjungan" "See appointments";
    WriteAppointments  "appointments:write"  "Membuat, memindahkan, dan membatalkan janji kunjungan" "Book, move and cancel appointments";
    Overbook           "appointments:overbook" "Memberi waktu yang sudah terisi, dengan alasan" "Give a time that is taken, with a reason";
    ReadQueue          "queue:read"          "Melihat antrean" "See the queue";
    ReceivePatients    "queue:write"         "Menerima, memanggil, dan menyelesaikan kunjungan" "Check in, call and complete visits";
    PrioritiseQueue    "queue:prioritise"    "Mendahulukan kasus darurat" "Put emergencies first";
    ReadRecalls        "recalls:read"        "Melihat jadwal kontrol" "See recalls";
    WriteRecalls       "recalls:write"       "Mengelola jadwal kontrol" "Manage recalls";
    ReadTasks          "tasks:read"          "Melihat tugas" "See tasks";
    WriteTasks         "tasks:write"         "Membuat dan menyelesaikan tugas" "Create and complete tasks";
    ReadMessages       "messages:read"       "Melihat pesan keluar" "See outgoing messages";
    WriteMessages      "messages:write"      "Mengirim ulang dan menarik pesan" "Resend and withdraw messages";
    InspectMessages    "messages:inspect"    "Memeriksa pengiriman lokal" "Inspect the local delivery";
    WriteTemplates     "templates:write"     "Mengubah templat pesan" "Change message templates";
    ReadConsents       "consents:read"       "Melihat persetujuan" "See consents";
    WriteConsents      "consents:write"      "Mencatat persetujuan" "Record consents";
    InvitePatients     "portal:invite"       "Memberi kode pendaftaran portal" "Hand out codes for the portal";
    UsePortal          "portal:use"          "Memakai portal pasien" "Use the patient portal";
    ReadFiles          "files:read"          "Melihat berkas pada data yang boleh dilihat" "See the files of records one may see";
    WriteFiles         "files:write"         "Mengunggah dan mengarsipkan berkas" "Upload and archive files";
    ReadConsultations  "consultations:read"  "Melihat konsultasi yang diikuti" "See the consultations one takes part in";
    WriteConsultations "consultations:write" "Menulis dalam konsultasi yang diikuti" "Write in the consultations one takes part in";
    AnswerConsultations "consultations:answer" "Menjawab konsultasi pasien" "Answer the consultations of patients";
    ManageHeadDoctors  "head_doctors:write"  "Menunjuk dokter kepala dan penggantinya" "Appoint head doctors and their deputies";
    ReadLab            "lab:read"            "Melihat hasil lab" "See laboratory results";
    WriteLab           "lab:write"           "Memasukkan dan mengimpor hasil lab" "Enter and import laboratory results";
    VerifyLab          "lab:verify"          "Memverifikasi, merilis, dan mengoreksi hasil lab" "Verify, release and correct laboratory results";
    CommentLab         "lab:comment"         "Memberi catatan dokter pada hasil lab" "Comment on laboratory results";
    EnterOwnLab        "lab:own"             "Mengisi hasil dari laboratorium luar untuk diri sendiri" "Enter one's own results from outside laboratories";
    WriteAnalytes      "analytes:write"      "Mengelola daftar pemeriksaan lab" "Manage the catalogue of laboratory tests";
    ReadReferrals      "referrals:read"      "Melihat rujukan tanpa isi klinisnya" "See referrals without clinical details";
    ReadReferralReasons "referrals:clinical" "Melihat alasan, berkas, dan hasil rujukan" "See reasons, files and results of referrals";
    WriteReferrals     "referrals:write"     "Menulis, mengirim, dan menjawab rujukan" "Write, send and answer referrals";
    WriteFacilities    "facilities:write"    "Mengelola fasilitas rujukan" "Manage referral facilities";
    ReadAudit          "audit:read"          "Melihat log akses" "See the access log";
    BreakGlass         "break_glass:use"     "Membuka data pasien di luar perawatan dalam keadaan darurat" "Open a record outside one's own care in an emergency";
    ReviewBreakGlass   "break_glass:review"  "Meninjau akses darurat" "Review emergency access";
}
