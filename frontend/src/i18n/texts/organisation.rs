//! The clinic: its profile, branches, practitioners, specialities, services.

crate::texts! {
    organisation_sub { id: "Nama, bahasa, mata uang, dan nomor rekam medis.", en: "Name, language, currency and medical record numbers." }
    organisation_name { id: "Nama klinik", en: "Name of the clinic" }
    organisation_name_hint { id: "Tampil di portal pasien dan di setiap cetakan.", en: "Shown in the patient portal and on every print." }
    language { id: "Bahasa utama", en: "Main language" }
    language_hint { id: "Untuk portal dan pesan, bila pasien belum memilih.", en: "For the portal and messages, until a patient chooses." }
    currency { id: "Mata uang", en: "Currency" }
    time_zone_hint { id: "Hari dan laporan seluruh klinik dihitung di zona ini. Setiap cabang punya zonanya sendiri.", en: "Days and reports of the whole clinic are counted in this zone. Each branch has a zone of its own." }
    mrn { id: "Nomor rekam medis", en: "Medical record numbers" }
    mrn_prefix { id: "Awalan", en: "Prefix" }
    mrn_digits { id: "Jumlah angka", en: "Number of digits" }
    mrn_digits_hint { id: "4 sampai 12", en: "4 to 12" }
    lab_comment_hours { id: "Batas waktu catatan dokter atas hasil lab (jam)", en: "Time for a doctor's comment on results (hours)" }
    lab_comment_hours_hint { id: "Hasil yang menunggu catatan dokter dirilis paling lambat setelah ini; 1 sampai 720", en: "Results that wait for a doctor's comment are released after this at the latest; 1 to 720" }
    mrn_example(example: &str) { id: "Contoh: {example}. Nomor yang sudah ada tidak berubah.", en: "Example: {example}. Numbers that exist do not change." }
    read_only { id: "Anda dapat melihat, tetapi tidak mengubah. Administrator klinik dapat memberi izin “Mengubah pengaturan klinik”.", en: "You can look but not change. An administrator of the clinic can grant “Change the clinic's settings”." }
    new_location { id: "Cabang baru", en: "New branch" }
    edit_location { id: "Ubah cabang", en: "Edit branch" }
    locations_sub { id: "Tempat pasien didaftarkan dan dilayani.", en: "Where patients are registered and seen." }
    locations_empty { id: "Belum ada cabang", en: "No branches yet" }
    locations_empty_text { id: "Cabang menentukan zona waktu, alamat di portal, dan siapa melihat pasien yang mana.", en: "A branch sets the time zone, the address in the portal, and who sees which patients." }
    column_place { id: "Tempat", en: "Place" }
    payers { id: "Pembayaran yang diterima", en: "Payment accepted" }
    payers_hint { id: "Tampil di portal saat pasien memilih cabang dan dokter.", en: "Shown in the portal where patients choose a branch and a doctor." }
    contact_section { id: "Kontak", en: "Contact" }
    new_practitioner { id: "Tenaga medis baru", en: "New practitioner" }
    edit_practitioner { id: "Ubah tenaga medis", en: "Edit practitioner" }
    practitioners_sub { id: "Dokter dan tenaga kesehatan yang melayani pasien.", en: "Doctors and other health workers who see patients." }
    practitioners_empty { id: "Belum ada tenaga medis", en: "No practitioners yet" }
    practitioners_empty_text { id: "Tambahkan yang bertugas, dengan spesialisasi dan cabangnya.", en: "Add those on duty, with their specialities and branches." }
    search_practitioners { id: "Cari tenaga medis", en: "Find a practitioner" }
    practitioner_name { id: "Nama dengan gelar", en: "Name with titles" }
    practitioner_name_hint { id: "Seperti di pintu: dr. Ayu Larasati, Sp.PD", en: "As on the door: dr. Ayu Larasati, Sp.PD" }
    licence { id: "No. SIP atau STR", en: "Licence number (SIP or STR)" }
    practises_at { id: "Bertugas di", en: "Works at" }
    speaks { id: "Bahasa konsultasi", en: "Languages spoken" }
    speaks_hint { id: "Tampil di portal saat pasien memilih dokter.", en: "Shown in the portal where patients choose a doctor." }
    new_speciality { id: "Spesialisasi baru", en: "New speciality" }
    edit_speciality { id: "Ubah spesialisasi", en: "Edit speciality" }
    specialities_sub { id: "Bidang yang dapat dipilih untuk tenaga medis.", en: "Fields that practitioners can be given." }
    specialities_empty { id: "Belum ada spesialisasi", en: "No specialities yet" }
    specialities_empty_text { id: "Misalnya Umum, Penyakit Dalam, Anak, Gigi.", en: "For example general practice, internal medicine, paediatrics, dentistry." }
    new_service { id: "Layanan baru", en: "New service" }
    edit_service { id: "Ubah layanan", en: "Edit service" }
    services_sub { id: "Yang dapat dijadwalkan atau dibeli, dengan durasi dan harganya.", en: "What can be booked or bought, with its duration and price." }
    services_empty { id: "Belum ada layanan", en: "No services yet" }
    services_empty_text { id: "Misalnya Konsultasi umum, 20 menit, Rp125.000.", en: "For example a general consultation, 20 minutes, Rp125,000." }
    search_services { id: "Cari layanan", en: "Find a service" }
    duration { id: "Durasi", en: "Duration" }
    duration_hint { id: "5 sampai 1440 menit", en: "5 to 1440 minutes" }
    minutes { id: "menit", en: "minutes" }
    minutes_of(n: crate::i18n::Count) { id: "{n} mnt", en: "{n} min" }
    price { id: "Harga", en: "Price" }
    price_hint { id: "Contoh: 125000 atau 125.000", en: "Example: 125000 or 125,000" }
    price_unread { id: "Tulis harga dengan angka, seperti 125.000.", en: "Write the price in digits, like 125,000." }
    free { id: "Tanpa biaya", en: "Free of charge" }
    gives_services { id: "Layanan yang diberikan", en: "Services provided" }
    section_booking { id: "Pemesanan", en: "Booking" }
    online { id: "Pasien dapat memesan sendiri", en: "Patients can book by themselves" }
    online_hint { id: "Lewat portal, juga sebagai tamu.", en: "In the portal, also as guests." }
    needs_approval { id: "Perlu persetujuan klinik", en: "Needs the clinic's approval" }
    needs_approval_hint { id: "Janji berlaku setelah disetujui.", en: "A booking is valid once it is approved." }
    buffer_before { id: "Jeda sebelum", en: "Free time before" }
    buffer_after { id: "Jeda sesudah", en: "Free time after" }
    slot { id: "Waktu mulai setiap", en: "Start every" }
    slot_hint { id: "Kosongkan untuk mengikuti durasi layanan.", en: "Leave empty to follow the duration of the service." }
    needs_resources { id: "Memerlukan salah satu ruang atau alat ini", en: "Needs one of these rooms or devices" }
    section_messages { id: "Pengingat dan persiapan", en: "Reminders and preparation" }
    reminders { id: "Pengingat, menit sebelum kunjungan", en: "Reminders, minutes before the visit" }
    reminders_hint { id: "Misalnya 1440, 120: sehari dan dua jam sebelumnya.", en: "For example 1440, 120: a day and two hours before." }
    recall_months { id: "Kontrol lagi setelah", en: "Due again after" }
    recall_months_hint { id: "Kosongkan bila tidak perlu kontrol.", en: "Leave empty for no recall." }
    months { id: "bulan", en: "months" }
    recall_reminders { id: "Pengingat kontrol, hari sebelum jatuh tempo", en: "Recall reminders, days before it is due" }
    recall_reminders_hint { id: "Misalnya 14, 3.", en: "For example 14, 3." }
    preparation_id { id: "Persiapan (Indonesia)", en: "Preparation (Indonesian)" }
    preparation_en { id: "Persiapan (Inggris)", en: "Preparation (English)" }
    preparation_hint { id: "Apa yang perlu disiapkan dan dibawa pasien.", en: "How to prepare, and what to bring." }
}
