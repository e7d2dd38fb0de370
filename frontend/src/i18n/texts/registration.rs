//! The form that registers and edits people.

use crate::i18n::Count;

crate::texts! {
    new_patient { id: "Daftarkan pasien", en: "Register a patient" }
    new_contact { id: "Tambah kontak", en: "Add a contact" }
    edit_title(name: &str) { id: "Ubah {name}", en: "Edit {name}" }
    section_identity { id: "Identitas", en: "Identity" }
    section_contact { id: "Kontak dan alamat", en: "Contact and address" }
    section_family { id: "Keluarga dan wali", en: "Family and guardians" }
    section_preferences { id: "Preferensi dan isian tambahan", en: "Preferences and additional fields" }
    name_hint { id: "Seperti di kartu identitas. Satu kata sudah cukup.", en: "As on the identity card. One word is enough." }
    mrn_hint { id: "Kosongkan untuk nomor berikutnya.", en: "Leave empty for the next number." }
    nik { id: "NIK", en: "NIK" }
    nik_hint { id: "16 angka di KTP atau kartu keluarga.", en: "The 16 digits on the identity or family card." }
    nik_replace { id: "Ganti NIK", en: "Replace the NIK" }
    nik_keep { id: "Pertahankan NIK lama", en: "Keep the old NIK" }
    nik_mismatch { id: "NIK ini tidak cocok dengan tanggal lahir atau jenis kelamin di atas. Periksa kartunya; bila kartunya memang begitu, Anda tetap dapat menyimpan.", en: "This NIK does not agree with the date of birth or sex above. Check the card; if the card says so, you can still save." }
    nik_fill { id: "Isi dari NIK", en: "Fill in from the NIK" }
    nik_says(date: &str, sex: &str) { id: "Menurut NIK: lahir {date}, {sex}.", en: "According to the NIK: born {date}, {sex}." }
    other_numbers { id: "Nomor lain", en: "Other numbers" }
    add_number { id: "Tambah nomor", en: "Add a number" }
    number_kind { id: "Jenis nomor", en: "Kind of number" }
    number_value { id: "Nomor", en: "Number" }
    number_issuer { id: "Penerbit", en: "Issued by" }
    phone_hint { id: "Contoh: 0812 3456 7890", en: "Example: 0812 3456 7890" }
    phone_read(number: &str) { id: "Akan disimpan sebagai {number}", en: "Will be saved as {number}" }
    add_address { id: "Tambah alamat", en: "Add an address" }
    address_kind { id: "Jenis alamat", en: "Kind of address" }
    street { id: "Jalan dan nomor", en: "Street and number" }
    rt { id: "RT", en: "RT" }
    rw { id: "RW", en: "RW" }
    village { id: "Kelurahan/desa", en: "Village (kelurahan/desa)" }
    district { id: "Kecamatan", en: "District (kecamatan)" }
    regency { id: "Kabupaten/kota", en: "Regency or city" }
    province { id: "Provinsi", en: "Province" }
    postal_code { id: "Kode pos", en: "Postal code" }
    add_person { id: "Cari keluarga atau wali", en: "Find a relative or guardian" }
    add_person_hint { id: "Nama, no. RM, atau telepon orang yang sudah terdaftar.", en: "Name, MRN or phone of somebody who is registered." }
    relation_of(name: &str) { id: "{name} adalah", en: "{name} is the" }
    family_empty { id: "Untuk anak, tambahkan setidaknya satu wali.", en: "For a child, add at least one guardian." }
    minor_without_guardian { id: "Pasien di bawah 18 tahun ini belum punya wali.", en: "This patient is under 18 and has no guardian yet." }
    add_institution { id: "Cari institusi", en: "Find an institution" }
    add_institution_hint { id: "Pemberi kerja, penjamin, atau perujuk.", en: "Employer, insurer or referring facility." }
    language { id: "Bahasa untuk pesan", en: "Language of messages" }
    channel_any { id: "Belum memilih", en: "No preference" }
    topics { id: "Topik pesan", en: "Topics of messages" }
    topic_unknown { id: "Belum ditanya", en: "Not asked" }
    topic_wanted { id: "Ingin", en: "Wanted" }
    topic_unwanted { id: "Tidak ingin", en: "Not wanted" }
    quiet_from { id: "Tanpa pesan mulai", en: "No messages from" }
    quiet_until { id: "Tanpa pesan sampai", en: "No messages until" }
    not_chosen { id: "Belum diisi", en: "Not filled in" }
    number_unread { id: "Tulis angka tanpa pemisah ribuan, misalnya 1500 atau 12,5.", en: "Write a number without thousand separators, for example 1500 or 12.5." }
    submit_new { id: "Simpan data baru", en: "Save the new record" }
    submit_for(who: &str) { id: "Simpan untuk {who}", en: "Save for {who}" }
    created(name: &str) { id: "{name} terdaftar", en: "{name} has been registered" }
    updated(name: &str) { id: "Data {name} tersimpan", en: "The record of {name} has been saved" }
    nothing_changed { id: "Tidak ada yang berubah", en: "Nothing has changed" }
    duplicates_title { id: "Mungkin sudah terdaftar", en: "May already be registered" }
    duplicates_text(n: Count) { id: "{n} data mirip dengan yang Anda isi. Bandingkan sebelum menyimpan.", en: "{n} records look like what you are filling in. Compare before saving.", one: "{n} record looks like what you are filling in. Compare before saving." }
    duplicates_refused { id: "Orang ini mungkin sudah terdaftar, jadi belum disimpan. Buka data yang ada, atau tegaskan bahwa ini orang lain.", en: "This person may already be registered, so nothing has been saved yet. Open the existing record, or confirm that this is somebody else." }
    duplicate_typed { id: "Yang Anda isi", en: "What you filled in" }
    duplicate_known { id: "Yang terdaftar", en: "What is registered" }
    duplicate_score(score: u8) { id: "Kemiripan {score} dari 100", en: "Similarity {score} of 100" }
    duplicate_same_nik { id: "NIK sama", en: "Same NIK" }
    duplicate_open(name: &str) { id: "Buka {name}", en: "Open {name}" }
    duplicate_far { id: "Terdaftar di cabang lain. Minta administrator menghubungkannya.", en: "Registered at another branch. Ask an administrator to link the record." }
    duplicate_insist { id: "Tetap daftarkan sebagai orang lain", en: "Register anyway as somebody else" }
    same { id: "sama", en: "same" }
    conflict_title { id: "Data ini diubah orang lain", en: "Somebody else changed this record" }
    conflict_text { id: "Isian berikut diubah oleh Anda berdua. Pilih mana yang disimpan; isian lain digabungkan.", en: "You both changed the following fields. Choose what to save; the others are combined." }
    conflict_mine { id: "Isian Anda", en: "Yours" }
    conflict_theirs { id: "Isian mereka", en: "Theirs" }
    conflict_action(name: &str) { id: "Simpan pilihan untuk {name}", en: "Save these choices for {name}" }
    conflict_combined { id: "Digabungkan dengan perubahan rekan Anda pada isian lain.", en: "Combined with a colleague's changes to other fields." }
}
