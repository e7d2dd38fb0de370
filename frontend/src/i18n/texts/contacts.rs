//! What is said about people everywhere: fields, kinds, states.

use crate::i18n::Count;

crate::texts! {
    mrn { id: "No. RM", en: "MRN" }
    mrn_short { id: "RM", en: "MRN" }
    mrn_of(the_mrn: &str) { id: "RM {the_mrn}", en: "MRN {the_mrn}" }
    name { id: "Nama", en: "Name" }
    full_name { id: "Nama lengkap", en: "Full name" }
    honorific { id: "Sapaan", en: "Form of address" }
    birth_date { id: "Tanggal lahir", en: "Date of birth" }
    born { id: "Lahir", en: "Born" }
    age { id: "Umur", en: "Age" }
    sex { id: "Jenis kelamin", en: "Sex" }
    phone { id: "Telepon", en: "Phone" }
    email { id: "Email", en: "E-mail" }
    address { id: "Alamat", en: "Address" }
    addresses { id: "Alamat", en: "Addresses" }
    branch { id: "Cabang", en: "Branch" }
    tag { id: "Tag", en: "Tag" }
    tags { id: "Tag", en: "Tags" }
    language { id: "Bahasa", en: "Language" }
    channel { id: "Saluran pilihan", en: "Preferred channel" }
    last_visit { id: "Terakhir datang", en: "Last visit" }
    last { id: "Terakhir", en: "Last visit" }
    registered { id: "Terdaftar", en: "Registered" }
    deceased_on { id: "Tanggal meninggal", en: "Date of death" }
    identifiers { id: "Nomor identitas", en: "Identifiers" }
    family { id: "Keluarga dan wali", en: "Family and guardians" }
    institutions { id: "Institusi", en: "Institutions" }
    preferences { id: "Preferensi", en: "Preferences" }
    custom_fields { id: "Isian tambahan", en: "Additional fields" }
    updated { id: "Diperbarui", en: "Updated" }
    identity { id: "Data diri", en: "Personal data" }
    indonesian { id: "Indonesia", en: "Indonesian" }
    english { id: "Inggris", en: "English" }
    born_with_age(date: &str, the_age: &str) { id: "{date} ({the_age})", en: "{date} ({the_age})" }
    age_and_sex(the_age: &str, the_sex: &str) { id: "{the_age}, {the_sex}", en: "{the_age}, {the_sex}" }
    age_at_death(the_age: &str) { id: "{the_age} saat meninggal", en: "{the_age} at death" }
    with_birth(the_name: &str, date: &str) { id: "{the_name}, {date}", en: "{the_name}, {date}" }
    entries(n: Count) { id: "{n} entri", en: "{n} entries", one: "{n} entry" }
    nothing { id: "kosong", en: "empty" }
    no_visit { id: "Belum pernah", en: "Never" }
    deceased { id: "Meninggal", en: "Deceased" }
    deceased_since(date: &str) { id: "Meninggal {date}", en: "Died {date}" }
    archived { id: "Diarsipkan", en: "Archived" }
    similar { id: "mirip", en: "similar" }
    similar_hint { id: "Ada nama serupa di daftar ini. Periksa tanggal lahirnya.", en: "There is a similar name on this list. Check the date of birth." }
    restricted { id: "Di luar perawatan Anda", en: "Outside your care" }
    restricted_title(the_name: &str) { id: "Data {the_name} di luar perawatan Anda", en: "The record of {the_name} is outside your care" }
    restricted_unnamed { id: "Data ini di luar perawatan Anda", en: "This record is outside your care" }
    restricted_text { id: "Anda dapat melihat siapa orang ini, tetapi bukan rekamnya, karena ia belum terdaftar di cabang atau pada tenaga medis Anda.", en: "You can see who this is, but not the record, because the person is not registered with your branch or your practitioners." }
    restricted_help { id: "Mintalah petugas pendaftaran mendaftarkan kunjungannya di cabang Anda, atau administrator klinik memberi Anda akses ke cabangnya.", en: "Ask the front desk to register a visit at your branch, or an administrator of the clinic to give you access to the person's branch." }
    copied_mrn(the_mrn: &str) { id: "No. RM {the_mrn} disalin", en: "MRN {the_mrn} copied" }
    copy_refused { id: "Peramban menolak menyalin. Pilih teksnya, lalu salin dengan Ctrl+C.", en: "The browser refused to copy. Select the text and copy it with Ctrl+C." }
    guardian_of { id: "menjadi walinya", en: "is guardian of this person" }
    ward { id: "di bawah perwaliannya", en: "ward" }
    brought { id: "dirujuknya", en: "referred by this person" }
    quiet(from: &str, until: &str) { id: "Tanpa pesan {from}–{until}", en: "No messages {from}–{until}" }
    quiet_hours { id: "Jam tenang", en: "Quiet hours" }
    topics_wanted { id: "Ingin menerima", en: "Wants to hear about" }
    topics_unwanted { id: "Tidak ingin", en: "Does not want" }
    not_found_person { id: "Data orang ini tidak ditemukan", en: "This person's record was not found" }
    not_found_person_text { id: "Alamatnya mungkin salah ketik, atau datanya di luar cabang Anda.", en: "The address may be mistyped, or the record is outside your branches." }
    to_list { id: "Ke daftar", en: "To the list" }
}
