//! Opening a record outside the own care.

use crate::i18n::Count;

crate::texts! {
    title { id: "Akses darurat", en: "Emergency access" }
    text { id: "Buka hanya bila perawatan tidak bisa menunggu. Alasan Anda dibaca pasien dan manajer, setiap langkah dicatat, dan akses berakhir sendiri.", en: "Open it only when care cannot wait. The patient and the manager read your reason, every step is recorded, and access ends by itself." }
    reason { id: "Alasan", en: "Reason" }
    reason_missing { id: "Pilih alasannya.", en: "Choose the reason." }
    details { id: "Apa yang terjadi", en: "What happened" }
    details_hint { id: "Misalnya: Pasien pingsan di ruang tunggu", en: "For example: The patient fainted in the waiting room" }
    password { id: "Kata sandi Anda", en: "Your password" }
    open { id: "Buka dengan akses darurat", en: "Open with emergency access" }
    open_named(name: &str) { id: "Buka data {name} dengan akses darurat", en: "Open the record of {name} with emergency access" }
    open_until(time: &str) { id: "Data terbuka sampai {time}", en: "The record is open until {time}" }
    to_review { id: "Akses darurat untuk ditinjau", en: "Emergency access to review" }
    opened_record(name: &str) { id: "membuka data {name}", en: "opened the record of {name}" }
    n_accesses(n: Count) { id: "{n} akses", en: "{n} accesses", one: "{n} access" }
    review_by(day: &str) { id: "tinjau paling lambat {day}", en: "review by {day}" }
    review { id: "Tinjau", en: "Review" }
    review_of(name: &str) { id: "Tinjau akses {name}", en: "Review access by {name}" }
    review_title { id: "Apakah akses ini dapat dibenarkan?", en: "Was this access justified?" }
    review_text { id: "Pasien melihat hasil tinjauan Anda. Akses yang tidak dapat dibenarkan berakhir saat itu juga.", en: "The patient sees what you decide. Access that was not justified ends at once." }
    verdict { id: "Hasil tinjauan", en: "Verdict" }
    verdict_missing { id: "Pilih hasil tinjauannya.", en: "Choose the verdict." }
    note { id: "Catatan", en: "Note" }
    note_hint { id: "Wajib bila tidak dapat dibenarkan.", en: "Required when it was not justified." }
    save_review { id: "Simpan tinjauan", en: "Save the review" }
    reviewed { id: "Tinjauan disimpan", en: "The review was saved" }
    to_record { id: "Buka dengan akses darurat", en: "Open with emergency access" }
}
