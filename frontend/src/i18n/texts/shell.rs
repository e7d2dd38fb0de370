//! The frame around every page of the staff app.

crate::texts! {
    skip { id: "Lompat ke isi", en: "Skip to content" }
    main_navigation { id: "Utama", en: "Main" }
    today { id: "Hari ini", en: "Today" }
    patients { id: "Pasien", en: "Patients" }
    contacts { id: "Kontak", en: "Contacts" }
    accounts { id: "Institusi", en: "Accounts" }
    calendar { id: "Kalender", en: "Calendar" }
    queue { id: "Antrean", en: "Queue" }
    waiting_list { id: "Daftar tunggu", en: "Waiting list" }
    recalls { id: "Jadwal kontrol", en: "Recalls" }
    tasks { id: "Tugas", en: "Tasks" }
    messages { id: "Pesan keluar", en: "Messages" }
    lab { id: "Hasil lab", en: "Lab results" }
    group_clinical { id: "Klinis", en: "Clinical" }
    consultations { id: "Konsultasi", en: "Consultations" }
    referrals { id: "Rujukan", en: "Referrals" }
    new_referral { id: "Rujukan baru", en: "New referral" }
    key_consultations { id: "Buka Konsultasi", en: "Open Consultations" }
    n_unanswered(n: i64) { id: "{n} pertanyaan belum dijawab", en: "{n} unanswered questions" }
    new_lab_report { id: "Laporan lab baru", en: "New lab report" }
    key_lab { id: "Buka Hasil lab", en: "Open Lab results" }
    n_critical(n: i64) { id: "{n} dengan nilai kritis yang belum dilaporkan", en: "{n} with critical values that have not been reported" }
    group_relations { id: "Relasi", en: "Relations" }
    new_appointment { id: "Janji baru", en: "New appointment" }
    walk_in { id: "Datang langsung", en: "Walk-in" }
    new_task { id: "Tugas baru", en: "New task" }
    n_waiting(n: i64) { id: "{n} menunggu", en: "{n} waiting" }
    n_tasks(n: i64) { id: "{n} terbuka", en: "{n} open" }
    key_calendar { id: "Buka Kalender", en: "Open Calendar" }
    key_queue { id: "Buka Antrean", en: "Open Queue" }
    key_tasks { id: "Buka Tugas", en: "Open Tasks" }
    key_move { id: "Pindahkan janji yang dipilih di kalender", en: "Move the chosen appointment on the calendar" }
    settings { id: "Pengaturan", en: "Settings" }
    search_label { id: "Cari pasien, tindakan, halaman", en: "Find patients, actions, pages" }
    search_hint { id: "Cari pasien atau tindakan", en: "Find a patient or action" }
    new { id: "Baru", en: "New" }
    new_patient { id: "Pasien baru", en: "New patient" }
    new_contact { id: "Kontak baru", en: "New contact" }
    new_account { id: "Institusi baru", en: "New account" }
    help { id: "Bantuan", en: "Help" }
    all_branches { id: "Semua cabang", en: "All branches" }
    branch(name: &str) { id: "Cabang: {name}. Ganti cabang", en: "Branch: {name}. Change branch" }
    branches { id: "Cabang", en: "Branch" }
    account_menu(name: &str) { id: "Menu akun {name}", en: "Account menu of {name}" }
    theme { id: "Tampilan", en: "Appearance" }
    theme_system { id: "Ikuti perangkat", en: "Follow the device" }
    theme_light { id: "Terang", en: "Light" }
    theme_dark { id: "Gelap", en: "Dark" }
    language { id: "Bahasa", en: "Language" }
    my_account { id: "Akun saya", en: "My account" }
    shortcuts { id: "Pintasan papan tik", en: "Keyboard shortcuts" }
    shortcuts_on { id: "Pintasan satu huruf", en: "Single-letter shortcuts" }
    shortcuts_on_hint { id: "Matikan bila Anda memakai kendali suara.", en: "Turn them off if you use voice control." }
    sign_out { id: "Keluar", en: "Sign out" }
    signed_out_unsaved { id: "Keluar setelah menyimpan, agar isian tidak hilang.", en: "Save first, so that nothing is lost." }
    offline_title { id: "Anda luring.", en: "You are offline." }
    offline_text { id: "Yang tampil mungkin sudah lama. Perubahan dapat disimpan setelah tersambung.", en: "What you see may be old. Changes can be saved once you are connected." }
    stale_title(time: &str) { id: "Tidak diperbarui sejak {time}.", en: "Not updated since {time}." }
    stale_text { id: "Menyambung lagi…", en: "Reconnecting…" }
    something_new { id: "Ada pemberitahuan baru. Lihat Tugas.", en: "There is something new. See Tasks." }
    palette_empty { id: "Tidak ada yang cocok.", en: "No matches." }
    palette_patients { id: "Pasien", en: "Patients" }
    palette_pages { id: "Halaman", en: "Pages" }
    palette_actions { id: "Tindakan", en: "Actions" }
    palette_recent { id: "Terakhir dibuka", en: "Recently opened" }
    palette_choose { id: "pilih", en: "choose" }
    palette_open { id: "buka", en: "open" }
    palette_close { id: "tutup", en: "close" }
    palette_create(typed: &str) { id: "Pasien baru “{typed}”", en: "New patient “{typed}”" }
    key_search { id: "Cari di mana saja", en: "Search anywhere" }
    key_list_search { id: "Cari di daftar", en: "Search the list" }
    key_patients { id: "Buka Pasien", en: "Open Patients" }
    key_contacts { id: "Buka Kontak", en: "Open Contacts" }
    key_today { id: "Buka Hari ini", en: "Open Today" }
    key_accounts { id: "Buka Institusi", en: "Open Accounts" }
    key_create { id: "Buat baru", en: "Create" }
    key_edit { id: "Ubah yang sedang dibuka", en: "Edit what is open" }
    key_rows { id: "Baris berikut, sebelumnya", en: "Next row, previous row" }
    key_select { id: "Pilih baris", en: "Select the row" }
    key_open { id: "Buka baris (Shift: penuh)", en: "Open the row (Shift: in full)" }
    key_neighbours { id: "Data sebelumnya, berikutnya", en: "Previous record, next record" }
    key_undo { id: "Urungkan yang terakhir", en: "Undo the last thing" }
    key_help { id: "Daftar pintasan ini", en: "This list" }
    key_close { id: "Tutup panel atau dialog", en: "Close the panel or dialog" }
    expired_title { id: "Sesi Anda berakhir", en: "Your session has ended" }
    expired_text { id: "Masuk lagi untuk melanjutkan. Isian di halaman ini tetap ada.", en: "Sign in again to go on. What is on this page is kept." }
    starting_offline { id: "Server tidak terjangkau. Mencoba lagi…", en: "The server cannot be reached. Trying again…" }
}
