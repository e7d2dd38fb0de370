//! Asking a doctor, as patients do it.

use crate::i18n::Count;

crate::texts! {
    title { id: "Konsultasi", en: "Questions" }
    lead { id: "Tanyakan hal singkat kepada dokter Anda. Jawabannya muncul di sini.", en: "Ask your doctor a short question. The answer appears here." }
    mine { id: "Konsultasi saya", en: "My questions" }
    new { id: "Pertanyaan baru", en: "New question" }
    older { id: "Tampilkan yang lebih lama", en: "Show older ones" }
    none { id: "Belum ada pertanyaan", en: "No questions yet" }
    none_text { id: "Anda dapat menanyakan obat, hasil pemeriksaan, atau keluhan ringan. Bukan untuk keadaan darurat.", en: "You can ask about medicines, results or mild complaints. Not for emergencies." }
    waiting { id: "Menunggu", en: "Waiting" }
    answered { id: "Dijawab", en: "Answered" }
    closed { id: "Ditutup", en: "Closed" }
    unread(n: Count) { id: "{n} baru", en: "{n} new" }
    choose_one { id: "Pilih konsultasi untuk membacanya", en: "Choose a question to read it" }

    emergency_title { id: "Bukan untuk keadaan darurat", en: "Not for emergencies" }
    emergency_text { id: "Nyeri dada, sesak, lumpuh sebelah, atau pingsan:", en: "Chest pain, shortness of breath, paralysis on one side, or fainting:" }
    emergency_call(phone: &str) { id: "telepon {phone} sekarang", en: "call {phone} now" }
    alarm_title { id: "Ini bisa jadi keadaan darurat", en: "This may be an emergency" }
    alarm_call(phone: &str) { id: "Telepon {phone} sekarang", en: "Call {phone} now" }
    alarm_still { id: "Pesan tetap dapat dikirim, tetapi jangan menunggu jawabannya.", en: "You can still send the message, but do not wait for the answer." }

    overseer(name: &str) { id: "Dokter kepala, {name}, dapat membaca percakapan ini untuk menjaga mutu jawaban.", en: "The head doctor, {name}, can read this conversation to watch over the quality of answers." }
    overseer_deputy(name: &str) { id: "{name}, pengganti dokter kepala, dapat membaca percakapan ini untuk menjaga mutu jawaban.", en: "{name}, who stands in for the head doctor, can read this conversation to watch over the quality of answers." }
    thread { id: "Percakapan", en: "Conversation" }
    about(name: &str) { id: "tentang {name}", en: "about {name}" }
    by_head(name: &str) { id: "{name}, dokter kepala", en: "{name}, head doctor" }
    by_deputy(name: &str) { id: "{name}, pengganti dokter kepala", en: "{name}, deputy of the head doctor" }
    sent(time: &str) { id: "Terkirim {time}", en: "Sent {time}" }
    read(time: &str) { id: "Dibaca {time}", en: "Read {time}" }
    handed(name: &str, time: &str) { id: "Diteruskan kepada {name}, {time}", en: "Handed over to {name}, {time}" }
    closed_at(time: &str) { id: "Ditutup {time}", en: "Closed {time}" }
    due(time: &str) { id: "Dijawab paling lambat {time}", en: "Answered by {time} at the latest" }
    due_left(time: &str) { id: "{time} lagi. Kami kabari begitu dijawab.", en: "{time} from now. We will tell you as soon as there is an answer." }
    overdue { id: "Jawaban terlambat, mohon maaf", en: "The answer is late, we are sorry" }
    overdue_text(time: &str) { id: "Seharusnya dijawab {time}. Bila mendesak, silakan telepon klinik.", en: "It was due {time}. If it is urgent, please call the clinic." }
    hours_minutes(hours: Count, minutes: Count) { id: "{hours} jam {minutes} menit", en: "{hours} h {minutes} min" }
    minutes(n: Count) { id: "{n} menit", en: "{n} minutes", one: "{n} minute" }
    became_visit { id: "Menjadi kunjungan", en: "Became a visit" }
    see_visit { id: "Lihat kunjungan", en: "See the visit" }
    meet_visit(name: &str, time: &str) { id: "Ingin dibahas langsung? Anda bertemu {name} {time}.", en: "Would you rather talk about it in person? You are seeing {name} {time}." }
    meet_none(name: &str) { id: "Ingin dibahas langsung dengan {name}?", en: "Would you rather talk about it with {name} in person?" }
    meet_book { id: "Buat janji", en: "Book a visit" }
    arrived { id: "Pesan baru sudah tampil.", en: "A new message is shown." }

    write_to(name: &str) { id: "Pesan untuk {name}", en: "Message to {name}" }
    write { id: "Tulis pesan", en: "Write a message" }
    send_to(name: &str) { id: "Kirim kepada {name}", en: "Send to {name}" }
    hours(days: &str, from: &str, until: &str, zone: &str) { id: "Dijawab {days}, {from}–{until} {zone}.", en: "Answered {days}, {from}–{until} {zone}." }
    day_range(first: &str, last: &str) { id: "{first} sampai {last}", en: "{first} to {last}" }
    every_day { id: "setiap hari", en: "every day" }
    close { id: "Tutup konsultasi", en: "Close this question" }
    withdraw { id: "Tarik pertanyaan", en: "Withdraw the question" }
    close_title { id: "Tutup konsultasi ini?", en: "Close this question?" }
    withdraw_title { id: "Tarik pertanyaan ini?", en: "Withdraw this question?" }
    close_text { id: "Anda dapat membukanya kembali dengan menulis pesan.", en: "You can open it again by writing a message." }
    close_done { id: "Konsultasi ditutup", en: "The question was closed" }
    reopen(time: &str) { id: "Masih ada yang ingin ditanyakan? Tulis pesan sampai {time}, dan konsultasi ini terbuka kembali.", en: "Anything else to ask? Write by {time}, and this question is opened again." }
    long_closed { id: "Konsultasi ini sudah lama ditutup. Silakan ajukan pertanyaan baru.", en: "This question was closed some time ago. Please ask a new one." }
    no_overseer { id: "Saat ini belum ada dokter kepala yang mendampingi, sehingga pesan belum dapat dikirim. Silakan telepon klinik.", en: "No head doctor is watching over answers at the moment, so messages cannot be sent. Please call the clinic." }

    rate_title { id: "Bagaimana jawaban dokter?", en: "How was the doctor's answer?" }
    rate_1 { id: "Sangat kurang", en: "Very poor" }
    rate_2 { id: "Kurang", en: "Poor" }
    rate_3 { id: "Cukup", en: "Fair" }
    rate_4 { id: "Baik", en: "Good" }
    rate_5 { id: "Sangat baik", en: "Very good" }
    rate_comment { id: "Catatan", en: "Comment" }
    rate_send { id: "Kirim penilaian", en: "Send the rating" }
    rate_missing { id: "Pilih penilaian dahulu.", en: "Choose a rating first." }
    rated(stars: Count, word: &str) { id: "Penilaian Anda: {stars} dari 5, {word}. Terima kasih.", en: "Your rating: {stars} of 5, {word}. Thank you." }

    ask_about_this { id: "Tanya tentang hasil ini", en: "Ask about this result" }
    ask_title { id: "Tanya dokter", en: "Ask a doctor" }
    ask_whom { id: "Untuk siapa?", en: "For whom?" }
    ask_doctor { id: "Dokter", en: "Doctor" }
    ask_doctor_choose { id: "Pilih dokter", en: "Choose a doctor" }
    ask_doctor_known(name: &str) { id: "{name} (dokter Anda)", en: "{name} (your doctor)" }
    ask_doctor_missing { id: "Pilih dokter yang ingin Anda tanyai.", en: "Choose the doctor you want to ask." }
    ask_nobody { id: "Konsultasi daring belum tersedia", en: "Online questions are not available yet" }
    ask_nobody_text { id: "Belum ada dokter yang menjawab pertanyaan di sini. Silakan telepon klinik atau buat janji.", en: "No doctor answers questions here yet. Please call the clinic or book a visit." }
    ask_not_this(name: &str) { id: "{name} belum menjawab pertanyaan daring. Pilih dokter lain, atau buat janji.", en: "{name} does not answer questions online yet. Choose another doctor, or book a visit." }
    ask_subject { id: "Judul singkat", en: "Short title" }
    ask_subject_hint { id: "Misalnya: Pusing setelah minum obat pagi", en: "For example: Dizzy after my morning medicine" }
    ask_text { id: "Pertanyaan atau keluhan", en: "Question or complaint" }
    ask_text_hint { id: "Sejak kapan, seberapa sering, dan obat apa yang diminum.", en: "Since when, how often, and which medicines you take." }
    ask_expected(hours: Count) { id: "Dijawab dalam {hours} jam kerja", en: "Answered within {hours} business hours", one: "Answered within {hours} business hour" }
    ask_expected_by(time: &str) { id: "Bila dikirim sekarang: paling lambat {time}. Hari libur tidak dihitung.", en: "If sent now: by {time} at the latest. Holidays do not count." }
    ask_send(name: &str) { id: "Kirim pertanyaan untuk {name}", en: "Send the question for {name}" }
    ask_sent { id: "Pertanyaan terkirim", en: "The question was sent" }
    ask_about_result(number: &str, day: &str) { id: "Hasil lab {number}, {day}", en: "Lab report {number}, {day}" }
    ask_about(what: &str) { id: "Tentang {what}", en: "About {what}" }

    home { id: "Konsultasi", en: "Questions" }
    home_all { id: "Semua", en: "All" }
    home_answer(name: &str) { id: "{name} sudah menjawab", en: "{name} has answered" }
    home_waits(time: &str) { id: "Dijawab paling lambat {time}", en: "Answered by {time} at the latest" }
    home_late { id: "Jawaban terlambat, mohon maaf", en: "The answer is late, we are sorry" }
}
