//! Settings of consultations: canned answers, head doctors and deputies, rules.

use crate::i18n::Count;

crate::texts! {
    group { id: "Konsultasi", en: "Consultations" }

    canned { id: "Jawaban siap pakai", en: "Canned answers" }
    canned_sub { id: "Jawaban yang sering dipakai, dalam kedua bahasa. Ketik / saat menjawab pasien.", en: "Answers that are often used, in both languages. Type / when answering a patient." }
    search_canned { id: "Cari jawaban", en: "Find an answer" }
    new_canned { id: "Jawaban baru", en: "New answer" }
    edit_canned { id: "Ubah jawaban", en: "Edit the answer" }
    canned_empty { id: "Belum ada jawaban siap pakai", en: "No canned answers yet" }
    canned_empty_text { id: "Simpan jawaban yang sering Anda tulis, agar tinggal dipilih.", en: "Save the answers you write often, so that you only have to choose one." }
    title_id { id: "Judul Indonesia", en: "Indonesian title" }
    title_en { id: "Judul Inggris", en: "English title" }
    text_id { id: "Jawaban Indonesia", en: "Indonesian answer" }
    text_en { id: "Jawaban Inggris", en: "English answer" }
    shared { id: "Untuk semua dokter", en: "For all doctors" }
    shared_hint { id: "Hanya dokter kepala dan penggantinya yang dapat mengubah jawaban bersama.", en: "Only head doctors and their deputies can change shared answers." }
    for_whom { id: "Untuk", en: "For" }
    for_all { id: "Semua dokter", en: "All doctors" }
    for_me { id: "Saya", en: "Me" }
    remove_canned { id: "Hapus jawaban", en: "Remove the answer" }
    remove_canned_title(name: &str) { id: "Hapus jawaban “{name}”?", en: "Remove the answer “{name}”?" }
    remove_text { id: "Ini tidak dapat dibatalkan. Yang sudah terkirim tidak berubah.", en: "This cannot be undone. What was sent stays as it is." }
    removed(name: &str) { id: "{name} dihapus", en: "{name} was removed" }

    heads { id: "Dokter kepala", en: "Head doctors" }
    heads_sub { id: "Siapa yang ikut membaca jawaban dokter, per spesialisasi atau seluruh klinik, dan penggantinya selama cuti.", en: "Who reads along with doctors' answers, by speciality or for the whole clinic, and who deputises during leave." }
    new_head { id: "Penunjukan baru", en: "New head doctor or deputy" }
    edit_head { id: "Ubah penunjukan", en: "Edit head doctor or deputy" }
    heads_empty { id: "Belum ada dokter kepala", en: "No head doctors yet" }
    heads_empty_text { id: "Tanpa dokter kepala, pasien belum dapat bertanya.", en: "Without a head doctor, patients cannot ask questions." }
    office { id: "Jabatan", en: "Role" }
    speciality { id: "Spesialisasi", en: "Speciality" }
    whole_clinic { id: "Seluruh klinik", en: "Whole clinic" }
    whole_clinic_hint { id: "Untuk spesialisasi tanpa dokter kepala sendiri.", en: "For specialities without a head doctor of their own." }
    from { id: "Mulai", en: "From" }
    until { id: "Sampai", en: "Until" }
    until_hint { id: "Hari terakhir. Pengganti selalu memerlukannya.", en: "The last day. Deputies always need one." }
    open_end { id: "seterusnya", en: "until further notice" }
    remove_head { id: "Cabut penunjukan", en: "End this role" }
    remove_head_title(name: &str) { id: "Cabut penunjukan {name}?", en: "End the role of {name}?" }
    remove_head_text { id: "Mulai sekarang pesan tidak lagi ditembuskan kepadanya.", en: "From now on messages are no longer copied to them." }

    rules { id: "Aturan konsultasi", en: "Consultation rules" }
    rules_sub { id: "Seberapa cepat pertanyaan dijawab, dan kata-kata yang menandakan keadaan darurat.", en: "How fast questions are answered, and which words point to an emergency." }
    rules_answer { id: "Waktu jawab", en: "Time to answer" }
    answer_hours { id: "Dijawab dalam", en: "Answered within" }
    answer_hours_hint { id: "Hanya jam kerja di bawah yang dihitung; hari libur tidak.", en: "Only the business hours below count; holidays do not." }
    hours { id: "jam kerja", en: "business hours" }
    weekdays { id: "Hari menjawab", en: "Answering days" }
    opens { id: "Dari pukul", en: "From" }
    closes { id: "Sampai pukul", en: "Until" }
    reopen_days { id: "Dapat dibuka kembali selama", en: "Can be reopened for" }
    reopen_days_hint { id: "Sesudah itu pasien mengajukan pertanyaan baru.", en: "After that patients ask a new question." }
    days { id: "hari", en: "days" }
    rules_emergency { id: "Keadaan darurat", en: "Emergencies" }
    emergency_phone { id: "Nomor darurat", en: "Emergency number" }
    emergency_phone_hint { id: "Ditampilkan kepada pasien sebagai tombol telepon.", en: "Shown to patients as a button to call." }
    emergency_words { id: "Kata darurat tambahan", en: "Additional emergency words" }
    emergency_words_hint { id: "Satu kata atau frasa per baris. Kata umum seperti “nyeri dada” sudah dikenal.", en: "One word or phrase per line. Common ones such as “chest pain” are already known." }
    n_words(n: Count) { id: "{n} kata tambahan", en: "{n} additional words", one: "{n} additional word" }
}
