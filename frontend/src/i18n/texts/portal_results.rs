//! Results of the laboratory, as patients read them.

use crate::i18n::Count;

crate::texts! {
    title { id: "Hasil lab", en: "Lab results" }
    lead(name: &str) { id: "Hasil {name} muncul di sini begitu selesai diperiksa.", en: "Results of {name} appear here as soon as they are ready." }
    nav { id: "Hasil", en: "Results" }
    nav_new(n: Count) { id: "{n} hasil baru", en: "{n} new results", one: "{n} new result" }
    by_visit { id: "Hasil per kunjungan", en: "Results by visit" }
    all_results { id: "Semua hasil", en: "All results" }
    none { id: "Belum ada hasil lab", en: "No lab results yet" }
    none_text { id: "Hasil pemeriksaan di klinik ini akan tampil di sini. Anda juga bisa mengisi hasil dari laboratorium lain.", en: "Results of tests at this clinic will appear here. You can also enter results from another laboratory." }
    new { id: "Baru", en: "New" }
    values(n: Count, place: &str) { id: "{n} nilai · {place}", en: "{n} values · {place}", one: "{n} value · {place}" }
    own_entry(place: &str) { id: "{place}, isian Anda", en: "{place}, entered by you" }
    outside { id: "lab luar", en: "outside laboratory" }
    imported(place: &str) { id: "{place}, dari arsip", en: "{place}, from the archive" }
    in_process { id: "Diproses", en: "In process" }
    expected(day: &str) { id: "Perkiraan {day}", en: "Expected {day}" }
    expected_soon { id: "Sedang diperiksa di laboratorium", en: "Being examined in the laboratory" }
    awaiting { id: "Menunggu dokter", en: "With the doctor" }
    awaiting_until(time: &str) { id: "Catatan dokter paling lambat {time}", en: "Doctor's comment by {time} at the latest" }
    unverified { id: "Belum diverifikasi", en: "Not verified yet" }
    verified_own { id: "Sudah diperiksa petugas", en: "Checked by our staff" }
    corrected { id: "Dikoreksi", en: "Corrected" }
    older { id: "Tampilkan yang lebih lama", en: "Show older ones" }
    arrived { id: "Hasil baru sudah tampil.", en: "A new result is shown." }

    of_day(day: &str) { id: "Hasil {day}", en: "Results of {day}" }
    number(number: &str) { id: "Nomor {number}", en: "Number {number}" }
    taken(time: &str) { id: "Sampel diambil {time}", en: "Sample taken {time}" }
    checked_by(name: &str, time: &str) { id: "Diverifikasi oleh {name}, {time}", en: "Verified by {name}, {time}" }
    from_lab(name: &str) { id: "Laboratorium: {name}", en: "Laboratory: {name}" }
    asked_by(name: &str) { id: "Diminta oleh {name}", en: "Requested by {name}" }
    comment_of(name: &str) { id: "Catatan {name}", en: "Comment by {name}" }
    comment { id: "Catatan dokter", en: "The doctor's comment" }
    comments_before { id: "Catatan sebelumnya", en: "Earlier comments" }
    pdf { id: "Unduh PDF", en: "Download PDF" }
    pdf_name(number: &str) { id: "Hasil lab {number}.pdf", en: "Lab report {number}.pdf" }
    pdf_done { id: "PDF sudah diunduh", en: "The PDF was downloaded" }
    print { id: "Cetak", en: "Print" }
    waiting_title { id: "Hasil sudah ada, menunggu catatan dokter", en: "The results are in and wait for the doctor's comment" }
    waiting_text(time: &str) { id: "Dokter menambahkan penjelasan lebih dulu. Hasil tampil di sini paling lambat {time}, dengan atau tanpa catatan.", en: "The doctor adds an explanation first. The results appear here by {time} at the latest, with or without it." }
    process_title { id: "Masih diperiksa", en: "Still being examined" }
    process_text(day: &str) { id: "Perkiraan selesai {day}. Halaman ini berubah sendiri begitu hasilnya ada.", en: "Expected {day}. This page changes by itself once the result is there." }
    process_text_open { id: "Halaman ini berubah sendiri begitu hasilnya ada.", en: "This page changes by itself once the result is there." }
    partial(n: Count) { id: "{n} nilai masih ditunggu", en: "{n} values are still awaited", one: "{n} value is still awaited" }
    awaited { id: "Masih ditunggu", en: "Still awaited" }
    own_title { id: "Isian Anda dari laboratorium luar", en: "Entered by you, from an outside laboratory" }
    own_unverified { id: "Belum diperiksa petugas kami. Nilai ini tampil sebagai titik kosong pada grafik.", en: "Not checked by our staff yet. These values are hollow points on the charts." }
    own_verified { id: "Petugas kami sudah mencocokkannya dengan lembar hasil.", en: "Our staff have compared it with the result sheet." }
    corrected_title { id: "Hasil ini dikoreksi setelah tampil", en: "This result was corrected after it was shown" }
    corrected_text { id: "Nilai yang berubah ditandai “dikoreksi”, lengkap dengan nilai sebelumnya.", en: "Values that changed are marked “corrected”, together with the earlier value." }
    critical_title { id: "Ada nilai yang jauh di luar rentang", en: "A value is far outside its range" }
    critical_text(phone: &str) { id: "Hubungi klinik hari ini juga. Bila Anda merasa sakit berat, telepon {phone}.", en: "Call the clinic today. If you feel seriously ill, call {phone}." }

    tally(n: Count) { id: "Ringkasan {n} nilai", en: "Summary of {n} values", one: "Summary of {n} value" }
    within { id: "dalam rentang", en: "within range" }
    slightly_above { id: "sedikit di atas", en: "slightly above" }
    above { id: "di atas", en: "above" }
    far_above { id: "jauh di atas", en: "far above" }
    slightly_below { id: "sedikit di bawah", en: "slightly below" }
    below { id: "di bawah", en: "below" }
    far_below { id: "jauh di bawah", en: "far below" }
    to_discuss { id: "Perlu dibahas", en: "To be discussed" }
    in_range { id: "Dalam rentang", en: "Within range" }
    other_values { id: "Nilai lain", en: "Other values" }
    n_values(n: Count) { id: "{n} nilai", en: "{n} values", one: "{n} value" }
    show_more(n: Count) { id: "Tampilkan {n} nilai lain", en: "Show {n} more values", one: "Show {n} more value" }
    key_for(who: &str) { id: "Pita hijau: rentang rujukan untuk {who}. Lingkaran kosong: nilai sebelumnya.", en: "Green band: reference range for {who}. Hollow circle: the previous value." }
    key { id: "Pita hijau: rentang rujukan. Lingkaran kosong: nilai sebelumnya.", en: "Green band: reference range. Hollow circle: the previous value." }
    person(sex: &str, age: &str) { id: "{sex}, {age}", en: "{sex}, {age}" }
    female { id: "perempuan", en: "females" }
    male { id: "laki-laki", en: "males" }
    meaning { id: "Apa artinya?", en: "What does it mean?" }
    meaning_of(name: &str) { id: "Apa artinya {name}?", en: "What does {name} mean?" }
    previous(day: &str, value: &str) { id: "{day}: {value}", en: "{day}: {value}" }
    previous_spoken(value: &str) { id: "Sebelumnya {value}.", en: "Previously {value}." }
    fell(by: &str, day: &str) { id: "Turun {by} sejak {day}.", en: "Down by {by} since {day}." }
    rose(by: &str, day: &str) { id: "Naik {by} sejak {day}.", en: "Up by {by} since {day}." }
    same(day: &str) { id: "Sama seperti {day}.", en: "The same as on {day}." }
    range_is(range: &str, unit: &str) { id: "Rentang rujukan {range} {unit}.", en: "Reference range {range} {unit}." }
    line_within(name: &str, value: &str, range: &str) { id: "{name} {value}, dalam rentang rujukan {range}.", en: "{name} {value}, within the reference range {range}." }
    line_outside(name: &str, value: &str, word: &str, range: &str) { id: "{name} {value}, {word} rentang rujukan {range}.", en: "{name} {value}, {word} the reference range {range}." }
    from_to(low: &str, high: &str) { id: "{low} sampai {high}", en: "{low} to {high}" }
    or_more(low: &str) { id: "{low} atau lebih", en: "{low} or more" }
    or_less(high: &str) { id: "{high} atau kurang", en: "{high} or less" }
    was(value: &str, time: &str) { id: "Sebelumnya tertulis {value}, diganti {time}.", en: "Previously {value}, replaced {time}." }
    was_undated(value: &str) { id: "Sebelumnya tertulis {value}.", en: "Previously {value}." }
    why(reason: &str) { id: "Alasan: {reason}", en: "Reason: {reason}" }
    given(value: &str) { id: "Di lembar hasil: {value}", en: "On the sheet: {value}" }
    method(name: &str) { id: "Metode: {name}", en: "Method: {name}" }

    sheets { id: "Lembar hasil", en: "Result sheet" }
    open_file(name: &str) { id: "Unduh {name}", en: "Download {name}" }
    save_file { id: "Unduh", en: "Download" }
    sheet_add { id: "Tambah foto atau PDF", en: "Add a photo or PDF" }
    sheet_sending { id: "Sedang dikirim", en: "Being sent" }
    sheet_added { id: "Lembar hasil sudah terkirim", en: "The sheet was sent" }
    sheet_remove(name: &str) { id: "Hapus {name}", en: "Remove {name}" }
    sheet_remove_title(name: &str) { id: "Hapus {name}?", en: "Remove {name}?" }
    sheet_remove_text { id: "Petugas tidak lagi melihat lembar ini saat memeriksa nilai Anda.", en: "Our staff no longer see this sheet when they check your values." }
    sheet_remove_action { id: "Hapus lembar ini", en: "Remove this sheet" }
    sheet_removed { id: "Lembar hasil dihapus", en: "The sheet was removed" }
    scanning { id: "Pemindaian virus berjalan", en: "Being scanned for viruses" }
    infected { id: "Ditolak karena mengandung virus", en: "Refused because it contains a virus" }

    history { id: "Riwayat nilai", en: "History of values" }
    history_text { id: "Hanya hari yang membawa hasil baru. Titik kosong: lab luar, isian Anda, tidak disambung garis.", en: "Only days that brought a new result. Hollow points: outside laboratory, entered by you, never joined by a line." }
    history_none { id: "Belum ada nilai untuk digambar", en: "No values to draw yet" }
    history_none_text { id: "Tekanan darah, gula darah, dan lemak darah tampil di sini sebagai grafik setelah pemeriksaan pertama.", en: "Blood pressure, glucose and blood fats appear here as charts after the first test." }
    as_table { id: "Lihat sebagai tabel", en: "See as a table" }
    table_key { id: "▲ di atas rujukan, ▼ di bawah rujukan, – tidak diperiksa. +1: nilai lain pada hari itu. Geser tabel untuk nilai lain.", en: "▲ above the reference, ▼ below it, – not tested. +1: another value of that day. Scroll the table to see the others." }
    add_value { id: "Tambah nilai lain ke riwayat", en: "Add another value to the history" }
    added_values { id: "Nilai yang ditambahkan", en: "Added values" }
    take_away(name: &str) { id: "Hapus {name} dari riwayat", en: "Remove {name} from the history" }

    own_new { id: "Isi hasil dari lab luar", en: "Enter outside lab results" }
    own_form_title { id: "Hasil dari laboratorium luar", en: "Results from an outside laboratory" }
    own_form_lead(name: &str) { id: "Untuk {name}. Isi sesuai lembar hasil; petugas kami dapat mencocokkannya dengan foto Anda.", en: "For {name}. Enter what the sheet says; our staff can compare it with your photo." }
    laboratory { id: "Nama laboratorium", en: "Name of the laboratory" }
    laboratory_hint { id: "Contoh: Lab Sehat Bandung", en: "Example: Lab Sehat Bandung" }
    laboratory_missing { id: "Tulis nama laboratoriumnya.", en: "Enter the name of the laboratory." }
    sample_day { id: "Tanggal pengambilan sampel", en: "Date of the sample" }
    day_missing { id: "Isi tanggal pengambilan sampel.", en: "Enter the date of the sample." }
    day_ahead { id: "Tanggal ini belum tiba. Pilih hari ini atau sebelumnya.", en: "This date is in the future. Choose today or an earlier day." }
    sample_time { id: "Jam, bila tertulis", en: "Time, if it is written" }
    time_hint { id: "Contoh: 08.30", en: "Example: 08:30" }
    values_title { id: "Nilai pada lembar hasil", en: "Values on the sheet" }
    find_analyte { id: "Cari pemeriksaan", en: "Find a test" }
    find_analyte_hint { id: "Contoh: gula darah, kolesterol, HbA1c", en: "Example: glucose, cholesterol, HbA1c" }
    value_in(name: &str, unit: &str) { id: "{name}, {unit}", en: "{name}, {unit}" }
    unit_of(name: &str) { id: "Satuan {name}", en: "Unit of {name}" }
    remove_value(name: &str) { id: "Hapus {name}", en: "Remove {name}" }
    value_hint { id: "Boleh memakai koma atau titik, boleh juga kata, misalnya negatif.", en: "Use a comma or a point. Words are fine too, such as negative." }
    echo(value: &str) { id: "Terbaca {value}", en: "Read as {value}" }
    echo_converted(value: &str, own: &str) { id: "Terbaca {value}, sama dengan {own}", en: "Read as {value}, which is {own}" }
    echo_words(words: &str) { id: "Dicatat sebagai kata: {words}", en: "Noted as words: {words}" }
    which(text: &str) { id: "“{text}” bisa dibaca dua cara. Yang mana?", en: "“{text}” can be read in two ways. Which one?" }
    implausible { id: "Nilai ini tidak biasa. Periksa lagi lembarnya.", en: "This value is unusual. Please look at the sheet again." }
    implausible_confirm { id: "Sudah saya periksa, memang begitu tertulis", en: "I have checked, this is what it says" }
    value_missing { id: "Isi nilai ini, atau hapus barisnya.", en: "Enter this value, or remove the row." }
    value_unread { id: "Nilai ini tidak terbaca. Tulis seperti 5,6 atau < 0,3.", en: "This value cannot be read. Write it like 5.6 or < 0.3." }
    value_unclear { id: "Pilih dulu nilai yang benar.", en: "Please choose the right value first." }
    value_unsure { id: "Perbaiki nilai ini atau centang bahwa sudah diperiksa.", en: "Correct this value, or tick that you have checked it." }
    no_values { id: "Tambahkan paling sedikit satu pemeriksaan.", en: "Add at least one test." }
    photo_title { id: "Foto atau PDF lembar hasil", en: "Photo or PDF of the sheet" }
    photo_text { id: "Tidak wajib, tetapi tanpa lembarnya petugas tidak dapat memeriksanya. Lokasi dan data kamera dihapus dari foto.", en: "Not required, but without it our staff cannot check the values. Location and camera data are removed from photos." }
    photo_choose { id: "Pilih foto atau PDF", en: "Choose a photo or PDF" }
    upload_failed { id: "Nilai sudah tersimpan, tetapi lembarnya belum terkirim", en: "The values are saved, but the sheet was not sent" }
    upload_again { id: "Kirim lembarnya lagi", en: "Send the sheet again" }
    go_on { id: "Lanjut tanpa lembar", en: "Go on without the sheet" }
    save_for(name: &str) { id: "Simpan untuk {name}", en: "Save for {name}" }
    saved { id: "Hasil sudah disimpan", en: "The results were saved" }
    correct { id: "Perbaiki", en: "Correct" }
    correct_named(name: &str) { id: "Perbaiki {name}", en: "Correct {name}" }
    correct_reason { id: "Mengapa diperbaiki?", en: "Why are you correcting it?" }
    correct_reason_hint { id: "Misalnya: salah ketik. Nilai sebelumnya tetap terlihat.", en: "For example: a typing mistake. The earlier value stays visible." }
    correct_save(name: &str) { id: "Simpan perbaikan untuk {name}", en: "Save the correction for {name}" }
    correct_done { id: "Nilai sudah diperbaiki", en: "The value was corrected" }
    own_entries { id: "Isian Anda", en: "What you have entered" }
    own_none { id: "Belum ada hasil dari laboratorium luar.", en: "No results from outside laboratories yet." }

    home_new(n: Count) { id: "{n} hasil lab baru", en: "{n} new lab results", one: "{n} new lab result" }
    home_new_text { id: "Lihat nilai dan penjelasannya", en: "See the values and what they mean" }
}
