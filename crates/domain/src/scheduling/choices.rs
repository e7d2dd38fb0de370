//! The closed sets of values of scheduling.

use crate::choices;

choices! {
    /// Where an appointment stands.
    AppointmentState {
        Requested "requested" "Menunggu konfirmasi klinik" "Waiting for the clinic";
        Confirmed "confirmed" "Terjadwal" "Booked";
        CheckedIn "checked_in" "Sudah datang" "Checked in";
        Called "called" "Dipanggil" "Called";
        InProgress "in_progress" "Sedang diperiksa" "In progress";
        Done "done" "Selesai" "Done";
        NoShow "no_show" "Tidak datang" "Did not come";
        Cancelled "cancelled" "Dibatalkan" "Cancelled";
    }
    /// By which way an appointment was made.
    AppointmentSource {
        Portal "portal" "Portal" "Portal";
        Guest "guest" "Tamu" "Guest";
        Staff "staff" "Klinik" "Clinic";
        WalkIn "walk_in" "Datang langsung" "Walk-in";
        Series "series" "Rangkaian" "Series";
        WaitingList "waiting_list" "Daftar tunggu" "Waiting list";
        Import "import" "Impor" "Import";
    }
    /// What happened to an appointment.
    AppointmentEventKind {
        Booked "booked" "Dibuat" "Booked";
        Approved "approved" "Disetujui klinik" "Approved by the clinic";
        Rescheduled "rescheduled" "Dipindahkan" "Moved";
        Confirmed "confirmed" "Kehadiran dikonfirmasi" "Attendance confirmed";
        CheckedIn "checked_in" "Diterima di loket" "Checked in";
        Called "called" "Dipanggil" "Called";
        Skipped "skipped" "Dilewati" "Skipped";
        Transferred "transferred" "Dialihkan" "Transferred";
        Left "left" "Pulang sebelum diperiksa" "Left before being seen";
        Started "started" "Mulai diperiksa" "Started";
        Done "done" "Selesai" "Done";
        NoShow "no_show" "Tidak datang" "Did not come";
        Cancelled "cancelled" "Dibatalkan" "Cancelled";
        Restored "restored" "Pembatalan ditarik" "Cancellation undone";
        Delayed "delayed" "Dokter terlambat" "Doctor late";
    }
    /// Who did it.
    ByWhom {
        Staff "staff" "Klinik" "Clinic";
        Patient "patient" "Pasien" "Patient";
        Guest "guest" "Tamu" "Guest";
        Link "link" "Tautan pasien" "Patient's link";
        System "system" "Sistem" "System";
    }
    /// Why a practitioner takes no bookings for a while.
    AbsenceKind {
        Leave "leave" "Cuti" "Leave";
        Block "block" "Waktu diblokir" "Blocked time";
        Training "training" "Pelatihan" "Training";
    }
    /// What a visit needs besides the practitioner.
    ResourceKind {
        Room "room" "Ruang" "Room";
        Equipment "equipment" "Alat" "Equipment";
    }
    /// A part of the day.
    DayPart {
        Morning "morning" "Pagi (sebelum 12.00)" "Morning (before 12:00)";
        Afternoon "afternoon" "Siang (12.00–17.00)" "Afternoon (12:00–17:00)";
        Evening "evening" "Malam (sesudah 17.00)" "Evening (after 17:00)";
    }
    /// Where somebody on the waiting list stands.
    WaitingState {
        Waiting "waiting" "Menunggu" "Waiting";
        Offered "offered" "Ditawari waktu" "Offered a time";
        Booked "booked" "Sudah dijadwalkan" "Booked";
        Expired "expired" "Masa tunggu habis" "Period over";
        Withdrawn "withdrawn" "Ditarik" "Withdrawn";
    }
    /// What became of an offer.
    OfferState {
        Open "open" "Menunggu jawaban" "Waiting for an answer";
        Accepted "accepted" "Diterima" "Accepted";
        Declined "declined" "Ditolak" "Declined";
        Expired "expired" "Tidak dijawab" "Not answered";
        Withdrawn "withdrawn" "Ditarik" "Withdrawn";
    }
    /// Where a recall stands.
    RecallState {
        Open "open" "Belum dijadwalkan" "Not booked yet";
        Booked "booked" "Sudah dijadwalkan" "Booked";
        Done "done" "Selesai" "Done";
        Declined "declined" "Pasien tidak bersedia" "Declined";
    }
    /// How somebody was reminded that they are due.
    RecallChannel {
        Call "call" "Telepon" "Call";
        Email "email" "Email" "E-mail";
        Whatsapp "whatsapp" "WhatsApp" "WhatsApp";
        Sms "sms" "SMS" "SMS";
        Inbox "inbox" "Kotak masuk portal" "Portal inbox";
        InPerson "in_person" "Bertemu langsung" "In person";
    }
    /// What came of it.
    RecallOutcome {
        Sent "sent" "Terkirim" "Sent";
        Reached "reached" "Terhubung" "Reached";
        NoAnswer "no_answer" "Tidak diangkat" "No answer";
        WrongNumber "wrong_number" "Nomor salah" "Wrong number";
        CallBack "call_back" "Minta dihubungi lagi" "Call back";
        Declined "declined" "Tidak bersedia" "Declined";
    }
    /// How much of a series a change is about.
    Extent {
        One "one" "Hanya kunjungan ini" "Only this visit";
        Following "following" "Kunjungan ini dan sesudahnya" "This visit and those after it";
        All "all" "Seluruh rangkaian" "The whole series";
    }
    /// What a link in a message is for.
    LinkPurpose {
        Appointment "appointment" "Janji kunjungan" "Appointment";
        Offer "offer" "Tawaran waktu" "Offer of a time";
        Delay "delay" "Keterlambatan" "Delay";
        Calendar "calendar" "Kalender" "Calendar";
        Preferences "preferences" "Pilihan pesan" "Message preferences";
    }
}

#[allow(clippy::derivable_impls, reason = "the derives of a closed set are those of its macro")]
impl Default for Extent {
    fn default() -> Self {
        Extent::One
    }
}
