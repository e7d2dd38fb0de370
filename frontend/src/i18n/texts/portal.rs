//! The patient portal.

crate::texts! {
    skip { id: "Langsung ke isi", en: "Skip to content" }
    home(clinic: &str) { id: "{clinic}, beranda", en: "{clinic}, home" }
    welcome(clinic: &str) { id: "Selamat datang di {clinic}", en: "Welcome to {clinic}" }
    lead { id: "Temukan cabang terdekat dan cara menghubungi kami.", en: "Find the nearest branch and how to reach us." }
    branches { id: "Cabang kami", en: "Our branches" }
    branches_empty { id: "Klinik ini belum memasukkan cabangnya. Silakan kembali lagi nanti.", en: "This clinic has not entered its branches yet. Please come back later." }
    call(phone: &str) { id: "Telepon {phone}", en: "Call {phone}" }
    directions { id: "Petunjuk jalan", en: "Directions" }
    directions_to(name: &str) { id: "Petunjuk jalan ke {name}, membuka peta", en: "Directions to {name}, opens a map" }
    now_there(time: &str) { id: "Sekarang pukul {time}", en: "It is now {time}" }
    emergency { id: "Gawat darurat: telepon 119", en: "Emergency: call 119" }
    emergency_title { id: "Keadaan darurat?", en: "An emergency?" }
    emergency_text { id: "Portal ini bukan untuk keadaan darurat. Hubungi 119 atau datang ke IGD terdekat.", en: "This portal is not for emergencies. Call 119 or go to the nearest emergency department." }
    staff { id: "Masuk untuk staf", en: "Staff sign-in" }
    help { id: "Bantuan", en: "Help" }
    language { id: "English", en: "Bahasa Indonesia" }
    failed { id: "Data klinik belum dapat dimuat.", en: "The clinic's data could not be loaded." }
    title { id: "Portal pasien", en: "Patient portal" }
}
