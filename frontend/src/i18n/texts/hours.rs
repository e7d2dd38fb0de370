//! The settings of scheduling.

use crate::i18n::Count;

crate::texts! {
    working_hours { id: "Jam praktik", en: "Working hours" }
    hours_sub { id: "Blok mingguan tiap tenaga medis. Nomor antrean dihitung per blok.", en: "Weekly blocks of each practitioner. Queue numbers are counted within a block." }
    new_hours { id: "Jam praktik baru", en: "New working hours" }
    edit_hours { id: "Ubah jam praktik", en: "Edit working hours" }
    hours_empty { id: "Belum ada jam praktik", en: "No working hours yet" }
    hours_empty_text { id: "Tanpa jam praktik tidak ada waktu yang dapat dipesan.", en: "Without working hours there is no time to book." }
    weekday { id: "Hari", en: "Weekday" }
    hours { id: "Jam", en: "Hours" }
    with_break(range: &str) { id: "istirahat {range}", en: "break {range}" }
    branch { id: "Cabang", en: "Branch" }
    all_branches { id: "Semua cabang", en: "All branches" }
    everywhere { id: "Di mana pun", en: "Everywhere" }
    valid { id: "Berlaku", en: "Valid" }
    from_on(date: &str) { id: "mulai {date}", en: "from {date}" }
    from_until(start: &str, end: &str) { id: "{start} – {end}", en: "{start} – {end}" }
    starts { id: "Mulai", en: "Starts" }
    ends { id: "Selesai", en: "Ends" }
    break_from { id: "Istirahat mulai", en: "Break from" }
    break_until { id: "Istirahat sampai", en: "Break until" }
    valid_from { id: "Berlaku mulai", en: "Valid from" }
    valid_until { id: "Berlaku sampai", en: "Valid until" }
    cap { id: "Kuota per hari", en: "Daily limit" }
    cap_hint { id: "Jumlah janji terbanyak dalam sehari.", en: "The most bookings in one day." }
    letter { id: "Huruf nomor antrean", en: "Letter of the queue numbers" }
    letter_hint { id: "Seperti A pada A-015.", en: "Like A in A-015." }
    exception_hint { id: "Praktik terbagi adalah dua blok. Pengecualian adalah blok yang berlaku sehari saja.", en: "A split shift is two blocks. An exception is a block that is valid on one day." }
    absences { id: "Cuti dan blokir waktu", en: "Absences" }
    absences_sub { id: "Pasien tidak dapat memesan pada waktu ini.", en: "Nobody can book at these times." }
    new_absence { id: "Ketidakhadiran baru", en: "New absence" }
    edit_absence { id: "Ubah ketidakhadiran", en: "Edit the absence" }
    absences_empty { id: "Belum ada cuti atau blokir waktu", en: "No absences yet" }
    absences_empty_text { id: "Catat cuti, pelatihan, dan waktu yang diblokir di sini.", en: "Record leave, training and blocked times here." }
    kind { id: "Jenis", en: "Kind" }
    from { id: "Mulai", en: "From" }
    until { id: "Sampai", en: "Until" }
    hour { id: "Jam", en: "Time" }
    reason { id: "Alasan", en: "Reason" }
    force { id: "Tetap simpan walau ada janji pada waktu ini", en: "Save even if there are visits at this time" }
    affected(n: Count) { id: "{n} janji jatuh dalam waktu ini. Pindahkan atau hubungi pasiennya:", en: "{n} visits fall into this time. Move them or call the patients:", one: "{n} visit falls into this time. Move it or call the patient:" }
    somebody { id: "Pasien di luar jangkauan Anda", en: "A patient outside your reach" }
    day { id: "Tanggal", en: "Date" }
    holidays { id: "Hari libur", en: "Holidays" }
    holidays_sub { id: "Klinik atau cabang tutup seharian.", en: "The clinic or a branch is closed all day." }
    new_holiday { id: "Hari libur baru", en: "New holiday" }
    edit_holiday { id: "Ubah hari libur", en: "Edit the holiday" }
    holidays_empty { id: "Belum ada hari libur", en: "No holidays yet" }
    holidays_empty_text { id: "Catat hari libur nasional dan hari klinik tutup.", en: "Record national holidays and the days on which the clinic is closed." }
    resources { id: "Ruang dan alat", en: "Rooms and equipment" }
    resources_sub { id: "Layanan dapat memerlukan satu ruang atau alat yang bebas.", en: "A service can require a free room or device." }
    new_resource { id: "Ruang atau alat baru", en: "New room or device" }
    edit_resource { id: "Ubah ruang atau alat", en: "Edit the room or device" }
    resources_empty { id: "Belum ada ruang atau alat", en: "No rooms or equipment yet" }
    resources_empty_text { id: "Tambahkan yang tidak boleh dipakai dua kunjungan sekaligus.", en: "Add what two visits must not use at once." }
    rules { id: "Aturan pemesanan", en: "Booking rules" }
    rules_sub { id: "Berlaku untuk pasien yang memesan sendiri, dan untuk antrean.", en: "For patients who book by themselves, and for the queue." }
    rules_patients { id: "Pemesanan oleh pasien", en: "Booking by patients" }
    rules_queue { id: "Antrean", en: "The queue" }
    minutes { id: "menit", en: "minutes" }
    days { id: "hari", en: "days" }
    visits { id: "janji", en: "visits" }
    calls { id: "panggilan", en: "calls" }
    hold { id: "Waktu ditahan", en: "A time is held for" }
    hold_hint { id: "Selagi pasien mengisi data; 5 sampai 10.", en: "While the patient fills in the form; 5 to 10." }
    open_bookings { id: "Janji mendatang per pasien", en: "Upcoming visits per patient" }
    open_bookings_hint { id: "Lebih dari itu hanya lewat klinik.", en: "Further ones only through the clinic." }
    book_from { id: "Pesan paling lambat", en: "Book no later than" }
    book_from_hint { id: "Sebelum kunjungan dimulai.", en: "Before the visit begins." }
    book_ahead { id: "Pesan paling jauh", en: "Book at most" }
    book_ahead_hint { id: "Ke depan.", en: "Ahead." }
    change_until { id: "Pasien dapat mengubah sampai", en: "Patients can move it until" }
    change_until_hint { id: "Sebelum kunjungan dimulai.", en: "Before the visit begins." }
    cancel_until { id: "Pasien dapat membatalkan sampai", en: "Patients can cancel it until" }
    cancel_until_hint { id: "Sebelum kunjungan dimulai.", en: "Before the visit begins." }
    offer { id: "Tawaran daftar tunggu berlaku", en: "A waiting-list offer is valid for" }
    offer_hint { id: "Sesudah itu ditawarkan kepada yang berikutnya.", en: "Then it goes to the next in line." }
    late { id: "Terlambat lebih dari", en: "Late by more than" }
    late_hint { id: "Pasien dengan janji dipanggil setelah janji berikutnya.", en: "A booked patient is then called after the next one booked." }
    walk_in_every { id: "Pasien datang langsung tiap", en: "A walk-in every" }
    walk_in_every_hint { id: "Paling sedikit satu dari sekian panggilan.", en: "At least one in this many calls." }
}
