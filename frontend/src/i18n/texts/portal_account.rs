//! The account of a patient: family, own data, consents, devices.

use crate::i18n::Count;

crate::texts! {
    title { id: "Akun", en: "Account" }
    signed_in_as(name: &str) { id: "Masuk sebagai {name}", en: "Signed in as {name}" }
    family { id: "Keluarga", en: "Family" }
    family_text { id: "Anda dapat membuat janji dan melihat pesan untuk orang-orang ini.", en: "You can book and read messages for these people." }
    add_child { id: "Tambah anak", en: "Add a child" }
    add_adult { id: "Tambah pasien lain", en: "Add another patient" }
    child_text { id: "Untuk anak di bawah 18 tahun yang Anda asuh.", en: "For a child under 18 in your care." }
    child_name { id: "Nama anak", en: "The child's name" }
    child_birth { id: "Tanggal lahir anak", en: "The child's date of birth" }
    child_save(name: &str) { id: "Tambahkan {name}", en: "Add {name}" }
    child_add { id: "Tambahkan anak", en: "Add the child" }
    child_added(name: &str) { id: "{name} sudah ditambahkan", en: "{name} was added" }
    adult_text { id: "Kode dikirim ke alamat yang tercatat untuk pasien itu; mintalah kodenya kepada yang bersangkutan.", en: "A code goes to the address on that patient's file; ask them for it." }
    adult_relation { id: "Ia adalah … saya", en: "He or she is my …" }
    adult_send { id: "Kirim kode kepada pasien", en: "Send a code to the patient" }
    adult_confirm { id: "Tambahkan ke keluarga", en: "Add to the family" }
    adult_added(name: &str) { id: "{name} sudah ditambahkan", en: "{name} was added" }

    data { id: "Data saya", en: "My data" }
    data_text { id: "Nama, alamat, telepon, email, dan riwayat perubahan", en: "Name, address, phone, e-mail and what has changed" }
    privacy { id: "Privasi dan izin", en: "Privacy and consents" }
    privacy_text { id: "Izin menurut tujuan, dan siapa yang membuka data Anda", en: "Consents by purpose, and who opened your data" }
    feedback { id: "Pujian, saran, dan keluhan", en: "Praise, suggestions and complaints" }
    feedback_text { id: "Tulis kepada klinik dan lihat jawabannya", en: "Write to the clinic and read the answers" }
    visits_text { id: "Janji yang akan datang dan yang sudah lewat", en: "Visits to come and earlier ones" }
    messages_text { id: "Konfirmasi dan pengingat dari klinik", en: "Confirmations and reminders from the clinic" }

    security { id: "Masuk dan perangkat", en: "Sign-in and devices" }
    password { id: "Ganti kata sandi", en: "Change password" }
    password_now { id: "Kata sandi sekarang", en: "Current password" }
    password_new { id: "Kata sandi baru", en: "New password" }
    password_save { id: "Simpan kata sandi baru", en: "Save the new password" }
    password_saved { id: "Kata sandi sudah diganti", en: "The password was changed" }
    devices { id: "Perangkat yang masuk", en: "Signed-in devices" }
    this_device { id: "Perangkat ini", en: "This device" }
    used(time: &str) { id: "Dipakai {time}", en: "Used {time}" }
    unknown_device { id: "Perangkat lain", en: "Another device" }
    revoke { id: "Keluarkan", en: "Sign out" }
    revoke_named(name: &str) { id: "Keluarkan {name}", en: "Sign out {name}" }
    revoked { id: "Perangkat sudah dikeluarkan", en: "The device was signed out" }
    revoke_all { id: "Keluar dari semua perangkat lain", en: "Sign out all other devices" }
    revoked_all { id: "Semua perangkat lain sudah dikeluarkan", en: "All other devices were signed out" }
    sign_out { id: "Keluar dari perangkat ini", en: "Sign out on this device" }

    calendar { id: "Kalender", en: "Calendar" }
    calendar_text { id: "Tampilkan kunjungan di kalender ponsel Anda. Alamatnya rahasia: siapa yang punya dapat melihat waktu kunjungan.", en: "Show your visits in your phone's calendar. The address is secret: whoever has it can see when you come." }
    calendar_make(name: &str) { id: "Buat alamat kalender untuk {name}", en: "Make a calendar address for {name}" }
    calendar_once { id: "Salin sekarang; alamat ini hanya tampil sekali.", en: "Copy it now; this address is shown only once." }
    calendar_copy { id: "Salin alamat", en: "Copy the address" }
    calendar_since(day: &str) { id: "Dibuat {day}", en: "Made {day}" }
    calendar_revoke(name: &str) { id: "Cabut alamat kalender {name}", en: "Revoke the calendar address of {name}" }
    calendar_end { id: "Cabut", en: "Revoke" }
    calendar_revoked { id: "Alamat kalender sudah dicabut", en: "The calendar address was revoked" }

    look { id: "Tampilan", en: "Appearance" }
    theme_system { id: "Ikut perangkat", en: "As the device" }
    theme_light { id: "Terang", en: "Light" }
    theme_dark { id: "Gelap", en: "Dark" }

    data_lead { id: "Perbaiki bila ada yang keliru. Petugas melihat perubahannya; riwayatnya tersimpan.", en: "Correct what is wrong. Our staff see the change, and the history is kept." }
    save_for(name: &str) { id: "Simpan untuk {name}", en: "Save for {name}" }
    saved { id: "Data sudah disimpan", en: "Saved" }
    nothing_changed { id: "Tidak ada yang berubah", en: "Nothing has changed" }
    stale { id: "Data ini baru saja diubah orang lain", en: "Somebody has just changed this record" }
    stale_text { id: "Muat data terbaru, lalu ulangi perubahan Anda.", en: "Load the latest data, then repeat your change." }
    reload { id: "Muat data terbaru", en: "Load the latest data" }
    who_you_are { id: "Data diri", en: "Personal details" }
    mrn(mrn: &str) { id: "Nomor rekam medis {mrn}", en: "Medical record number {mrn}" }
    no_mrn { id: "Belum dihubungkan dengan nomor rekam medis. Tunjukkan KTP di meja depan pada kunjungan pertama.", en: "Not yet linked to a medical record number. Show your identity card at the front desk on your first visit." }
    honorific { id: "Sapaan", en: "Title" }
    address { id: "Alamat rumah", en: "Home address" }
    reach { id: "Telepon dan email", en: "Phone and e-mail" }
    reach_text { id: "Nomor atau alamat baru dibuktikan dengan kode yang dikirim ke sana.", en: "A new number or address is proven with a code sent to it." }
    phone { id: "Telepon", en: "Phone" }
    email { id: "Email", en: "E-mail" }
    none { id: "Belum ada", en: "None yet" }
    change_phone { id: "Ganti telepon", en: "Change the phone" }
    change_email { id: "Ganti email", en: "Change the e-mail" }
    new_phone { id: "Nomor telepon baru", en: "New phone number" }
    new_email { id: "Alamat email baru", en: "New e-mail address" }
    send_code { id: "Kirim kode", en: "Send the code" }
    confirm_change { id: "Pakai yang baru", en: "Use the new one" }
    changed { id: "Sudah diganti", en: "Changed" }
    history { id: "Riwayat perubahan", en: "What has changed" }
    history_none { id: "Belum ada perubahan.", en: "Nothing has changed yet." }
    history_line(who: &str, time: &str) { id: "{who}, {time}", en: "{who}, {time}" }
    by_clinic { id: "Klinik", en: "The clinic" }
    created { id: "Data dibuat", en: "The record was made" }
    fields_changed(fields: &str) { id: "Diubah: {fields}", en: "Changed: {fields}" }

    privacy_lead { id: "Anda yang menentukan. Perubahan berlaku saat itu juga dan tercatat dengan tanggalnya.", en: "You decide. Changes take effect at once and are recorded with their date." }
    by_purpose { id: "Izin menurut tujuan", en: "Consents by purpose" }
    about_care { id: "Konfirmasi, pengingat, dan kabar tentang kunjungan Anda.", en: "Confirmations, reminders and news about your visits." }
    about_administration { id: "Pesan tentang akun, kode, dan pembayaran.", en: "Messages about your account, codes and payments." }
    about_marketing { id: "Penawaran dan kabar dari klinik. Tidak pernah menyebut penyakit.", en: "Offers and news from the clinic. Never naming an illness." }
    about_survey { id: "Pertanyaan singkat setelah kunjungan.", en: "A few short questions after a visit." }
    about_research { id: "Penelitian tanpa nama Anda.", en: "Research without your name." }
    granted_on(time: &str) { id: "Diizinkan {time}", en: "Allowed {time}" }
    withdrawn_on(time: &str) { id: "Dicabut {time}", en: "Withdrawn {time}" }
    undecided { id: "Belum diputuskan", en: "Not decided yet" }
    allow { id: "Izinkan", en: "Allow" }
    read_text { id: "Baca teks", en: "Read the text" }
    read_text_of(purpose: &str) { id: "Baca teks: {purpose}", en: "Read the text: {purpose}" }
    always { id: "Selalu aktif: rekam medis Anda di klinik ini", en: "Always on: your medical record at this clinic" }
    always_text { id: "Rekam medis wajib disimpan 25 tahun sejak kunjungan terakhir, jadi tidak dapat dicabut.", en: "The law requires it to be kept for 25 years after the last visit, so it cannot be withdrawn." }
    decisions { id: "Keputusan Anda", en: "Your decisions" }
    decided_yes(purpose: &str) { id: "{purpose}: diizinkan", en: "{purpose}: allowed" }
    decided_no(purpose: &str) { id: "{purpose}: dicabut", en: "{purpose}: withdrawn" }
    how_to_reach { id: "Cara kami menghubungi Anda", en: "How we reach you" }
    channel { id: "Saluran utama", en: "Preferred way" }
    topics { id: "Kabar yang Anda inginkan", en: "What you want to hear about" }
    quiet { id: "Jam tenang", en: "Quiet hours" }
    quiet_text { id: "Di jam ini pesan ditunda, kecuali yang mendesak.", en: "During these hours messages wait, unless they are urgent." }
    quiet_from { id: "Mulai", en: "From" }
    quiet_until { id: "Sampai", en: "Until" }
    time_hint { id: "Contoh: 21.00", en: "Example: 21:00" }
    language { id: "Bahasa pesan", en: "Language of messages" }
    preferences_saved { id: "Pilihan sudah disimpan", en: "Your choices were saved" }
    changes(n: Count) { id: "{n} isian", en: "{n} fields", one: "{n} field" }
}
