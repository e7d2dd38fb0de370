//! Messages that go out, and their templates.

crate::texts! {
    messages { id: "Pesan keluar", en: "Outgoing messages" }
    messages_sub { id: "Setiap pesan kepada pasien, dan yang belum sampai.", en: "Every message to patients, and what has not arrived." }
    all { id: "Semua", en: "All" }
    state { id: "Status pesan", en: "Status of the messages" }
    search_none { id: "Tidak ada pesan di daftar ini", en: "No messages in this list" }
    none_text { id: "Pesan muncul di sini begitu ada janji, pengingat, atau tawaran.", en: "Messages appear here with appointments, reminders and offers." }
    resend { id: "Kirim ulang", en: "Send again" }
    resend_for(name: &str) { id: "Kirim ulang kepada {name}", en: "Send again to {name}" }
    resent { id: "Pesan dikirim ulang", en: "The message is sent again" }
    withdraw { id: "Tarik", en: "Withdraw" }
    withdraw_for(name: &str) { id: "Tarik pesan kepada {name}", en: "Withdraw the message to {name}" }
    withdrawn { id: "Pesan ditarik", en: "The message is withdrawn" }
    read { id: "Baca", en: "Read" }
    somebody { id: "Penerima tidak terdaftar", en: "Unregistered recipient" }
    due(at: &str) { id: "dikirim {at}", en: "sent at {at}" }
    due_future(at: &str) { id: "akan dikirim {at}", en: "to be sent at {at}" }
    sent(at: &str) { id: "terkirim {at}", en: "sent {at}" }
    attempts(n: i32) { id: "{n} percobaan", en: "{n} attempts" }
    on_record { id: "Pesan", en: "Messages" }
    none_to_person { id: "Belum ada pesan.", en: "No messages yet." }
    all_of_them { id: "Semua pesan", en: "All messages" }
    templates { id: "Templat pesan", en: "Message templates" }
    templates_sub { id: "Setiap perubahan menjadi versi baru; pesan yang sudah terkirim tidak berubah.", en: "Every change makes a new version; messages already sent stay as they were." }
    edit_template { id: "Ubah templat", en: "Edit the template" }
    purpose { id: "Tujuan", en: "Purpose" }
    subject { id: "Judul", en: "Subject" }
    subject_id { id: "Judul (Indonesia)", en: "Subject (Indonesian)" }
    subject_en { id: "Judul (Inggris)", en: "Subject (English)" }
    inbox_id { id: "Teks singkat (Indonesia)", en: "Short text (Indonesian)" }
    inbox_en { id: "Teks singkat (Inggris)", en: "Short text (English)" }
    inbox_hint { id: "Untuk kotak masuk portal dan pemberitahuan.", en: "For the portal's inbox and notifications." }
    body_id { id: "Isi email (Indonesia)", en: "Text of the e-mail (Indonesian)" }
    body_en { id: "Isi email (Inggris)", en: "Text of the e-mail (English)" }
    variables { id: "Isian yang dapat dipakai", en: "Placeholders you can use" }
    preview { id: "Pratinjau dengan contoh", en: "Preview with an example" }
    preview_title { id: "Pratinjau", en: "Preview" }
    shipped { id: "bawaan", en: "default" }
    changed { id: "diubah", en: "changed" }
    version(n: i64) { id: "versi {n}", en: "version {n}" }
    local { id: "Pengiriman lokal", en: "Local delivery" }
    local_sub { id: "Tanpa server email, pesan disimpan di komputer ini. Kode dan tautan disamarkan.", en: "Without a mail server, messages are kept on this computer. Codes and links are masked." }
    local_none { id: "Belum ada pesan", en: "No messages yet" }
    local_none_text { id: "Pesan yang akan dikirim muncul di sini.", en: "Messages that would be sent appear here." }
    local_closed { id: "Halaman ini hanya ada selama server berjalan di komputer ini dan pesan disimpan lokal.", en: "This page exists only while the server runs on this computer and messages are kept locally." }
    to(where_to: &str) { id: "kepada {where_to}", en: "to {where_to}" }
    attachments(names: &str) { id: "lampiran: {names}", en: "attached: {names}" }
    notification { id: "Pemberitahuan", en: "Notification" }
}
