//! The calendar in other programs.

crate::texts! {
    menu { id: "Kalender di aplikasi lain…", en: "Calendar in other apps…" }
    title(name: &str) { id: "Kalender {name} di aplikasi lain", en: "The calendar of {name} in other apps" }
    text { id: "Alamat rahasia untuk Google Kalender, Outlook, atau kalender ponsel. Siapa pun yang memilikinya dapat membaca jadwal ini.", en: "A secret address for Google Calendar, Outlook or a phone. Whoever has it can read these visits." }
    make { id: "Buat alamat baru", en: "Make a new address" }
    once { id: "Alamat ini hanya ditampilkan sekali:", en: "This address is shown only once:" }
    copy_address { id: "Salin alamat", en: "Copy the address" }
    none { id: "Belum ada alamat.", en: "No addresses yet." }
    made_at(at: &str) { id: "dibuat {at}", en: "made {at}" }
    revoke { id: "Cabut alamat ini", en: "Revoke this address" }
    revoked { id: "Alamat dicabut", en: "The address is revoked" }
}
