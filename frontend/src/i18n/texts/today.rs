//! The home page of staff.

use crate::i18n::Count;

crate::texts! {
    morning(name: &str) { id: "Selamat pagi, {name}", en: "Good morning, {name}" }
    midday(name: &str) { id: "Selamat siang, {name}", en: "Good afternoon, {name}" }
    afternoon(name: &str) { id: "Selamat sore, {name}", en: "Good afternoon, {name}" }
    evening(name: &str) { id: "Selamat malam, {name}", en: "Good evening, {name}" }
    when(date: &str, time: &str) { id: "{date} · {time}", en: "{date} · {time}" }
    numbers { id: "Angka hari ini", en: "Today's numbers" }
    lab_numbers { id: "Angka laboratorium", en: "Laboratory numbers" }
    new_today { id: "Terdaftar hari ini", en: "Registered today" }
    new_today_sub { id: "sejak tengah malam", en: "since midnight" }
    new_month { id: "Baru 30 hari", en: "New in 30 days" }
    new_month_sub { id: "30 hari terakhir", en: "the last 30 days" }
    visits_week { id: "Datang 7 hari", en: "Seen in 7 days" }
    visits_week_sub { id: "pasien dengan kunjungan", en: "patients with a visit" }
    no_phone { id: "Tanpa telepon", en: "Without a phone" }
    no_phone_sub { id: "perlu dilengkapi", en: "missing details" }
    contacts_all { id: "Kontak", en: "Contacts" }
    contacts_all_sub { id: "yang dapat Anda lihat", en: "that you can see" }
    accounts_all { id: "Institusi", en: "Accounts" }
    accounts_all_sub { id: "yang tidak diarsipkan", en: "not archived" }
    users_active { id: "Pengguna aktif", en: "Active users" }
    users_active_sub { id: "dapat masuk", en: "can sign in" }
    users_invited { id: "Diundang", en: "Invited" }
    users_invited_sub { id: "belum membuat kata sandi", en: "without a password yet" }
    users_suspended { id: "Ditangguhkan", en: "Suspended" }
    users_suspended_sub { id: "tidak dapat masuk", en: "cannot sign in" }
    visits_today { id: "Janji hari ini", en: "Visits today" }
    n_done(n: Count) { id: "{n} selesai", en: "{n} done" }
    waiting { id: "Menunggu", en: "Waiting" }
    mean_wait(time: &str) { id: "rata-rata {time}", en: "{time} on average" }
    nobody_waits { id: "Tidak ada yang menunggu.", en: "Nobody is waiting." }
    long_waits { id: "Lewat 30 menit", en: "Over 30 minutes" }
    nobody_waits_long { id: "tidak ada", en: "nobody" }
    unconfirmed { id: "Belum konfirmasi", en: "Unconfirmed" }
    all_confirmed { id: "semua sudah konfirmasi", en: "all confirmed" }
    from_time(time: &str) { id: "mulai {time}", en: "from {time}" }
    my_tasks { id: "Tugas saya", en: "My tasks" }
    open_tasks { id: "terbuka", en: "open" }
    unsent { id: "Pesan gagal", en: "Messages failed" }
    unsent_sub { id: "perlu dikirim ulang", en: "to be sent again" }
    by_practitioner { id: "Hari ini per tenaga medis", en: "Today by practitioner" }
    on_duty(n: Count) { id: "{n} bertugas", en: "{n} on duty" }
    nobody_on_duty { id: "Tidak ada praktik hari ini.", en: "Nobody works today." }
    open_calendar { id: "Buka kalender", en: "Open the calendar" }
    number { id: "No.", en: "No." }
    wait { id: "Tunggu", en: "Wait" }
    actions { id: "Tindakan", en: "Actions" }
    serving { id: "Sedang dilayani", en: "In progress" }
    then_next(who: &str) { id: "Berikutnya setelah itu: {who}", en: "Next after that: {who}" }
    check_in { id: "Check-in", en: "Check in" }
    not_counted { id: "belum terhitung", en: "not counted yet" }
    recent_patients { id: "Terakhir diperbarui", en: "Recently updated" }
    all_patients { id: "Semua pasien", en: "All patients" }
    all_contacts { id: "Semua kontak", en: "All contacts" }
    patient { id: "Pasien", en: "Patient" }
    contact { id: "Kontak", en: "Contact" }
    phone { id: "Telepon", en: "Phone" }
    last_visit { id: "Terakhir datang", en: "Last visit" }
    updated { id: "Diperbarui", en: "Updated" }
    at_today(time: &str) { id: "hari ini, {time}", en: "today, {time}" }
    recent_empty { id: "Belum ada yang terdaftar", en: "Nobody is registered yet" }
    recent_empty_text { id: "Daftarkan orang pertama, atau impor data lama klinik Anda.", en: "Register the first person, or import the data your clinic already has." }
    newest { id: "Baru terdaftar", en: "Newly registered" }
    newest_empty { id: "Belum ada yang baru dalam 30 hari.", en: "Nobody new in 30 days." }
    missing { id: "Perlu dilengkapi", en: "Missing details" }
    missing_empty { id: "Semua memiliki nomor telepon.", en: "Everybody has a phone number." }
    add_phone { id: "Lengkapi", en: "Fill in" }
    add_phone_of(name: &str) { id: "Lengkapi data {name}", en: "Fill in the record of {name}" }
    steps { id: "Siapkan klinik Anda", en: "Set up your clinic" }
    steps_done(done: Count, all: Count) { id: "{done} dari {all} selesai", en: "{done} of {all} done" }
    step_done { id: "selesai", en: "done" }
    step_name { id: "Beri nama klinik dan periksa zona waktunya", en: "Name the clinic and check its time zone" }
    step_location { id: "Tambahkan cabang pertama", en: "Add the first branch" }
    step_practitioner { id: "Tambahkan tenaga medis", en: "Add a practitioner" }
    step_service { id: "Tambahkan layanan dengan harganya", en: "Add a service with its price" }
    step_user { id: "Undang rekan kerja pertama", en: "Invite the first colleague" }
    quiet { id: "Hari yang tenang", en: "A quiet day" }
    quiet_text { id: "Dengan peran Anda saat ini, belum ada daftar yang perlu dikerjakan di sini. Pekerjaan Anda akan muncul begitu ada.", en: "With your present role there is no list to work on here yet. Your work will appear as soon as there is some." }
    quiet_find { id: "Cari pasien", en: "Find a patient" }
    new_patient { id: "Pasien baru", en: "New patient" }
    new_contact { id: "Kontak baru", en: "New contact" }
    new_account { id: "Institusi baru", en: "New account" }
}
