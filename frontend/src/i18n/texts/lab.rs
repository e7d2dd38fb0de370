//! The laboratory in the staff app: worklist, entering, verifying, releasing, correcting, history.

use crate::i18n::Count;

crate::texts! {
    lab { id: "Hasil lab", en: "Lab results" }
    lists { id: "Daftar hasil lab", en: "Lists of lab results" }
    filters { id: "Saring hasil lab", en: "Filter lab results" }
    mine { id: "Permintaan saya", en: "Requested by me" }
    find_patient { id: "Hasil seorang pasien", en: "Results of a patient" }
    search { id: "Cari nomor laporan", en: "Search report numbers" }
    to_verify { id: "Perlu diverifikasi", en: "To verify" }
    being_entered { id: "Sedang diisi", en: "Being entered" }
    awaiting_comment { id: "Menunggu catatan dokter", en: "Waiting for a comment" }
    critical_open { id: "Kritis", en: "Critical" }
    released { id: "Dirilis", en: "Released" }
    not_told { id: "belum dilaporkan", en: "not reported yet" }
    verify_empty { id: "Tidak ada yang perlu diverifikasi", en: "Nothing to verify" }
    verify_empty_text { id: "Laporan muncul di sini begitu semua nilainya terisi.", en: "Reports appear here once all of their values are entered." }
    drafts_empty { id: "Tidak ada laporan yang sedang diisi", en: "No reports are being entered" }
    drafts_empty_text { id: "Laporan baru menunggu nilainya di sini.", en: "New reports wait here for their values." }
    comment_empty { id: "Tidak ada yang menunggu catatan dokter", en: "Nothing waits for a doctor's comment" }
    comment_empty_text { id: "Hasil yang perlu penjelasan dokter muncul di sini sebelum dilihat pasien.", en: "Results that need a doctor's explanation appear here before the patient sees them." }
    critical_empty { id: "Semua nilai kritis sudah dilaporkan", en: "Every critical value has been reported" }
    critical_empty_text { id: "Nilai kritis tetap di sini sampai tercatat siapa yang diberi tahu.", en: "Critical values stay here until it is recorded who was told." }
    released_empty { id: "Belum ada hasil yang dirilis", en: "No results released yet" }
    released_empty_text { id: "Hasil yang sudah dapat dilihat pasien muncul di sini.", en: "Results that patients can see appear here." }
    patient { id: "Pasien", en: "Patient" }
    number { id: "Nomor", en: "Number" }
    collected { id: "Sampel diambil", en: "Sample taken" }
    values { id: "Nilai", en: "Values" }
    state { id: "Status", en: "State" }
    doctor { id: "Dokter", en: "Doctor" }
    report_of(the_number: &str, name: &str) { id: "{the_number}, {name}", en: "{the_number}, {name}" }
    n_of(n: Count, all: Count) { id: "{n} dari {all}", en: "{n} of {all}" }
    partly(n: Count, all: Count) { id: "Sebagian, {n} dari {all}", en: "Partial, {n} of {all}" }
    partly_released(n: Count, all: Count) { id: "Dirilis sebagian, {n} dari {all}", en: "Partly released, {n} of {all}" }
    awaiting_values { id: "Menunggu nilai", en: "Waiting for values" }
    new_report { id: "Laporan lab baru", en: "New lab report" }
    new_report_sub { id: "Pilih pasien dan pemeriksaannya, lalu isi nilainya.", en: "Choose the patient and the tests, then enter the values." }
    make_report { id: "Buat laporan", en: "Create the report" }
    make_report_for(name: &str) { id: "Buat laporan untuk {name}", en: "Create the report for {name}" }
    made(the_number: &str) { id: "Laporan {the_number} dibuat", en: "Report {the_number} created" }
    tests { id: "Pemeriksaan", en: "Tests" }
    panels { id: "Panel", en: "Panels" }
    n_tests(n: Count) { id: "{n} pemeriksaan dipilih", en: "{n} tests chosen", one: "{n} test chosen" }
    add_test { id: "Tambah pemeriksaan", en: "Add a test" }
    add_test_hint { id: "Ketik nama atau kode LOINC.", en: "Type a name or a LOINC code." }
    choose_tests { id: "Pilih paling sedikit satu pemeriksaan.", en: "Choose at least one test." }
    choose_sample { id: "Isi tanggal dan jam sampel.", en: "Fill in when the sample was taken." }
    sample_day { id: "Tanggal sampel", en: "Sample date" }
    sample_time { id: "Jam sampel", en: "Sample time" }
    asked_by { id: "Dokter pengirim", en: "Requesting doctor" }
    no_doctor { id: "Tanpa dokter", en: "No doctor" }
    instrument { id: "Alat", en: "Instrument" }
    expected_on { id: "Perkiraan hasil", en: "Expected on" }
    with_comment { id: "Tunggu catatan dokter sebelum dilihat pasien", en: "Wait for the doctor's comment before the patient sees it" }
    with_comment_hint { id: "Tanpa ini, pasien melihat hasil begitu diverifikasi.", en: "Without this, the patient sees results as soon as they are verified." }
    results { id: "Isi hasil", en: "Values" }
    results_of(date: &str) { id: "Hasil {date}", en: "Results of {date}" }
    sampled(at: &str) { id: "sampel {at}", en: "sample {at}" }
    asked_by_named(name: &str) { id: "diminta {name}", en: "requested by {name}" }
    with_instrument(name: &str) { id: "alat {name}", en: "instrument {name}" }
    from_laboratory(name: &str) { id: "dari {name}", en: "from {name}" }
    report_details { id: "Tambah pemeriksaan dan ubah keterangan", en: "Add tests and change the details" }
    test { id: "Pemeriksaan", en: "Test" }
    value { id: "Nilai", en: "Value" }
    flag { id: "Tanda", en: "Flag" }
    reference { id: "Rujukan", en: "Reference" }
    previous { id: "Lalu", en: "Before" }
    difference { id: "Beda", en: "Change" }
    unit { id: "Satuan", en: "Unit" }
    field_of(name: &str, the_unit: &str) { id: "{name}, {the_unit}", en: "{name}, {the_unit}" }
    unit_of(name: &str) { id: "Satuan {name}", en: "Unit of {name}" }
    two_ways(typed: &str) { id: "{typed} bisa dibaca dua cara.", en: "{typed} can be read in two ways." }
    choose_right { id: "Pilih yang benar:", en: "Choose the right one:" }
    unlikely(name: &str, the_value: &str) { id: "{name} {the_value} tidak biasa.", en: "{name} {the_value} is unusual." }
    unlikely_text { id: "Periksa kembali.", en: "Please check." }
    is_right(the_value: &str) { id: "{the_value} benar", en: "{the_value} is right" }
    type_again { id: "Ketik ulang", en: "Type again" }
    unread(typed: &str) { id: "“{typed}” bukan angka.", en: "“{typed}” is not a number." }
    as_words(typed: &str) { id: "Simpan kata “{typed}”", en: "Keep the word “{typed}”" }
    theirs(the_value: &str) { id: "Orang lain baru saja menyimpan {the_value}.", en: "Somebody else has just saved {the_value}." }
    take_theirs { id: "Pakai nilai itu", en: "Take that value" }
    keep_mine { id: "Pakai isian saya", en: "Keep mine" }
    stale { id: "Laporan ini baru saja diubah orang lain.", en: "Somebody else has just changed this report." }
    stale_text { id: "Isian Anda tetap ada.", en: "What you typed is kept." }
    load_theirs { id: "Muat yang terbaru", en: "Load the latest" }
    draft_saved(time: &str) { id: "Draf tersimpan {time}", en: "Draft saved {time}" }
    save_draft { id: "Simpan draf", en: "Save the draft" }
    delete_draft { id: "Hapus draf", en: "Delete the draft" }
    delete_draft_title { id: "Hapus draf ini?", en: "Delete this draft?" }
    delete_draft_text { id: "Nilai yang sudah diisi hilang. Nomornya tidak dipakai lagi.", en: "The values that were entered are lost. Its number is not used again." }
    delete_draft_of(name: &str) { id: "Hapus draf {name}", en: "Delete the draft of {name}" }
    draft_deleted { id: "Draf dihapus", en: "Draft deleted" }
    verify_for(name: &str) { id: "Verifikasi untuk {name}", en: "Verify for {name}" }
    verify_n_for(n: Count, name: &str) { id: "Verifikasi {n} nilai untuk {name}", en: "Verify {n} values for {name}", one: "Verify {n} value for {name}" }
    partial_title { id: "Verifikasi sebagian?", en: "Verify a part?" }
    partial_text(n: Count, all: Count) { id: "{n} dari {all} nilai terisi. Sisanya dapat diisi dan diverifikasi menyusul.", en: "{n} of {all} values are entered. The rest can be entered and verified afterwards." }
    nothing_to_verify { id: "Isi nilainya lebih dulu", en: "Enter the values first" }
    verified_released(name: &str) { id: "Terverifikasi. {name} dapat melihatnya sekarang.", en: "Verified. {name} can see it now." }
    verified_waits(name: &str) { id: "Terverifikasi. Hasil {name} menunggu catatan dokter.", en: "Verified. The results of {name} wait for the doctor's comment." }
    awaited { id: "ditunggu", en: "awaited" }
    given_as(the_value: &str, the_unit: &str) { id: "diisi sebagai {the_value} {the_unit}", en: "entered as {the_value} {the_unit}" }
    not_released { id: "belum dirilis", en: "not released yet" }
    correct_named(name: &str) { id: "Koreksi {name}", en: "Correct {name}" }
    correct_title(name: &str) { id: "Koreksi {name}", en: "Correct {name}" }
    correct_text { id: "Nilai sebelumnya tetap tersimpan dan terlihat sebagai dikoreksi. Pasien diberi tahu.", en: "The earlier value is kept and shown as corrected. The patient is told." }
    stands_now(the_value: &str) { id: "Sekarang: {the_value}", en: "Now: {the_value}" }
    new_value { id: "Nilai yang benar", en: "The right value" }
    new_value_hint { id: "Koma atau titik sama saja.", en: "Comma or point, either will do." }
    settle_first { id: "Perbaiki dahulu nilai ini, misalnya 5,6.", en: "Put this value right first, for example 5.6." }
    reason { id: "Alasan koreksi", en: "Reason for the correction" }
    reason_hint { id: "Pasien dapat membacanya.", en: "The patient can read it." }
    reason_was(the_reason: &str) { id: "Alasan: {the_reason}", en: "Reason: {the_reason}" }
    save_correction_for(name: &str) { id: "Simpan koreksi untuk {name}", en: "Save the correction for {name}" }
    corrected_done(name: &str) { id: "{name} dikoreksi", en: "{name} corrected" }
    n_before(n: Count) { id: ", tampilkan {n} nilai sebelumnya", en: ", show {n} earlier values", one: ", show {n} earlier value" }
    critical_values(the_values: &str) { id: "Nilai kritis: {the_values}.", en: "Critical values: {the_values}." }
    not_told_yet { id: "Belum dilaporkan ke dokter.", en: "The doctor has not been told." }
    note_call { id: "Catat telepon", en: "Record the call" }
    note_call_to(name: &str) { id: "Catat telepon ke {name}", en: "Record the call to {name}" }
    note_call_text { id: "Tulis siapa yang sudah diberi tahu. Peringatan dan tugasnya akan ditutup.", en: "Write down who has been told. This closes the warning and its task." }
    told_whom { id: "Siapa yang diberi tahu", en: "Who was told" }
    told_hint { id: "Nama dan caranya, misalnya “dr. Ayu, telepon”.", en: "Who and how, such as “dr. Ayu, by phone”." }
    told_by_phone(name: &str) { id: "{name}, telepon", en: "{name}, by phone" }
    save_call_for(name: &str) { id: "Simpan catatan telepon untuk {name}", en: "Save the call for {name}" }
    call_noted { id: "Pelaporan nilai kritis tercatat", en: "It is recorded who was told of the critical value" }
    comment { id: "Catatan dokter", en: "Doctor's comment" }
    comment_hint { id: "Dibaca pasien lebih dulu, sebelum angkanya.", en: "The patient reads it first, before the numbers." }
    comment_by(name: &str, at: &str) { id: "{name}, {at}", en: "{name}, {at}" }
    add_comment { id: "Tambah catatan dokter", en: "Add a doctor's comment" }
    change_comment { id: "Ubah catatan", en: "Change the comment" }
    earlier_comments { id: "Catatan sebelumnya", en: "Earlier comments" }
    comment_saved { id: "Catatan disimpan", en: "Comment saved" }
    save_comment_for(name: &str) { id: "Simpan catatan untuk {name}", en: "Save the comment for {name}" }
    released_at_the_latest(at: &str) { id: "Menunggu catatan dokter. Tanpa catatan, hasil dirilis {at}.", en: "Waiting for the doctor's comment. Without one, the results are released {at}." }
    release_for(name: &str) { id: "Rilis untuk {name}", en: "Release for {name}" }
    released_to(name: &str) { id: "Dirilis. {name} dapat melihatnya sekarang.", en: "Released. {name} can see it now." }
    all_results { id: "Semua hasil", en: "All results" }
    results_named(name: &str) { id: "Hasil lab {name}", en: "Lab results of {name}" }
    open_record { id: "Buka rekam pasien", en: "Open the record" }
    pdf { id: "Unduh PDF", en: "Download PDF" }
    history { id: "Riwayat", en: "History" }
    history_empty { id: "Belum ada riwayat", en: "No history yet" }
    history_empty_text { id: "Grafik muncul setelah ada nilai yang diverifikasi.", en: "Charts appear once there are verified values." }
    history_cut(n: Count) { id: "Hanya {n} hari terbaru dari setiap pemeriksaan yang ditampilkan.", en: "Only the latest {n} days of each test are shown." }
    added_to_history(name: &str) { id: "{name} ditambahkan. Bila tidak tampil, belum ada nilainya.", en: "{name} added. If it is not shown, there is no value of it yet." }
    latest { id: "Nilai terakhir", en: "Latest values" }
    latest_empty { id: "Belum ada nilai dalam dua tahun terakhir.", en: "No values in the last two years." }
    before_was(before: &str) { id: "Sebelumnya {before}.", en: "{before} before." }
    visit_empty { id: "Tidak ada hasil lab pada kunjungan ini.", en: "No lab results at this visit." }
    table { id: "Tabel riwayat", en: "Table of the history" }
    table_sub { id: "Hanya hari dengan nilai baru. Angka sama dengan grafik.", en: "Only days with new values. The numbers are the same as in the charts." }
    print { id: "Cetak", en: "Print" }
    csv { id: "Unduh CSV", en: "Download CSV" }
    file_name { id: "riwayat-lab", en: "lab-history" }
    reports { id: "Laporan", en: "Reports" }
    reports_empty { id: "Belum ada laporan", en: "No reports yet" }
    reports_empty_text { id: "Laporan lab pasien ini muncul di sini.", en: "The lab reports of this patient appear here." }
    home_verify { id: "Perlu diverifikasi", en: "To verify" }
    home_verify_sub { id: "hasil lab lengkap", en: "complete lab results" }
    home_release { id: "Hasil perlu dirilis", en: "Results to release" }
    home_release_sub { id: "menunggu catatan dokter", en: "waiting for a comment" }
    home_critical { id: "Nilai kritis", en: "Critical values" }
    home_critical_sub { id: "belum dilaporkan", en: "not reported yet" }
}
