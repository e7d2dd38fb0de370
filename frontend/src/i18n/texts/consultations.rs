//! Questions of patients, as doctors answer them.

use crate::i18n::Count;

crate::texts! {
    title { id: "Konsultasi", en: "Consultations" }
    lists { id: "Daftar konsultasi", en: "Lists of consultations" }
    unanswered { id: "Belum dijawab", en: "Unanswered" }
    mine { id: "Milik saya", en: "Mine" }
    copied { id: "Tembusan saya", en: "Copied to me" }
    closed { id: "Ditutup", en: "Closed" }

    unanswered_empty { id: "Semua pertanyaan sudah dijawab", en: "Every question has been answered" }
    unanswered_empty_text { id: "Pertanyaan baru muncul di sini begitu dikirim pasien.", en: "New questions appear here as soon as a patient sends one." }
    mine_empty { id: "Belum ada konsultasi untuk Anda", en: "No consultations for you yet" }
    mine_empty_text { id: "Pertanyaan yang ditujukan atau dialihkan kepada Anda muncul di sini.", en: "Questions to you, or handed over to you, appear here." }
    copied_empty { id: "Tidak ada tembusan", en: "Nothing was copied to you" }
    copied_empty_text { id: "Sebagai dokter kepala atau penggantinya, Anda membaca percakapan dokter lain di sini.", en: "As a head doctor or deputy you read the conversations of other doctors here." }
    closed_empty { id: "Belum ada yang ditutup", en: "Nothing closed yet" }
    closed_empty_text { id: "Konsultasi yang selesai tersimpan di sini.", en: "Finished consultations are kept here." }
    choose { id: "Pilih konsultasi", en: "Choose a consultation" }
    choose_text { id: "Percakapan dan pasiennya tampil di sini.", en: "The conversation and its patient are shown here." }

    left(time: &str) { id: "sisa {time}", en: "{time} left" }
    late(time: &str) { id: "terlambat {time}", en: "{time} late" }
    due(time: &str) { id: "Jawab paling lambat {time}", en: "Answer by {time} at the latest" }
    answered { id: "Dijawab", en: "Answered" }
    emergency { id: "Darurat", en: "Emergency" }
    unread(n: Count) { id: "{n} baru", en: "{n} new" }
    to(name: &str) { id: "kepada {name}", en: "to {name}" }
    days(n: Count) { id: "{n} hari", en: "{n} days", one: "{n} day" }

    emergency_title { id: "Pesan pasien dapat berarti keadaan darurat.", en: "The patient's message may mean an emergency." }
    emergency_text(phone: &str) { id: "Pasien sudah diarahkan menelepon {phone}. Pastikan lewat telepon bahwa pasien mendapat pertolongan.", en: "The patient was told to call {phone}. Call to make sure that they are getting help." }
    reading_along(names: &str) { id: "Ikut membaca: {names}", en: "Reading along: {names}" }
    nobody_reads_along { id: "Saat ini belum ada dokter kepala yang ikut membaca.", en: "No head doctor reads along at the moment." }
    role_head { id: "Anda membaca sebagai dokter kepala. Anda dapat ikut menjawab.", en: "You read as the head doctor. You can step in and answer." }
    role_deputy { id: "Anda membaca sebagai pengganti dokter kepala. Anda dapat ikut menjawab.", en: "You read as the deputy of the head doctor. You can step in and answer." }
    role_former { id: "Konsultasi ini sudah dialihkan. Anda masih dapat membacanya.", en: "This consultation was handed over. You can still read it." }
    thread { id: "Percakapan", en: "Conversation" }
    handed(from: &str, name: &str, time: &str) { id: "{from} mengalihkan kepada {name}, {time}", en: "{from} handed over to {name}, {time}" }
    handed_why(reason: &str) { id: "Alasan: {reason}", en: "Reason: {reason}" }
    closed_at(time: &str) { id: "Ditutup {time}", en: "Closed {time}" }
    read_proof { id: "Bukti baca", en: "Proof of reading" }
    read_by(n: Count, all: Count) { id: "Dibaca {n} dari {all}", en: "Read by {n} of {all}" }
    read_at(time: &str) { id: "dibaca {time}", en: "read {time}" }
    not_read { id: "belum dibaca", en: "not read yet" }
    rated(stars: Count) { id: "Penilaian pasien: {stars} dari 5", en: "Rated {stars} of 5 by the patient" }

    reply_to(name: &str) { id: "Jawaban untuk {name}", en: "Reply to {name}" }
    reply_hint { id: "Tulis jawaban. Ketik / untuk jawaban siap pakai.", en: "Write a reply. Type / for canned answers." }
    reply_send(name: &str) { id: "Kirim kepada {name}", en: "Send to {name}" }
    reply_sent(name: &str) { id: "Jawaban terkirim kepada {name}", en: "The reply was sent to {name}" }
    canned { id: "Jawaban siap pakai", en: "Canned answers" }
    canned_none { id: "Tidak ada jawaban siap pakai yang cocok.", en: "No canned answer fits." }
    canned_shared { id: "bersama", en: "shared" }
    canned_language(language: &str) { id: "Dimasukkan dalam bahasa pasien: {language}", en: "Inserted in the patient's language: {language}" }
    indonesian { id: "Indonesia", en: "Indonesian" }
    english { id: "Inggris", en: "English" }
    closed_note { id: "Konsultasi ditutup. Pasien dapat membukanya kembali dengan menulis pesan.", en: "The consultation is closed. The patient can open it again by writing." }
    previous { id: "Konsultasi sebelumnya", en: "Previous consultation" }
    next { id: "Konsultasi berikutnya", en: "Next consultation" }
    back { id: "Ke daftar", en: "Back to the list" }

    hand_over { id: "Alihkan", en: "Hand over" }
    hand_over_title { id: "Alihkan konsultasi", en: "Hand over the consultation" }
    hand_over_text { id: "Dokter baru membaca seluruh percakapan dan menjawab mulai sekarang.", en: "The new doctor reads the whole conversation and answers from now on." }
    hand_over_to { id: "Kepada", en: "To" }
    hand_over_reason { id: "Alasan", en: "Reason" }
    hand_over_hint { id: "Untuk dokter yang baru; pasien tidak melihatnya.", en: "For the new doctor; the patient does not see it." }
    hand_over_missing { id: "Pilih dokter yang menerima.", en: "Choose the doctor who takes it over." }
    hand_over_for(name: &str) { id: "Alihkan konsultasi {name}", en: "Hand over {name}'s consultation" }
    handed_over(name: &str) { id: "Konsultasi {name} dialihkan", en: "{name}'s consultation was handed over" }
    close { id: "Tutup", en: "Close" }
    close_title(name: &str) { id: "Tutup konsultasi {name}?", en: "Close {name}'s consultation?" }
    close_text { id: "Pasien diminta menilai, dan dapat membukanya kembali dengan menulis pesan.", en: "The patient is asked for a rating, and can open it again by writing." }
    close_for(name: &str) { id: "Tutup konsultasi {name}", en: "Close {name}'s consultation" }
    close_first { id: "Jawab dahulu, lalu tutup.", en: "Answer first, then close." }
    closed_done(name: &str) { id: "Konsultasi {name} ditutup", en: "{name}'s consultation was closed" }
    to_visit { id: "Jadikan janji", en: "Book a visit" }
    booked(name: &str, time: &str) { id: "Janji {name} dibuat: {time}", en: "A visit was booked for {name}: {time}" }
    to_task { id: "Jadikan tugas", en: "Make a task" }
    task_title { id: "Tugas dari konsultasi", en: "Task from a consultation" }
    task_text { id: "Isi konsultasi tidak disalin, karena tugas dapat dilihat lebih banyak orang.", en: "Nothing from the consultation is copied, because more people can see tasks." }
    task_for(name: &str) { id: "Buat tugas untuk {name}", en: "Make a task for {name}" }
    task_made { id: "Tugas dibuat", en: "The task was made" }

    patient { id: "Pasien", en: "Patient" }
    patient_language { id: "Bahasa", en: "Language" }
    open_record { id: "Buka rekam", en: "Open the record" }
    open_results { id: "Hasil lab", en: "Lab results" }
    became { id: "Tindak lanjut", en: "Follow-up" }
    see_visit { id: "Lihat janji", en: "See the visit" }
    see_task { id: "Lihat tugas", en: "See the task" }
    nothing_became { id: "Belum ada janji atau tugas.", en: "No visit or task yet." }
    others { id: "Konsultasi lain", en: "Other consultations" }
    others_none { id: "Tidak ada konsultasi lain.", en: "No other consultations." }
    visit_next(time: &str) { id: "Kunjungan berikutnya {time}", en: "Next visit {time}" }
    visit_none { id: "Belum ada kunjungan berikutnya.", en: "No upcoming visit." }
    record_hidden { id: "Anda tidak memiliki akses ke rekam pasien ini.", en: "You do not have access to this patient's record." }
}
