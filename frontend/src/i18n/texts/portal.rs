//! The patient portal: its frame, finding a doctor, home.

use crate::i18n::Count;

crate::texts! {
    skip { id: "Langsung ke isi", en: "Skip to content" }
    home_of(clinic: &str) { id: "{clinic}, beranda", en: "{clinic}, home" }
    navigation { id: "Menu utama", en: "Main menu" }
    home { id: "Beranda", en: "Home" }
    book { id: "Buat janji", en: "Book" }
    visits { id: "Kunjungan", en: "Visits" }
    messages { id: "Pesan", en: "Messages" }
    account { id: "Akun", en: "Account" }
    messages_unread(n: Count) { id: "Pesan, {n} belum dibaca", en: "Messages, {n} unread" }
    sign_in { id: "Masuk", en: "Sign in" }
    sign_out { id: "Keluar", en: "Sign out" }
    who(name: &str) { id: "Data yang dibuka: {name}. Ganti anggota keluarga atau keluar", en: "Shown: {name}. Switch family member or sign out" }
    who_heading { id: "Data siapa yang dibuka?", en: "Whose data is shown?" }
    help { id: "Bantuan", en: "Help" }
    call_clinic { id: "Telepon klinik", en: "Call the clinic" }
    language { id: "English", en: "Bahasa Indonesia" }
    staff { id: "Masuk untuk staf", en: "Staff sign-in" }
    staff_title { id: "Anda masuk sebagai staf", en: "You are signed in as staff" }
    staff_text { id: "Portal ini untuk pasien. Pekerjaan Anda ada di aplikasi staf.", en: "This portal is for patients. Your work is in the staff app." }
    staff_link { id: "Buka aplikasi staf", en: "Open the staff app" }
    emergency(phone: &str) { id: "Gawat darurat: telepon {phone}", en: "Emergency: call {phone}" }
    offline_title { id: "Tidak ada sambungan", en: "No connection" }
    offline_text { id: "Yang tampil adalah data terakhir. Kami mencoba lagi sendiri.", en: "What you see is the last known data. We keep trying by ourselves." }
    back { id: "Kembali", en: "Back" }
    again_title { id: "Masuk lagi untuk melanjutkan", en: "Sign in again to continue" }
    again_text { id: "Sesi Anda berakhir. Isian Anda tetap tersimpan di layar ini.", en: "Your session has ended. What you typed stays on this screen." }
    leave { id: "Keluar tanpa melanjutkan", en: "Leave without continuing" }
    not_found { id: "Halaman tidak ditemukan", en: "Page not found" }
    not_found_text { id: "Alamatnya mungkin salah ketik, atau kunjungan itu bukan milik keluarga Anda.", en: "The address may be mistyped, or that visit does not belong to your family." }
    to_home { id: "Ke beranda", en: "Go to the home page" }

    today { id: "hari ini", en: "today" }
    tomorrow { id: "besok", en: "tomorrow" }
    your_time(time: &str) { id: "(= {time} waktu Anda)", en: "(= {time} your time)" }
    morning { id: "Selamat pagi", en: "Good morning" }
    midday { id: "Selamat siang", en: "Good day" }
    afternoon { id: "Selamat sore", en: "Good afternoon" }
    evening { id: "Selamat malam", en: "Good evening" }
    greeted(greeting: &str, name: &str) { id: "{greeting}, {name}", en: "{greeting}, {name}" }
    you { id: "Anda", en: "You" }
    family_member { id: "Keluarga", en: "Family" }
    about(relation: &str, age: &str) { id: "{relation}, {age}", en: "{relation}, {age}" }
    family { id: "Pilih anggota keluarga", en: "Choose a family member" }
    add_family { id: "Tambah", en: "Add" }
    add_family_hint { id: "Anak, orang tua", en: "Child, parent" }

    welcome(clinic: &str) { id: "Selamat datang di {clinic}", en: "Welcome to {clinic}" }
    find_title { id: "Cari dokter atau layanan", en: "Find a doctor or a service" }
    find_lead { id: "Jam kosong terdekat ada di setiap kartu. Anda bisa melihat semuanya tanpa masuk.", en: "The next free time is on every card. You can see everything without signing in." }
    find_search { id: "Nama dokter, spesialisasi, atau layanan", en: "Name, speciality or service" }
    find_filters { id: "Saring", en: "Filter" }
    all_branches { id: "Semua cabang", en: "All branches" }
    filter_today { id: "Hari ini", en: "Today" }
    filter_late { id: "Sore dan malam", en: "Afternoon and evening" }
    filter_english { id: "Berbahasa Inggris", en: "Speaks English" }
    doctors(n: Count) { id: "{n} dokter", en: "{n} doctors", one: "{n} doctor" }
    doctors_sorted { id: "Urut: jam kosong terdekat", en: "Sorted by the next free time" }
    doctors_none { id: "Tidak ada yang cocok", en: "No matches" }
    doctors_none_text { id: "Ubah kata pencarian, atau tampilkan semua dokter.", en: "Change the search words, or show all doctors." }
    show_all { id: "Tampilkan semua", en: "Show all" }
    doctors_empty { id: "Jadwal belum dibuka", en: "Booking is not open yet" }
    doctors_empty_text { id: "Klinik belum membuka jadwal daring. Silakan telepon.", en: "The clinic has not opened online booking. Please call." }
    price_from(price: &str) { id: "mulai {price}", en: "from {price}" }
    languages { id: "Bahasa", en: "Languages" }
    payment { id: "Pembayaran", en: "Payment" }
    labelled(label: &str, list: &str) { id: "{label}: {list}", en: "{label}: {list}" }
    earliest { id: "Paling cepat", en: "Earliest" }
    more_times { id: "Lainnya", en: "More" }
    more_times_of(name: &str) { id: "Jam lain, {name}", en: "More times, {name}" }
    slot_of(name: &str, time: &str) { id: "{name}, {time}", en: "{name}, {time}" }
    full { id: "Jadwal 30 hari ke depan penuh", en: "Fully booked for the next 30 days" }
    notify_me { id: "Kabari saya bila ada jadwal", en: "Tell me when a time opens" }
    services { id: "Layanan", en: "Services" }
    service_price(price: &str, minutes: Count) { id: "{price} · {minutes} menit", en: "{price} · {minutes} minutes" }
    branches { id: "Cabang kami", en: "Our branches" }
    branches_empty { id: "Klinik ini belum memasukkan cabangnya. Silakan kembali lagi nanti.", en: "This clinic has not entered its branches yet. Please come back later." }
    call { id: "Telepon", en: "Call" }
    call_named(name: &str) { id: "Telepon {name}", en: "Call {name}" }
    directions { id: "Petunjuk arah", en: "Directions" }
    directions_to(name: &str) { id: "Petunjuk arah ke {name}, membuka peta", en: "Directions to {name}, opens a map" }
    now_there(time: &str) { id: "Sekarang pukul {time}", en: "It is now {time}" }
    title { id: "Portal pasien", en: "Patient portal" }
}
