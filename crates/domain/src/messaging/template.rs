//! The templates of messages: what each is for, and which variables its texts may use.

use super::choices::MessagePurpose;
use super::facts::{Facts, Secrets};
use crate::choices;
use crate::contacts::Topic;

choices! {
    /// A template; its texts are kept by this code and can be changed, the set is fixed.
    TemplateCode {
        Booked "booked" "Janji kunjungan tercatat" "Visit booked";
        Requested "requested" "Permintaan kunjungan diterima" "Visit requested";
        Approved "approved" "Permintaan kunjungan disetujui" "Visit approved";
        Rescheduled "rescheduled" "Janji kunjungan dipindahkan" "Visit moved";
        Cancelled "cancelled" "Janji kunjungan dibatalkan" "Visit cancelled";
        Reminder "reminder" "Pengingat kunjungan" "Visit reminder";
        RecallDue "recall_due" "Waktunya kontrol" "Time for the next visit";
        Offer "offer" "Waktu kosong dari daftar tunggu" "Free time from the waiting list";
        Delay "delay" "Dokter terlambat" "The doctor is late";
        VerificationCode "code" "Kode verifikasi" "Verification code";
        FamilyCode "family_code" "Kode untuk mewakili Anda" "Code for acting for you";
        ContactChanged "contact_changed" "Alamat email atau telepon diubah" "E-mail address or phone number changed";
        PortalWelcome "portal_welcome" "Selamat datang di portal" "Welcome to the portal";
        FeedbackAnswer "feedback_answer" "Jawaban atas masukan" "Answer to feedback";
        PasswordReset "password_reset" "Tautan kata sandi baru" "Link for a new password";
        LabResult "lab_result" "Hasil pemeriksaan baru" "New results";
        LabCorrected "lab_corrected" "Hasil pemeriksaan dikoreksi" "Corrected results";
        LabComment "lab_comment" "Catatan dokter atas hasil" "The doctor's comment on results";
        TaskAssigned "task_assigned" "Tugas baru" "New task";
        TaskDue "task_due" "Tugas jatuh tempo" "Task due";
        BreakGlassNotice "break_glass_notice" "Akses darurat ke data pasien" "Record opened in an emergency";
        BreakGlassReview "break_glass_review" "Akses darurat untuk ditinjau" "Emergency access to review";
        BreakGlassReminder "break_glass_reminder" "Akses darurat belum ditinjau" "Emergency access not reviewed yet";
        ConsultationQuestion "consultation_question" "Pertanyaan pasien" "Question from a patient";
        ConsultationEmergency "consultation_emergency" "Pertanyaan yang dapat berarti keadaan darurat" "Question that may mean an emergency";
        ConsultationHandover "consultation_handover" "Konsultasi dialihkan" "Consultation handed over";
        ConsultationCopy "consultation_copy" "Jawaban dokter untuk dokter kepala" "Doctor's answer for the head doctor";
        ConsultationSteppedIn "consultation_stepped_in" "Dokter kepala ikut menjawab" "The head doctor has stepped in";
        ConsultationAnswer "consultation_answer" "Jawaban konsultasi" "Answer to a consultation";
        ReferralSent "referral_sent" "Surat rujukan siap" "Referral letter ready";
        ReferralAnswered "referral_answered" "Rujukan dijawab" "Referral answered";
    }
    /// A value that the texts of a template may show.
    Variable {
        Clinic "clinic" "Nama klinik" "Name of the clinic";
        Name "name" "Nama penerima" "Name of the recipient";
        Patient "patient" "Nama pasien" "Name of the patient";
        Date "date" "Tanggal kunjungan" "Date of the visit";
        Time "time" "Jam kunjungan dengan zona waktu" "Time of the visit with its zone";
        Service "service" "Layanan" "Service";
        Practitioner "practitioner" "Tenaga medis" "Practitioner";
        Location "location" "Cabang" "Branch";
        Address "address" "Alamat cabang" "Address of the branch";
        Preparation "preparation" "Persiapan dan yang perlu dibawa" "How to prepare, and what to bring";
        BookingCode "booking_code" "Kode booking" "Booking code";
        Link "link" "Tautan pribadi penerima" "The recipient's own link";
        Code "code" "Kode sekali pakai" "One-time code";
        Minutes "minutes" "Jumlah menit" "Number of minutes";
        Until "until" "Batas waktu" "Until when";
        Due "due" "Tanggal jatuh tempo" "Due date";
        Title "title" "Judul" "Title";
        Text "text" "Isi" "Text";
        EmergencyPhone "emergency_phone" "Nomor darurat" "Emergency number";
    }
}

impl TemplateCode {
    /// What it is sent for.
    pub fn purpose(self) -> MessagePurpose {
        match self {
            TemplateCode::VerificationCode
            | TemplateCode::FamilyCode
            | TemplateCode::ContactChanged
            | TemplateCode::PortalWelcome
            | TemplateCode::FeedbackAnswer
            | TemplateCode::PasswordReset
            | TemplateCode::TaskAssigned
            | TemplateCode::BreakGlassNotice
            | TemplateCode::BreakGlassReview
            | TemplateCode::BreakGlassReminder
            | TemplateCode::TaskDue => MessagePurpose::Administration,
            _ => MessagePurpose::Care,
        }
    }

    /// The topic that people may say they do not want; some messages have none, because they are the other half of
    /// something the person did.
    pub fn topic(self) -> Option<Topic> {
        match self {
            TemplateCode::Reminder | TemplateCode::RecallDue => Some(Topic::Reminders),
            // that a result was wrong has to be known
            TemplateCode::LabResult | TemplateCode::LabComment => Some(Topic::Results),
            _ => None,
        }
    }

    /// Whether the person waits for it at this moment, or has to learn at once that an account may be in wrong hands or that
    /// somebody outside their care has opened their record: quiet hours and a preferred channel do not hold it back.
    pub fn is_asked_for(self) -> bool {
        matches!(
            self,
            TemplateCode::VerificationCode
                | TemplateCode::FamilyCode
                | TemplateCode::ContactChanged
                | TemplateCode::PasswordReset
                | TemplateCode::BreakGlassNotice
        )
    }

    /// Whether a calendar file goes with the e-mail.
    pub fn has_calendar(self) -> bool {
        matches!(self, TemplateCode::Booked | TemplateCode::Approved | TemplateCode::Rescheduled | TemplateCode::Cancelled)
    }

    /// The states of its subject in which it is still true; empty when it does not depend on one.
    pub fn holds_in(self) -> &'static [&'static str] {
        match self {
            TemplateCode::Booked | TemplateCode::Approved | TemplateCode::Reminder => &["confirmed"],
            TemplateCode::Requested => &["requested"],
            TemplateCode::Rescheduled => &["requested", "confirmed"],
            TemplateCode::Cancelled => &["cancelled"],
            TemplateCode::Delay => &["confirmed", "checked_in"],
            TemplateCode::RecallDue | TemplateCode::Offer => &["open"],
            TemplateCode::TaskAssigned | TemplateCode::TaskDue => &["open", "in_progress"],
            _ => &[],
        }
    }

    /// The variables that its texts may use.
    pub fn variables(self) -> &'static [Variable] {
        use Variable::*;
        match self {
            TemplateCode::Booked | TemplateCode::Approved | TemplateCode::Rescheduled | TemplateCode::Reminder => {
                &[Clinic, Name, Patient, Date, Time, Service, Practitioner, Location, Address, Preparation, BookingCode, Link]
            }
            TemplateCode::Requested => &[Clinic, Name, Patient, Date, Time, Service, Practitioner, Location, Address, BookingCode, Link],
            TemplateCode::Cancelled => &[Clinic, Name, Patient, Date, Time, Service, Practitioner, Location, Text, Link],
            TemplateCode::RecallDue => &[Clinic, Name, Patient, Service, Location, Due, Link],
            TemplateCode::Offer => &[Clinic, Name, Patient, Date, Time, Service, Practitioner, Location, Until, Link],
            TemplateCode::Delay => &[Clinic, Name, Patient, Date, Time, Service, Practitioner, Location, Minutes, Link],
            TemplateCode::VerificationCode | TemplateCode::FamilyCode => &[Clinic, Name, Code, Minutes],
            TemplateCode::ContactChanged => &[Clinic, Name],
            TemplateCode::PortalWelcome => &[Clinic, Name, Link],
            TemplateCode::FeedbackAnswer => &[Clinic, Name, Title, Text],
            TemplateCode::PasswordReset => &[Clinic, Name, Link],
            TemplateCode::LabResult | TemplateCode::LabCorrected | TemplateCode::LabComment => &[Clinic, Name, Patient, Link],
            TemplateCode::TaskAssigned | TemplateCode::TaskDue => &[Clinic, Name, Title, Due],
            TemplateCode::BreakGlassNotice => &[Clinic, Name, Patient, Date, Time],
            TemplateCode::BreakGlassReview | TemplateCode::BreakGlassReminder => &[Clinic, Name, Practitioner, Date, Time],
            TemplateCode::ConsultationQuestion | TemplateCode::ConsultationHandover => &[Clinic, Name, Until],
            TemplateCode::ConsultationEmergency | TemplateCode::ConsultationCopy | TemplateCode::ConsultationSteppedIn => &[Clinic, Name],
            TemplateCode::ConsultationAnswer => &[Clinic, Name, Patient, Link, EmergencyPhone],
            TemplateCode::ReferralSent | TemplateCode::ReferralAnswered => &[Clinic, Name, Patient, Link],
        }
    }

    /// The variables without which it makes no sense, and which are not there.
    pub fn missing(self, facts: &Facts, secrets: &Secrets) -> Vec<Variable> {
        let here = |variable: Variable| match variable {
            Variable::Date | Variable::Time => facts.starts_at.is_some() && facts.time_zone.is_some(),
            Variable::Service => facts.service_id.is_some() && facts.service_en.is_some(),
            Variable::Practitioner => facts.practitioner.is_some(),
            Variable::Until => self == TemplateCode::ConsultationHandover || (facts.until.is_some() && facts.time_zone.is_some()),
            Variable::Code => secrets.code.is_some(),
            Variable::Minutes => facts.minutes.is_some(),
            Variable::Title => facts.title.is_some(),
            Variable::Link => secrets.link.is_some() || self != TemplateCode::PasswordReset,
            _ => true,
        };
        self.variables().iter().copied().filter(|variable| !here(*variable)).collect()
    }
}

impl Variable {
    /// Whether it may stand in the subject of an e-mail, which others see on a locked screen: nothing about health.
    pub fn is_for_subjects(self) -> bool {
        matches!(self, Variable::Clinic | Variable::Name | Variable::Date | Variable::Time)
    }

    /// Whether it is sealed until it is sent, and never shown afterwards.
    pub fn is_secret(self) -> bool {
        matches!(self, Variable::Link | Variable::Code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_has_no_topic_to_refuse() {
        for template in TemplateCode::ALL {
            assert!(!(template.is_asked_for() && template.topic().is_some()), "{}", template.code());
            assert!(template.variables().contains(&Variable::Clinic), "{}", template.code());
        }
    }

    #[test]
    fn a_code_without_its_code_is_noticed() {
        let facts = Facts { minutes: Some(10), ..Facts::default() };
        assert_eq!(TemplateCode::VerificationCode.missing(&facts, &Secrets::default()), [Variable::Code]);
        assert_eq!(TemplateCode::VerificationCode.missing(&facts, &Secrets::code("123456")), []);
        assert_eq!(TemplateCode::Booked.missing(&Facts::default(), &Secrets::default()).len(), 4);
    }
}
