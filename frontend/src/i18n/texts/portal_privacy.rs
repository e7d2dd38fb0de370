//! Who opened the own record, and the parts of the privacy page.

use crate::i18n::Count;

crate::texts! {
    sections { id: "Bagian halaman", en: "Parts of this page" }
    consents { id: "Izin", en: "Consents" }
    access { id: "Akses data", en: "Access to data" }
    data { id: "Data", en: "Data" }
    who_opened(name: &str) { id: "Siapa yang membuka data {name}", en: "Who opened the data of {name}" }
    who_opened_text { id: "Setiap kali data dibuka, diubah, atau diunduh, hal itu dicatat di sini. Catatannya tidak dapat dihapus.", en: "Each time the data is opened, changed or downloaded, it is recorded here. The entries cannot be deleted." }
    none { id: "Belum ada yang membuka data ini.", en: "Nobody has opened this data yet." }
    you { id: "Anda", en: "You" }
    owner(name: &str) { id: "{name} sendiri", en: "{name} personally" }
    guardian(name: &str) { id: "{name}, keluarga", en: "{name}, family" }
    a_guardian { id: "Anggota keluarga", en: "A family member" }
    staff(name: &str, role: &str) { id: "{name}, {role}", en: "{name}, {role}" }
    a_member { id: "Petugas klinik", en: "A member of staff" }
    system { id: "Sistem klinik, otomatis", en: "The clinic's system, automatically" }
    for_purpose(purpose: &str) { id: "Untuk: {purpose}", en: "For: {purpose}" }
    times(what: &str, n: Count) { id: "{what}, {n} kali", en: "{what}, {n} times" }
    between(from: &str, to: &str) { id: "{from} sampai {to}", en: "{from} to {to}" }
    emergency(name: &str) { id: "{name}, akses darurat", en: "{name}, emergency access" }
    reason(reason: &str) { id: "Alasan: {reason}.", en: "Reason: {reason}." }
    reason_more(reason: &str, details: &str) { id: "Alasan: {reason}. {details}", en: "Reason: {reason}. {details}" }
    not_reviewed { id: "Manajer belum meninjaunya.", en: "The manager has not reviewed it yet." }
    justified { id: "Sudah ditinjau manajer: dapat dibenarkan.", en: "Reviewed by the manager: justified." }
    not_justified { id: "Sudah ditinjau manajer: tidak dapat dibenarkan.", en: "Reviewed by the manager: not justified." }
    unknown_access { id: "Laporkan yang tidak Anda kenal", en: "Report what you do not recognise" }
    unknown_access_text { id: "Tulis kepada klinik; setiap keluhan dijawab.", en: "Write to the clinic; every complaint is answered." }
    own_data { id: "Data dan perangkat", en: "Data and devices" }
    my_data_text { id: "Lihat dan perbaiki data Anda, beserta riwayat perubahannya", en: "See and correct your data, and see what has changed" }
    devices { id: "Perangkat yang masuk", en: "Signed-in devices" }
    devices_text { id: "Lihat di mana akun Anda dipakai, dan keluarkan yang bukan milik Anda", en: "See where your account is used, and sign out what is not yours" }
}
