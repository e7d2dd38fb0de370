//! The home page of a patient.

use crate::i18n::Count;

crate::texts! {
    next_visit(name: &str, day: &str) { id: "Kunjungan {name} {day}", en: "{name}'s visit {day}" }
    see_code { id: "Lihat kode dan persiapan", en: "See code and preparation" }
    see_queue { id: "Lihat antrean", en: "See the queue" }
    queue_number(number: &str) { id: "Nomor antrean {number}", en: "Queue number {number}" }
    no_visit { id: "Belum ada kunjungan terjadwal", en: "No visit is booked" }
    no_visit_text { id: "Pilih dokter dan waktu yang sesuai. Jam kosong terdekat tampil di setiap kartu.", en: "Choose a doctor and a time that suits. Each card shows the next free time." }
    todo { id: "Untuk Anda", en: "For you" }
    unread(n: Count) { id: "{n} pesan baru", en: "{n} new messages", one: "{n} new message" }
    unread_text { id: "Dari klinik untuk Anda dan keluarga", en: "From the clinic, for you and your family" }
    due(service: &str, name: &str) { id: "Waktunya {service} untuk {name}", en: "{service} is due for {name}" }
    due_on(day: &str) { id: "Sebaiknya sekitar {day}", en: "Best around {day}" }
    how_was_it(name: &str) { id: "Bagaimana kunjungan {name}?", en: "How was {name}'s visit?" }
    more_visits { id: "Kunjungan lain", en: "Other visits" }
    all_visits { id: "Lihat semua", en: "See all" }
    shortcuts { id: "Pintasan", en: "Shortcuts" }
    feedback { id: "Masukan", en: "Feedback" }
    written { id: "Masukan Anda", en: "What you wrote to us" }
    answered { id: "Sudah dijawab", en: "Answered" }
    answer_due(time: &str) { id: "Dijawab paling lambat {time}", en: "Answered by {time} at the latest" }
    answer_coming { id: "Kami sedang menanganinya", en: "We are looking into it" }

    messages_title { id: "Pesan", en: "Messages" }
    messages_lead(phone: &str) { id: "Konfirmasi, pengingat, dan jawaban dari klinik. Bukan untuk keadaan darurat: telepon {phone}.", en: "Confirmations, reminders and answers from the clinic. Not for emergencies: call {phone}." }
    messages_none { id: "Belum ada pesan", en: "No messages yet" }
    messages_none_text { id: "Konfirmasi dan pengingat kunjungan akan tampil di sini.", en: "Confirmations and reminders of your visits will appear here." }
    message_new { id: "Baru", en: "New" }
    message_open { id: "Buka kunjungan", en: "Open the visit" }
    message_open_result { id: "Buka hasil", en: "Open the result" }
    message_open_referrals { id: "Buka rujukan", en: "Open the referrals" }
    message_open_log { id: "Lihat siapa yang membuka data", en: "See who opened the data" }
    load_older { id: "Tampilkan yang lebih lama", en: "Show older ones" }

    feedback_title { id: "Tulis kepada kami", en: "Write to us" }
    feedback_lead { id: "Pujian, saran, atau keluhan. Setiap tulisan ditangani seorang petugas dan dijawab.", en: "Praise, a suggestion or a complaint. Somebody takes care of each one, and answers." }
    feedback_kind { id: "Apa yang ingin Anda sampaikan?", en: "What would you like to say?" }
    feedback_text { id: "Pesan Anda", en: "Your message" }
    feedback_text_hint(phone: &str) { id: "Jangan menulis keadaan darurat di sini; telepon {phone}.", en: "Not for emergencies; call {phone}." }
    feedback_about(visit: &str) { id: "Tentang kunjungan {visit}", en: "About the visit {visit}" }
    feedback_send { id: "Kirim ke klinik", en: "Send to the clinic" }
    feedback_sent { id: "Terima kasih, tulisan Anda sudah kami terima", en: "Thank you, we have received it" }
    feedback_earlier { id: "Yang pernah Anda tulis", en: "What you have written" }
    feedback_none { id: "Belum ada.", en: "Nothing yet." }
    feedback_answer { id: "Jawaban klinik", en: "The clinic's answer" }
    feedback_empty { id: "Tulis dulu apa yang ingin Anda sampaikan.", en: "Please write what you would like to say." }
}
