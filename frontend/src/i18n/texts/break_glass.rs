//! Opening a record outside the own care.

crate::texts! {
    title { id: "Akses darurat", en: "Emergency access" }
    text { id: "Buka hanya bila perawatan tidak bisa menunggu. Alasan Anda dibaca pasien dan manajer, setiap langkah dicatat, dan akses berakhir sendiri.", en: "Open it only when care cannot wait. The patient and the manager read your reason, every step is noted, and access ends by itself." }
    reason { id: "Alasan", en: "Reason" }
    reason_missing { id: "Pilih alasannya.", en: "Choose the reason." }
    details { id: "Apa yang terjadi", en: "What happened" }
    details_hint { id: "Misalnya: Pasien pingsan di ruang tunggu", en: "For example: The patient fainted in the waiting room" }
    password { id: "Kata sandi Anda", en: "Your password" }
    open { id: "Buka dengan akses darurat", en: "Open with emergency access" }
    open_until(time: &str) { id: "Data terbuka sampai {time}", en: "The record is open until {time}" }
    to_record { id: "Buka dengan akses darurat", en: "Open with emergency access" }
}
