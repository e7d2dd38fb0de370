//! The waiting list and recalls.

use crate::i18n::Count;

crate::texts! {
    waiting_list { id: "Daftar tunggu", en: "Waiting list" }
    waiting_sub { id: "Waktu yang kosong kembali ditawarkan menurut urutan pendaftaran.", en: "Freed times are offered in the order in which people joined." }
    add_to_list { id: "Tambah ke daftar", en: "Add to the list" }
    add_text { id: "Pasien ditawari waktu yang kosong kembali, menurut urutan.", en: "The patient is offered freed times, in order." }
    add_for(name: &str) { id: "Tambahkan {name} ke daftar", en: "Add {name} to the list" }
    added(name: &str) { id: "{name} masuk daftar tunggu", en: "{name} is on the waiting list" }
    waiting_empty { id: "Tidak ada yang menunggu", en: "Nobody is waiting" }
    waiting_empty_text { id: "Tambahkan pasien yang ingin waktu lebih awal.", en: "Add patients who want an earlier time." }
    anybody { id: "siapa saja", en: "anybody" }
    any_time { id: "kapan saja", en: "any time" }
    morning { id: "pagi", en: "morning" }
    afternoon { id: "siang", en: "afternoon" }
    evening { id: "malam", en: "evening" }
    period(from: &str, until: &str) { id: "{from} – {until}", en: "{from} – {until}" }
    earliest { id: "Paling awal", en: "Earliest" }
    latest { id: "Paling akhir", en: "Latest" }
    day_parts { id: "Bagian hari", en: "Parts of the day" }
    waits_since(day: &str) { id: "sejak {day}", en: "since {day}" }
    state { id: "Status", en: "Status" }
    all { id: "Semua", en: "All" }
    book { id: "Buat janji", en: "Book" }
    book_for(name: &str) { id: "Buat janji untuk {name}", en: "Book for {name}" }
    withdraw { id: "Keluarkan dari daftar", en: "Take off the list" }
    withdraw_for(name: &str) { id: "Keluarkan {name} dari daftar", en: "Take {name} off the list" }
    withdraw_title(name: &str) { id: "Keluarkan {name} dari daftar tunggu?", en: "Take {name} off the waiting list?" }
    withdraw_text { id: "Pasien tidak ditawari waktu lagi. Tawaran yang terbuka berakhir.", en: "The patient is offered no more times. An open offer ends." }
    withdrawn(name: &str) { id: "{name} keluar dari daftar tunggu", en: "{name} is off the waiting list" }
    chain { id: "Tawaran", en: "Offers" }
    no_offers { id: "Belum ada yang ditawarkan.", en: "Nothing has been offered yet." }
    until(time: &str) { id: "sampai {time}", en: "until {time}" }
    recalls { id: "Jadwal kontrol", en: "Recalls" }
    recalls_sub { id: "Pasien yang sudah waktunya kontrol. Ditutup otomatis begitu janji dibuat.", en: "Patients who are due again. A recall closes by itself once a visit is booked." }
    new_recall { id: "Jadwal kontrol baru", en: "New recall" }
    recall_text { id: "Pasien diingatkan sebelum jatuh tempo.", en: "The patient is reminded before it is due." }
    save_recall { id: "Simpan jadwal kontrol", en: "Save the recall" }
    save_recall_for(name: &str) { id: "Simpan jadwal kontrol {name}", en: "Save the recall of {name}" }
    recall_saved(name: &str) { id: "Jadwal kontrol {name} disimpan", en: "The recall of {name} is saved" }
    recalls_empty { id: "Tidak ada yang perlu dihubungi", en: "Nobody to contact" }
    recalls_empty_text { id: "Pasien muncul di sini begitu jadwal kontrolnya lewat.", en: "Patients appear here once they are overdue." }
    overdue { id: "Lewat jatuh tempo", en: "Overdue" }
    due_soon { id: "Akan datang", en: "Upcoming" }
    due { id: "Jatuh tempo", en: "Due" }
    due_on(day: &str) { id: "jatuh tempo {day}", en: "due {day}" }
    note { id: "Catatan", en: "Note" }
    record_attempt { id: "Catat kontak", en: "Record a contact" }
    record_attempt_for(name: &str) { id: "Catat kontak dengan {name}", en: "Record a contact with {name}" }
    attempt_title(name: &str) { id: "Kontak dengan {name}", en: "Contact with {name}" }
    save_attempt(name: &str) { id: "Simpan kontak dengan {name}", en: "Save the contact with {name}" }
    attempt_saved { id: "Kontak dicatat", en: "Contact recorded" }
    n_attempts(n: Count) { id: "{n} kali dihubungi", en: "contacted {n} times", one: "contacted {n} time" }
    channel { id: "Lewat", en: "By" }
    outcome { id: "Hasil", en: "Outcome" }
    declined_closes { id: "Jadwal kontrol ini akan ditutup.", en: "This recall will be closed." }
}
