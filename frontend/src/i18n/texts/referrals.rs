//! Referrals, as the clinic works on them.

crate::texts! {
    title { id: "Rujukan", en: "Referrals" }
    lists { id: "Daftar rujukan", en: "Lists of referrals" }
    open { id: "Berjalan", en: "Open" }
    drafts { id: "Draf", en: "Drafts" }
    answered { id: "Dijawab", en: "Answered" }
    ended { id: "Ditolak atau dibatalkan", en: "Declined or cancelled" }
    filters { id: "Saringan", en: "Filters" }
    to_me { id: "Untuk saya", en: "To me" }
    from_me { id: "Dari saya", en: "From me" }
    search { id: "Cari nomor rujukan", en: "Search by number" }

    open_empty { id: "Tidak ada rujukan yang berjalan", en: "No open referrals" }
    open_empty_text { id: "Rujukan yang dikirim atau diterima tampil di sini sampai dijawab.", en: "Referrals that were sent or received are here until they are answered." }
    drafts_empty { id: "Tidak ada draf", en: "No drafts" }
    drafts_empty_text { id: "Rujukan yang belum dikirim menunggu di sini.", en: "Referrals that were not sent yet wait here." }
    answered_empty { id: "Belum ada yang dijawab", en: "Nothing answered yet" }
    answered_empty_text { id: "Rujukan yang hasilnya sudah diterima tersimpan di sini.", en: "Referrals whose findings came back are kept here." }
    ended_empty { id: "Tidak ada yang ditolak atau dibatalkan", en: "Nothing declined or cancelled" }
    ended_empty_text { id: "Rujukan yang berakhir tanpa jawaban tersimpan di sini.", en: "Referrals that ended without an answer are kept here." }

    new { id: "Rujuk pasien", en: "Refer a patient" }
    new_sub { id: "Disimpan sebagai draf. Surat dicetak setelah dikirim.", en: "It is saved as a draft. The letter is printed once it is sent." }
    edit { id: "Ubah rujukan", en: "Edit the referral" }
    number { id: "Nomor", en: "Number" }
    patient { id: "Pasien", en: "Patient" }
    direction { id: "Arah", en: "Direction" }
    direction_hint { id: "Keluar: ke fasilitas lain. Masuk: surat dari luar. Internal: ke rekan di klinik ini.", en: "Out: to another facility. In: a letter from outside. Internal: to a colleague in this clinic." }
    from { id: "Dari", en: "From" }
    to { id: "Kepada", en: "To" }
    from_facility { id: "Fasilitas pengirim", en: "Referring facility" }
    from_doctor { id: "Dokter pengirim", en: "Referring doctor" }
    to_facility { id: "Fasilitas tujuan", en: "Facility" }
    to_doctor { id: "Dokter tujuan", en: "Doctor" }
    to_doctor_hint { id: "Nama dokter di fasilitas itu, bila diketahui.", en: "The doctor's name at that facility, if known." }
    signed_by { id: "Penanda tangan", en: "Signed by" }
    practitioner { id: "Dokter di klinik ini", en: "Doctor in this clinic" }
    new_facility { id: "Tambah fasilitas", en: "Add a facility" }
    speciality { id: "Spesialisasi", en: "Speciality" }
    service { id: "Yang diminta", en: "Requested service" }
    reason { id: "Alasan rujukan", en: "Reason for the referral" }
    reason_hint { id: "Dibaca oleh dokter dan pasien, dan dicetak pada surat.", en: "Read by doctors and the patient, and printed on the letter." }
    urgency { id: "Kesegeraan", en: "Urgency" }
    outside_number { id: "Nomor rujukan dari luar", en: "Their referral number" }
    valid_until { id: "Berlaku sampai", en: "Valid until" }
    expired { id: "Kedaluwarsa", en: "Expired" }
    state { id: "Status", en: "State" }
    written { id: "Dibuat", en: "Written" }
    sent { id: "Dikirim", en: "Sent" }
    planned { id: "Jadwal", en: "Scheduled" }
    place { id: "Cabang", en: "Branch" }
    hidden { id: "Alasan dan hasil hanya tampil untuk dokter yang merawat dan pasien.", en: "Reason and findings are shown to doctors who treat the patient, and to the patient." }
    of(no: &str, name: &str) { id: "{no}, {name}", en: "{no}, {name}" }

    letter { id: "Cetak surat", en: "Print the letter" }
    open_record { id: "Buka rekam pasien", en: "Open the record" }
    facts { id: "Ringkasan", en: "At a glance" }
    results { id: "Hasil", en: "Findings" }
    results_empty { id: "Belum ada hasil yang diterima.", en: "No findings have come back yet." }
    result_by(name: &str, day: &str) { id: "{name}, {day}", en: "{name}, {day}" }
    history { id: "Perjalanan", en: "Progress" }
    by(name: &str) { id: "oleh {name}", en: "by {name}" }

    send { id: "Kirim", en: "Send" }
    send_title { id: "Kirim rujukan?", en: "Send the referral?" }
    send_text { id: "Setelah dikirim, isinya tidak dapat diubah lagi. Pasien diberi tahu dan dapat mengunduh suratnya.", en: "Once it is sent, its content can no longer be changed. The patient is told and can download the letter." }
    send_for(name: &str) { id: "Kirim rujukan {name}", en: "Send {name}'s referral" }
    sent_done(no: &str) { id: "Rujukan {no} dikirim", en: "Referral {no} was sent" }
    received { id: "Tandai diterima", en: "Mark as received" }
    accept { id: "Sanggupi", en: "Accept" }
    seen { id: "Tandai sudah diperiksa", en: "Mark as seen" }
    step_done(no: &str, now: &str) { id: "Rujukan {no}: {now}", en: "Referral {no}: {now}" }
    decline { id: "Tolak", en: "Decline" }
    decline_title { id: "Tolak rujukan", en: "Decline the referral" }
    decline_text { id: "Suratnya ditarik; siapa pun yang memeriksa kodenya melihat itu.", en: "The letter is withdrawn; whoever verifies its code sees that." }
    decline_for(name: &str) { id: "Tolak rujukan {name}", en: "Decline {name}'s referral" }
    cancel { id: "Batalkan", en: "Cancel the referral" }
    cancel_title { id: "Batalkan rujukan", en: "Cancel the referral" }
    cancel_text { id: "Suratnya ditarik. Janji kunjungan yang sudah dibuat tetap berlaku.", en: "The letter is withdrawn. A visit that was booked stays booked." }
    cancel_for(name: &str) { id: "Batalkan rujukan {name}", en: "Cancel {name}'s referral" }
    why { id: "Alasan", en: "Reason" }
    book { id: "Buat janji", en: "Book a visit" }
    booked(name: &str, time: &str) { id: "Janji rujukan {name} dibuat, {time}", en: "A visit for {name} was booked, {time}" }
    plan { id: "Catat jadwal", en: "Enter the schedule" }
    plan_title { id: "Jadwal di fasilitas tujuan", en: "Schedule at the facility" }
    plan_text { id: "Kapan pasien diharapkan datang, menurut fasilitas itu.", en: "When the facility expects the patient." }
    plan_for(name: &str) { id: "Simpan jadwal {name}", en: "Save {name}'s schedule" }
    plan_day { id: "Tanggal", en: "Day" }
    plan_time { id: "Jam", en: "Time" }
    plan_missing { id: "Isi tanggal dan jam.", en: "Enter day and time." }
    answer { id: "Catat hasil", en: "Enter findings" }
    answer_more { id: "Tambah hasil", en: "Add findings" }
    answer_title { id: "Hasil rujukan", en: "Findings" }
    answer_text { id: "Pasien diberi tahu dan dapat membacanya. Hasil yang tersimpan tidak dapat diubah, hanya ditambah.", en: "The patient is told and can read it. Saved findings cannot be changed, only added to." }
    answer_for(name: &str) { id: "Simpan hasil {name}", en: "Save {name}'s findings" }
    answer_body { id: "Hasil", en: "Findings" }
    answer_day { id: "Tanggal hasil", en: "Day of the findings" }
    answer_doctor { id: "Ditulis oleh", en: "Written by" }
    answer_doctor_hint { id: "Hanya untuk dokter dari luar klinik.", en: "Only for a doctor outside this clinic." }

    of_patient_empty { id: "Belum pernah dirujuk", en: "Never referred" }
    of_patient_empty_text { id: "Rujukan pasien ini, keluar dan masuk, tampil di sini.", en: "Referrals of this patient, in and out, are shown here." }
    none_open { id: "Tidak ada rujukan yang berjalan.", en: "No open referrals." }

    facilities { id: "Fasilitas rujukan", en: "Referral facilities" }
    facilities_sub { id: "Rumah sakit, klinik, dan praktik tujuan serta asal rujukan.", en: "Hospitals, clinics and practices to and from which patients are referred." }
    facilities_empty { id: "Belum ada fasilitas", en: "No facilities yet" }
    facilities_empty_text { id: "Tambahkan fasilitas tujuan dan asal rujukan.", en: "Add the facilities that patients are referred to and come from." }
    search_facilities { id: "Cari fasilitas", en: "Search facilities" }
    facility_new { id: "Fasilitas baru", en: "New facility" }
    facility_edit { id: "Ubah fasilitas", en: "Edit the facility" }
    group { id: "Rujukan", en: "Referrals" }
    kind { id: "Jenis", en: "Kind" }
    city { id: "Kota", en: "City" }
    phone { id: "Telepon", en: "Phone" }
    email { id: "Email", en: "E-mail" }
}
