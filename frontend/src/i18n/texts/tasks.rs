//! What has to be done.

use crate::i18n::Count;

crate::texts! {
    tasks { id: "Tugas", en: "Tasks" }
    mine { id: "Tugas saya", en: "My tasks" }
    unassigned { id: "Belum ditugaskan", en: "Unassigned" }
    everyone { id: "Semua terbuka", en: "All open" }
    closed { id: "Selesai", en: "Closed" }
    lists { id: "Daftar tugas", en: "Lists of tasks" }
    new_task { id: "Tugas baru", en: "New task" }
    add_task { id: "Tambah tugas", en: "Add a task" }
    edit_task { id: "Ubah tugas", en: "Edit the task" }
    task { id: "Tugas", en: "Task" }
    title { id: "Apa yang harus dikerjakan", en: "What has to be done" }
    details { id: "Keterangan", en: "Details" }
    about { id: "Tentang", en: "About" }
    about_pick { id: "Pasien yang bersangkutan", en: "The patient it is about" }
    owner { id: "Ditugaskan kepada", en: "Assigned to" }
    owner_none { id: "Siapa pun di cabang ini", en: "Anyone at this branch" }
    kind { id: "Jenis", en: "Kind" }
    priority { id: "Prioritas", en: "Priority" }
    due { id: "Batas waktu", en: "Due" }
    due_day { id: "Tanggal batas", en: "Due date" }
    due_time { id: "Jam", en: "Time" }
    branch { id: "Cabang", en: "Branch" }
    state { id: "Status", en: "Status" }
    outcome { id: "Hasil", en: "Outcome" }
    outcome_hint { id: "Singkat saja: apa yang terjadi.", en: "In short: what happened." }
    created { id: "Dibuat", en: "Created" }
    created_by(name: &str, at: &str) { id: "{at} oleh {name}", en: "{at} by {name}" }
    completed { id: "Diselesaikan", en: "Closed" }
    due_today(time: &str) { id: "hari ini, {time}", en: "today, {time}" }
    due_tomorrow { id: "besok", en: "tomorrow" }
    overdue(when: &str) { id: "terlambat, {when}", en: "overdue, {when}" }
    no_due { id: "tanpa batas waktu", en: "no due date" }
    start { id: "Mulai kerjakan", en: "Start" }
    take { id: "Ambil tugas ini", en: "Take this task" }
    complete { id: "Selesaikan", en: "Complete" }
    complete_for(name: &str) { id: "Selesaikan tugas untuk {name}", en: "Complete the task for {name}" }
    complete_named(the_title: &str) { id: "Selesaikan: {the_title}", en: "Complete: {the_title}" }
    drop_task { id: "Batalkan tugas", en: "Cancel the task" }
    drop_question { id: "Batalkan tugas ini?", en: "Cancel this task?" }
    drop_text { id: "Tugas ditutup tanpa dikerjakan. Catatannya tetap ada.", en: "The task is closed without being done. Its record stays." }
    reopen { id: "Buka kembali", en: "Reopen" }
    done(the_title: &str) { id: "Selesai: {the_title}", en: "Done: {the_title}" }
    saved { id: "Tugas disimpan", en: "Task saved" }
    save { id: "Simpan tugas", en: "Save the task" }
    save_for(name: &str) { id: "Simpan tugas untuk {name}", en: "Save the task for {name}" }
    answer { id: "Jawaban kepada pasien", en: "Answer to the patient" }
    answer_hint { id: "Pasien membacanya di portal.", en: "The patient reads it in the portal." }
    answer_send(name: &str) { id: "Kirim jawaban kepada {name}", en: "Send the answer to {name}" }
    answer_sent { id: "Jawaban dikirim", en: "Answer sent" }
    answered(at: &str) { id: "Dijawab {at}", en: "Answered {at}" }
    empty_mine { id: "Tidak ada tugas untuk Anda", en: "No tasks for you" }
    empty { id: "Tidak ada tugas di daftar ini", en: "No tasks in this list" }
    empty_text { id: "Tugas mencatat apa yang harus dikerjakan, tentang siapa, dan kapan.", en: "A task says what has to be done, about whom, and until when." }
    search { id: "Cari tugas", en: "Search tasks" }
    none_about { id: "Tidak ada tugas terbuka.", en: "No open tasks." }
    all_of_them { id: "Semua tugas", en: "All tasks" }
    n_open(n: Count) { id: "{n} terbuka", en: "{n} open" }
    remove_person(name: &str) { id: "Lepaskan {name}", en: "Detach {name}" }
    open_person(name: &str) { id: "Buka data {name}", en: "Open the record of {name}" }
    open_visit { id: "Buka janji kunjungan", en: "Open the appointment" }
}
