//! Lists that can be filtered, arranged and worked on as a whole.

use crate::i18n::Count;

crate::texts! {
    institution { id: "Institusi", en: "Institution" }
    find_institution { id: "Cari institusi", en: "Find an institution" }
    op_ago { id: "lebih lama dari", en: "longer ago than" }
    op_until { id: "sampai dengan", en: "up to" }
    op_after { id: "setelah", en: "after" }
    op_one_of { id: "salah satu dari", en: "one of" }
    value_empty { id: "kosong", en: "empty" }
    value_filled { id: "terisi", en: "filled" }
    value_of(field: &str, value: &str) { id: "{field}: {value}", en: "{field}: {value}" }
    days { id: "hari", en: "days" }
    days_long(n: Count) { id: "{n} hari", en: "{n} days", one: "{n} day" }
    number_of_days { id: "Jumlah hari", en: "Number of days" }
    no_choices { id: "Belum ada pilihan", en: "Nothing to choose from yet" }
    and { id: "dan", en: "and" }
    or { id: "atau", en: "or" }
    both(left: &str, right: &str) { id: "{left} dan {right}", en: "{left} and {right}" }
    either(left: &str, right: &str) { id: "{left} atau {right}", en: "{left} or {right}" }
    neither(inner: &str) { id: "bukan ({inner})", en: "not ({inner})" }
    nested(inner: &str) { id: "({inner})", en: "({inner})" }
    holds(field: &str, op: &str, value: &str) { id: "{field} {op} {value}", en: "{field} {op} {value}" }
    filtered_by(sentence: &str) { id: "Saringan: {sentence}", en: "Filtered by: {sentence}" }
    all_of { id: "Semua dari", en: "All of" }
    any_of { id: "Salah satu dari", en: "Any of" }
    none_of { id: "Kecuali", en: "None of" }
    all_hold { id: "Semua syarat terpenuhi (DAN)", en: "All conditions are met (AND)" }
    any_holds { id: "Salah satu syarat terpenuhi (ATAU)", en: "Any condition is met (OR)" }
    none_holds { id: "Tidak satu pun terpenuhi (BUKAN)", en: "No condition is met (NOT)" }
    join_label { id: "Cara menggabungkan", en: "How to combine them" }
    group { id: "Kelompok syarat", en: "Group of conditions" }
    remove_group { id: "Hapus kelompok", en: "Remove the group" }
    add_condition { id: "Tambah syarat", en: "Add a condition" }
    add_group { id: "Tambah kelompok", en: "Add a group" }
    condition_on(field: &str) { id: "Syarat {field}", en: "Condition on {field}" }
    which_field { id: "Data", en: "Field" }
    builder_open { id: "Gabungkan dengan DAN/ATAU…", en: "Combine with AND/OR…" }
    builder_title { id: "Gabungkan saringan", en: "Combine filters" }
    builder_text { id: "Kelompok menggabungkan beberapa syarat menjadi satu.", en: "A group makes one condition out of several." }
    builder_means { id: "Tampil:", en: "Shown:" }
    builder_everybody { id: "semua orang, tanpa saringan", en: "everybody, without a filter" }
    builder_incomplete { id: "lengkapi dulu syarat yang masih kosong", en: "fill in the conditions that are still empty" }
    fitting(n: Count) { id: "{n} orang cocok", en: "{n} people match", one: "{n} person matches" }
    sort_likeness { id: "Paling mirip lebih dulu", en: "Closest match first" }
    sort_likeness_why { id: "Selama mencari, daftar diurutkan menurut kemiripan. Kosongkan pencarian untuk memilih urutan lain.", en: "While searching, the list is sorted by similarity. Clear the search to choose another order." }
    select_everybody(n: Count) { id: "Pilih semua {n} yang cocok", en: "Select all {n} matching" }
    everybody_selected(n: Count) { id: "Semua {n} yang cocok dipilih", en: "All {n} matching selected" }
    untag { id: "Lepas tag", en: "Remove a tag" }
    archive_many { id: "Arsipkan…", en: "Archive…" }
    job_to_tray { id: "Lanjutkan di latar belakang", en: "Carry on in the background" }
    tagging(tag: &str) { id: "Memberi tag {tag}", en: "Tagging {tag}" }
    untagging(tag: &str) { id: "Melepas tag {tag}", en: "Removing the tag {tag}" }
    archiving { id: "Mengarsipkan", en: "Archiving" }
    restoring { id: "Mengembalikan dari arsip", en: "Restoring from the archive" }
    tagged(n: Count, tag: &str) { id: "{n} orang diberi tag {tag}", en: "{n} people tagged {tag}", one: "{n} person tagged {tag}" }
    untagged(n: Count, tag: &str) { id: "Tag {tag} dilepas dari {n} orang", en: "The tag {tag} was removed from {n} people", one: "The tag {tag} was removed from {n} person" }
    archived(n: Count) { id: "{n} orang diarsipkan", en: "{n} people archived", one: "{n} person archived" }
    restored(n: Count) { id: "{n} orang dikembalikan dari arsip", en: "{n} people restored from the archive", one: "{n} person restored from the archive" }
    some_refused(n: Count) { id: "{n} orang tidak dapat diubah. Alasannya ada di Aktivitas terakhir; mereka tetap dipilih.", en: "{n} people could not be changed. The reasons are in Recent activity; they stay selected.", one: "{n} person could not be changed and stays selected. The reason is in Recent activity." }
    nothing_to_do { id: "Semua yang dipilih sudah demikian; tidak ada yang diubah.", en: "This was already so for everybody selected; nothing was changed." }
    unnamed { id: "Data yang tidak dapat dibuka", en: "A record that could not be opened" }
    whole_page { id: "Sisa daftar", en: "The rest of the list" }
    ask_tag(tag: &str) { id: "Beri tag {tag} kepada semua yang cocok?", en: "Tag everybody who matches as {tag}?" }
    ask_untag(tag: &str) { id: "Lepas tag {tag} dari semua yang cocok?", en: "Remove the tag {tag} from everybody who matches?" }
    ask_archive { id: "Arsipkan orang-orang ini?", en: "Archive these people?" }
    ask_text { id: "Data diubah satu per satu. Anda dapat menghentikannya kapan saja dan mengurungkannya sesudahnya.", en: "The records are changed one by one. You can stop at any time and undo it afterwards." }
    ask_archive_text { id: "Mereka tidak lagi tampil di daftar; tidak ada yang hilang. Anda dapat menghentikannya kapan saja dan mengurungkannya sesudahnya.", en: "They no longer appear on lists; nothing is lost. You can stop at any time and undo it afterwards." }
    ask_counting { id: "Menghitung…", en: "Counting…" }
    ask_count(n: Count) { id: "{n} orang akan diubah.", en: "{n} people will be changed.", one: "{n} person will be changed." }
    archive_n(n: Count) { id: "Arsipkan {n} orang", en: "Archive {n} people", one: "Archive {n} person" }
    archive_plain { id: "Arsipkan", en: "Archive" }
    change_n(n: Count) { id: "Ubah {n} orang", en: "Change {n} people", one: "Change {n} person" }
    change_plain { id: "Ubah", en: "Change" }
}
