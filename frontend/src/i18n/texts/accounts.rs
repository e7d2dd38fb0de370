//! Institutions, tags, and the definitions of custom fields.

use crate::i18n::Count;

crate::texts! {
    accounts { id: "Institusi", en: "Accounts" }
    new_account { id: "Institusi baru", en: "New account" }
    edit_account { id: "Ubah institusi", en: "Edit account" }
    search { id: "Cari institusi", en: "Find an account" }
    accounts_empty { id: "Belum ada institusi", en: "No accounts yet" }
    accounts_empty_text { id: "Pemberi kerja, penjamin, pelanggan korporat, pemasok, dan fasilitas perujuk ada di sini.", en: "Employers, insurers, corporate customers, suppliers and referring facilities are kept here." }
    kind { id: "Jenis", en: "Kind" }
    all_kinds { id: "Semua", en: "All" }
    place { id: "Tempat", en: "Place" }
    people { id: "Orang", en: "People" }
    people_count(n: Count) { id: "{n} orang", en: "{n} people", one: "{n} person" }
    updated { id: "Diperbarui", en: "Updated" }
    created { id: "Dibuat", en: "Created" }
    tax_number { id: "NPWP", en: "Tax number (NPWP)" }
    notes { id: "Catatan", en: "Notes" }
    notes_hint { id: "Misalnya cara menagih dan siapa yang dihubungi. Jangan menulis data kesehatan seseorang.", en: "For example how to bill and whom to call. Do not write down anybody's health." }
    facts { id: "Data institusi", en: "Account data" }
    history { id: "Riwayat", en: "History" }
    tabs { id: "Bagian institusi", en: "Parts of the account" }
    people_empty { id: "Belum ada orang di institusi ini", en: "Nobody belongs to this account yet" }
    people_empty_text { id: "Tambahkan karyawan, penanggung jawab, atau narahubungnya.", en: "Add its employees, the person in charge, or its contact persons." }
    people_archived { id: "Pulihkan institusi ini untuk melihat orang-orangnya.", en: "Restore this account to see its people." }
    add_person { id: "Tambah orang", en: "Add a person" }
    add_person_hint { id: "Ketik nama, telepon, atau nomor rekam medis.", en: "Type a name, phone number or medical record number." }
    person_added(name: &str) { id: "{name} ditambahkan", en: "{name} has been added" }
    person_removed(name: &str) { id: "{name} dilepas dari institusi", en: "{name} has been taken out of the account" }
    remove_person(name: &str) { id: "Lepas {name}", en: "Take {name} out" }
    not_found { id: "Institusi ini tidak ditemukan", en: "This account was not found" }
    not_found_text { id: "Alamatnya mungkin salah ketik.", en: "The address may be mistyped." }
    to_list { id: "Ke daftar institusi", en: "To the list of accounts" }
    history_empty { id: "Belum ada perubahan.", en: "No changes yet." }
    action_created { id: "membuat", en: "created it" }
    action_updated { id: "mengubah", en: "changed it" }
    action_archived { id: "mengarsipkan", en: "archived it" }
    action_restored { id: "memulihkan", en: "restored it" }
    by_import { id: "Impor", en: "Import" }
    was_empty { id: "kosong", en: "empty" }
    custom { id: "Isian tambahan", en: "Custom fields" }
    number_ambiguous { id: "Tulis tanpa pemisah ribuan: 1500 atau 1,5.", en: "Write it without thousand separators: 1500 or 1.5." }
    number_unread { id: "Tulis angka, misalnya 12 atau 1,5.", en: "Write a number, for example 12 or 1.5." }
    tags_sub { id: "Label untuk menandai dan menyaring pasien dan kontak.", en: "Labels for marking and filtering patients and contacts." }
    new_tag { id: "Tag baru", en: "New tag" }
    edit_tag { id: "Ubah tag", en: "Edit tag" }
    tags_empty { id: "Belum ada tag", en: "No tags yet" }
    tags_empty_text { id: "Misalnya VIP, Prolanis, Karyawan. Jangan memakai tag untuk diagnosis.", en: "For example VIP, chronic care programme, employee. Do not use tags for diagnoses." }
    tag_hint { id: "Paling banyak 60 karakter. Bukan untuk diagnosis.", en: "60 characters at most. Not for diagnoses." }
    fields_sub { id: "Isian yang klinik tambahkan pada data pasien, kontak, dan institusi.", en: "Fields that the clinic adds to patients, contacts and accounts." }
    new_field { id: "Isian baru", en: "New field" }
    edit_field { id: "Ubah isian", en: "Edit field" }
    fields_empty { id: "Belum ada isian tambahan", en: "No custom fields yet" }
    fields_empty_text { id: "Misalnya Golongan darah, Pekerjaan, atau Nomor kontrak.", en: "For example blood group, occupation, or contract number." }
    field_resource { id: "Dipakai pada", en: "Used on" }
    field_key { id: "Kunci", en: "Key" }
    field_key_hint { id: "Dipakai oleh API dan impor; tidak dapat diubah setelah disimpan.", en: "Used by the API and imports; cannot be changed later." }
    field_fixed { id: "Tidak dapat diubah setelah disimpan.", en: "Cannot be changed later." }
    label_id { id: "Label (Indonesia)", en: "Label (Indonesian)" }
    label_en { id: "Label (Inggris)", en: "Label (English)" }
    field_kind { id: "Jenis isian", en: "Kind of field" }
    choices { id: "Pilihan", en: "Choices" }
    choices_hint { id: "Satu pilihan per baris.", en: "One choice per line." }
    position { id: "Urutan", en: "Position" }
    position_hint { id: "0 sampai 1000; yang kecil tampil lebih dulu.", en: "0 to 1000; smaller ones come first." }
}
