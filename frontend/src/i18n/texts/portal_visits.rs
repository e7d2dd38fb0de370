//! Visits on the portal: the list, the page of one, the queue, links from messages.

use crate::i18n::Count;

crate::texts! {
    title { id: "Kunjungan", en: "Visits" }
    upcoming { id: "Akan datang", en: "Upcoming" }
    past { id: "Sebelumnya", en: "Earlier" }
    none { id: "Belum ada kunjungan", en: "No visits yet" }
    none_text { id: "Pilih dokter dan waktu; janji Anda lalu tampil di sini.", en: "Choose a doctor and a time; your visits then appear here." }
    book { id: "Buat janji", en: "Book a visit" }
    waiting_list { id: "Daftar tunggu", en: "Waiting list" }
    waiting_span(from: &str, until: &str) { id: "{from} sampai {until}", en: "{from} to {until}" }
    waiting_leave { id: "Keluar dari daftar", en: "Leave the list" }
    waiting_left { id: "Anda keluar dari daftar tunggu", en: "You have left the waiting list" }
    of(name: &str) { id: "untuk {name}", en: "for {name}" }

    visit { id: "Detail kunjungan", en: "Your visit" }
    head_today { id: "Kunjungan Anda hari ini", en: "Your visit today" }
    head_tomorrow { id: "Kunjungan Anda besok", en: "Your visit tomorrow" }
    head_day(day: &str) { id: "Kunjungan Anda {day}", en: "Your visit on {day}" }
    head_queue { id: "Antrean Anda", en: "Your place in the queue" }
    head_done { id: "Kunjungan selesai", en: "The visit is over" }
    head_cancelled { id: "Kunjungan dibatalkan", en: "The visit was cancelled" }
    head_missed { id: "Kunjungan terlewat", en: "The visit was missed" }
    confirmed { id: "Terkonfirmasi", en: "Confirmed" }
    requested { id: "Menunggu konfirmasi klinik", en: "Waiting for the clinic" }
    requested_text { id: "Jam ini sudah ditahan untuk Anda. Klinik mengonfirmasi, lalu kami mengabari Anda.", en: "The time is kept for you. The clinic confirms it, and we tell you." }
    for_whom(name: &str, service: &str, minutes: Count) { id: "{name} · {service}, {minutes} menit", en: "{name} · {service}, {minutes} minutes" }
    code_label { id: "Kode kunjungan", en: "Visit code" }
    code_qr(code: &str) { id: "Kode QR kunjungan {code}", en: "QR code of visit {code}" }
    code_text { id: "Tunjukkan di meja depan, atau sebutkan kodenya.", en: "Show it at the front desk, or say the code." }
    ticket { id: "Kode kunjungan dan waktu", en: "Code and time of the visit" }
    to_calendar { id: "Simpan ke kalender", en: "Save to calendar" }
    share { id: "Bagikan", en: "Share" }
    shared { id: "Disalin", en: "Copied" }
    preparation { id: "Persiapan", en: "How to prepare" }
    bring { id: "Bawa KTP, kartu penjamin, dan obat yang sedang diminum", en: "Bring your identity card, insurance card and current medicines" }
    come_early { id: "Datang 15 menit sebelum waktunya", en: "Come 15 minutes before the time" }
    doctor_place { id: "Dokter dan tempat", en: "Doctor and place" }
    cost { id: "Biaya", en: "Price" }
    cost_note { id: "Dibayar di klinik. Penjamin dan potongan dihitung di kasir.", en: "Paid at the clinic. Insurance and discounts are worked out at the desk." }
    reason { id: "Yang ingin dibahas", en: "What you would like to talk about" }
    change_title { id: "Ubah atau batalkan", en: "Move or cancel" }
    policy(time: &str) { id: "Tanpa biaya sampai {time}", en: "Free of charge until {time}" }
    policy_text { id: "Setelah itu telepon klinik, agar waktunya dapat dipakai pasien lain.", en: "After that please call, so that somebody else can use the time." }
    policy_over { id: "Sudah terlalu dekat untuk diubah di sini", en: "Too close to change it here" }
    policy_over_text { id: "Telepon klinik bila Anda berhalangan; petugas membantu Anda.", en: "Please call the clinic if you cannot come; the staff will help." }
    move_it { id: "Ubah jadwal", en: "Move it" }
    cancel { id: "Batalkan janji", en: "Cancel the visit" }
    cancel_sure { id: "Batalkan janji ini?", en: "Cancel this visit?" }
    cancel_text { id: "Jam ini langsung ditawarkan kepada pasien lain dan tidak dapat ditarik kembali.", en: "The time is offered to somebody else at once; this cannot be undone." }
    cancel_why { id: "Alasan", en: "Reason" }
    cancel_for(name: &str) { id: "Batalkan untuk {name}", en: "Cancel for {name}" }
    cancel_keep { id: "Tidak jadi", en: "Keep it" }
    cancelled { id: "Janji sudah dibatalkan", en: "The visit is cancelled" }
    confirm { id: "Saya datang", en: "I am coming" }
    confirm_for(name: &str) { id: "Ya, {name} datang", en: "Yes, {name} is coming" }
    confirm_title { id: "Apakah Anda datang?", en: "Are you coming?" }
    confirm_text { id: "Satu ketukan membantu kami menyiapkan kunjungan Anda.", en: "One tap helps us prepare for you." }
    coming { id: "Anda sudah memastikan datang", en: "You have said that you are coming" }
    again { id: "Pesan lagi", en: "Book again" }
    feedback { id: "Tulis masukan tentang kunjungan ini", en: "Write to us about this visit" }
    follow_up(day: &str) { id: "Kontrol berikutnya {day}", en: "Next check-up {day}" }
    delay_title(minutes: Count) { id: "Dokter terlambat sekitar {minutes} menit", en: "The doctor is about {minutes} minutes late" }
    delay_text(time: &str) { id: "Perkiraan dipanggil {time}. Pilih yang sesuai bagi Anda.", en: "You are expected to be called at {time}. Choose what suits you." }
    delay_keep { id: "Saya tunggu", en: "I will wait" }
    delay_kept { id: "Baik, kami menunggu Anda", en: "Thank you, we are expecting you" }
    delay_move { id: "Pilih waktu lain", en: "Choose another time" }

    now_serving { id: "Sedang dilayani", en: "Being seen" }
    nobody_yet { id: "Belum ada", en: "Nobody yet" }
    my_number { id: "Nomor Anda", en: "Your number" }
    before_me { id: "Sebelum Anda", en: "Before you" }
    people(n: Count) { id: "{n} orang", en: "{n} people", one: "{n} person" }
    nobody_before { id: "Anda berikutnya", en: "You are next" }
    estimate { id: "Perkiraan dipanggil", en: "Expected to be called" }
    between(from: &str, until: &str) { id: "{from} sampai {until}", en: "{from} to {until}" }
    about { id: "sebentar lagi", en: "very soon" }
    in_minutes(from: Count, until: Count) { id: "{from} sampai {until} menit lagi", en: "in {from} to {until} minutes" }
    line(n: Count) { id: "{n} orang sebelum Anda", en: "{n} people before you", one: "{n} person before you" }
    updated(time: &str, seconds: Count) { id: "Diperbarui {time}, {seconds} detik lalu", en: "Updated {time}, {seconds} seconds ago" }
    updated_minutes(time: &str, minutes: Count) { id: "Diperbarui {time}, {minutes} menit lalu", en: "Updated {time}, {minutes} minutes ago" }
    stale { id: "Sambungan terputus. Yang tampil adalah keadaan terakhir.", en: "The connection is lost. What you see is the last known state." }
    called { id: "Anda dipanggil", en: "You are being called" }
    called_text(number: &str) { id: "Nomor {number}: silakan masuk sekarang.", en: "Number {number}: please come in now." }
    in_progress { id: "Anda sedang dilayani", en: "You are being seen" }
    skipped { id: "Nomor Anda terlewat", en: "Your number was skipped" }
    skipped_text { id: "Beri tahu meja depan; Anda dipanggil lagi.", en: "Tell the front desk; you will be called again." }
    queue_hint { id: "Biarkan halaman ini terbuka: ponsel bergetar dan berbunyi saat Anda dipanggil.", en: "Keep this page open: your phone vibrates and sounds when you are called." }
    queue_rules { id: "Bagaimana urutannya?", en: "How does the order work?" }
    leave_queue { id: "Keluar dari antrean", en: "Leave the queue" }
    call_late { id: "Saya terlambat, telepon klinik", en: "I am late, call the clinic" }

    link_title { id: "Kunjungan Anda", en: "Your visit" }
    link_hello(name: &str) { id: "Halo, {name}", en: "Hello, {name}" }
    link_bad { id: "Tautan ini tidak berlaku lagi", en: "This link no longer works" }
    link_bad_text { id: "Mungkin sudah kedaluwarsa atau jadwalnya berubah. Masuk, atau telepon klinik dengan kode kunjungan Anda.", en: "It may have expired, or the visit has changed. Sign in, or call the clinic with your visit code." }
    link_keep { id: "Simpan halaman ini, atau pakai tautan di email konfirmasi, untuk mengubah atau membatalkan.", en: "Use the link in the confirmation e-mail to move or cancel this visit later." }
    link_choose { id: "Pilih waktu baru", en: "Choose a new time" }
    link_back { id: "Kembali ke kunjungan", en: "Back to the visit" }
    offer_title { id: "Ada jam kosong untuk Anda", en: "A time has become free for you" }
    offer_until(time: &str) { id: "Ditahan untuk Anda sampai {time}.", en: "Held for you until {time}." }
    offer_take { id: "Ambil jam ini", en: "Take this time" }
    offer_take_for(name: &str) { id: "Ambil untuk {name}", en: "Take it for {name}" }
    offer_refuse { id: "Tidak, terima kasih", en: "No, thank you" }
    offer_taken { id: "Jam ini sekarang milik Anda", en: "The time is yours now" }
    offer_refused { id: "Baik, jam ini kami tawarkan kepada pasien berikutnya. Anda tetap di daftar tunggu.", en: "Thank you; we offer it to the next patient. You stay on the waiting list." }
    offer_over { id: "Tawaran ini sudah berakhir. Anda tetap di daftar tunggu.", en: "This offer has ended. You stay on the waiting list." }
    account_title { id: "Lebih mudah lain kali", en: "Easier next time" }
    account_text { id: "Buka akun agar data Anda tidak perlu diisi lagi dan antrean dapat diikuti dari ponsel.", en: "Open an account: no typing next time, and you can follow the queue on your phone." }
    open_account { id: "Buka akun", en: "Open an account" }
}
