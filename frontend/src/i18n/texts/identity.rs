//! Signing in, first set-up, own account.

use crate::i18n::Count;

crate::texts! {
    sign_in { id: "Masuk", en: "Sign in" }
    signing_in { id: "Memeriksa", en: "Checking" }
    login { id: "Email, telepon, atau nama pengguna", en: "E-mail, phone or user name" }
    password { id: "Kata sandi", en: "Password" }
    show_password { id: "Tampilkan kata sandi", en: "Show the password" }
    hide_password { id: "Sembunyikan kata sandi", en: "Hide the password" }
    remember { id: "Ini perangkat saya sendiri", en: "This is my own device" }
    forgot { id: "Lupa kata sandi?", en: "Forgot your password?" }
    forgot_answer { id: "Minta tautan baru kepada administrator klinik Anda: Pengaturan, Pengguna, Buat tautan kata sandi.", en: "Ask an administrator of your clinic for a new link: Settings, Users, Create password link." }
    wrong_pair { id: "Nama pengguna atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi.", en: "The user name or password does not match. Check both, then try again." }
    slowed(seconds: Count) { id: "Terlalu banyak percobaan. Coba lagi dalam {seconds} dtk.", en: "Too many attempts. Try again in {seconds} s." }
    slowed_over { id: "Anda dapat mencoba lagi sekarang.", en: "You can try again now." }
    status { id: "Status layanan", en: "Service status" }
    portal_link { id: "Portal pasien", en: "Patient portal" }
    language_switch { id: "English", en: "Bahasa Indonesia" }
    setup_title { id: "Siapkan klinik Anda", en: "Set up your clinic" }
    setup_text { id: "Buat administrator pertama. Tautan ini hanya berlaku sekali.", en: "Create the first administrator. This link works once." }
    organisation_name { id: "Nama klinik", en: "Name of the clinic" }
    your_name { id: "Nama Anda", en: "Your name" }
    email { id: "Email", en: "E-mail" }
    new_password { id: "Kata sandi baru", en: "New password" }
    new_password_hint { id: "Setidaknya 12 karakter. Beberapa kata yang tidak berhubungan paling mudah diingat.", en: "At least 12 characters. Several unrelated words are easiest to remember." }
    repeat_password { id: "Ulangi kata sandi", en: "Repeat the password" }
    repeat_mismatch { id: "Kedua kata sandi belum sama.", en: "The two passwords differ." }
    setup_submit { id: "Buat administrator", en: "Create the administrator" }
    setup_done { id: "Administrator sudah dibuat. Silakan masuk.", en: "The administrator has been created. Please sign in." }
    setup_not_needed { id: "Klinik ini sudah disiapkan.", en: "This clinic has already been set up." }
    setup_waiting { id: "Klinik ini belum disiapkan. Buka tautan penyiapan yang tercetak di log server.", en: "This clinic is not set up yet. Open the set-up link that the server printed in its log." }
    reset_title { id: "Buat kata sandi baru", en: "Set a new password" }
    reset_submit { id: "Simpan kata sandi", en: "Save the password" }
    reset_done { id: "Kata sandi tersimpan. Silakan masuk.", en: "The password has been saved. Please sign in." }
    link_missing { id: "Tautan ini tidak lengkap. Salin seluruh tautan, termasuk bagian setelah tanda #.", en: "This link is not complete. Copy all of it, with the part after the # sign." }
    to_sign_in { id: "Ke halaman masuk", en: "To the sign-in page" }
    my_account { id: "Akun saya", en: "My account" }
    change_password { id: "Ganti kata sandi", en: "Change password" }
    current_password { id: "Kata sandi sekarang", en: "Current password" }
    password_changed { id: "Kata sandi diganti. Sesi lain sudah dikeluarkan.", en: "The password has been changed. Other sessions have been signed out." }
    sessions { id: "Sesi Anda", en: "Your sessions" }
    sessions_hint { id: "Perangkat yang sedang masuk dengan akun ini.", en: "Devices that are signed in with this account." }
    this_session { id: "Perangkat ini", en: "This device" }
    session_used(when: &str) { id: "Terakhir dipakai {when}", en: "Last used {when}" }
    session_started(when: &str) { id: "Masuk {when}", en: "Signed in {when}" }
    revoke { id: "Keluarkan", en: "Sign out" }
    revoke_named(device: &str) { id: "Keluarkan {device}", en: "Sign out {device}" }
    revoked { id: "Sesi dikeluarkan", en: "The session has been signed out" }
    unknown_device { id: "Perangkat tidak dikenal", en: "Unknown device" }
    password_short(n: Count) { id: "Kurang {n} karakter lagi.", en: "{n} more characters are needed.", one: "{n} more character is needed." }
    password_long { id: "Terlalu panjang; paling banyak 1024 karakter.", en: "Too long; 1024 characters at most." }
    password_guessable { id: "Mudah ditebak. Pilih beberapa kata yang tidak berhubungan dengan Anda atau klinik.", en: "Easy to guess. Choose several words that have nothing to do with you or the clinic." }
    password_fine { id: "Panjangnya cukup.", en: "Long enough." }
    preferences { id: "Preferensi", en: "Preferences" }
}
