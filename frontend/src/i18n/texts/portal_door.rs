//! Signing in and signing up on the portal, and codes.

use crate::i18n::Count;

crate::texts! {
    sign_in { id: "Masuk", en: "Sign in" }
    sign_in_lead { id: "Lihat kunjungan, antrean, dan pesan Anda.", en: "See your visits, your place in the queue and your messages." }
    how { id: "Cara masuk", en: "How to sign in" }
    by_password { id: "Kata sandi", en: "Password" }
    by_code { id: "Kode sekali pakai", en: "One-time code" }
    login { id: "Nomor telepon, email, atau nama pengguna", en: "Phone number, e-mail or user name" }
    remember { id: "Ini perangkat saya sendiri", en: "This is my own device" }
    no_account { id: "Belum punya akun?", en: "No account yet?" }
    open_account { id: "Buka akun", en: "Open an account" }
    have_account { id: "Sudah punya akun?", en: "Already have an account?" }
    forgot { id: "Lupa kata sandi? Masuk dengan kode sekali pakai, lalu ganti kata sandi di Akun.", en: "Forgotten your password? Sign in with a one-time code, then change it under Account." }
    wrong_pair { id: "Yang Anda tulis tidak cocok. Periksa lagi, atau masuk dengan kode.", en: "That does not match. Check it again, or sign in with a code." }
    slowed(seconds: Count) { id: "Terlalu banyak percobaan. Coba lagi dalam {seconds} detik.", en: "Too many attempts. Try again in {seconds} seconds." }
    slowed_over { id: "Silakan coba lagi.", en: "Please try again." }
    where_to { id: "Kirim kode lewat", en: "Send the code by" }
    by_email { id: "Email", en: "E-mail" }
    by_phone { id: "Telepon (WhatsApp atau SMS)", en: "Phone (WhatsApp or SMS)" }
    send_code { id: "Kirim kode", en: "Send the code" }
    send { id: "Kirim", en: "Send" }
    send_by(channel: &str) { id: "Kirim lewat {channel}", en: "Send by {channel}" }
    code_title { id: "Masukkan kode", en: "Enter the code" }
    code_sent_email { id: "Bila datanya cocok, 6 angka sudah dikirim ke email yang tercatat.", en: "If the details match, 6 digits were sent to the e-mail address on file." }
    code_sent_phone { id: "Bila datanya cocok, 6 angka sudah dikirim ke telepon yang tercatat.", en: "If the details match, 6 digits were sent to the phone on file." }
    code_sent_to(address: &str) { id: "6 angka sudah dikirim ke {address}.", en: "6 digits were sent to {address}." }
    code { id: "Kode 6 angka", en: "6-digit code" }
    code_hint(time: &str) { id: "Berlaku sampai {time}. Boleh ditempel.", en: "Works until {time}. Pasting is fine." }
    code_expired { id: "Kode ini sudah tidak berlaku. Minta kode baru di bawah.", en: "This code no longer works. Ask for a new one below." }
    code_short { id: "Kode terdiri dari 6 angka.", en: "The code has 6 digits." }
    code_late { id: "Kode belum datang?", en: "No code yet?" }
    resend { id: "Kirim ulang", en: "Send again" }
    resend_in(seconds: Count) { id: "Bisa dalam {seconds} detik", en: "Possible in {seconds} seconds" }
    resend_now { id: "Kode lama tidak berlaku lagi", en: "The old code stops working" }
    resent { id: "Kode baru sudah dikirim", en: "A new code is on its way" }
    other_way { id: "Saluran lain", en: "Another way" }
    desk_code { id: "Kode dari meja depan", en: "A code from the front desk" }
    desk_code_hint { id: "Tunjukkan KTP di klinik, atau telepon", en: "Show your identity card at the clinic, or call" }
    call { id: "Telepon", en: "Call" }
    other_data { id: "Ubah data", en: "Change the details" }
    number_changed { id: "Nomor atau email Anda sudah ganti? Minta kode di meja depan; petugas juga dapat memperbarui data Anda.", en: "Has your number or e-mail changed? Ask for a code at the front desk; they can also update your details." }
    safe { id: "Data Anda dijaga", en: "Your data is protected" }
    safe_text { id: "Petugas tidak pernah meminta kode atau kata sandi lewat telepon.", en: "Our staff never ask for a code or a password on the phone." }

    sign_up { id: "Buka akun Anda", en: "Open your account" }
    sign_up_lead { id: "Kunjungan, antrean, dan pesan Anda langsung tersedia setelah masuk.", en: "Your visits, queue and messages are there as soon as you sign in." }
    sign_up_new_lead { id: "Buat janji tanpa mengisi data berulang kali. Nomor RM dihubungkan petugas saat kunjungan pertama.", en: "Book without typing the same details again. Your MRN is linked at your first visit." }
    sign_up_kind { id: "Jenis pendaftaran", en: "Kind of sign-up" }
    old_patient { id: "Pasien lama", en: "Existing patient" }
    new_patient { id: "Pasien baru", en: "New patient" }
    steps { id: "Langkah pendaftaran", en: "Steps of the sign-up" }
    step_data { id: "Data", en: "Details" }
    step_code { id: "Kode", en: "Code" }
    step_done { id: "Selesai", en: "Done" }
    mrn { id: "Nomor rekam medis", en: "Medical record number" }
    mrn_hint { id: "Angka setelah “RM” di kartu pasien atau struk.", en: "The number after “RM” on your patient card or receipt." }
    mrn_lost { id: "Lupa nomor RM? Tanyakan di meja depan, atau buka akun sebagai pasien baru; petugas menghubungkannya nanti.", en: "Lost your number? Ask at the front desk, or sign up as a new patient; we link both later." }
    username { id: "Nama pengguna", en: "User name" }
    username_hint { id: "Huruf kecil, angka, titik, atau garis. Contoh: siti.aminah", en: "Lower-case letters, digits, dots or dashes. Example: siti.aminah" }
    password { id: "Kata sandi", en: "Password" }
    password_hint(n: Count) { id: "Minimal {n} huruf atau angka. Boleh kalimat.", en: "At least {n} letters or digits. A sentence is fine." }
    name { id: "Nama lengkap", en: "Full name" }
    name_hint { id: "Satu kata pun boleh, seperti di KTP.", en: "One word is enough, as on the identity card." }
    email { id: "Email", en: "E-mail" }
    phone { id: "Nomor telepon", en: "Phone number" }
    birth_date { id: "Tanggal lahir", en: "Date of birth" }
    sex { id: "Jenis kelamin", en: "Sex" }
    branch { id: "Cabang terdekat", en: "Nearest branch" }
    open_mine { id: "Buka akun saya", en: "Open my account" }
    opened { id: "Akun Anda sudah dibuka", en: "Your account is open" }

    consent_care { id: "Saya setuju data saya dipakai untuk pelayanan kesehatan saya.", en: "I agree that my data is used for my care." }
    consent_other(purpose: &str) { id: "{purpose} (boleh dikosongkan)", en: "{purpose} (you may leave this empty)" }
    consent_read { id: "Baca teksnya", en: "Read the text" }
    consent_read_of(purpose: &str) { id: "Baca teks: {purpose}", en: "Read the text: {purpose}" }
    consent_needed { id: "Beri tanda setuju agar kami dapat melayani Anda.", en: "Please tick this so that we can serve you." }
}
