//! What the pages of the settings have in common.

crate::texts! {
    title_named(title: &str, the_name: &str) { id: "{title}: {the_name}", en: "{title}: {the_name}" }
    group_clinic { id: "Klinik", en: "Clinic" }
    group_schedule { id: "Jadwal", en: "Schedule" }
    group_messages { id: "Pesan", en: "Messages" }
    practitioner_word { id: "Tenaga medis", en: "Practitioner" }
    group_people { id: "Pengguna", en: "People" }
    group_data { id: "Data", en: "Data" }
    group_own { id: "Anda", en: "You" }
    organisation { id: "Profil klinik", en: "Clinic profile" }
    locations { id: "Cabang", en: "Branches" }
    practitioners { id: "Tenaga medis", en: "Practitioners" }
    specialities { id: "Spesialisasi", en: "Specialities" }
    services { id: "Layanan", en: "Services" }
    users { id: "Pengguna", en: "Users" }
    roles { id: "Peran dan izin", en: "Roles and permissions" }
    tags { id: "Tag", en: "Tags" }
    custom_fields { id: "Isian tambahan", en: "Custom fields" }
    create { id: "Simpan", en: "Save" }
    saved(what: &str) { id: "{what} disimpan", en: "{what} has been saved" }
    archive { id: "Arsipkan", en: "Archive" }
    archive_question(what: &str) { id: "Arsipkan {what}?", en: "Archive {what}?" }
    archive_text { id: "Tidak dapat dipilih lagi, tetapi tetap terlihat di tempat yang sudah memakainya. Anda dapat memulihkannya.", en: "It can no longer be chosen, but stays where it was used. You can restore it." }
    archived { id: "Diarsipkan", en: "Archived" }
    archived_named(what: &str) { id: "{what} diarsipkan", en: "{what} has been archived" }
    archived_note { id: "Data ini di arsip dan hanya dapat dibaca. Pulihkan untuk mengubahnya.", en: "This record is in the archive and can only be read. Restore it to change it." }
    restore { id: "Pulihkan", en: "Restore" }
    restored(what: &str) { id: "{what} dipulihkan", en: "{what} has been restored" }
    name_archived(what: &str) { id: "{what} (diarsipkan)", en: "{what} (archived)" }
    with_archive { id: "Sertakan arsip", en: "Include archived" }
    more_rows { id: "Muat baris berikutnya", en: "Load more rows" }
    nothing_to_choose { id: "Belum ada yang dapat dipilih.", en: "There is nothing to choose yet." }
    nothing_found { id: "Tidak ada yang cocok", en: "No matches" }
    nothing_found_text { id: "Ubah kata pencarian, atau hapus saringan.", en: "Change the search, or clear the filters." }
    stale_title { id: "Data ini baru saja diubah orang lain.", en: "Somebody else has just changed this record." }
    stale_text { id: "Isian Anda tetap ada. Bila Anda menyimpannya, hanya isian yang Anda ubah yang ditulis.", en: "What you typed is kept. If you save it, only the fields that you changed are written." }
    stale_theirs { id: "Sekarang", en: "Now" }
    stale_mine { id: "Isian Anda", en: "Yours" }
    stale_reload { id: "Muat versi terbaru", en: "Load the latest version" }
    stale_keep { id: "Simpan isian saya", en: "Save my changes" }
    name { id: "Nama", en: "Name" }
    name_id { id: "Nama (Indonesia)", en: "Name (Indonesian)" }
    name_en { id: "Nama (Inggris)", en: "Name (English)" }
    code { id: "Kode", en: "Code" }
    code_hint { id: "Huruf kecil, angka, garis bawah dan tanda hubung. Dipakai oleh integrasi.", en: "Lower-case letters, digits, underscores and hyphens. Integrations use it." }
    phone { id: "Telepon", en: "Phone" }
    email { id: "Email", en: "E-mail" }
    time_zone { id: "Zona waktu", en: "Time zone" }
    address { id: "Alamat", en: "Address" }
}
