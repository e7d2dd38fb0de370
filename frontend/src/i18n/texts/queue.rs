//! The front desk and the waiting room.

use crate::i18n::Count;

crate::texts! {
    queue { id: "Antrean", en: "Queue" }
    board { id: "Papan antrean", en: "Queue board" }
    updated(time: &str) { id: "Diperbarui {time}", en: "Updated {time}" }
    sessions { id: "Praktik hari ini", en: "Sessions today" }
    whose { id: "Antrean siapa", en: "Whose queue" }
    everybody { id: "Semua", en: "All" }
    display { id: "Layar ruang tunggu", en: "Waiting room screen" }
    code_label { id: "Kode kunjungan atau hasil pindai QR", en: "Visit code or scanned QR" }
    code_hint { id: "Kode atau pindai QR", en: "Code or scan a QR" }
    check_in { id: "Check-in", en: "Check in" }
    number_given(number: &str, name: &str, whom: &str) { id: "{number} untuk {name}, {whom}", en: "{number} for {name}, {whom}" }
    walk_in { id: "Datang langsung", en: "Walk-in" }
    walk_in_text { id: "Pasien tanpa janji mendapat nomor sekarang.", en: "A patient without an appointment gets a number now." }
    walk_in_do { id: "Beri nomor", en: "Give a number" }
    walk_in_for(name: &str) { id: "Beri nomor untuk {name}", en: "Give a number to {name}" }
    walk_in_tag { id: "tanpa janji", en: "walk-in" }
    emergency { id: "darurat", en: "emergency" }
    emergency_box { id: "Darurat: dahulukan", en: "Emergency: goes first" }
    emergency_reason { id: "Alasan didahulukan", en: "Reason for going first" }
    booked_at(time: &str) { id: "janji {time}", en: "booked {time}" }
    late { id: "datang terlambat", en: "came late" }
    skipped { id: "dilewati", en: "skipped" }
    late_by(time: &str) { id: "terlambat {time}", en: "{time} late" }
    expected(from: &str, until: &str) { id: "perkiraan {from}–{until}", en: "expected {from}–{until}" }
    expected_at(time: &str) { id: "perkiraan {time}", en: "expected {time}" }
    call { id: "Panggil", en: "Call" }
    call_for(who: &str) { id: "Panggil {who}", en: "Call {who}" }
    call_again { id: "Panggil lagi", en: "Call again" }
    called(who: &str) { id: "{who} dipanggil", en: "{who} was called" }
    skip { id: "Lewati", en: "Skip" }
    skipped_done(who: &str) { id: "{who} dilewati", en: "{who} was skipped" }
    start { id: "Mulai", en: "Start" }
    start_for(who: &str) { id: "Mulai melayani {who}", en: "Start with {who}" }
    started(who: &str) { id: "{who} mulai dilayani", en: "Started with {who}" }
    finish { id: "Selesaikan", en: "Finish" }
    finish_for(who: &str) { id: "Selesaikan kunjungan {who}", en: "Finish the visit of {who}" }
    transfer { id: "Alihkan…", en: "Transfer…" }
    transfer_title(who: &str) { id: "Alihkan {who}", en: "Transfer {who}" }
    transfer_do(name: &str) { id: "Alihkan {name}", en: "Transfer {name}" }
    prioritise { id: "Dahulukan…", en: "Put first…" }
    prioritise_title(who: &str) { id: "Dahulukan {who}", en: "Put {who} first" }
    prioritise_do(name: &str) { id: "Dahulukan {name}", en: "Put {name} first" }
    stands_now(number: &str, name: &str, whom: &str) { id: "{name}: {number}, {whom}", en: "{name}: {number}, {whom}" }
    left { id: "Pulang sebelum dilayani", en: "Left before being seen" }
    left_done(who: &str) { id: "{who} pulang", en: "{who} has left" }
    actions_for(who: &str) { id: "Tindakan untuk {who}", en: "Actions for {who}" }
    choose_practitioner { id: "Pilih tenaga medis.", en: "Choose a practitioner." }
    choose_branch { id: "Pilih cabang.", en: "Choose a branch." }
    reason_needed { id: "Tulis alasannya.", en: "Please give a reason." }
    now_serving { id: "sedang dilayani", en: "now serving" }
    nobody_served { id: "belum ada yang dipanggil", en: "nobody called yet" }
    n_waiting(n: Count) { id: "{n} menunggu", en: "{n} waiting" }
    doctor_late { id: "Dokter terlambat…", en: "The doctor is late…" }
    delay_title(name: &str) { id: "{name} terlambat", en: "{name} is late" }
    delay_text { id: "Perkiraan waktu bergeser, dan tiap pasien yang terdampak ditanya: tetap, pindah, atau batal.", en: "The estimates shift, and each patient affected is asked to keep, move or cancel." }
    delay_minutes { id: "Terlambat berapa menit", en: "Minutes late" }
    delay_reason { id: "Alasan untuk pasien", en: "Reason for the patients" }
    delay_reason_hint { id: "Ditulis di pesan kepada pasien.", en: "Written in the message to the patients." }
    delay_do { id: "Geser perkiraan dan beri tahu pasien", en: "Shift the estimates and tell the patients" }
    delay_done { id: "Perkiraan digeser. Tidak ada pasien yang terdampak.", en: "The estimates are shifted. No patient is affected." }
    delay_affected(n: Count) { id: "{n} pasien terdampak:", en: "{n} patients are affected:", one: "{n} patient is affected:" }
    on_time { id: "Tepat waktu", en: "On time" }
    told { id: "pesan dikirim", en: "message sent" }
    to_be_called { id: "belum dapat pesan, telepon pasien", en: "no message, call the patient" }
    minutes_unit { id: "menit", en: "minutes" }
    lane_expected { id: "Terjadwal", en: "Expected" }
    lane_waiting { id: "Menunggu", en: "Waiting" }
    lane_called { id: "Dipanggil", en: "Called" }
    lane_seen { id: "Dilayani", en: "In progress" }
    lane_done { id: "Selesai", en: "Done" }
    lane_gone { id: "Batal, tidak hadir", en: "Cancelled, no-show" }
    waits_over(n: i64) { id: "Menunggu {n} menit atau lebih", en: "Waiting {n} minutes or more" }
    nobody { id: "Tidak ada.", en: "Nobody." }
    empty { id: "Belum ada antrean hari ini", en: "No queue today" }
    empty_text { id: "Pasien muncul di sini begitu ada janji hari ini atau begitu mereka datang.", en: "Patients appear here as soon as there are appointments today or somebody comes." }
    rules { id: "Aturan urutan antrean", en: "How the order works" }
    now_called { id: "Dipanggil", en: "Now calling" }
    nobody_called { id: "Belum ada yang dipanggil.", en: "Nobody has been called yet." }
    please_come { id: "Silakan masuk", en: "Please come in" }
    being_seen { id: "Sedang dilayani", en: "In progress" }
    upcoming { id: "Berikutnya", en: "Next" }
    sound { id: "Suara panggilan", en: "Announce calls" }
    sound_is_on { id: "Suara panggilan aktif", en: "Calls are announced" }
    spoken_call(number: &str, whom: &str) { id: "Nomor {number}, silakan ke {whom}", en: "Number {number}, please go to {whom}" }
    fullscreen { id: "Layar penuh", en: "Full screen" }
    back_to_board { id: "Ke papan antrean", en: "To the board" }
}
