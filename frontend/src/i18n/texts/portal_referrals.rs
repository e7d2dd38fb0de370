//! Referrals, as patients see them.

crate::texts! {
    title { id: "Rujukan", en: "Referrals" }
    lead(name: &str) { id: "Surat rujukan dan jawabannya untuk {name}.", en: "Referral letters and their answers for {name}." }
    account_text { id: "Surat rujukan dan jawabannya", en: "Referral letters and their answers" }
    link { id: "Surat rujukan", en: "Referral letters" }
    none { id: "Belum ada rujukan", en: "No referrals yet" }
    none_text { id: "Bila dokter menulis rujukan, suratnya dapat diunduh di sini.", en: "When a doctor writes a referral, the letter can be downloaded here." }
    from(name: &str) { id: "Dari {name}", en: "From {name}" }
    valid_until(day: &str) { id: "Berlaku sampai {day}", en: "Valid until {day}" }
    expired(day: &str) { id: "Kedaluwarsa {day}", en: "Expired {day}" }
    planned(time: &str) { id: "Jadwal: {time}", en: "Scheduled: {time}" }
    reason { id: "Alasan rujukan", en: "Reason for the referral" }
    result(day: &str) { id: "Hasil, {day}", en: "Findings, {day}" }
    files { id: "Berkas", en: "Files" }
    more { id: "Lihat rincian", en: "Show details" }
    letter { id: "Unduh surat (PDF)", en: "Download the letter (PDF)" }
    answer { id: "Unduh jawaban (PDF)", en: "Download the answer (PDF)" }
    letter_of(number: &str) { id: "Unduh {number} sebagai PDF", en: "Download {number} as PDF" }
    done { id: "PDF sudah diunduh", en: "The PDF was downloaded" }
    older { id: "Tampilkan yang lebih lama", en: "Show older ones" }
}
