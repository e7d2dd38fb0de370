//! What went wrong, and what to do.

crate::texts! {
    offline { id: "Tidak ada sambungan", en: "No connection" }
    offline_advice { id: "Periksa jaringan Anda, lalu coba lagi. Isian Anda tetap ada.", en: "Check your network, then try again. What you typed is kept." }
    timeout { id: "Server belum menjawab", en: "The server has not answered" }
    timeout_advice { id: "Coba lagi sebentar. Menekan tombol dua kali tidak menggandakan apa pun.", en: "Try again shortly. Pressing the button twice does nothing twice." }
    signed_out { id: "Anda belum masuk", en: "You are not signed in" }
    signed_out_advice { id: "Masuk lagi untuk melanjutkan.", en: "Sign in again to go on." }
    unreadable { id: "Jawaban server tidak terbaca", en: "The server's answer cannot be read" }
    unreadable_advice { id: "Muat ulang halaman; mungkin ada versi baru.", en: "Reload the page; there may be a new version." }
    foreign(status: u16) { id: "Server menjawab {status}", en: "The server answered {status}" }
    request_id(id: &str) { id: "Kode permintaan {id}", en: "Request {id}" }
    copy_request_id { id: "Salin kode permintaan", en: "Copy the request id" }
    retrying(seconds: crate::i18n::Count) { id: "Dicoba lagi dalam {seconds} dtk", en: "Trying again in {seconds} s" }
    retry { id: "Coba lagi", en: "Try again" }
    form_title { id: "Belum tersimpan", en: "Not saved yet" }
    check_fields(n: crate::i18n::Count) { id: "Periksa {n} isian ini:", en: "Check these {n} fields:", one: "Check this field:" }
    no_permission { id: "Anda tidak memiliki izin untuk halaman ini", en: "You do not have permission for this page" }
    no_permission_advice { id: "Administrator klinik dapat memberikannya di Pengaturan, Peran.", en: "An administrator of the clinic can grant it in Settings, Roles." }
    not_found { id: "Halaman tidak ditemukan", en: "Page not found" }
    not_found_advice { id: "Alamatnya mungkin salah ketik, atau datanya di luar cabang Anda.", en: "The address may be mistyped, or the record is outside your branches." }
    to_start { id: "Ke Hari ini", en: "Go to Today" }
}
