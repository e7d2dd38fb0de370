//! One person's record.

use crate::i18n::Count;

crate::texts! {
    identity_of { id: "Identitas", en: "Identity" }
    parts { id: "Bagian data", en: "Parts of the record" }
    timeline { id: "Linimasa", en: "Timeline" }
    lab { id: "Hasil lab", en: "Lab results" }
    changes { id: "Riwayat perubahan", en: "History of changes" }
    merges { id: "Penggabungan", en: "Merges" }
    access { id: "Log akses", en: "Access log" }
    access_text { id: "Siapa yang membuka, mengubah, atau mengunduh data ini, terbaru lebih dulu. Catatan ini tidak dapat dihapus.", en: "Who opened, changed or downloaded this record, newest first. These entries cannot be deleted." }
    access_empty { id: "Belum ada yang membuka data ini", en: "Nobody has opened this record yet" }
    access_empty_text { id: "Setiap pembukaan data tercatat di sini.", en: "Each time the record is opened, it is recorded here." }
    access_for(purpose: &str) { id: "Untuk: {purpose}", en: "For: {purpose}" }
    access_fields(fields: &str) { id: "Isian: {fields}", en: "Fields: {fields}" }
    access_from(address: &str) { id: "dari {address}", en: "from {address}" }
    access_because(reason: &str, details: &str) { id: "Alasan: {reason}. {details}", en: "Reason: {reason}. {details}" }
    access_unreviewed { id: "Belum ditinjau.", en: "Not reviewed yet." }
    access_justified { id: "Sudah ditinjau: dapat dibenarkan.", en: "Reviewed: justified." }
    access_unjustified { id: "Sudah ditinjau: tidak dapat dibenarkan.", en: "Reviewed: not justified." }
    summary { id: "Ringkasan", en: "Summary" }
    similar_names(n: Count) { id: "Nama mirip: {n}", en: "Similar names: {n}" }
    similar_link(n: Count) { id: "{n} data mungkin orang yang sama. Bandingkan.", en: "{n} records may be the same person. Compare.", one: "{n} record may be the same person. Compare." }
    show_masked(field: &str) { id: "Tampilkan {field}, dicatat di log akses", en: "Show {field}, written to the access log" }
    hide_shown(field: &str) { id: "Sembunyikan {field}", en: "Hide {field}" }
    edit_of(name: &str) { id: "Ubah data {name}", en: "Edit {name}" }
    note_visit { id: "Catat kunjungan", en: "Record a visit" }
    write_note(name: &str) { id: "Tulis catatan tentang {name}", en: "Write a note about {name}" }
    composer { id: "Jenis catatan", en: "Kind of entry" }
    note { id: "Catatan", en: "Note" }
    note_text { id: "Isi catatan", en: "Text of the note" }
    subject { id: "Perihal", en: "Subject" }
    body { id: "Keterangan", en: "Details" }
    direction { id: "Arah", en: "Direction" }
    inbound { id: "Dari orang ini", en: "From this person" }
    outbound { id: "Dari klinik", en: "From the clinic" }
    minutes { id: "Durasi", en: "Duration" }
    minutes_unit { id: "menit", en: "min" }
    minutes_wrong { id: "Tulis durasi dalam menit, 0 sampai 10080.", en: "Write the duration in minutes, 0 to 10080." }
    day { id: "Tanggal", en: "Date" }
    hour { id: "Jam", en: "Time" }
    hour_wrong { id: "Tulis jam seperti 14:30.", en: "Write a time like 14:30." }
    hour_missing { id: "Isi tanggal dan jamnya, atau kosongkan keduanya.", en: "Fill in date and time, or leave both empty." }
    when_hint { id: "Kosongkan untuk sekarang", en: "Leave empty for now" }
    practitioner { id: "Tenaga medis", en: "Practitioner" }
    save_note(name: &str) { id: "Simpan catatan untuk {name}", en: "Save the note for {name}" }
    save_call(name: &str) { id: "Simpan telepon untuk {name}", en: "Save the call for {name}" }
    save_message(name: &str) { id: "Simpan pesan untuk {name}", en: "Save the message for {name}" }
    save_email(name: &str) { id: "Simpan email untuk {name}", en: "Save the e-mail for {name}" }
    save_visit(name: &str) { id: "Simpan kunjungan untuk {name}", en: "Save the visit for {name}" }
    saved_entry { id: "Tersimpan di linimasa", en: "Saved on the timeline" }
    changed_entry { id: "Catatan diperbarui", en: "The entry has been updated" }
    filter_timeline { id: "Saring linimasa", en: "Filter the timeline" }
    all_kinds { id: "Semua", en: "All" }
    by_user(user: &str) { id: "oleh {user}", en: "by {user}" }
    with_practitioner(name: &str) { id: "dengan {name}", en: "with {name}" }
    lasting(n: Count) { id: "{n} menit", en: "{n} min" }
    at_place(place: &str) { id: "di {place}", en: "at {place}" }
    imported(source: &str) { id: "diimpor dari {source}", en: "imported from {source}" }
    edit_entry(the_subject: &str) { id: "Ubah catatan “{the_subject}”", en: "Edit the entry “{the_subject}”" }
    delete_entry(the_subject: &str) { id: "Hapus catatan “{the_subject}”", en: "Delete the entry “{the_subject}”" }
    entry_actions { id: "Tindakan untuk catatan ini", en: "Actions for this entry" }
    delete_title { id: "Hapus catatan ini?", en: "Delete this entry?" }
    delete_text { id: "Catatan hilang dari linimasa dan tidak dapat dikembalikan. Jejaknya tetap ada di log akses.", en: "The entry leaves the timeline and cannot be brought back. Its trace stays in the access log." }
    delete_action { id: "Hapus catatan", en: "Delete the entry" }
    deleted_entry { id: "Catatan dihapus", en: "The entry has been deleted" }
    today(date: &str) { id: "Hari ini, {date}", en: "Today, {date}" }
    yesterday(date: &str) { id: "Kemarin, {date}", en: "Yesterday, {date}" }
    timeline_empty { id: "Linimasa masih kosong", en: "The timeline is empty" }
    timeline_empty_text { id: "Catat telepon, pesan, atau kunjungan pertama di atas.", en: "Write down the first call, message or visit above." }
    timeline_no_kind { id: "Tidak ada catatan jenis ini.", en: "There is no entry of this kind." }
    timeline_end { id: "Itu semua. Tidak ada yang lebih lama.", en: "That is all. There is nothing older." }
    timeline_closed { id: "Anda tidak memiliki izin melihat linimasa", en: "You do not have permission to see the timeline" }
    add_tag { id: "Tag", en: "Tag" }
    add_tag_label { id: "Tambah tag", en: "Add a tag" }
    tag_added(tag: &str) { id: "Tag {tag} ditambahkan", en: "Tag {tag} added" }
    tag_removed(tag: &str) { id: "Tag {tag} dilepas", en: "Tag {tag} removed" }
    no_more_tags { id: "Semua tag sudah terpasang.", en: "Every tag is already on this record." }
    no_family { id: "Belum ada keluarga atau wali.", en: "No family or guardians yet." }
    copy_mrn { id: "Salin no. RM", en: "Copy the MRN" }
    merge { id: "Gabungkan dengan data lain", en: "Merge with another record" }
    archive { id: "Arsipkan", en: "Archive" }
    archive_title(name: &str) { id: "Arsipkan {name}?", en: "Archive {name}?" }
    archive_text { id: "Datanya hilang dari daftar dan pencarian, tetapi tidak dihapus. Anda dapat mengembalikannya kapan saja.", en: "The record leaves lists and searches, but is not erased. You can bring it back at any time." }
    archive_action(name: &str) { id: "Arsipkan {name}", en: "Archive {name}" }
    archived_done(name: &str) { id: "{name} diarsipkan", en: "{name} has been archived" }
    archived_banner(date: &str) { id: "Data ini diarsipkan {date} dan tidak tampil di daftar.", en: "This record was archived on {date} and is not shown in lists." }
    restore { id: "Kembalikan", en: "Bring back" }
    restored(name: &str) { id: "{name} dikembalikan", en: "{name} has been brought back" }
    merged_banner(name: &str) { id: "Data yang Anda buka sudah digabungkan ke {name}.", en: "The record you opened has been merged into {name}." }
    deceased_banner { id: "Orang ini tercatat meninggal. Jangan kirim pengingat atau pesan.", en: "This person is recorded as deceased. Do not send reminders or messages." }
    register { id: "Daftarkan sebagai pasien", en: "Register as a patient" }
    register_done(name: &str, mrn: &str) { id: "{name} menjadi pasien, RM {mrn}", en: "{name} is now a patient, MRN {mrn}" }
    open_patient { id: "Buka rekam pasien", en: "Open the patient record" }
    patient_since { id: "Terdaftar sejak", en: "Registered since" }
    changed_by(who: &str) { id: "oleh {who}", en: "by {who}" }
    system { id: "sistem", en: "the system" }
    change_created { id: "Didaftarkan", en: "Registered" }
    change_updated { id: "Diubah", en: "Changed" }
    change_archived { id: "Diarsipkan", en: "Archived" }
    change_restored { id: "Dikembalikan", en: "Brought back" }
    change_merged { id: "Digabungkan", en: "Merged" }
    change_unmerged { id: "Penggabungan diurungkan", en: "Merge undone" }
    becomes { id: "menjadi", en: "became" }
    changes_empty { id: "Belum ada perubahan yang tercatat", en: "No changes recorded yet" }
    changes_empty_text { id: "Setiap perubahan pada data ini akan tampil di sini.", en: "Every change of this record will be shown here." }
    book_visit { id: "Buat janji", en: "Book" }
    give_number { id: "Datang langsung: beri nomor", en: "Walk-in: give a number" }
    portal_code { id: "Kode pendaftaran portal", en: "Code for the portal" }
    portal_code_title(name: &str) { id: "Kode portal untuk {name}", en: "Portal code for {name}" }
    portal_code_text { id: "Pastikan identitas pasien di loket, lalu berikan kode ini. Dipakai sekali bersama nomor RM.", en: "Check the patient's identity at the desk, then hand out this code. It is used once, with the MRN." }
    portal_code_make(name: &str) { id: "Buat kode untuk {name}", en: "Make a code for {name}" }
    portal_code_until(time: &str) { id: "Berlaku sampai {time}", en: "Valid until {time}" }
    portal_code_once { id: "Kode ini hanya ditampilkan sekali.", en: "This code is shown only once." }
}
