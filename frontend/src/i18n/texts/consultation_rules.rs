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
    canned_empty_text { id: "Simpan jawaban yang sering Anda tulis, agar tinggal dipilih.", en: "Keep the answers you often write, so that you only choose them." }
    title_id { id: "Judul Indonesia", en: "Indonesian title" }
    title_en { id: "Judul Inggris", en: "English title" }
    text_id { id: "Jawaban Indonesia", en: "Indonesian answer" }
    text_en { id: "Jawaban Inggris", en: "English answer" }
    shared { id: "Untuk semua dokter", en: "For all doctors" }
    shared_hint { id: "Hanya dokter kepala dan penggantinya yang mengubah jawaban bersama.", en: "Only head doctors and their deputies change shared answers." }
    for_whom { id: "Untuk", en: "For" }
    for_all { id: "Semua dokter", en: "All doctors" }
    for_me { id: "Saya", en: "Me" }
    remove_canned { id: "Hapus jawaban", en: "Remove the answer" }
    remove_canned_title(name: &str) { id: "Hapus jawaban “{name}”?", en: "Remove the answer “{name}”?" }
    remove_text { id: "Ini tidak dapat dibatalkan. Yang sudah terkirim tidak berubah.", en: "This cannot be undone. What was sent stays as it is." }
    removed(name: &str) { id: "{name} dihapus", en: "{name} was removed" }

    heads { id: "Dokter kepala", en: "Head doctors" }
    heads_sub { id: "Siapa yang ikut membaca jawaban dokter, per spesialisasi atau seluruh klinik, dan penggantinya selama cuti.", en: "Who reads the answers of doctors along, by speciality or for the whole clinic, and their deputies during leave." }
    new_head { id: "Penunjukan baru", en: "New appointment" }
    edit_head { id: "Ubah penunjukan", en: "Edit the appointment" }
    heads_empty { id: "Belum ada dokter kepala", en: "No head doctors yet" }
    heads_empty_text { id: "Tanpa dokter kepala, pasien belum dapat bertanya.", en: "Without a head doctor, patients cannot ask questions." }
    office { id: "Jabatan", en: "Office" }
    speciality { id: "Spesialisasi", en: "Speciality" }
    whole_clinic { id: "Seluruh klinik", en: "Whole clinic" }
    whole_clinic_hint { id: "Untuk spesialisasi tanpa dokter kepala sendiri.", en: "For specialities without a head doctor of their own." }
    from { id: "Mulai", en: "From" }
    until { id: "Sampai", en: "Until" }
    until_hint { id: "Hari terakhir. Pengganti selalu memerlukannya.", en: "The last day. Deputies always need one." }
    open_end { id: "seterusnya", en: "until further notice" }
    remove_head { id: "Cabut penunjukan", en: "Take the office back" }
    remove_head_title(name: &str) { id: "Cabut penunjukan {name}?", en: "Take the office of {name} back?" }
    remove_head_text { id: "Mulai sekarang pesan tidak ditembuskan lagi ke sana.", en: "From now on messages are not copied there any more." }

    rules { id: "Aturan konsultasi", en: "Rules of consultations" }
    rules_sub { id: "Seberapa cepat pertanyaan dijawab, dan kata yang berarti keadaan darurat.", en: "How fast questions are answered, and words that mean an emergency." }
    rules_answer { id: "Waktu jawab", en: "Answering" }
    answer_hours { id: "Dijawab dalam", en: "Answered within" }
    answer_hours_hint { id: "Hanya jam kerja di bawah yang dihitung; hari libur tidak.", en: "Only the business hours below count; holidays do not." }
    hours { id: "jam kerja", en: "business hours" }
    weekdays { id: "Hari menjawab", en: "Days of answering" }
    opens { id: "Dari pukul", en: "From" }
    closes { id: "Sampai pukul", en: "Until" }
    reopen_days { id: "Dapat dibuka kembali selama", en: "Can be opened again for" }
    reopen_days_hint { id: "Sesudah itu pasien mengajukan pertanyaan baru.", en: "After that patients ask a new question." }
    days { id: "hari", en: "days" }
    rules_emergency { id: "Keadaan darurat", en: "Emergencies" }
    emergency_phone { id: "Nomor darurat", en: "Emergency number" }
    emergency_phone_hint { id: "Ditampilkan kepada pasien sebagai tombol telepon.", en: "Shown to patients as a button to call." }
    emergency_words { id: "Kata darurat tambahan", en: "Additional emergency words" }
    emergency_words_hint { id: "Satu kata atau frasa per baris. Kata umum seperti “nyeri dada” sudah dikenal.", en: "One word or phrase a line. Common ones such as “chest pain” are known already." }
    n_words(n: Count) { id: "{n} kata tambahan", en: "{n} additional words", one: "{n} additional word" }
}
