//! The closed sets of values of referrals.

use crate::choices;

choices! {
    /// What a facility is.
    FacilityKind {
        Hospital "hospital" "Rumah sakit" "Hospital";
        Clinic "clinic" "Klinik" "Clinic";
        HealthCentre "health_centre" "Puskesmas" "Community health centre";
        Laboratory "laboratory" "Laboratorium" "Laboratory";
        Practice "practice" "Praktik dokter" "Doctor's practice";
        Other "other" "Lainnya" "Other";
    }
    /// From where to where.
    ReferralDirection {
        Out "out" "Keluar" "Out";
        In "in" "Masuk" "In";
        Internal "internal" "Internal" "Internal";
    }
    /// How soon.
    ReferralUrgency {
        Routine "routine" "Biasa" "Routine";
        Urgent "urgent" "Segera" "Urgent";
        Emergency "emergency" "Gawat darurat" "Emergency";
    }
    /// How far a referral is.
    ReferralState {
        Draft "draft" "Draf" "Draft";
        Sent "sent" "Terkirim" "Sent";
        Received "received" "Diterima" "Received";
        Accepted "accepted" "Disanggupi" "Accepted";
        Scheduled "scheduled" "Terjadwal" "Scheduled";
        Seen "seen" "Sudah diperiksa" "Seen";
        Answered "answered" "Dijawab" "Answered";
        Declined "declined" "Ditolak" "Declined";
        Cancelled "cancelled" "Dibatalkan" "Cancelled";
    }
}
