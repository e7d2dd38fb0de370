//! The lists of patients and contacts.

use crate::i18n::Count;

crate::texts! {
    patients { id: "Pasien", en: "Patients" }
    contacts { id: "Kontak", en: "Contacts" }
    new_patient { id: "Pasien baru", en: "New patient" }
    new_contact { id: "Kontak baru", en: "New contact" }
    views { id: "Tampilan tersimpan", en: "Saved views" }
    view_all { id: "Semua", en: "All" }
    view_new { id: "Baru 30 hari", en: "New in 30 days" }
    view_away { id: "Lama tidak datang", en: "Not seen lately" }
    view_shared { id: "Dibagikan", en: "Shared" }
    view_menu { id: "Atur tampilan", en: "Manage views" }
    view_save { id: "Simpan sebagai tampilan baru…", en: "Save as a new view…" }
    view_update(name: &str) { id: "Perbarui “{name}”", en: "Update “{name}”" }
    view_delete(name: &str) { id: "Hapus “{name}”", en: "Delete “{name}”" }
    view_save_title { id: "Simpan tampilan ini", en: "Save this view" }
    view_save_text { id: "Saringan, urutan, dan kolom disimpan bersama.", en: "Filters, order and columns are saved together." }
    view_name { id: "Nama tampilan", en: "Name of the view" }
    view_share { id: "Bagikan ke semua yang dapat membuka daftar ini", en: "Share with everybody who may open this list" }
    view_save_action { id: "Simpan tampilan", en: "Save the view" }
    view_saved(name: &str) { id: "Tampilan “{name}” tersimpan", en: "The view “{name}” has been saved" }
    view_deleted(name: &str) { id: "Tampilan “{name}” dihapus", en: "The view “{name}” has been deleted" }
    search_label { id: "Cari nama, no. RM, telepon, atau email", en: "Search name, MRN, phone or e-mail" }
    search_hint { id: "Cari di daftar", en: "Search the list" }
    search_clear { id: "Kosongkan pencarian", en: "Clear the search" }
    sort_by(order: &str) { id: "Urutkan: {order}", en: "Sort: {order}" }
    sort_name { id: "Nama A–Z", en: "Name A–Z" }
    sort_name_back { id: "Nama Z–A", en: "Name Z–A" }
    sort_recent { id: "Terakhir datang lebih dulu", en: "Latest visit first" }
    sort_away { id: "Paling lama tidak datang", en: "Longest absent first" }
    sort_new { id: "Terdaftar terbaru", en: "Newest registration first" }
    sort_young { id: "Termuda lebih dulu", en: "Youngest first" }
    sort_old { id: "Tertua lebih dulu", en: "Oldest first" }
    sort_mrn { id: "No. RM", en: "MRN" }
    columns_of(shown: Count, all: Count) { id: "Kolom: {shown} dari {all} tampil", en: "Columns: {shown} of {all} shown" }
    name_and_mrn { id: "Nama dan no. RM", en: "Name and MRN" }
    op_is { id: "adalah", en: "is" }
    op_is_not { id: "bukan", en: "is not" }
    op_contains { id: "memuat", en: "contains" }
    op_starts { id: "diawali", en: "starts with" }
    op_equals { id: "persis", en: "equals" }
    op_empty { id: "kosong", en: "is empty" }
    op_filled { id: "terisi", en: "is filled" }
    op_on { id: "pada", en: "on" }
    op_before { id: "sebelum", en: "before" }
    op_since { id: "sejak", en: "since" }
    op_between { id: "antara", en: "between" }
    op_within { id: "dalam", en: "within" }
    day_today { id: "hari ini", en: "today" }
    day_yesterday { id: "kemarin", en: "yesterday" }
    day_this_month { id: "bulan ini", en: "this month" }
    days_last(n: Count) { id: "{n} hari terakhir", en: "the last {n} days" }
    day_from { id: "Dari", en: "From" }
    day_until { id: "Sampai", en: "Until" }
    day_exact { id: "Tanggal", en: "Date" }
    day_period { id: "Masa", en: "Period" }
    filter_value { id: "Nilai", en: "Value" }
    filter_op { id: "Syarat", en: "Condition" }
    filter_apply { id: "Terapkan", en: "Apply" }
    filter_of(field: &str) { id: "Saringan {field}", en: "Filter by {field}" }
    empty_first { id: "Belum ada pasien", en: "No patients yet" }
    empty_first_text { id: "Daftarkan pasien pertama, atau impor data lama Anda lewat baris perintah: akrab import.", en: "Register the first patient, or import your existing data on the command line: akrab import." }
    empty_first_contact { id: "Belum ada kontak", en: "No contacts yet" }
    empty_first_contact_text { id: "Tambahkan keluarga, wali, atau calon pasien di sini.", en: "Add relatives, guardians or prospective patients here." }
    empty_filtered { id: "Tidak ada yang cocok dengan saringan ini", en: "No one matches these filters" }
    empty_filtered_text { id: "Longgarkan atau hapus salah satu saringan.", en: "Loosen or remove one of the filters." }
    empty_search(typed: &str) { id: "Tidak ada yang cocok dengan “{typed}”", en: "No one matches “{typed}”" }
    empty_search_text { id: "Periksa ejaannya, atau daftarkan sebagai orang baru.", en: "Check the spelling, or register a new person." }
    create_typed(typed: &str) { id: "Daftarkan “{typed}”", en: "Register “{typed}”" }
    bulk_label(n: Count) { id: "Tindakan untuk {n} orang terpilih", en: "Actions for {n} selected people", one: "Actions for {n} selected person" }
    bulk_tag { id: "Beri tag", en: "Tag" }
    no_tags { id: "Belum ada tag. Administrator membuatnya di Pengaturan, Tag.", en: "There are no tags yet. An administrator makes them in Settings, Tags." }
    panel_of(name: &str) { id: "Data {name}", en: "Record of {name}" }
    recent_events { id: "Terakhir", en: "Latest" }
    no_events { id: "Belum ada catatan di linimasa.", en: "Nothing on the timeline yet." }
    open_of(name: &str) { id: "Buka data {name}", en: "Open the record of {name}" }
    quick_patient { id: "Daftarkan pasien", en: "Register a patient" }
    quick_contact { id: "Tambah kontak", en: "Add a contact" }
    quick_text { id: "Cukup tiga isian; sisanya dapat dilengkapi nanti.", en: "Three fields are enough; the rest can be added later." }
    quick_full { id: "Formulir lengkap", en: "Full form" }
    quick_submit { id: "Daftarkan", en: "Register" }
    quick_submit_for(name: &str) { id: "Daftarkan {name}", en: "Register {name}" }
    quick_done(name: &str) { id: "{name} terdaftar", en: "{name} has been registered" }
    by_name { id: "Nama", en: "Name" }
}
