//! The calendar, booking, and the page of a visit.

use crate::i18n::Count;

crate::texts! {
    calendar { id: "Kalender", en: "Calendar" }
    appointment { id: "Janji", en: "Appointment" }
    appointments { id: "Janji kunjungan", en: "Appointments" }
    new_appointment { id: "Janji baru", en: "New appointment" }
    state_requested { id: "Menunggu persetujuan", en: "Awaiting approval" }
    state_booked { id: "Terjadwal", en: "Booked" }
    state_confirmed { id: "Terkonfirmasi", en: "Confirmed" }
    state_checked_in { id: "Check-in", en: "Checked in" }
    state_called { id: "Dipanggil", en: "Called" }
    state_in_progress { id: "Dilayani", en: "In progress" }
    state_done { id: "Selesai", en: "Done" }
    state_no_show { id: "Tidak hadir", en: "No-show" }
    state_cancelled { id: "Dibatalkan", en: "Cancelled" }
    late_by(clock: &str) { id: "terlambat {clock}", en: "{clock} late" }
    minutes(n: Count) { id: "{n} mnt", en: "{n} min" }
    hours(n: Count) { id: "{n} jam", en: "{n} h" }
    hours_minutes(h: Count, m: Count) { id: "{h} jam {m} mnt", en: "{h} h {m} min" }
    day { id: "Hari", en: "Day" }
    week { id: "Minggu", en: "Week" }
    month { id: "Bulan", en: "Month" }
    agenda { id: "Agenda", en: "Agenda" }
    stretch { id: "Rentang", en: "Date range" }
    today { id: "Hari ini", en: "Today" }
    all_practitioners { id: "Semua tenaga medis", en: "All practitioners" }
    all_rooms { id: "Semua ruang", en: "All rooms" }
    by_room { id: "Kolom menurut ruang dan alat", en: "Columns by room and device" }
    whose(name: &str) { id: "Kolom: {name}", en: "Columns: {name}" }
    open_week { id: "Buka minggunya", en: "Open the week" }
    block_time { id: "Blokir waktu…", en: "Block time…" }
    utilisation(n: Count) { id: "Terisi {n}%", en: "{n}% booked" }
    holiday_named(name: &str) { id: "Libur: {name}", en: "Holiday: {name}" }
    rest { id: "Istirahat", en: "Break" }
    begins(clock: &str) { id: "Mulai {clock}", en: "From {clock}" }
    event_label(from: &str, until: &str, name: &str, what: &str, state: &str) { id: "{from} sampai {until}, {name}, {what}, {state}", en: "{from} to {until}, {name}, {what}, {state}" }
    truncated { id: "Terlalu banyak janji untuk ditampilkan sekaligus. Pilih satu cabang atau tenaga medis.", en: "Too many appointments to show at once. Choose one branch or practitioner." }
    quiet_day { id: "Tidak ada praktik pada tanggal ini", en: "Nobody works on this day" }
    quiet_week { id: "Tidak ada praktik pada minggu ini", en: "Nobody works this week" }
    quiet_text { id: "Tidak ada jam praktik maupun janji. Pilih hari lain, atau atur jam praktik.", en: "There are no working hours and no appointments. Choose another day, or set working hours." }
    set_hours { id: "Atur jam praktik", en: "Set working hours" }
    clash_line(range: &str) { id: "{range} · bentrok", en: "{range} · conflict" }
    trouble_visit(name: &str, range: &str) { id: "Bentrok: {name}, {range}", en: "Conflict: {name}, {range}" }
    trouble_away(cause: &str, range: &str) { id: "Tidak praktik: {cause}, {range}", en: "Away: {cause}, {range}" }
    trouble_holiday(name: &str) { id: "Hari libur: {name}", en: "Holiday: {name}" }
    trouble_hours { id: "Di luar jam praktik", en: "Outside working hours" }
    trouble_past { id: "Waktu ini sudah lewat", en: "This time has passed" }
    cannot_drop { id: "Tidak dapat dipindahkan ke sini.", en: "It cannot be moved here." }
    nearest_places(places: &str) { id: "Waktu kosong terdekat: {places}.", en: "Nearest free times: {places}." }
    no_place { id: "Tidak ada waktu kosong pada tanggal ini.", en: "There is no free time on this day." }
    not_moved(the_why: &str, places: &str) { id: "Tidak dipindahkan. {the_why}. {places}", en: "Not moved. {the_why}. {places}" }
    moved_to(name: &str, at: &str) { id: "{name} dipindahkan ke {at}", en: "{name} moved to {at}" }
    visits(n: Count) { id: "{n} janji", en: "{n} appointments", one: "{n} appointment" }
    visits_word { id: "janji", en: "appointments" }
    unconfirmed_word { id: "belum konfirmasi", en: "unconfirmed" }
    no_show_word { id: "tidak hadir", en: "no-show" }
    day_cut { id: "Mungkin masih ada lagi: buka tanggal ini", en: "There may be more: open this day" }
    which { id: "Tampilkan janji", en: "Show appointments" }
    which_all { id: "Semua", en: "All" }
    which_standing { id: "Aktif", en: "Active" }
    which_unconfirmed { id: "Belum konfirmasi", en: "Unconfirmed" }
    which_requested { id: "Menunggu persetujuan", en: "Awaiting approval" }
    which_present { id: "Sudah datang", en: "Here" }
    which_done { id: "Selesai", en: "Done" }
    which_no_show { id: "Tidak hadir", en: "No-show" }
    which_cancelled { id: "Dibatalkan", en: "Cancelled" }
    agenda_empty { id: "Tidak ada janji pada rentang ini", en: "No appointments in this date range" }
    agenda_empty_text { id: "Ubah saringan atau pilih minggu lain.", en: "Change the filter or choose another week." }
    waiting_list { id: "Daftar tunggu", en: "Waiting list" }
    waiting_hint { id: "Waktu yang kosong kembali ditawarkan menurut urutan ini.", en: "Freed times are offered in this order." }
    waiting_empty { id: "Tidak ada yang menunggu.", en: "Nobody is waiting." }
    waiting_today { id: "menunggu sejak hari ini", en: "waiting since today" }
    waiting_days(n: Count) { id: "menunggu {n} hari", en: "waiting {n} days", one: "waiting {n} day" }
    offered { id: "sedang ditawari", en: "offered a time" }
    close_drawer { id: "Tutup panel", en: "Close the panel" }
    patient { id: "Pasien", en: "Patient" }
    person_hint { id: "Nama, nomor RM, atau telepon", en: "Name, MRN or phone" }
    service { id: "Layanan", en: "Service" }
    practitioner { id: "Tenaga medis", en: "Practitioner" }
    anybody { id: "Siapa saja", en: "Anybody" }
    place { id: "Cabang", en: "Branch" }
    any_branch { id: "Semua cabang", en: "Any branch" }
    time { id: "Waktu", en: "Time" }
    reason { id: "Alasan kunjungan", en: "Reason for the visit" }
    reason_hint { id: "Dengan kata-kata pasien.", en: "In the patient's words." }
    morning { id: "Pagi", en: "Morning" }
    afternoon { id: "Siang", en: "Afternoon" }
    evening { id: "Malam", en: "Evening" }
    free(n: Count) { id: "{n} kosong", en: "{n} free" }
    day_full { id: "penuh", en: "full" }
    no_times { id: "Tidak ada waktu kosong. Pilih hari lain, atau masukkan ke daftar tunggu.", en: "No free time. Choose another day, or use the waiting list." }
    choose_service_first { id: "Pilih layanan untuk melihat waktu yang kosong.", en: "Choose a service to see the free times." }
    own_time { id: "Waktu lain…", en: "Another time…" }
    times_on_offer { id: "Kembali ke waktu yang kosong", en: "Back to the free times" }
    day_field { id: "Tanggal", en: "Date" }
    hour_field { id: "Jam", en: "Time" }
    overbook { id: "Tetap pakai waktu ini walau terisi atau di luar jam praktik", en: "Use this time even if it is taken or outside working hours" }
    overbook_reason { id: "Alasan", en: "Reason" }
    overbook_hint { id: "Dicatat pada janji.", en: "Recorded on the appointment." }
    repeat { id: "Ulangi kunjungan ini", en: "Repeat this visit" }
    every_weeks { id: "Setiap", en: "Every" }
    weeks { id: "minggu", en: "weeks" }
    count { id: "Jumlah", en: "Total" }
    times_unit { id: "kali", en: "times" }
    book { id: "Buat janji", en: "Book" }
    book_for(name: &str) { id: "Buat janji untuk {name}", en: "Book for {name}" }
    book_at(name: &str, at: &str) { id: "Buat janji untuk {name}, {at}", en: "Book for {name}, {at}" }
    booked(name: &str, at: &str, the_code: &str) { id: "Janji {name} dibuat: {at}. Kode {the_code}", en: "Booked for {name}: {at}. Code {the_code}" }
    series_booked(n: Count, name: &str) { id: "{n} janji dibuat untuk {name}", en: "{n} appointments booked for {name}", one: "{n} appointment booked for {name}" }
    choose_patient { id: "Pilih pasien.", en: "Choose a patient." }
    choose_service { id: "Pilih layanan.", en: "Choose a service." }
    choose_time { id: "Pilih waktu.", en: "Choose a time." }
    choose_due { id: "Pilih tanggal jatuh tempo.", en: "Choose when it is due." }
    taken_title { id: "Waktu itu tidak dapat dipakai. Yang kosong terdekat:", en: "That time cannot be used. The nearest free ones:" }
    series_conflicts { id: "Tanggal ini tidak dapat dipesan:", en: "These dates cannot be booked:" }
    series_skip { id: "Buat janji tanpa tanggal itu", en: "Book without those dates" }
    panel_of(name: &str) { id: "Janji {name}", en: "Appointment of {name}" }
    history { id: "Riwayat", en: "History" }
    by_name(name: &str) { id: "oleh {name}", en: "by {name}" }
    from_to(from: &str, to: &str) { id: "{from} menjadi {to}", en: "{from} to {to}" }
    overbooked { id: "Alasan memakai waktu ini", en: "Reason for using this time" }
    code { id: "Kode", en: "Code" }
    booked_by { id: "Dibuat lewat", en: "Booked through" }
    confirmed_at { id: "Dikonfirmasi", en: "Confirmed" }
    price { id: "Harga", en: "Price" }
    follow_up { id: "Tindak lanjut pada", en: "Follow up on" }
    approve { id: "Setujui", en: "Approve" }
    approve_for(name: &str) { id: "Setujui janji {name}", en: "Approve the appointment of {name}" }
    approved(name: &str) { id: "Janji {name} disetujui", en: "The appointment of {name} is approved" }
    check_in { id: "Check-in", en: "Check in" }
    check_in_for(name: &str) { id: "Check-in {name}", en: "Check in {name}" }
    confirm { id: "Konfirmasi", en: "Confirm" }
    confirm_for(name: &str) { id: "Konfirmasi bahwa {name} akan datang", en: "Confirm that {name} is coming" }
    confirmed(name: &str) { id: "{name} akan datang", en: "{name} is coming" }
    open_visit { id: "Buka kunjungan", en: "Open the visit" }
    move_to { id: "Pindahkan…", en: "Move…" }
    move_title(name: &str) { id: "Pindahkan {name}", en: "Move {name}" }
    move_name(name: &str) { id: "Pindahkan {name}", en: "Move {name}" }
    move_for(name: &str, at: &str) { id: "Pindahkan {name} ke {at}", en: "Move {name} to {at}" }
    move_reason { id: "Alasan pemindahan", en: "Reason for moving" }
    move_hint { id: "Pasien mendapat pesan tentang waktu yang baru.", en: "The patient gets a message with the new time." }
    now_at(when: &str, who: &str) { id: "Sekarang {when}, {who}", en: "Now {when}, {who}" }
    cancel_visit { id: "Batalkan janji…", en: "Cancel the appointment…" }
    cancel_title(name: &str) { id: "Batalkan janji {name}?", en: "Cancel the appointment of {name}?" }
    cancel_reason { id: "Alasan pembatalan", en: "Reason for cancelling" }
    cancel_hint { id: "Pasien mendapat pesan. Waktu yang kosong ditawarkan ke daftar tunggu.", en: "The patient gets a message. The freed time is offered to the waiting list." }
    cancel_for(name: &str) { id: "Batalkan janji {name}", en: "Cancel the appointment of {name}" }
    cancelled(name: &str) { id: "Janji {name} dibatalkan", en: "The appointment of {name} is cancelled" }
    extent { id: "Berlaku untuk", en: "Applies to" }
    mark_no_show { id: "Tandai tidak hadir", en: "Mark as no-show" }
    no_show_done(name: &str) { id: "{name} ditandai tidak hadir", en: "{name} is marked as no-show" }
    restore { id: "Urungkan pembatalan", en: "Undo the cancellation" }
    restored(name: &str) { id: "Janji {name} berlaku lagi", en: "The appointment of {name} is active again" }
    book_again { id: "Buat janji lagi…", en: "Book again…" }
    visit { id: "Kunjungan", en: "Visit" }
    visit_of(name: &str) { id: "Kunjungan {name}", en: "Visit of {name}" }
    why { id: "Alasan kunjungan", en: "Reason for the visit" }
    no_reason { id: "Pasien tidak menulis alasan.", en: "The patient gave no reason." }
    preparation { id: "Persiapan", en: "Preparation" }
    details { id: "Rincian", en: "Details" }
    last_time { id: "Terakhir kali", en: "Last time" }
    first_visit { id: "Belum ada catatan sebelumnya.", en: "No earlier notes." }
    due_again { id: "Jadwal kontrol", en: "Recall" }
    due_since(date: &str) { id: "lewat sejak {date}", en: "overdue since {date}" }
    nothing_due { id: "Tidak ada jadwal kontrol.", en: "No recall." }
    finish_title { id: "Selesaikan kunjungan", en: "Finish the visit" }
    note { id: "Catatan kunjungan", en: "Visit note" }
    note_hint { id: "Masuk ke linimasa. Bukan untuk diagnosis atau resep.", en: "Goes on the timeline. Not for diagnoses or prescriptions." }
    come_again { id: "Pasien perlu kontrol lagi", en: "The patient should come again" }
    due_on { id: "Jatuh tempo", en: "Due on" }
    in_months(n: Count) { id: "{n} bulan", en: "{n} months", one: "{n} month" }
    finish_for(name: &str) { id: "Selesaikan kunjungan {name}", en: "Finish the visit of {name}" }
    finished(name: &str) { id: "Kunjungan {name} selesai", en: "The visit of {name} is done" }
    past { id: "Sebelumnya", en: "Earlier" }
    no_appointments { id: "Belum ada janji kunjungan.", en: "No appointments yet." }
}
