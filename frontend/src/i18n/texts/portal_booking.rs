//! Booking on the portal.

use crate::i18n::Count;

crate::texts! {
    title { id: "Buat janji kunjungan", en: "Book a visit" }
    title_move { id: "Ubah jadwal kunjungan", en: "Move the visit" }
    lead { id: "Semua pilihan di satu halaman. Data Anda sudah terisi, ubah bila perlu.", en: "Every choice on one page. Your details are filled in; change what you need." }
    lead_move { id: "Pilih waktu yang baru. Waktu lama tetap milik Anda sampai Anda memindahkannya.", en: "Choose the new time. The old one stays yours until you move it." }
    who { id: "Untuk siapa?", en: "Who is it for?" }
    who_question { id: "Untuk siapa kunjungan ini?", en: "Who is this visit for?" }
    visit { id: "Kunjungan", en: "Visit" }
    doctor_label { id: "Dokter", en: "Doctor" }
    any_doctor { id: "Dokter mana saja", en: "Any doctor" }
    any_doctor_hint { id: "Paling banyak pilihan waktu", en: "The most times to choose from" }
    service { id: "Layanan", en: "Service" }
    place { id: "Tempat", en: "Place" }
    change { id: "Ubah", en: "Change" }
    change_what(what: &str) { id: "Ubah {what}", en: "Change {what}" }
    choose { id: "Pilih", en: "Choose" }
    not_chosen { id: "Belum dipilih", en: "Not chosen yet" }
    minutes(n: Count) { id: "{n} menit", en: "{n} minutes", one: "{n} minute" }

    when { id: "Kapan?", en: "When?" }
    date { id: "Tanggal", en: "Date" }
    span(from: &str, to: &str, zone: &str) { id: "{from}–{to}, {zone}", en: "{from}–{to}, {zone}" }
    times(n: Count) { id: "{n} waktu", en: "{n} times", one: "{n} time" }
    full { id: "penuh", en: "full" }
    earlier { id: "Tanggal sebelumnya", en: "Earlier dates" }
    later { id: "Tanggal berikutnya", en: "Later dates" }
    morning { id: "Pagi", en: "Morning" }
    morning_hours { id: "sebelum 12.00", en: "before 12:00" }
    afternoon { id: "Siang", en: "Afternoon" }
    afternoon_hours { id: "12.00–17.00", en: "12:00–17:00" }
    evening { id: "Sore dan malam", en: "Evening" }
    evening_hours { id: "sesudah 17.00", en: "after 17:00" }
    slot(time: &str, doctor: &str) { id: "{time}, {doctor}", en: "{time}, {doctor}" }
    taken { id: "terisi", en: "taken" }
    choose_day { id: "Pilih tanggal untuk melihat jam kosong.", en: "Choose a date to see its free times." }
    none_title { id: "Tidak ada jam kosong pada tanggal ini", en: "No free times on these dates" }
    none_text { id: "Lihat tanggal lain, pilih dokter mana saja, atau minta kami kabari.", en: "Look at other dates, choose any doctor, or let us tell you." }
    next_free { id: "Jam kosong pertama", en: "First free time" }
    lost(time: &str) { id: "Jam {time} baru saja diambil pasien lain", en: "{time} has just been taken by somebody else" }
    lost_text { id: "Isian Anda tetap tersimpan. Pilihan terdekat:", en: "What you typed is kept. The nearest choices:" }
    lost_none { id: "Isian Anda tetap tersimpan. Pilih jam lain di bawah.", en: "What you typed is kept. Choose another time below." }
    same_doctor_day { id: "Hari dan dokter sama", en: "Same day and doctor" }
    same_doctor { id: "Dokter sama", en: "Same doctor" }

    held(time: &str) { id: "Jam {time} ditahan untuk Anda", en: "{time} is held for you" }
    held_for_you { id: "Ditahan untuk Anda", en: "Held for you" }
    held_left(time: &str, minutes: Count, seconds: Count) { id: "Jam {time} ditahan untuk Anda, sisa {minutes} menit {seconds} detik", en: "{time} is held for you, {minutes} minutes {seconds} seconds left" }
    holding { id: "Menahan jam ini untuk Anda", en: "Holding this time for you" }
    more_time { id: "Tambah", en: "More time" }
    more_time_once { id: "Tambah waktu tahan, satu kali", en: "Hold it longer, once" }
    extended { id: "Waktu tahan ditambah", en: "Held for longer" }
    two_minutes { id: "Sisa 2 menit sebelum jam ini dilepas", en: "2 minutes left before this time is released" }
    half_minute { id: "Sisa 30 detik sebelum jam ini dilepas", en: "30 seconds left before this time is released" }
    released { id: "Waktu tahan sudah habis", en: "The hold has ended" }
    released_text { id: "Isian Anda tetap tersimpan. Tahan lagi jam ini, atau pilih yang lain.", en: "What you typed is kept. Hold this time again, or choose another." }
    hold_again(time: &str) { id: "Tahan lagi {time}", en: "Hold {time} again" }

    reason { id: "Yang ingin dibahas", en: "What you would like to talk about" }
    reason_hint { id: "Hanya dibaca dokter dan petugas yang melayani Anda.", en: "Only read by the doctor and the staff who look after you." }
    summary { id: "Ringkasan", en: "Summary" }
    patient { id: "Pasien", en: "Patient" }
    time_label { id: "Waktu", en: "Time" }
    choose_time { id: "pilih jam", en: "choose a time" }
    doctor_place { id: "Dokter dan tempat", en: "Doctor and place" }
    cost { id: "Biaya layanan", en: "Price of the service" }
    cost_note { id: "Dibayar di klinik. Penjamin dan potongan dihitung di kasir.", en: "Paid at the clinic. Insurance and discounts are worked out at the desk." }
    policy(time: &str) { id: "Bisa diubah atau dibatalkan sendiri sampai {time}.", en: "You can move or cancel it yourself until {time}." }
    policy_over { id: "Waktunya sudah dekat: setelah dipesan, ubah atau batalkan lewat telepon.", en: "The time is near: once booked, move or cancel it by phone." }
    approval { id: "Klinik mengonfirmasi janji ini lebih dahulu. Anda dikabari.", en: "The clinic confirms this visit first. We will tell you." }
    book_for(name: &str) { id: "Pesan untuk {name}", en: "Book for {name}" }
    move_for(name: &str) { id: "Pindahkan untuk {name}", en: "Move for {name}" }
    time_first { id: "Pilih jam dulu", en: "Choose a time first" }
    booked { id: "Janji sudah dibuat", en: "The visit is booked" }
    moved { id: "Jadwal sudah dipindahkan", en: "The visit has been moved" }

    wait_title { id: "Kabari saya bila ada jadwal", en: "Tell me when a time opens" }
    wait_text { id: "Begitu ada jam yang kosong, kami menawarkannya menurut urutan pendaftaran dan menahannya untuk Anda.", en: "When a time becomes free we offer it in the order of registration, and hold it for you." }
    wait_from { id: "Mulai tanggal", en: "From" }
    wait_until { id: "Sampai tanggal", en: "Until" }
    wait_part { id: "Waktu (kosongkan bila bebas)", en: "Time of day (leave empty for any)" }
    wait_for(name: &str) { id: "Daftarkan {name}", en: "Put {name} on the list" }
    waiting { id: "Anda ada di daftar tunggu", en: "You are on the waiting list" }
    waiting_text { id: "Kami kabari lewat pesan di portal dan saluran pilihan Anda.", en: "We will tell you by a portal message and the channel you prefer." }
    wait_sign_in { id: "Masuk agar kami tahu siapa yang dikabari", en: "Sign in, so that we know whom to tell" }

    steps { id: "Langkah pemesanan", en: "Steps of the booking" }
    step_what { id: "Layanan", en: "Service" }
    step_when { id: "Waktu", en: "Time" }
    step_you { id: "Data Anda", en: "Your details" }
    next_time { id: "Lanjut: pilih waktu", en: "Next: choose a time" }
    next_you { id: "Lanjut: data Anda", en: "Next: your details" }
    back_to(step: &str) { id: "Kembali ke {step}", en: "Back to {step}" }
    have_account { id: "Sudah punya akun?", en: "Do you have an account?" }
    sign_in_faster { id: "Masuk, lalu pesan dalam satu halaman", en: "Sign in and book on one page" }
    your_details { id: "Data pasien", en: "The patient's details" }
    prove_by { id: "Kode konfirmasi lewat", en: "Confirmation code by" }
    send_code { id: "Kirim kode", en: "Send the code" }
    code_to(address: &str) { id: "Kode sudah dikirim ke {address}.", en: "The code was sent to {address}." }
    change_address { id: "Ubah data", en: "Change the details" }
    sex { id: "Jenis kelamin", en: "Sex" }
}
